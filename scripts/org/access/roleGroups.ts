/**
 * The groups that stand for a role in share rows, sharing rules, queues and public groups; the platform makes them with the role.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_group.htm
 */
import type { StoredValue } from '../data/store.ts';
import type { OrgSchema } from '../schema/model.ts';
import { DIGITAL_EXPERIENCES } from '../schema/licenses.ts';

/** Groups that reach external users below an internal role exist only where there may be any. */
export function roleGroupTypes(schema: OrgSchema, isPortalRole: boolean): readonly string[] {
  if (isPortalRole) return ['Role', 'RoleAndSubordinates'];
  const types = ['Role', 'RoleAndSubordinatesInternal'];
  return schema.features.has(DIGITAL_EXPERIENCES) ? [...types, 'RoleAndSubordinates'] : types;
}

export function roleGroup(
  type: string,
  roleId: string,
  { developerName, name }: { readonly developerName: string | null; readonly name: string | null }
): Readonly<Record<string, StoredValue>> {
  return { Type: type, RelatedId: roleId, DeveloperName: developerName, Name: name };
}
