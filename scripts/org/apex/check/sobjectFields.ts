/**
 * SObject members as Apex sees them: the type of each field, parent and child relationships.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SObjects.htm
 */
import { nameKey } from '../../schema/apiName.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../../schema/model.ts';
import {
  BLOB,
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  ID,
  INTEGER,
  libraryType,
  listOf,
  OBJECT,
  sobjectType,
  STRING,
  TIME
} from '../types.ts';
import type { ApexType } from '../types.ts';
import { POLYMORPHIC_PARENT } from './conversions.ts';
import { findLibraryType } from './libraryCatalogue.ts';
import type { ProjectSymbols } from './symbols.ts';

const APEX_TYPES: Readonly<Record<FieldType, ApexType>> = {
  id: ID,
  reference: ID,
  string: STRING,
  textarea: STRING,
  longtextarea: STRING,
  richtextarea: STRING,
  picklist: STRING,
  multipicklist: STRING,
  email: STRING,
  phone: STRING,
  url: STRING,
  autonumber: STRING,
  combobox: STRING,
  boolean: BOOLEAN,
  integer: INTEGER,
  double: DECIMAL,
  currency: DECIMAL,
  percent: DECIMAL,
  date: DATE,
  datetime: DATETIME,
  time: TIME,
  base64: BLOB,
  anyType: OBJECT,
  address: libraryType('System.Address'),
  location: libraryType('System.Location')
};

/** Fields of the Name object, through which a relationship with several targets is read. */
const NAME_FIELDS: ReadonlyMap<string, { readonly name: string; readonly type: ApexType }> = new Map(
  [
    { name: 'Id', type: ID },
    { name: 'Name', type: STRING },
    { name: 'FirstName', type: STRING },
    { name: 'LastName', type: STRING },
    { name: 'Alias', type: STRING },
    { name: 'Email', type: STRING },
    { name: 'Phone', type: STRING },
    { name: 'Title', type: STRING },
    { name: 'Type', type: STRING },
    { name: 'Username', type: STRING },
    { name: 'IsActive', type: BOOLEAN },
    { name: 'ProfileId', type: ID },
    { name: 'UserRoleId', type: ID }
  ].map((field) => [nameKey(field.name), field])
);

export type SObjectMember =
  | { readonly access: 'field'; readonly name: string; readonly type: ApexType; readonly field: FieldSchema | null }
  | { readonly access: 'parent'; readonly name: string; readonly type: ApexType; readonly field: FieldSchema }
  | { readonly access: 'children'; readonly name: string; readonly type: ApexType };

/** Custom metadata refers to objects and fields by name. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm */
const NAMED_TARGETS: ReadonlySet<string> = new Set(['EntityDefinition', 'EntityParticle', 'FieldDefinition']);

export function apexTypeOf(field: FieldSchema): ApexType {
  const [target] = field.reference?.to ?? [];
  return target !== undefined && NAMED_TARGETS.has(target) ? STRING : APEX_TYPES[field.type];
}

/** The object a parent relationship leads to: one object, or the Name object where it may be several. */
export function parentObjectOf(field: FieldSchema): string {
  const [only, ...others] = field.reference?.to ?? [];
  return only === undefined || others.length > 0 ? POLYMORPHIC_PARENT : only;
}

/** The one field every record has, whatever its object. */
const GENERIC_ID: SObjectMember = { access: 'field', name: 'Id', type: ID, field: null };

/** `record.<name>` on a record of the object (null: generic SObject); null where there is no such field or relationship. */
export function findSObjectMember(project: ProjectSymbols, object: string | null, name: string): SObjectMember | null {
  if (object === null) return nameKey(name) === 'id' ? GENERIC_ID : null;
  const schema = project.schema.object(object);
  if (object === POLYMORPHIC_PARENT) {
    const field = NAME_FIELDS.get(nameKey(name));
    return field === undefined ? null : { access: 'field', name: field.name, type: field.type, field: null };
  }
  if (schema === undefined) return null;
  return findField(project, schema, name) ?? findParent(schema, name) ?? findChildren(schema, name);
}

function findField(project: ProjectSymbols, schema: ObjectSchema, name: string): SObjectMember | null {
  const field = schema.field(name);
  if (field === undefined) return null;
  const type = apexTypeOf(field);
  if (type.kind === 'library' && findLibraryType(project.library, type.name) === undefined) return null;
  return { access: 'field', name: field.name.canonical, type, field };
}

function findParent(schema: ObjectSchema, name: string): SObjectMember | null {
  const field = schema.parent(name);
  const relationship = field?.reference?.relationshipName;
  if (field === undefined || relationship === null || relationship === undefined) return null;
  return { access: 'parent', name: relationship, type: sobjectType(parentObjectOf(field)), field };
}

function findChildren(schema: ObjectSchema, name: string): SObjectMember | null {
  const child = schema.child(name);
  return child === undefined
    ? null
    : { access: 'children', name: child.relationshipName, type: listOf(sobjectType(child.childObject)) };
}

/**
 * False for formulas, system fields and whatever else the platform computes. Records of custom metadata are never saved, so that code
 * may fill every field of one in memory.
 */
export function isWriteable(field: FieldSchema | null, object: ObjectSchema | undefined): boolean {
  if (object?.kind === 'customMetadata') return true;
  return field !== null && field.formula === null && (field.type === 'id' || field.isCreateable || field.isUpdateable);
}

export function isMemberWriteable(project: ProjectSymbols, object: string | null, member: SObjectMember): boolean {
  if (object === null) return true;
  if (member.access === 'children') return false;
  return member.access === 'parent' || isWriteable(member.field, project.schema.object(object));
}
