/** https://help.salesforce.com/s/articleView?id=platform.standard_profiles.htm */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { createAccessOrg } from './accessOrg.ts';

describe('what profiles and permission sets add up to', () => {
  test('P117: the first administrator may do everything with every object, and sees no deployed field by itself', () => {
    const org = createAccessOrg();
    const { permissions, profileName } = org.user(org.seeded.adminUserId);
    assert.equal(profileName, 'System Administrator');
    assert.equal(permissions.can('Plan__c', 'modifyAll'), true);
    assert.equal(permissions.canField('Account', 'Industry', 'edit'), true);
    assert.equal(permissions.canField('Plan__c', 'Open__c', 'read'), false);
    assert.equal(permissions.canField('Plan__c', 'Name', 'edit'), true, 'names have no field permission');
    assert.equal(permissions.has('ModifyAllData'), true);
  });

  test('a standard user works with standard objects and has nothing of the project', () => {
    const org = createAccessOrg();
    const { permissions } = org.user(org.person('rep'));
    assert.equal(permissions.can('Opportunity', 'edit'), true);
    assert.equal(permissions.can('Product2', 'edit'), false);
    assert.equal(permissions.can('Plan__c', 'read'), false);
    assert.equal(permissions.can('Opportunity', 'viewAll'), false);
    assert.equal(permissions.has('ModifyAllData'), false);
  });

  test('minimum access and partner users start with nothing', () => {
    const org = createAccessOrg();
    for (const profile of ['Minimum Access - Salesforce', 'Partner Community User']) {
      const { permissions } = org.user(org.person(profile.slice(0, 3), { profile }));
      assert.equal(permissions.can('Account', 'read'), false, profile);
      assert.equal(permissions.canField('Account', 'Industry', 'read'), false, profile);
    }
  });

  for (const set of ['Planner', 'Team']) {
    test(`${set}: objects, fields, custom permissions, by permission set and by group`, () => {
      const org = createAccessOrg();
      const { permissions } = org.user(org.person('planner', { sets: [set] }));
      assert.equal(permissions.can('plan__c', 'delete'), true);
      assert.equal(permissions.can('Plan__c', 'viewAll'), false);
      assert.equal(permissions.canField('Plan__c', 'Open__c', 'edit'), true);
      assert.equal(permissions.canField('Plan__c', 'Secret__c', 'read'), true);
      assert.equal(permissions.canField('Plan__c', 'Secret__c', 'edit'), false);
      assert.equal(permissions.hasCustom('Approve'), true);
    });
  }

  test('permission sets add up; an expired assignment does not count', () => {
    const org = createAccessOrg();
    const user = org.person('both', { sets: ['Planner', 'Viewer'] });
    assert.equal(org.user(user).permissions.can('Plan__c', 'viewAll'), true);
    assert.equal(org.user(user).permissions.can('Plan__c', 'delete'), true);
    const late = org.person('late');
    const PermissionSetId = org.seeded.permissionSetIds.get('Planner') ?? null;
    org.seed('PermissionSetAssignment', {
      AssigneeId: late,
      PermissionSetId,
      ExpirationDate: new ApexDatetime(Date.UTC(2020, 0, 1))
    });
    assert.equal(org.user(late).permissions.can('Plan__c', 'read'), false);
  });

  test('partners of opportunities follow accounts and opportunities, and are closed to external users', () => {
    const org = createAccessOrg();
    const rep = org.user(org.person('rep')).permissions;
    assert.equal(rep.can('OpportunityPartner', 'create'), true);
    assert.equal(rep.can('OpportunityPartner', 'edit'), false);
    const reader = org.user(org.person('reader', { profile: 'Read Only' })).permissions;
    assert.equal(reader.can('OpportunityPartner', 'read'), true);
    assert.equal(reader.can('OpportunityPartner', 'create'), false);
    assert.equal(reader.can('OpportunityPartner', 'delete'), false);
    const partner = org.person('partner', { profile: 'Partner Community User' });
    const set = org.seed('PermissionSet', { Name: 'P', Label: 'P' });
    for (const SobjectType of ['Account', 'Opportunity'])
      org.seed('ObjectPermissions', { ParentId: set, SobjectType, PermissionsRead: true, PermissionsEdit: true });
    org.seed('PermissionSetAssignment', { AssigneeId: partner, PermissionSetId: set });
    assert.equal(org.user(partner).permissions.can('Opportunity', 'edit'), true);
    assert.equal(org.user(partner).permissions.can('OpportunityPartner', 'read'), false);
  });
});

describe('seed of a fresh org', () => {
  test('P117, P120: the same schema gives the same rows and Ids', () => {
    const [first, second] = [createAccessOrg(), createAccessOrg()];
    assert.deepEqual(first.seeded, second.seeded);
    assert.deepEqual(first.rows('PermissionSet'), second.rows('PermissionSet'));
  });

  test('the roles of partners and the stages of deals are rows as well', () => {
    const org = createAccessOrg();
    const values = org.schema.object('OpportunityPartner')?.field('Role')?.picklist?.values ?? [];
    assert.ok(values.length > 0);
    assert.deepEqual(
      org.rows('PartnerRole').map((row) => org.value('PartnerRole', String(row[0]), 'ApiName')),
      values.map((each) => each.value)
    );
    const won = org
      .rows('OpportunityStage')
      .find((row) => org.value('OpportunityStage', String(row[0]), 'ApiName') === 'Closed Won');
    assert.equal(org.value('OpportunityStage', String(won?.[0]), 'IsWon'), true);
  });
});
