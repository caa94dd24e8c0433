/** Roles, public groups and queues of the project as rows. */
import { nameKey } from '../schema/apiName.ts';
import { DIGITAL_EXPERIENCES } from '../schema/licenses.ts';
import type { OrgSchema } from '../schema/model.ts';
import type { MemberSetup } from '../schema/sharingSetup.ts';
import { roleGroup, roleGroupTypes } from './roleGroups.ts';
import type { Seeder } from './seedRow.ts';

/** Type of the group that stands for each kind of member. */
const GROUP_TYPES: Readonly<Record<MemberSetup['kind'], string>> = {
  group: 'Regular',
  role: 'Role',
  roleAndSubordinates: 'RoleAndSubordinates',
  roleAndSubordinatesInternal: 'RoleAndSubordinatesInternal'
};

export function seedSharing(schema: OrgSchema, seeder: Seeder): void {
  const { roles, groups, queues } = schema.sharing;
  const roleIds = new Map<string, string>();
  const groupIds = new Map<string, string>();
  if (schema.features.has(DIGITAL_EXPERIENCES))
    seeder.add('Group', { Type: 'PRMOrganization', DeveloperName: 'AllPartnerUsers', Name: 'All Partner Users' });
  for (const role of roles) {
    const id = seeder.add('UserRole', {
      Name: role.label,
      DeveloperName: role.name,
      ParentRoleId: role.parent === null ? null : (roleIds.get(nameKey(role.parent)) ?? null),
      RollupDescription: role.description,
      OpportunityAccessForAccountOwner: role.opportunityAccess ?? 'None',
      CaseAccessForAccountOwner: role.caseAccess ?? 'None',
      ContactAccessForAccountOwner: role.contactAccess ?? 'None',
      PortalType: 'None'
    });
    roleIds.set(nameKey(role.name), id);
    for (const type of roleGroupTypes(schema, false)) {
      const values = roleGroup(type, id, { developerName: role.name, name: role.label });
      groupIds.set(`${type}:${nameKey(role.name)}`, seeder.add('Group', values));
    }
  }
  for (const { name, label, doesIncludeBosses } of groups) {
    const values = { Type: 'Regular', DeveloperName: name, Name: label, DoesIncludeBosses: doesIncludeBosses };
    groupIds.set(`Regular:${nameKey(name)}`, seeder.add('Group', values));
  }
  for (const queue of queues) {
    const id = seeder.add('Group', {
      Type: 'Queue',
      DeveloperName: queue.name,
      Name: queue.label,
      Email: queue.email,
      DoesSendEmailToMembers: queue.doesSendEmailToMembers
    });
    for (const SobjectType of queue.objects) seeder.add('QueueSobject', { QueueId: id, SobjectType });
    for (const { kind, name } of queue.members) {
      const member = groupIds.get(`${GROUP_TYPES[kind]}:${nameKey(name)}`) ?? null;
      if (member !== null) seeder.add('GroupMember', { GroupId: id, UserOrGroupId: member });
    }
  }
}
