/**
 * Which objects are setup objects for the rule that both kinds may not be written together (P91).
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_non_mix_sobjects.htm
 */
import { mixedDmlState, rememberDml } from '../transaction/mixedDml.ts';
import type { WriteOperation } from './contract.ts';
import { addError } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

const SETUP_OBJECTS: ReadonlySet<string> = new Set([
  'CustomPermission',
  'FieldPermissions',
  'Group',
  'GroupMember',
  'ObjectPermissions',
  'PermissionSet',
  'PermissionSetAssignment',
  'PermissionSetGroup',
  'PermissionSetGroupComponent',
  'Profile',
  'QueueSobject',
  'SetupEntityAccess',
  'User',
  'UserRole'
]);

/** Objects that may be written beside either kind: nobody's sharing depends on them. */
const NEUTRAL_KINDS: ReadonlySet<string> = new Set(['platformEvent', 'customMetadata']);

/** Updating these fields of a user makes the update a setup operation. */
const USER_SETUP_FIELDS = ['UserRoleId', 'IsActive', 'ForecastEnabled', 'IsPortalEnabled', 'Username', 'ProfileId'];

/** Adds MIXED_DML_OPERATION to every item, or remembers what is written now. */
export function checkMixedDml(
  { transaction, object }: SaveStep,
  operation: WriteOperation,
  items: readonly SaveItem[]
): void {
  if (NEUTRAL_KINDS.has(object.kind)) return;
  const name = object.name.canonical;
  const isSetup = SETUP_OBJECTS.has(name) && !(name === 'User' && isHarmlessUserWrite(operation, items));
  if (name === 'User' && !isSetup) return;
  const state = mixedDmlState(transaction);
  const original = isSetup ? state.other : state.setup;
  if (original === null) {
    rememberDml(transaction, name, isSetup);
    return;
  }
  const message = `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${name}, original object: ${original}`;
  for (const item of items) addError(item, 'MIXED_DML_OPERATION', message);
}

/** A user without a role may be inserted beside other objects, and updated where its rights stay as they are. */
function isHarmlessUserWrite(operation: WriteOperation, items: readonly SaveItem[]): boolean {
  return items.every(({ source }) => {
    const isSet = (name: string): boolean => {
      const field = source.schema.field(name);
      return field !== undefined && source.values.has(field.slot) && (source.values.get(field.slot) ?? null) !== null;
    };
    if (operation === 'insert') return !isSet('UserRoleId');
    return operation === 'update' && !USER_SETUP_FIELDS.some(isSet);
  });
}
