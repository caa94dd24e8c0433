/**
 * A role brings the groups that stand for it in sharing. No role stands above itself, and what belongs to a portal is not for code.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_userrole.htm
 */
import { roleGroup, roleGroupTypes } from '../../access/roleGroups.ts';
import { textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { developerNameOf } from '../developerName.ts';
import { addRow } from '../rowChanges.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

const ACCESS_COLUMNS = [
  'OpportunityAccessForAccountOwner',
  'CaseAccessForAccountOwner',
  'ContactAccessForAccountOwner'
];

export const ROLE_TEXTS = {
  portal: 'Roles of portals cannot be written',
  circle: 'A role cannot be its own parent, directly or through others',
  name: (name: string): string =>
    `duplicate value found: DeveloperName duplicates value on record with the name ${name}`
} as const;

/** The platform gives partner accounts their roles; code cannot. */
function isPortalRole({ object }: SaveStep, row: SaveItem['draft']): boolean {
  return (textOf(object, row, 'PortalType') ?? 'None') !== 'None';
}

function check(step: SaveStep, item: SaveItem, names: Set<string>): void {
  const { object, transaction } = step;
  if (isPortalRole(step, item.draft) || isPortalRole(step, [...(item.before ?? [])])) {
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', ROLE_TEXTS.portal, ['PortalType']);
    return;
  }
  const name = textOf(object, item.draft, 'DeveloperName')?.toLowerCase() ?? '';
  for (const row of transaction.store.scan(object)) {
    if (row[0] !== item.id && textOf(object, row, 'DeveloperName')?.toLowerCase() === name) names.add(name);
  }
  if (names.has(name)) addError(item, 'DUPLICATE_DEVELOPER_NAME', ROLE_TEXTS.name(name), ['DeveloperName']);
  names.add(name);
  const seen = new Set<string>();
  for (let id = textOf(object, item.draft, 'ParentRoleId'); id !== null && !seen.has(id); ) {
    if (id === item.id) {
      addError(item, 'CIRCULAR_DEPENDENCY', ROLE_TEXTS.circle, ['ParentRoleId']);
      return;
    }
    seen.add(id);
    const parent = transaction.store.get(object, id);
    id = parent === undefined ? null : textOf(object, parent, 'ParentRoleId');
  }
}

export const UserRoleBehaviour: Behaviour = {
  derive({ object }, items) {
    for (const item of items) {
      const developerName = object.field('DeveloperName');
      const portalType = object.field('PortalType');
      if (developerName !== undefined)
        item.draft[developerName.slot] ??= developerNameOf(textOf(object, item.draft, 'Name') ?? '');
      if (portalType !== undefined) item.draft[portalType.slot] ??= 'None';
      for (const column of ACCESS_COLUMNS) {
        const field = object.field(column);
        if (field !== undefined) item.draft[field.slot] ??= 'None';
      }
    }
  },
  validate(step, items) {
    const names = new Set<string>();
    for (const item of items) check(step, item, names);
  },
  afterSave({ object, transaction }, items) {
    const group = requireObject(transaction.schema, 'Group');
    for (const item of items.filter((each) => each.isInsert)) {
      const names = {
        developerName: textOf(object, item.draft, 'DeveloperName'),
        name: textOf(object, item.draft, 'Name')
      };
      for (const type of roleGroupTypes(transaction.schema, false))
        addRow(transaction, group, roleGroup(type, item.id ?? '', names));
    }
  },
  beforeDelete(step, items) {
    for (const item of items) {
      if (isPortalRole(step, [...(item.before ?? [])])) addError(item, 'DELETE_FAILED', ROLE_TEXTS.portal);
    }
  }
};
