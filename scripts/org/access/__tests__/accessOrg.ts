/** An org with a private object, its details, permission sets, and users to try them with. */
import { customObject, field } from '../../data/__tests__/testSchema.ts';
import type { TestComponent } from '../../data/__tests__/testSchema.ts';
import { createTestOrg } from '../../write/__tests__/testOrg.ts';
import type { TestOrg } from '../../write/__tests__/testOrg.ts';

const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const PLAN: TestComponent = (() => {
  const plain = customObject(
    'Plan__c',
    field('Secret__c', 'Text', '<length>20</length>'),
    field('Open__c', 'Text', '<length>20</length>')
  );
  return { ...plain, xml: plain.xml.replace('<sharingModel>ReadWrite', '<sharingModel>Private') };
})();

const STEP: TestComponent = {
  type: 'CustomObject',
  fullName: 'Step__c',
  xml: `<CustomObject ${XMLNS}><label>Step</label><pluralLabel>Steps</pluralLabel><deploymentStatus>Deployed</deploymentStatus>
    <sharingModel>ControlledByParent</sharingModel><nameField><label>Name</label><type>Text</type></nameField>
    ${field('Plan__c', 'MasterDetail', '<referenceTo>Plan__c</referenceTo><relationshipName>Steps</relationshipName>')}</CustomObject>`
};

const PLANNER: TestComponent = {
  type: 'PermissionSet',
  fullName: 'Planner',
  xml: `<PermissionSet ${XMLNS}><label>Planner</label>
    <objectPermissions><object>Plan__c</object><allowCreate>true</allowCreate><allowRead>true</allowRead><allowEdit>true</allowEdit>
      <allowDelete>true</allowDelete><modifyAllRecords>false</modifyAllRecords><viewAllRecords>false</viewAllRecords></objectPermissions>
    <objectPermissions><object>Step__c</object><allowCreate>true</allowCreate><allowRead>true</allowRead><allowEdit>true</allowEdit>
      <allowDelete>true</allowDelete><modifyAllRecords>false</modifyAllRecords><viewAllRecords>false</viewAllRecords></objectPermissions>
    <fieldPermissions><field>Plan__c.Open__c</field><readable>true</readable><editable>true</editable></fieldPermissions>
    <fieldPermissions><field>Plan__c.Secret__c</field><readable>true</readable><editable>false</editable></fieldPermissions>
    <customPermissions><name>Approve</name><enabled>true</enabled></customPermissions></PermissionSet>`
};

const VIEWER: TestComponent = {
  type: 'PermissionSet',
  fullName: 'Viewer',
  xml: `<PermissionSet ${XMLNS}><label>Viewer</label>
    <objectPermissions><object>Plan__c</object><allowCreate>false</allowCreate><allowRead>true</allowRead><allowEdit>false</allowEdit>
      <allowDelete>false</allowDelete><modifyAllRecords>false</modifyAllRecords><viewAllRecords>true</viewAllRecords></objectPermissions></PermissionSet>`
};

const APPROVE: TestComponent = {
  type: 'CustomPermission',
  fullName: 'Approve',
  xml: `<CustomPermission ${XMLNS}><label>Approve</label></CustomPermission>`
};

const TEAM: TestComponent = {
  type: 'PermissionSetGroup',
  fullName: 'Team',
  xml: `<PermissionSetGroup ${XMLNS}><label>Team</label><permissionSets>Planner</permissionSets></PermissionSetGroup>`
};

const COMPONENTS = [PLAN, STEP, PLANNER, VIEWER, APPROVE, TEAM];

export interface AccessOrg extends TestOrg {
  /** A user of a profile with permission sets and, if given, a role. */
  person(name: string, options?: { profile?: string; sets?: readonly string[]; role?: string }): string;
  role(name: string, parent?: string): string;
}

export function createAccessOrg(): AccessOrg {
  const org = createTestOrg(COMPONENTS);
  return {
    ...org,
    person(name, { profile = 'Standard User', sets = [], role } = {}) {
      const id = org.seed('User', {
        LastName: name,
        Username: `${name}@example.com`,
        ProfileId: org.seeded.profileIds.get(profile) ?? null,
        UserRoleId: role ?? null,
        UserType: profile === 'Partner Community User' ? 'PowerPartner' : 'Standard',
        IsActive: true
      });
      for (const set of sets) {
        const single = org.seeded.permissionSetIds.get(set) ?? null;
        const group = single === null ? (org.seeded.permissionSetGroupIds.get(set) ?? null) : null;
        org.seed('PermissionSetAssignment', {
          AssigneeId: id,
          PermissionSetId: single,
          PermissionSetGroupId: group,
          IsActive: true
        });
      }
      return id;
    },
    role: (name, parent) =>
      org.seed('UserRole', { Name: name, ...(parent === undefined ? {} : { ParentRoleId: parent }) })
  };
}
