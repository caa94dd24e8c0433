/**
 * On whose behalf, and how strictly, a query or a write runs. Required everywhere; there is no default.
 *
 * `mode` user: object permissions, field permissions and sharing are enforced (WITH USER_MODE, `as user`, the UI API).
 * `mode` system: neither object nor field permissions; rows are restricted only where `sharing` is `with`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
 */
import type { UserContext } from './userContext.ts';

export interface Access {
  readonly user: UserContext;
  readonly mode: 'user' | 'system';
  readonly sharing: 'with' | 'without';
}
