/**
 * Rows that grant: no permission without those it depends on, one row for each target, and only targets that have permissions.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_objectpermissions.htm
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_fieldpermissions.htm
 */
import { accessRule } from '../../access/objectAccessRules.ts';
import { idOf, isTrue, liveRows, textOf } from '../../access/rowReader.ts';
import { discardRow } from '../rowChanges.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';

/** Column → columns it depends on, and what each is called in messages. */
const DEPENDENCIES: Readonly<Record<string, readonly string[]>> = {
  PermissionsCreate: ['PermissionsRead'],
  PermissionsEdit: ['PermissionsRead'],
  PermissionsDelete: ['PermissionsRead', 'PermissionsEdit'],
  PermissionsViewAllRecords: ['PermissionsRead'],
  PermissionsModifyAllRecords: ['PermissionsRead', 'PermissionsEdit', 'PermissionsDelete', 'PermissionsViewAllRecords']
};

const nameOf = (column: string): string => column.replace(/^Permissions/, '');

function checkDependencies({ object }: SaveStep, item: SaveItem, target: string): void {
  for (const [column, needed] of Object.entries(DEPENDENCIES)) {
    if (!isTrue(object, item.draft, column)) continue;
    const missing = needed.filter((each) => object.field(each) !== undefined && !isTrue(object, item.draft, each));
    if (missing.length === 0) continue;
    const message = `Permission ${nameOf(column)} ${target} depends on permission(s): ${missing.map((each) => `${nameOf(each)} ${target}`).join(', ')}`;
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', message, [column]);
  }
}

function checkTwin(step: SaveStep, item: SaveItem, column: string): void {
  const { object, transaction } = step;
  const twin = [...liveRows(transaction.store, object, 'ParentId', textOf(object, item.draft, 'ParentId'))].find(
    (row) => idOf(row) !== item.id && textOf(object, row, column) === textOf(object, item.draft, column)
  );
  if (twin !== undefined)
    addError(
      item,
      'DUPLICATE_VALUE',
      `duplicate value found: ${column} duplicates value on record with id: ${idOf(twin).slice(0, 15)}`,
      [column]
    );
}

/** A row that grants nothing is none. */
function dropEmpty({ object, transaction }: SaveStep, items: readonly SaveItem[]): void {
  for (const item of items) {
    const row = transaction.store.get(object, item.id ?? '');
    if (row !== undefined && !isTrue(object, row, 'PermissionsRead')) discardRow(transaction, object, row);
  }
}

export const ObjectPermissionsBehaviour: Behaviour = {
  validate(step, items) {
    for (const item of items) {
      const name = textOf(step.object, item.draft, 'SobjectType') ?? '';
      const target = step.transaction.schema.object(name);
      if (target === undefined || accessRule(target).kind !== 'own')
        addError(item, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `bad value for restricted picklist field: ${name}`, [
          'SobjectType'
        ]);
      checkDependencies(step, item, name);
      checkTwin(step, item, 'SobjectType');
    }
  },
  afterSave: dropEmpty
};

export const FieldPermissionsBehaviour: Behaviour = {
  validate(step, items) {
    for (const item of items) {
      const path = textOf(step.object, item.draft, 'Field') ?? '';
      const [owner = '', name = ''] = path.split('.');
      const field = step.transaction.schema.object(owner)?.field(name);
      if (field === undefined || !field.isPermissionable || textOf(step.object, item.draft, 'SobjectType') !== owner)
        addError(item, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `bad value for restricted picklist field: ${path}`, [
          'Field'
        ]);
      checkDependencies(step, item, path);
      checkTwin(step, item, 'Field');
    }
  },
  afterSave: dropEmpty
};

/** By key prefix of what is opened. */
const ENTITIES = ['ApexClass', 'ApexPage', 'CustomPermission'];

export const SetupEntityAccessBehaviour: Behaviour = {
  derive({ object, transaction }, items) {
    const type = object.field('SetupEntityType');
    for (const item of items) {
      const prefix = textOf(object, item.draft, 'SetupEntityId')?.slice(0, 3);
      const entity = ENTITIES.find((name) => transaction.schema.object(name)?.keyPrefix === prefix);
      if (type !== undefined && entity !== undefined) item.draft[type.slot] = entity;
    }
  },
  validate(step, items) {
    for (const item of items) checkTwin(step, item, 'SetupEntityId');
  }
};
