/**
 * A role brings the groups that stand for it in sharing.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_userrole.htm
 */
import { textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { addRow } from '../rowChanges.ts';
import { developerNameOf } from '../developerName.ts';
import type { Behaviour } from './behaviour.ts';

const GROUP_TYPES = ['Role', 'RoleAndSubordinates'];
const ACCESS_COLUMNS = [
  'OpportunityAccessForAccountOwner',
  'CaseAccessForAccountOwner',
  'ContactAccessForAccountOwner'
];

export const UserRoleBehaviour: Behaviour = {
  derive({ object }, items) {
    for (const item of items) {
      const developerName = object.field('DeveloperName');
      if (developerName !== undefined)
        item.draft[developerName.slot] ??= developerNameOf(textOf(object, item.draft, 'Name') ?? '');
      for (const column of ACCESS_COLUMNS) {
        const field = object.field(column);
        if (field !== undefined) item.draft[field.slot] ??= 'None';
      }
    }
  },
  afterSave({ object, transaction }, items) {
    const group = requireObject(transaction.schema, 'Group');
    for (const item of items.filter((each) => each.isInsert)) {
      for (const type of GROUP_TYPES) {
        addRow(transaction, group, {
          Type: type,
          RelatedId: item.id,
          DeveloperName: textOf(object, item.draft, 'DeveloperName'),
          Name: textOf(object, item.draft, 'Name')
        });
      }
    }
  }
};
