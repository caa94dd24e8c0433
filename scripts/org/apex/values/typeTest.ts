/**
 * Which values belong to which types at run time: `instanceof`, casts and what a collection may hold.
 */
import { currentTransaction, hasTransaction } from '../../transaction/transaction.ts';
import { ApexAddress, ApexLocation } from './apexAddress.ts';
import { ApexBlob } from './apexBlob.ts';
import { ApexDate } from './apexDate.ts';
import { ApexDatetime } from './apexDatetime.ts';
import { ApexDecimal } from './apexDecimal.ts';
import { ApexDouble } from './apexDouble.ts';
import { ApexEnum } from './apexEnum.ts';
import { ApexId, normalizeId, toId } from './apexId.ts';
import { ApexObject, derivesFrom, findClass } from './apexObject.ts';
import { ApexSObject } from './apexSObject.ts';
import { throwApex } from './apexThrow.ts';
import { ApexTime } from './apexTime.ts';
import { RuntimeType } from './runtimeType.ts';

/** Library values (tokens, results, matchers) say what they are by this property. */
export interface TypedValue {
  readonly type: RuntimeType;
}

/** The type of a value that is not null. Raw strings are Strings: an Id held as Object is an {@link ApexId}. */
export function typeOf(value: unknown): RuntimeType {
  switch (typeof value) {
    case 'string':
      return RuntimeType.string;
    case 'number':
      return RuntimeType.integer;
    case 'boolean':
      return RuntimeType.boolean;
    case 'bigint':
      return RuntimeType.long;
  }
  if (value instanceof ApexObject) return value.apexClass.type;
  if (value instanceof ApexEnum) return value.owner.type;
  for (const [constructor, type] of VALUE_CLASSES) if (value instanceof constructor) return type;
  if (typeof value === 'object' && value !== null && 'type' in value && value.type instanceof RuntimeType)
    return value.type;
  throw new Error(`Not an Apex value: ${String(value)}`);
}

const VALUE_CLASSES = [
  [ApexId, RuntimeType.id],
  [ApexDecimal, RuntimeType.decimal],
  [ApexDouble, RuntimeType.double],
  [ApexDate, RuntimeType.date],
  [ApexDatetime, RuntimeType.datetime],
  [ApexTime, RuntimeType.time],
  [ApexAddress, RuntimeType.of('Address')],
  [ApexLocation, RuntimeType.of('Location')],
  [ApexBlob, RuntimeType.blob]
] as const;

/** `value instanceof type`; null is an instance of nothing. A number or Date is an instance of what it widens to. */
export function isInstance(value: unknown, type: RuntimeType): boolean {
  return isOfType(value, type) || widened(value, type) !== null || isAnyRows(value, type);
}

/** A `List<SObject>` is an instance of every list of records. */
function isAnyRows(value: unknown, type: RuntimeType): boolean {
  return isRecordList(value, type) && typeOf(value).element === RuntimeType.sobject;
}

/**
 * The value as the wider primitive, or null where it does not widen: an Integer held as Object is a Long, a Double and a Decimal too.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_rules_of_conversion.htm
 */
function widened(value: unknown, type: RuntimeType): unknown {
  switch (type) {
    case RuntimeType.long:
      return typeof value === 'number' ? BigInt(value) : null;
    case RuntimeType.double:
      if (value instanceof ApexDecimal) return new ApexDouble(value.toNumber());
      return typeof value === 'number' || typeof value === 'bigint' ? new ApexDouble(Number(value)) : null;
    case RuntimeType.decimal:
      if (value instanceof ApexDouble) return ApexDecimal.fromNumber(value.value);
      return typeof value === 'number' || typeof value === 'bigint' ? ApexDecimal.fromInteger(value) : null;
    case RuntimeType.datetime:
      return value instanceof ApexDate ? new ApexDatetime(value.utc) : null;
    default:
      return null;
  }
}

/** Without widening: what a place of that type can hold as it is. */
function isOfType(value: unknown, type: RuntimeType): boolean {
  if (value === null || value === undefined) return false;
  if (type === RuntimeType.object) return true;
  if (value instanceof ApexObject) return derivesFrom(value.apexClass, type);
  // A String that reads as an Id counts as one: the usual test for "is this an Id".
  if (typeof value === 'string')
    return type === RuntimeType.string || (type === RuntimeType.id && normalizeId(value) !== null);
  if (value instanceof ApexId) return type === RuntimeType.id || type === RuntimeType.string;
  return isSubtype(typeOf(value), type);
}

/** Whether a value of type `from` may stand where `to` is expected, without conversion (P28). */
export function isSubtype(from: RuntimeType, to: RuntimeType): boolean {
  if (from === to || to === RuntimeType.object) return true;
  if (to === RuntimeType.sobject) return isSObjectType(from);
  const shape = GENERIC_PARENTS[from.base]?.includes(to.base) ?? false;
  if (shape)
    return from.args.length === to.args.length
      ? from.args.every((arg, index) => isArgumentOf(arg, to.args[index] ?? arg, from.base))
      : to.args.length === 0;
  const info = findClass(from.name);
  return info !== null && derivesFrom(info, to);
}

/** What a library type is also; itself included. */
const GENERIC_PARENTS: Readonly<Record<string, readonly string[]>> = {
  List: ['List', 'Iterable'],
  Set: ['Set', 'Iterable'],
  Map: ['Map'],
  Iterator: ['Iterator'],
  MultiStaticResourceCalloutMock: ['HttpCalloutMock'],
  StaticResourceCalloutMock: ['HttpCalloutMock'],
  'Messaging.SingleEmailMessage': ['Messaging.Email'],
  'Metadata.CustomMetadata': ['Metadata.Metadata'],
  'Database.QueryLocator': ['Database.QueryLocator', 'Iterable']
};

/** Sets are invariant, apart from those of one type. */
function isArgumentOf(from: RuntimeType, to: RuntimeType, base: string): boolean {
  return from === to || (base !== 'Set' && isSubtype(from, to));
}

export function isSObjectType(type: RuntimeType): boolean {
  if (type === RuntimeType.sobject) return true;
  if (type.args.length > 0 || findClass(type.name) !== null) return false;
  return hasTransaction() && currentTransaction().schema.object(type.name) !== undefined;
}

/**
 * `(T) value`. Throws TypeException "Invalid conversion from runtime type X to Y" (P27). An Id held as Object comes out as a raw
 * string where Id or String is asked for; a String becomes an Id if it is a valid one.
 */
export function cast(value: unknown, type: RuntimeType): unknown {
  if (value === null) return null;
  if (value instanceof ApexId)
    return type === RuntimeType.id || type === RuntimeType.string
      ? value.value
      : type === RuntimeType.object
        ? value
        : refuse(value, type);
  if (typeof value === 'string' && type === RuntimeType.id) return toId(value);
  if (isOfType(value, type) || isRecordList(value, type)) return value;
  return widened(value, type) ?? refuse(value, type);
}

/** A list of records casts to a list of any object, whatever it holds. */
function isRecordList(value: unknown, type: RuntimeType): boolean {
  if (type.base !== 'List' || !isSObjectType(type.element)) return false;
  const from = typeOf(value);
  return from.base === 'List' && isSObjectType(from.element);
}

function refuse(value: unknown, type: RuntimeType): never {
  return throwApex(
    'System.TypeException',
    `Invalid conversion from runtime type ${typeOf(value).conversionName} to ${type.conversionName}`
  );
}

/**
 * What a collection with this element type keeps of a value: numbers and dates widen, and an Id held as Object becomes a plain one.
 * Throws TypeException "Collection store exception ..." for anything else (P28).
 */
export function toStored(declared: RuntimeType, value: unknown): unknown {
  if (value === null || declared === RuntimeType.object) return value;
  declared.storeTest ??=
    STORE_TESTS[declared.name] ?? ((stored) => isOfType(stored, declared) || isRecordList(stored, declared));
  if (declared.storeTest(value)) return value;
  if (value instanceof ApexId && (declared === RuntimeType.id || declared === RuntimeType.string)) return value.value;
  return (
    widened(value, declared) ??
    throwApex(
      'System.TypeException',
      `Collection store exception adding ${typeOf(value).conversionName} to collection of ${declared.conversionName}`
    )
  );
}

const STORE_TESTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  Id: (value) => typeof value === 'string',
  Integer: (value) => typeof value === 'number',
  Long: (value) => typeof value === 'bigint',
  Boolean: (value) => typeof value === 'boolean',
  SObject: (value) => value instanceof ApexSObject
};
