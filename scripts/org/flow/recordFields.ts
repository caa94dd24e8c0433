/** Fields of records in a flow: paths through lookups, and what a flow has assigned to a record it read. */
import { isTrue } from '../access/rowReader.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import type { Origin } from '../diagnostic.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import { recordOf } from '../write/recordImage.ts';
import { withFormulas } from '../write/ruleEvaluator.ts';
import { memberReader } from './apexPaths.ts';
import { FlowFault, faultTexts } from './flowFault.ts';
import type { FlowScope, NamedValue, Reader } from './flowScope.ts';
import { describeType, fromField, toField, typeOfField } from './flowType.ts';
import type { FlowType, FlowValue } from './flowType.ts';
import type { Interview } from './interview.ts';

const MOST_HOPS = 10;

/** Slots a flow has written on records that came from the database: an update sends these only. */
const assigned = new WeakMap<ApexSObject, Set<number>>();

/** Marks a record as read from the database. */
export function fromDatabase(record: ApexSObject): ApexSObject {
  assigned.set(record, new Set());
  return record;
}

/** Slots an update of the record has to send. */
export function slotsToUpdate(record: ApexSObject): readonly number[] {
  return [...(assigned.get(record) ?? record.values.keys())];
}

/** Records are copied wherever they are stored a second time. */
export function copyRecord(record: ApexSObject): ApexSObject {
  const copy = new ApexSObject(record.schema);
  for (const [slot, value] of record.values) copy.values.set(slot, value);
  const slots = assigned.get(record);
  if (slots !== undefined) assigned.set(copy, new Set(slots));
  return copy;
}

export function setField(record: ApexSObject, field: FieldSchema, value: FlowValue): void {
  record.values.set(field.slot, toField(field, value));
  assigned.get(record)?.add(field.slot);
}

export function writeField(
  interview: Interview,
  base: NamedValue,
  field: FieldSchema,
  value: FlowValue,
  root: string
): void {
  let record = base.read(interview, true);
  if (!(record instanceof ApexSObject)) {
    const { object } = base.type;
    if (!base.makesRecord || base.write === null || object === null) throw new FlowFault(faultTexts.notSet(root));
    record = new ApexSObject(object);
    base.write(interview, record);
  }
  setField(record, field, value);
}

interface Hop {
  readonly lookup: FieldSchema;
  readonly target: ObjectSchema;
}

/** `$Record.Account.Name`: null where a diagnostic was recorded. */
export function pathReader(
  scope: FlowScope,
  base: NamedValue,
  names: readonly string[],
  path: string,
  origin: Origin
): Reader | null {
  const { type } = base;
  if (type.kind === 'Apex' && !type.isCollection) return memberReader(scope, base, names, path, origin);
  if (type.kind !== 'Record' || type.isCollection || type.object === null)
    return scope.report('flow.no-fields', `${path}: a ${describeType(type)} has no fields`, origin);
  const hops: Hop[] = [];
  let owner = type.object;
  for (const name of names.slice(0, -1)) {
    const hop = hopOf(scope, owner, name);
    if (hop === null)
      return scope.report(
        'flow.unknown-field',
        `${path}: ${owner.name.canonical} has no lookup named ${name} to one object`,
        origin
      );
    hops.push(hop);
    owner = hop.target;
  }
  if (hops.length > MOST_HOPS)
    return scope.report('flow.relationships', `${path}: more than ${MOST_HOPS} relationships`, origin);
  const field = fieldOf(scope, owner, names.at(-1) ?? '', origin);
  if (field === null) return null;
  return {
    type: field.type,
    path,
    read(interview, isLenient = false) {
      let record = base.read(interview, isLenient);
      for (const { lookup, target } of hops)
        record = record instanceof ApexSObject ? parentOf(record, lookup, target) : null;
      if (record instanceof ApexSObject)
        return hops.length > 0 && isHidden(interview, record.schema, field.field)
          ? null
          : fromField(record.peek(field.field.slot));
      if (isLenient) return null;
      throw new FlowFault(faultTexts.notSet(path));
    }
  };
}

/** Parents are read past the query that checks permissions. */
function isHidden({ access }: Interview, owner: ObjectSchema, field: FieldSchema): boolean {
  return (
    access.mode === 'user' && !access.user.permissions.canField(owner.name.canonical, field.name.canonical, 'read')
  );
}

/** A field flows can read. */
export function fieldOf(
  scope: FlowScope,
  object: ObjectSchema,
  name: string,
  origin: Origin
): { readonly field: FieldSchema; readonly type: FlowType } | null {
  const field = object.field(name);
  if (field === undefined)
    return scope.report('flow.unknown-field', `The field ${name} does not exist on ${object.name.canonical}`, origin);
  const type = typeOfField(field);
  if (type === null)
    return scope.report(
      'flow.field-type',
      `Flows in the local org do not read fields of type ${field.type}: ${object.name.canonical}.${field.name.canonical}`,
      origin
    );
  return { field, type };
}

/** `Owner:User` names one target of a polymorphic lookup. */
function hopOf(scope: FlowScope, owner: ObjectSchema, name: string): Hop | null {
  const [relationship = '', domain] = name.split(':');
  const lookup = owner.parent(relationship);
  const targets = lookup?.reference?.to ?? [];
  if (lookup === undefined || (domain === undefined && targets.length > 1)) return null;
  const wanted =
    domain === undefined ? targets[0] : targets.find((each) => each.toLowerCase() === domain.toLowerCase());
  const target = wanted === undefined ? undefined : scope.schema.object(wanted);
  return target === undefined || target.kind === 'virtual' || target.kind === 'customMetadata'
    ? null
    : { lookup, target };
}

function parentOf(record: ApexSObject, lookup: FieldSchema, target: ObjectSchema): ApexSObject | null {
  const id = record.peek(lookup.slot);
  return typeof id === 'string' && id.startsWith(target.keyPrefix) ? storedRecord(target, id) : null;
}

/** A row as a record of a flow, formula fields computed; null for what is not there or lies in the recycle bin. */
export function storedRecord(object: ObjectSchema, id: string): ApexSObject | null {
  const transaction = currentTransaction();
  const row = transaction.store.get(object, id);
  return row === undefined || isTrue(object, row, 'IsDeleted')
    ? null
    : fromDatabase(recordOf(object, withFormulas(object, row, transaction)));
}
