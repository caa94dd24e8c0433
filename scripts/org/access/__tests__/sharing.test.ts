/** https://help.salesforce.com/s/articleView?id=platform.managing_the_sharing_model.htm */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { requireObject } from '../seedRow.ts';
import { recordAccess } from '../recordAccess.ts';
import { rowVisibility } from '../rowVisibility.ts';
import { userRecordAccess } from '../userRecordAccess.ts';
import { date, deal, errorsOf } from '../../write/__tests__/testOrg.ts';
import type { WriteOperation } from '../../write/contract.ts';
import { createAccessOrg } from './accessOrg.ts';
import type { AccessOrg } from './accessOrg.ts';

function level(org: AccessOrg, userId: string, object: string, id: string): string {
  const row = org.row(object, id);
  assert.ok(row);
  return recordAccess(org.user(userId), requireObject(org.schema, object), row, org.transaction);
}

function plan(org: AccessOrg, ownerId: string): string {
  return org.insert('Plan__c', { Name: 'P', OwnerId: ownerId });
}

function visible(org: AccessOrg, userId: string, sharing: 'with' | 'without' = 'with'): number {
  const object = requireObject(org.schema, 'Plan__c');
  const test = rowVisibility({ user: org.user(userId), mode: 'system', sharing }, object, org.transaction);
  return org.rows('Plan__c').filter((row) => test === null || test(row)).length;
}

describe('records of a private object', () => {
  test('P102: the owner has all of it, others nothing, administrators everything', () => {
    const org = createAccessOrg();
    const [owner, other] = ['owner', 'other'].map((name) => org.person(name, { sets: ['Planner'] })) as [
      string,
      string
    ];
    const id = plan(org, owner);
    assert.equal(level(org, owner, 'Plan__c', id), 'all');
    assert.equal(level(org, other, 'Plan__c', id), 'none');
    assert.equal(level(org, org.seeded.adminUserId, 'Plan__c', id), 'all');
    assert.deepEqual([visible(org, owner), visible(org, other), visible(org, other, 'without')], [1, 0, 1]);
  });

  test('P102: View All reads every record and no more', () => {
    const org = createAccessOrg();
    const viewer = org.person('viewer', { sets: ['Viewer'] });
    const id = plan(org, org.seeded.adminUserId);
    assert.equal(level(org, viewer, 'Plan__c', id), 'read');
    assert.equal(visible(org, viewer), 1);
  });

  test('P102: members of the owning queue have all of it', () => {
    const org = createAccessOrg();
    const member = org.person('member', { sets: ['Planner'] });
    const queue = org.seed('Group', { Name: 'Queue', Type: 'Queue' });
    const inner = org.seed('Group', { Name: 'Inner', Type: 'Regular' });
    org.seed('GroupMember', { GroupId: queue, UserOrGroupId: inner });
    org.seed('GroupMember', { GroupId: inner, UserOrGroupId: member });
    const id = plan(org, org.seeded.adminUserId);
    const object = requireObject(org.schema, 'Plan__c');
    const row = [...(org.row('Plan__c', id) ?? [])];
    row[object.field('OwnerId')?.slot ?? -1] = queue;
    org.transaction.store.put(object, row);
    assert.equal(level(org, member, 'Plan__c', id), 'all');
  });

  test('P102: those above the owner in the role hierarchy have what the owner has', () => {
    const org = createAccessOrg();
    const top = org.role('Top');
    const middle = org.role('Middle', top);
    const [boss, owner, peer] = [
      org.person('boss', { role: top }),
      org.person('owner', { role: org.role('Low', middle) }),
      org.person('peer', { role: org.role('Side', top) })
    ];
    const id = plan(org, owner);
    assert.deepEqual(
      [boss, owner, peer].map((user) => level(org, user, 'Plan__c', id)),
      ['all', 'all', 'none']
    );
  });

  test('P102: manual shares give read or edit, to users and to groups, and end when the owner changes', () => {
    const org = createAccessOrg();
    const [owner, user] = ['owner', 'user'].map((name) => org.person(name, { sets: ['Planner'] })) as [string, string];
    const id = plan(org, owner);
    org.insert('Plan__Share', { ParentId: id, UserOrGroupId: user, AccessLevel: 'Edit' });
    assert.equal(level(org, user, 'Plan__c', id), 'edit');
    org.insert('Plan__Share', { ParentId: id, UserOrGroupId: user, AccessLevel: 'Read' });
    assert.equal(level(org, user, 'Plan__c', id), 'read', 'one row for each grantee');
    org.write('update', [org.record('Plan__c', { Id: id, OwnerId: org.seeded.adminUserId })]);
    assert.equal(level(org, user, 'Plan__c', id), 'none');
  });

  test('share rows are manual and give more than everybody has', () => {
    const org = createAccessOrg();
    const user = org.person('user');
    const id = plan(org, org.seeded.adminUserId);
    const values = { ParentId: id, UserOrGroupId: user };
    assert.match(
      errorsOf(org.write('insert', [org.record('Plan__Share', { ...values, AccessLevel: 'All' })])[0])[0] ?? '',
      /FIELD_FILTER_VALIDATION_EXCEPTION.*AccessLevel/
    );
    assert.match(
      errorsOf(
        org.write('insert', [org.record('Plan__Share', { ...values, AccessLevel: 'Read', RowCause: 'Rule' })])[0]
      )[0] ?? '',
      /RowCause|row cause/
    );
  });

  test('P102: details follow their master: read from read, everything from edit', () => {
    const org = createAccessOrg();
    const [owner, user] = ['owner', 'user'].map((name) => org.person(name, { sets: ['Planner'] })) as [string, string];
    const id = plan(org, owner);
    const step = org.insert('Step__c', { Name: 'S', Plan__c: id });
    assert.equal(level(org, user, 'Step__c', step), 'none');
    org.insert('Plan__Share', { ParentId: id, UserOrGroupId: user, AccessLevel: 'Read' });
    assert.equal(level(org, user, 'Step__c', step), 'read');
    org.insert('Plan__Share', { ParentId: id, UserOrGroupId: user, AccessLevel: 'Edit' });
    assert.equal(level(org, user, 'Step__c', step), 'all');
  });
});

describe('accounts and opportunities', () => {
  test('public read/write is edit, not delete; a private opportunity belongs to its owner', () => {
    const org = createAccessOrg();
    const [owner, other] = ['owner', 'other'].map((name) => org.person(name)) as [string, string];
    const id = deal(org, null, { OwnerId: owner });
    const hidden = deal(org, null, { OwnerId: owner, IsPrivate: true });
    assert.deepEqual([level(org, other, 'Opportunity', id), level(org, owner, 'Opportunity', id)], ['edit', 'all']);
    assert.deepEqual(
      [level(org, other, 'Opportunity', hidden), level(org, owner, 'Opportunity', hidden)],
      ['none', 'all']
    );
  });

  test('partner rows give what their opportunity gives', () => {
    const org = createAccessOrg();
    const [owner, other] = ['owner', 'other'].map((name) => org.person(name)) as [string, string];
    const [customer, partner] = ['C', 'P'].map((Name) => org.insert('Account', { Name }));
    const hidden = deal(org, customer ?? '', { OwnerId: owner, IsPrivate: true });
    const row = org.insert('OpportunityPartner', { OpportunityId: hidden, AccountToId: partner });
    assert.deepEqual(
      [owner, other].map((user) => level(org, user, 'OpportunityPartner', row)),
      ['all', 'none']
    );
  });
});

describe('UserRecordAccess', () => {
  test('P102: sharing and object permissions together; unknown records give nothing', () => {
    const org = createAccessOrg();
    const owner = org.person('owner', { sets: ['Planner'] });
    const bare = org.person('bare');
    const id = plan(org, owner);
    const step = org.insert('Plan__c', { Name: 'Q', OwnerId: bare });
    const levels = (user: string, ids: readonly string[]): readonly string[] =>
      userRecordAccess(org.transaction, user, ids).map((row) => row.MaxAccessLevel);
    assert.deepEqual(levels(owner, [id, step, `${id.slice(0, 3)}zzzzzzzzzzzzAAA`]), ['All', 'None', 'None']);
    assert.deepEqual(levels(bare, [step]), ['None'], 'an owner without object permission');
    const [row] = userRecordAccess(org.transaction, owner, [id]);
    assert.deepEqual(
      [row?.HasReadAccess, row?.HasEditAccess, row?.HasDeleteAccess, row?.HasTransferAccess],
      [true, true, true, true]
    );
  });
});

describe('writing as somebody', () => {
  function writeAs(
    org: AccessOrg,
    user: string,
    access: { mode: 'user' | 'system'; sharing: 'with' | 'without' },
    operation: WriteOperation,
    object: string,
    values: Readonly<Record<string, unknown>>
  ): readonly string[] {
    return errorsOf(
      org.write(operation, [org.record(object, values)], { access: { user: org.user(user), ...access } })[0]
    );
  }
  const USER = { mode: 'user', sharing: 'with' } as const;
  const WITH = { mode: 'system', sharing: 'with' } as const;

  test('P100: user mode without the object permission is a SecurityException', () => {
    const org = createAccessOrg();
    const user = org.person('viewer', { sets: ['Viewer'] });
    assert.throws(
      () => writeAs(org, user, USER, 'insert', 'Plan__c', { Name: 'P' }),
      /System\.SecurityException: Access to entity 'Plan__c' denied/
    );
    assert.deepEqual(
      writeAs(org, user, { mode: 'system', sharing: 'without' }, 'insert', 'Plan__c', { Name: 'P' }),
      []
    );
  });

  test('P100: user mode without a field permission fails the row and names the fields', () => {
    const org = createAccessOrg();
    const user = org.person('planner', { sets: ['Planner'] });
    const [result] = org.write('insert', [org.record('Plan__c', { Name: 'P', Secret__c: 'x', Open__c: 'y' })], {
      access: { user: org.user(user), ...USER }
    });
    assert.match(
      result?.errors[0]?.message ?? '',
      /^Operation failed due to fields being inaccessible on Sobject Plan__c/
    );
    assert.deepEqual(result?.errors[0]?.fields, ['Secret__c']);
    assert.deepEqual(writeAs(org, user, USER, 'insert', 'Plan__c', { Name: 'P', Open__c: 'y' }), []);
  });

  test('P99: with sharing an update takes edit access and a deletion full access', () => {
    const org = createAccessOrg();
    const [owner, user] = ['owner', 'user'].map((name) => org.person(name, { sets: ['Planner'] })) as [string, string];
    const id = plan(org, owner);
    const refused = ['INSUFFICIENT_ACCESS_OR_READONLY: insufficient access rights on object id'];
    assert.deepEqual(writeAs(org, user, WITH, 'update', 'Plan__c', { Id: id, Name: 'Q' }), refused);
    org.insert('Plan__Share', { ParentId: id, UserOrGroupId: user, AccessLevel: 'Edit' });
    assert.deepEqual(writeAs(org, user, WITH, 'update', 'Plan__c', { Id: id, Name: 'Q' }), []);
    assert.deepEqual(writeAs(org, user, WITH, 'delete', 'Plan__c', { Id: id }), refused);
    assert.deepEqual(writeAs(org, owner, WITH, 'delete', 'Plan__c', { Id: id }), []);
  });

  test('P99: with sharing a new detail takes edit access to its master', () => {
    const org = createAccessOrg();
    const [owner, user] = ['owner', 'user'].map((name) => org.person(name, { sets: ['Planner'] })) as [string, string];
    const id = plan(org, owner);
    org.insert('Plan__Share', { ParentId: id, UserOrGroupId: user, AccessLevel: 'Read' });
    const refused = [
      `INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: insufficient access rights on cross-reference id: ${id.slice(0, 15)}`
    ];
    assert.deepEqual(writeAs(org, user, WITH, 'insert', 'Step__c', { Name: 'S', Plan__c: id }), refused);
    assert.deepEqual(writeAs(org, owner, WITH, 'insert', 'Step__c', { Name: 'S', Plan__c: id }), []);
  });

  test('user mode on partner rows: Read on accounts and Edit on the opportunity add, Edit on both removes', () => {
    const org = createAccessOrg();
    const rep = org.person('rep');
    const [customer, partner] = ['C', 'P'].map((Name) => org.insert('Account', { Name }));
    const values = {
      OpportunityId: deal(org, customer ?? '', { CloseDate: date('2026-05-01') }),
      AccountToId: partner
    };
    const reader = org.person('reader', { profile: 'Read Only' });
    assert.throws(
      () => writeAs(org, reader, USER, 'insert', 'OpportunityPartner', values),
      /Access to entity 'OpportunityPartner' denied/
    );
    assert.deepEqual(writeAs(org, rep, USER, 'insert', 'OpportunityPartner', values), []);
    assert.deepEqual(
      writeAs(org, rep, USER, 'delete', 'OpportunityPartner', { Id: String(org.rows('OpportunityPartner')[0]?.[0]) }),
      []
    );
  });
});
