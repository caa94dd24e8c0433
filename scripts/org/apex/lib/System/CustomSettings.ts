/**
 * Static getters of custom settings. Code writes `Setting__c.getOrgDefaults()`; the checker puts the object's token first. They cost
 * no query and hand out copies (P38, P76).
 */
import { currentTransaction } from '../../../transaction/transaction.ts';
import type { Row } from '../../../data/store.ts';
import type { ObjectSchema } from '../../../schema/model.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { defineType } from '../library.ts';
import type { SObjectTypeToken } from '../Schema/tokens.ts';

function* rowsOf(object: ObjectSchema): Generator<Row> {
  const deleted = object.field('IsDeleted')?.slot;
  for (const row of currentTransaction().store.scan(object))
    if (deleted === undefined || row[deleted] !== true) yield row;
}

function recordOf(object: ObjectSchema, row: Row): ApexSObject {
  const record = new ApexSObject(object);
  row.forEach((value, slot) => {
    if (value !== null) record.values.set(slot, value);
  });
  return record;
}

/** The documents name no text for a getter of the other kind of setting: an assumption, see DIFFERENCES.md. */
function requireKind({ schema: object }: SObjectTypeToken, kind: 'Hierarchy' | 'List', method: string): ObjectSchema {
  return object.settingType === kind
    ? object
    : throwApex('System.UnsupportedOperationException', `${method} is not supported by ${object.name.canonical}`);
}

/** List settings: every record by its name, in the order of creation. */
function getAll(token: SObjectTypeToken): ApexMap {
  const object = requireKind(token, 'List', 'getAll()');
  const map = new ApexMap(RuntimeType.of(`Map<String,${object.name.canonical}>`));
  for (const row of rowsOf(object)) map.put(nameOf(object, row), recordOf(object, row));
  map.isReadOnly = true;
  return map;
}

function nameOf(object: ObjectSchema, row: Row): string {
  return String(row[object.field('Name')?.slot ?? 0]);
}

function ownerRow(object: ObjectSchema, ownerId: string): Row | undefined {
  const owner = object.field('SetupOwnerId')?.slot ?? 0;
  for (const row of rowsOf(object)) if (row[owner] === ownerId) return row;
  return undefined;
}

/** List: the record of that name. Hierarchy: the record of exactly that user, profile or organization. null for none. */
function getValues(token: SObjectTypeToken, key: string | null): ApexSObject | null {
  const { schema: object } = token;
  if (key === null) return null;
  if (object.settingType === 'Hierarchy') return found(object, ownerRow(object, key));
  const wanted = key.toLowerCase();
  for (const row of rowsOf(object)) if (nameOf(object, row).toLowerCase() === wanted) return recordOf(object, row);
  return null;
}

function found(object: ObjectSchema, row: Row | undefined): ApexSObject | null {
  return row === undefined ? null : recordOf(object, row);
}

/** Hierarchy: values of the user over those of the profile over those of the organization; never null (P76). */
function merged(object: ObjectSchema, owners: readonly string[]): ApexSObject {
  const rows = owners.map((owner) => ownerRow(object, owner)).filter((row) => row !== undefined);
  const [nearest] = rows;
  const record = nearest === undefined ? new ApexSObject(object) : recordOf(object, nearest);
  for (const field of object.fields) {
    if (!field.isCustom || record.values.has(field.slot)) continue;
    const value = rows.map((row) => row[field.slot] ?? null).find((each) => each !== null) ?? null;
    if (value !== null) record.values.set(field.slot, value);
  }
  const owner = object.field('SetupOwnerId');
  if (nearest === undefined && owner !== undefined && owners[0] !== undefined) record.values.set(owner.slot, owners[0]);
  return record;
}

function organizationId(): string {
  const { schema, store } = currentTransaction();
  const organization = schema.object('Organization');
  for (const row of organization === undefined ? [] : store.scan(organization)) return String(row[0]);
  throw new Error('The org has no Organization row.');
}

function profileOf(userId: string): string | null {
  const { schema, store } = currentTransaction();
  const users = schema.object('User');
  const profile = users?.field('ProfileId');
  const row = users === undefined ? undefined : store.get(users, userId);
  return profile === undefined || row === undefined ? null : String(row[profile.slot]);
}

function forRunningUser(token: SObjectTypeToken): ApexSObject {
  const { user } = currentTransaction();
  return merged(requireKind(token, 'Hierarchy', 'getInstance()'), [user.id, user.profileId, organizationId()]);
}

/** List: the record of that name or null. Hierarchy: merged for a user or a profile. */
function forKey(token: SObjectTypeToken, key: string | null): ApexSObject | null {
  const { schema: object } = token;
  if (object.settingType === 'List') return getValues(token, key);
  if (key === null) return forRunningUser(token);
  const profile = profileOf(key);
  return merged(object, [key, ...(profile === null ? [] : [profile]), organizationId()]);
}

export const CustomSettingsType = defineType({
  name: 'System.CustomSettings',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_settings.htm',
  statics: {
    'Map<String,SObject> getAll(Schema.SObjectType object)': getAll,
    'SObject getInstance(Schema.SObjectType object)': forRunningUser,
    'SObject getInstance(Schema.SObjectType object, String key)': forKey,
    'SObject getOrgDefaults(Schema.SObjectType object)': (token: SObjectTypeToken) =>
      merged(requireKind(token, 'Hierarchy', 'getOrgDefaults()'), [organizationId()]),
    'SObject getValues(Schema.SObjectType object, String key)': getValues
  }
});
