/**
 * The groups that stand for a role in share rows, sharing rules, queues and public groups; the platform makes them with the role.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_group.htm
 */
import type { StoredValue } from '../data/store.ts';
import type { OrgSchema } from '../schema/model.ts';

/** Feature without which no user is external. */
export const DIGITAL_EXPERIENCES = 'Communities';

/** Roles within the company can do without external users only where there may be any. */
export function roleGroupTypes(schema: OrgSchema, isPortalRole: boolean): readonly string[] {
  const types = ['Role', 'RoleAndSubordinates'];
  return schema.features.has(DIGITAL_EXPERIENCES) && !isPortalRole ? [...types, 'RoleAndSubordinatesInternal'] : types;
}

export function roleGroup(
  type: string,
  roleId: string,
  { developerName, name }: { readonly developerName: string | null; readonly name: string | null }
): Readonly<Record<string, StoredValue>> {
  return { Type: type, RelatedId: roleId, DeveloperName: developerName, Name: name };
}
