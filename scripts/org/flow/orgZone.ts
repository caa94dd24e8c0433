/** The default time zone of the org, in which schedules and dates of scheduled paths are meant. */
import { textOf } from '../access/rowReader.ts';
import type { Store } from '../data/store.ts';
import type { OrgSchema } from '../schema/model.ts';

export function orgZone({ schema, store }: { readonly schema: OrgSchema; readonly store: Store }): string {
  const object = schema.object('Organization');
  if (object !== undefined) for (const row of store.scan(object)) return textOf(object, row, 'TimeZoneSidKey') ?? 'GMT';
  return 'GMT';
}
