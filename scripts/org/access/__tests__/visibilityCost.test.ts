/** What a restricted user's query costs: a bounded number of look-ups for each row, whatever the number of rows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../data/store.ts';
import { requireObject } from '../seedRow.ts';
import { rowVisibility } from '../rowVisibility.ts';
import { createAccessOrg } from './accessOrg.ts';

/** Look-ups for so many records of colleagues, every tenth shared with a group of the user's. */
function lookupsFor(count: number): number {
  const org = createAccessOrg();
  const role = org.role('Top');
  const user = org.user(org.person('user', { sets: ['Planner'], role }));
  const owners = Array.from({ length: 20 }, (_unused, index) =>
    org.person(`owner${index}`, { role: org.role(`Side${index}`) })
  );
  const group = org.seed('Group', { Name: 'Team', Type: 'Regular' });
  org.seed('GroupMember', { GroupId: group, UserOrGroupId: user.id });
  for (let index = 0; index < count; index += 1) {
    const ParentId = org.seed('Plan__c', { Name: `P${index}`, OwnerId: owners[index % owners.length] ?? null });
    if (index % 10 === 0)
      org.seed('Plan__Share', { ParentId, UserOrGroupId: group, AccessLevel: 'Read', RowCause: 'Manual' });
  }
  const object = requireObject(org.schema, 'Plan__c');
  const store = org.transaction.store as { -readonly [K in keyof Store]: Store[K] };
  const { lookup, get, scan } = store;
  let calls = 0;
  store.lookup = (...args) => ((calls += 1), lookup(...args));
  store.get = (...args) => ((calls += 1), get(...args));
  store.scan = (...args) => ((calls += 1), scan(...args));
  const isVisible = org.run(() => rowVisibility({ user, mode: 'user', sharing: 'with' }, object, org.transaction));
  const rows = [...scan(object)];
  assert.equal(rows.filter((row) => isVisible?.(row)).length, Math.ceil(count / 10));
  return calls;
}

test('P102: twice the records cost twice the look-ups', () => {
  const [small, large] = [lookupsFor(500), lookupsFor(1000)];
  assert.ok(large < small * 2.1, `${small} look-ups for 500 records, ${large} for 1,000`);
  assert.ok(large < 1000 * 4, `${large} look-ups for 1,000 records`);
});
