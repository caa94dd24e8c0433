import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTestOrg, date, deal, decimal, errorsOf, records } from '../../__tests__/testOrg.ts';
import type { TestOrg } from '../../__tests__/testOrg.ts';
import type { TestComponent } from '../../../data/__tests__/testSchema.ts';

function show(org: TestOrg, id: string, ...fields: readonly string[]): readonly string[] {
  return fields.map((field) => String(org.value('Opportunity', id, field)));
}

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm */
describe('Opportunity', () => {
  test('the stage gives probability, closed, won and forecast category; a probability of the caller stands', () => {
    const org = createTestOrg();
    const account = org.insert('Account', { Name: 'A' });
    const open = deal(org, account);
    assert.deepEqual(show(org, open, 'Probability', 'IsClosed', 'IsWon', 'ForecastCategory', 'ForecastCategoryName'), [
      '10',
      'false',
      'false',
      'Pipeline',
      'Pipeline'
    ]);
    org.write('update', [org.record('Opportunity', { Id: open, StageName: 'Closed Won' })]);
    assert.deepEqual(show(org, open, 'Probability', 'IsClosed', 'IsWon', 'ForecastCategoryName'), [
      '100',
      'true',
      'true',
      'Closed'
    ]);
    const own = deal(org, account, { Probability: decimal('35') });
    assert.deepEqual(show(org, own, 'Probability'), ['35']);
    org.write('update', [org.record('Opportunity', { Id: own, NextStep: 'call' })]);
    assert.deepEqual(show(org, own, 'Probability'), ['35']);
  });

  test('a stage set by a before trigger counts as well', () => {
    const org = createTestOrg();
    org.on('Opportunity BEFORE_INSERT', (context) => {
      for (const record of records(context.newList)) record.write(record.field('StageName'), 'Closed Lost');
    });
    assert.deepEqual(show(org, deal(org, null), 'Probability', 'IsClosed', 'ForecastCategoryName'), [
      '0',
      'true',
      'Omitted'
    ]);
  });

  test('expected amount and fiscal period follow', () => {
    const org = createTestOrg();
    const id = deal(org, null, { Amount: decimal('1000'), CloseDate: date('2026-11-02') });
    assert.deepEqual(show(org, id, 'ExpectedRevenue', 'FiscalYear', 'FiscalQuarter', 'Fiscal'), [
      '100.00',
      '2026',
      '4',
      '2026 4'
    ]);
  });

  test('the contact of a new opportunity is its primary contact role, until another one is', () => {
    const org = createTestOrg();
    const [first, second] = ['A', 'B'].map((LastName) => org.insert('Contact', { LastName }));
    const id = deal(org, null, { ContactId: first });
    const role = String(org.rows('OpportunityContactRole')[0]?.[0]);
    assert.equal(org.value('OpportunityContactRole', role, 'IsPrimary'), true);
    org.insert('OpportunityContactRole', { OpportunityId: id, ContactId: second, IsPrimary: true });
    assert.equal(org.value('OpportunityContactRole', role, 'IsPrimary'), false);
  });

  test('P85: name, stage and close date are required', () => {
    const org = createTestOrg();
    const [result] = org.write('insert', [org.record('Opportunity', {})]);
    assert.deepEqual([...(result?.errors[0]?.fields ?? [])].toSorted(), ['CloseDate', 'Name', 'StageName']);
  });
});

describe('Account', () => {
  test('one with won deals cannot be deleted, one with open deals takes them along', () => {
    const org = createTestOrg();
    const won = org.insert('Account', { Name: 'Won' });
    deal(org, won, { Name: 'Big', StageName: 'Closed Won' });
    assert.deepEqual(errorsOf(org.write('delete', [org.record('Account', { Id: won })])[0]), [
      'DELETE_FAILED: Your attempt to delete Won could not be completed because some opportunities in that account were closed won. The opportunities that could not be deleted are shown below.: Big\n'
    ]);
    const open = org.insert('Account', { Name: 'Open' });
    const id = deal(org, open);
    org.write('delete', [org.record('Account', { Id: open })]);
    assert.equal(org.value('Opportunity', id, 'IsDeleted'), true);
  });
});

describe('User and permission set assignments', () => {
  const values = (org: TestOrg, profile: string): Record<string, unknown> => ({
    LastName: 'Rep',
    Alias: 'rep',
    Email: 'rep@example.com',
    Username: 'Rep@Example.com',
    ProfileId: org.seeded.profileIds.get(profile),
    TimeZoneSidKey: 'America/Los_Angeles',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8'
  });

  test('a user gets its name, type and defaults; its username is lower-case and unique', () => {
    const org = createTestOrg();
    const id = org.insert('User', { ...values(org, 'Standard User'), FirstName: 'Sales' });
    assert.deepEqual(
      ['Name', 'Username', 'UserType', 'IsActive'].map((field) => org.value('User', id, field)),
      ['Sales Rep', 'rep@example.com', 'Standard', true]
    );
    assert.match(
      errorsOf(org.write('insert', [org.record('User', values(org, 'Standard User'))])[0])[0] ?? '',
      /^DUPLICATE_USERNAME/
    );
    const { ProfileId, ...withoutProfile } = values(org, 'Standard User');
    assert.ok(ProfileId);
    assert.deepEqual(
      errorsOf(org.write('insert', [org.record('User', { ...withoutProfile, Username: 'b@example.com' })])[0]),
      ['REQUIRED_FIELD_MISSING: Required fields are missing: [ProfileId]']
    );
  });

  test('a permission set is assigned once; what it grants counts from then on', () => {
    const org = createTestOrg();
    const user = org.insert('User', values(org, 'Minimum Access - Salesforce'));
    const set = org.insert('PermissionSet', { Name: 'Readers', Label: 'Readers' });
    assert.equal(org.user(user).permissions.can('Account', 'read'), false);
    org.insert('ObjectPermissions', { ParentId: set, SobjectType: 'Account', PermissionsRead: true });
    org.insert('PermissionSetAssignment', { AssigneeId: user, PermissionSetId: set });
    assert.equal(org.user(user).permissions.can('Account', 'read'), true);
    assert.match(
      errorsOf(
        org.write('insert', [org.record('PermissionSetAssignment', { AssigneeId: user, PermissionSetId: set })])[0]
      )[0] ?? '',
      /^DUPLICATE_VALUE/
    );
    org.write('delete', [
      org.record('PermissionSetAssignment', { Id: String(org.rows('PermissionSetAssignment')[0]?.[0]) })
    ]);
    assert.equal(org.user(user).permissions.can('Account', 'read'), false);
  });
});

describe('people and statuses', () => {
  test('P93: the name of a contact is put together from its parts', () => {
    const org = createTestOrg();
    const id = org.insert('Contact', { FirstName: 'First', LastName: 'Last' });
    assert.equal(org.value('Contact', id, 'Name'), 'First Last');
    org.write('update', [org.record('Contact', { Id: id, FirstName: null })]);
    assert.equal(org.value('Contact', id, 'Name'), 'Last');
  });

  test('a case is closed by its status', () => {
    const org = createTestOrg();
    const id = org.insert('Case', { Status: 'Closed' });
    assert.equal(org.value('Case', id, 'IsClosed'), true);
    assert.notEqual(org.value('Case', id, 'ClosedDate'), null);
    org.write('update', [org.record('Case', { Id: id, Status: 'New' })]);
    assert.deepEqual(
      ['IsClosed', 'ClosedDate'].map((field) => org.value('Case', id, field)),
      [false, null]
    );
  });

  test('objects whose effects on others are missing are refused by name', () => {
    const org = createTestOrg();
    assert.throws(
      () => org.write('insert', [org.record('EmailMessage', {})]),
      /DML on EmailMessage is not supported by the local org: messages bring tasks/
    );
  });
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_customsettings.htm */
describe('hierarchy settings', () => {
  const SETTING: TestComponent = {
    type: 'CustomObject',
    fullName: 'Limits__c',
    xml: `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><label>Limits</label><customSettingsType>Hierarchy</customSettingsType>
      <visibility>Public</visibility><enableFeeds>false</enableFeeds></CustomObject>`
  };
  const COMPONENTS = [SETTING];

  test('P76: a row without an owner belongs to the organization, and there is one for each owner', () => {
    const org = createTestOrg(COMPONENTS);
    const id = org.insert('Limits__c', {});
    assert.equal(org.value('Limits__c', id, 'SetupOwnerId'), org.seeded.organizationId);
    assert.match(errorsOf(org.write('insert', [org.record('Limits__c', {})])[0])[0] ?? '', /^DUPLICATE_VALUE/);
    assert.ok(org.insert('Limits__c', { SetupOwnerId: org.seeded.adminUserId }));
  });
});
