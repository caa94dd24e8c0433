/**
 * The user as which triggers of platform events and flows of a schedule run. Made when it is first needed.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_subscribe_apex.htm
 */
import { textOf } from '../access/rowReader.ts';
import { createSeeder, requireObject } from '../access/seedRow.ts';
import type { Org } from '../engine/org.ts';
import type { SeedTarget } from '../access/seedRow.ts';

const USER_TYPE = 'AutomatedProcess';

const USER = {
  LastName: 'Automated Process',
  Name: 'Automated Process',
  Alias: 'autoproc',
  Username: 'autoproc@localorg.example',
  Email: 'autoproc@localorg.example',
  CommunityNickname: 'autoproc',
  TimeZoneSidKey: 'GMT',
  LocaleSidKey: 'en_US',
  LanguageLocaleKey: 'en_US',
  EmailEncodingKey: 'UTF-8',
  DigestFrequency: 'N',
  DefaultGroupNotificationFrequency: 'N',
  UserType: USER_TYPE,
  IsActive: true,
  ForecastEnabled: false
} as const;

/** Its Id, made in a transaction of its own where there is none yet. */
export function findProcessUser(org: Org): string {
  const { adminUserId } = org.seeded;
  return org.transact({ userId: adminUserId, quiddity: 'UNDEFINED' }, (transaction) =>
    automatedProcessUser(transaction, adminUserId)
  );
}

/** Its Id; the row is written where there is none. Call it inside a transaction. */
export function automatedProcessUser(target: SeedTarget, creatorId: string): string {
  const object = requireObject(target.schema, 'User');
  for (const row of target.store.scan(object)) {
    if (textOf(object, row, 'UserType') === USER_TYPE) return row[0] as string;
  }
  return createSeeder(target, creatorId).add('User', USER);
}
