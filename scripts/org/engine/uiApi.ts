/**
 * Records and object information in the shapes of the User Interface API, always with the user's own rights.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record.htm
 */
import type { Access } from '../access/access.ts';
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { normalizeId } from '../apex/values/apexId.ts';
import { ApexList } from '../apex/values/apexList.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import type { UserContext } from '../access/userContext.ts';
import type { StoredValue } from '../data/store.ts';
import { RequestError } from '../rest/protocol.ts';
import type { FieldSchema, ObjectSchema, OrgSchema } from '../schema/model.ts';
import { queryRows } from '../soql/executeDynamicQuery.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type { WriteResult } from '../write/contract.ts';
import { executeWrite } from '../write/executeWrite.ts';
import { fieldFromJson, fieldToJson, FieldJsonError } from './fieldJson.ts';

interface FieldRepresentation {
  readonly value: unknown;
  readonly displayValue: string | null;
}

export interface RecordRepresentation {
  readonly apiName: string;
  readonly id: string;
  readonly childRelationships: Readonly<Record<string, never>>;
  readonly fields: Readonly<Record<string, FieldRepresentation>>;
  readonly lastModifiedDate: string | null;
  readonly systemModstamp: string | null;
  readonly recordTypeId: null;
  readonly recordTypeInfo: null;
}

/** Throws {@link RequestError} 404 for a record that is not there or that the user may not see: the answer does not tell which. */
export function getRecord(
  id: string,
  fields: readonly string[],
  optionalFields: readonly string[]
): RecordRepresentation {
  const { schema, user } = currentTransaction();
  const object = objectOfId(id, schema);
  const name = object.name.canonical;
  if (!user.permissions.can(name, 'read')) throw notFound();
  const wanted = fields.map((each) => readPath(each, object, schema));
  const readable = [...wanted, ...optionalFields.map((each) => readPath(each, object, schema))].filter(
    (path) => path !== null && mayRead(path, user)
  );
  const refused = wanted.findIndex((path) => path === null || !mayRead(path, user));
  if (refused >= 0)
    throw new RequestError({
      status: 400,
      errorCode: 'INVALID_FIELD',
      message: `No such column '${fields[refused] ?? ''}' on entity '${name}'.`
    });
  const paths = readable.filter((path): path is FieldStep[] => path !== null);
  const selected = new Set([
    'Id',
    ...auditPaths(object),
    ...paths.map((path) => path.map((step) => step.path).join('.'))
  ]);
  const [record] = queryRows({
    text: `SELECT ${[...selected].join(', ')} FROM ${name} WHERE Id = :id`,
    binds: { id: () => id },
    access: userAccess(),
    surface: 'api'
  });
  if (record === undefined) throw notFound();
  return represent(record, paths, user);
}

/** A comparison of a field with a value that the query binds. */
export interface RecordCondition {
  readonly field: string;
  readonly soql: string;
  readonly value: string | boolean | null | readonly string[];
}

/**
 * Records of an object with the fields of the paths, such as `Account.Name`; fields the user may not read are left out.
 * Throws {@link RequestError} 404 for an object the user may not read.
 */
export function listRecords(
  object: ObjectSchema,
  paths: readonly string[],
  { conditions, order, limit }: { conditions: readonly RecordCondition[]; order: string; limit: number }
): RecordRepresentation[] {
  const { schema, user } = currentTransaction();
  if (!user.permissions.can(object.name.canonical, 'read')) throw notFound();
  const steps = paths
    .map((each) => readPath(`${object.name.canonical}.${each}`, object, schema))
    .filter((path): path is FieldStep[] => path !== null && mayRead(path, user));
  const selected = new Set(['Id', ...steps.map((path) => path.map((step) => step.path).join('.'))]);
  const where = conditions.map(({ field, soql }, index) => `${field} ${soql} :value${index}`).join(' AND ');
  return queryRows({
    text: `SELECT ${[...selected].join(', ')} FROM ${object.name.canonical} WHERE ${where} ORDER BY ${order} LIMIT ${limit}`,
    binds: Object.fromEntries(conditions.map(({ value }, index) => [`value${index}`, () => toBind(value)])),
    access: userAccess(),
    surface: 'api'
  }).map((row) => represent(row, steps, user));
}

function toBind(value: RecordCondition['value']): unknown {
  return Array.isArray(value) ? new ApexList(RuntimeType.of('List<String>'), [...value]) : value;
}

/** Saves as the user and answers the record; a refused save is a 400 with the platform's messages. */
export function createRecord(apiName: string, fields: Readonly<Record<string, unknown>>): RecordRepresentation {
  const object = currentTransaction().schema.object(apiName);
  if (object === undefined)
    throw new RequestError({ status: 404, errorCode: 'INVALID_TYPE', message: `Object ${apiName} is not supported.` });
  const record = buildRecord(object, fields);
  return saved(write('insert', record), fields);
}

export function updateRecord(id: string, fields: Readonly<Record<string, unknown>>): RecordRepresentation {
  const record = buildRecord(objectOfId(id, currentTransaction().schema), fields);
  record.id = normalizeId(id);
  return saved(write('update', record), fields);
}

export function deleteRecord(id: string): null {
  const record = new ApexSObject(objectOfId(id, currentTransaction().schema));
  record.id = normalizeId(id);
  write('delete', record);
  return null;
}

/** What a component may know of an object before it has a record; fields the user may not read are left out. */
export function getObjectInfo(apiName: string): unknown {
  const { schema, user } = currentTransaction();
  const object = schema.object(apiName);
  if (object === undefined || !user.permissions.can(object.name.canonical, 'read')) {
    throw new RequestError({ status: 404, errorCode: 'INVALID_TYPE', message: `Object ${apiName} is not supported.` });
  }
  const name = object.name.canonical;
  const fields = object.fields.filter((field) => mayReadField(object, field, user));
  return {
    apiName: name,
    label: object.label,
    labelPlural: object.pluralLabel,
    keyPrefix: object.keyPrefix,
    custom: object.kind !== 'standard',
    queryable: object.operations.isQueryable,
    createable: object.operations.isCreateable && user.permissions.can(name, 'create'),
    updateable: object.operations.isUpdateable && user.permissions.can(name, 'edit'),
    deletable: object.operations.isDeletable && user.permissions.can(name, 'delete'),
    nameFields: fields.filter((field) => field.isNameField).map((field) => field.name.canonical),
    fields: Object.fromEntries(fields.map((field) => [field.name.canonical, describeField(object, field, user)]))
  };
}

interface FieldStep {
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
  /** How the query names this step: the field, or the relationship it follows. */
  readonly path: string;
}

/** `Opportunity.Owner.Name` as steps; null where the schema has no such path. */
function readPath(text: string, start: ObjectSchema, schema: OrgSchema): FieldStep[] | null {
  const names = text.split('.');
  const steps: FieldStep[] = [];
  let object: ObjectSchema | undefined = start;
  for (const [index, name] of names.slice(1).entries()) {
    if (object === undefined) return null;
    const isLast = index === names.length - 2;
    const field: FieldSchema | undefined = isLast ? object.field(name) : object.parent(name);
    if (field === undefined) return null;
    steps.push({ object, field, path: isLast ? field.name.canonical : (field.reference?.relationshipName ?? name) });
    object = isLast ? undefined : schema.object(field.reference?.to[0] ?? '');
  }
  return steps.length === 0 ? null : steps;
}

function mayRead(path: readonly FieldStep[] | null, user: UserContext): boolean {
  return path !== null && path.every((step) => mayReadField(step.object, step.field, user));
}

function mayReadField(object: ObjectSchema, field: FieldSchema, user: UserContext): boolean {
  return !field.isPermissionable || user.permissions.canField(object.name.canonical, field.name.canonical, 'read');
}

function auditPaths(object: ObjectSchema): readonly string[] {
  return ['LastModifiedDate', 'SystemModstamp'].filter((name) => object.field(name) !== undefined);
}

function represent(record: ApexSObject, paths: readonly FieldStep[][], user: UserContext): RecordRepresentation {
  const fields: Record<string, FieldRepresentation> = {};
  for (const [first, ...rest] of paths) {
    if (first === undefined) continue;
    if (rest.length === 0) {
      const value = record.read(first.field);
      fields[first.field.name.canonical] = {
        value: fieldToJson(value),
        displayValue: displayValue(first.field, value, user)
      };
      continue;
    }
    const parent = record.parent(first.field);
    const nested = paths.filter((path) => path[0]?.path === first.path && path.length > 1).map((path) => path.slice(1));
    const represented = parent === null ? null : represent(parent, nested, user);
    fields[first.path] = {
      value: represented,
      displayValue: represented === null ? null : textOrNull(represented.fields['Name']?.value)
    };
  }
  const audit = (name: string): string | null => {
    const field = record.schema.field(name);
    return field === undefined || !record.isSet(field) ? null : textOrNull(fieldToJson(record.read(field)));
  };
  return {
    apiName: record.objectName,
    id: record.id ?? '',
    childRelationships: {},
    fields,
    lastModifiedDate: audit('LastModifiedDate'),
    systemModstamp: audit('SystemModstamp'),
    recordTypeId: null,
    recordTypeInfo: null
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Texts that need the user's locale or zone; null where the plain value is what people read. */
export function displayValue(field: FieldSchema, value: StoredValue, user: UserContext): string | null {
  if (value === null) return null;
  const locale = user.locale.replace('_', '-');
  if (field.picklist !== null)
    return field.picklist.values.find((each) => each.value === value)?.label ?? String(value);
  if (value instanceof ApexDecimal) return decimalText(field, value, locale, user.currency);
  if (value instanceof ApexDate) return new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(value.utc);
  if (value instanceof ApexDatetime)
    return new Intl.DateTimeFormat(locale, { timeZone: user.timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
      value.ms
    );
  return null;
}

function decimalText(field: FieldSchema, value: ApexDecimal, locale: string, currency: string): string {
  const digits = { minimumFractionDigits: field.scale, maximumFractionDigits: field.scale };
  const text = new Intl.NumberFormat(
    locale,
    field.type === 'currency' ? { style: 'currency', currency, ...digits } : digits
  ).format(value.toNumber());
  return field.type === 'percent' ? `${text}%` : text;
}

function describeField(object: ObjectSchema, field: FieldSchema, user: UserContext): unknown {
  const canEdit =
    !field.isPermissionable || user.permissions.canField(object.name.canonical, field.name.canonical, 'edit');
  return {
    apiName: field.name.canonical,
    label: field.label,
    dataType: UI_TYPES[field.type] ?? 'String',
    length: field.length,
    precision: field.precision,
    scale: field.scale,
    required: !field.isNillable && field.type !== 'boolean' && field.defaultValue === null,
    createable: field.isCreateable && canEdit,
    updateable: field.isUpdateable && canEdit,
    custom: field.isCustom,
    nameField: field.isNameField,
    inlineHelpText: field.helpText,
    relationshipName: field.reference?.relationshipName ?? null,
    referenceToInfos: (field.reference?.to ?? []).map((apiName) => ({ apiName, nameFields: ['Name'] }))
  };
}

const UI_TYPES: Readonly<Record<string, string>> = {
  boolean: 'Boolean',
  currency: 'Currency',
  date: 'Date',
  datetime: 'DateTime',
  double: 'Double',
  email: 'Email',
  id: 'String',
  integer: 'Int',
  longtextarea: 'TextArea',
  multipicklist: 'MultiPicklist',
  percent: 'Percent',
  phone: 'Phone',
  picklist: 'Picklist',
  reference: 'Reference',
  textarea: 'TextArea',
  time: 'Time',
  url: 'Url'
};

function buildRecord(object: ObjectSchema, fields: Readonly<Record<string, unknown>>): ApexSObject {
  const record = new ApexSObject(object);
  for (const [name, json] of Object.entries(fields)) {
    const field = object.field(name);
    if (field === undefined)
      throw new RequestError({
        status: 400,
        errorCode: 'INVALID_FIELD',
        message: `No such column '${name}' on entity '${object.name.canonical}'.`
      });
    if (field.slot === 0) continue;
    try {
      record.write(field, fieldFromJson(field, json));
    } catch (error) {
      if (error instanceof FieldJsonError)
        throw new RequestError({ status: 400, errorCode: 'JSON_PARSER_ERROR', message: error.message });
      throw error;
    }
  }
  return record;
}

function write(operation: 'insert' | 'update' | 'delete', record: ApexSObject): string {
  const [result] = executeWrite({
    operation,
    records: [record],
    access: userAccess(),
    allOrNone: true,
    externalIdField: null,
    master: null
  });
  if (result === undefined || !result.isSuccess) throw refusedSave(result);
  return result.id ?? record.id ?? '';
}

function refusedSave(result: WriteResult | undefined): RequestError {
  const errors = result?.errors ?? [];
  const first = errors[0];
  return new RequestError({
    status: 400,
    errorCode: first?.statusCode ?? 'UNKNOWN_EXCEPTION',
    message: errors.map((each) => each.message).join('\n'),
    fieldErrors: Object.fromEntries(
      errors.flatMap((each) => each.fields.map((field) => [field, each.message] as const))
    )
  });
}

function saved(id: string, fields: Readonly<Record<string, unknown>>): RecordRepresentation {
  const object = objectOfId(id, currentTransaction().schema);
  const names = Object.keys(fields).filter((name) => object.field(name) !== undefined);
  return getRecord(
    id,
    [],
    names.map((name) => `${object.name.canonical}.${name}`)
  );
}

function userAccess(): Access {
  return { user: currentTransaction().user, mode: 'user', sharing: 'with' };
}

function objectOfId(id: string, schema: OrgSchema): ObjectSchema {
  const object = normalizeId(id) === null ? undefined : schema.objectByKeyPrefix(id.slice(0, 3));
  if (object === undefined) throw notFound();
  return object;
}

function notFound(): RequestError {
  return new RequestError({ status: 404, errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' });
}
