/** The data types of flows and their values at run time. */
import type { ApexDate } from '../apex/values/apexDate.ts';
import type { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { ApexObject } from '../apex/values/apexObject.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import type { ApexTime } from '../apex/values/apexTime.ts';
import type { StoredValue } from '../data/store.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../schema/model.ts';

export type FlowKind = 'Text' | 'Number' | 'Boolean' | 'Date' | 'DateTime' | 'Time' | 'Record' | 'Apex';

export interface FlowType {
  readonly kind: FlowKind;
  /** Of records; null for a record of any object. */
  readonly object: ObjectSchema | null;
  /** Of Apex-defined values: the printed name of the class. */
  readonly apexClass: string | null;
  readonly isCollection: boolean;
}

export type FlowScalar = string | boolean | ApexDecimal | ApexDate | ApexDatetime | ApexTime;
/** Collections are never changed in place. */
export type FlowValue = null | FlowScalar | ApexSObject | ApexObject | readonly FlowValue[];

export const TEXT: FlowType = scalar('Text');
export const NUMBER: FlowType = scalar('Number');
export const BOOLEAN: FlowType = scalar('Boolean');
export const DATE: FlowType = scalar('Date');
export const DATETIME: FlowType = scalar('DateTime');

/** Data types in XML. */
export const DATA_TYPES: Readonly<Record<string, FlowKind>> = {
  String: 'Text',
  Picklist: 'Text',
  Multipicklist: 'Text',
  Number: 'Number',
  Currency: 'Number',
  Boolean: 'Boolean',
  Date: 'Date',
  DateTime: 'DateTime',
  Time: 'Time',
  SObject: 'Record',
  Apex: 'Apex'
};

const FIELD_KINDS: Readonly<Record<FieldType, FlowKind | null>> = {
  id: 'Text',
  reference: 'Text',
  string: 'Text',
  textarea: 'Text',
  longtextarea: 'Text',
  richtextarea: 'Text',
  email: 'Text',
  phone: 'Text',
  url: 'Text',
  autonumber: 'Text',
  combobox: 'Text',
  picklist: 'Text',
  multipicklist: 'Text',
  boolean: 'Boolean',
  integer: 'Number',
  double: 'Number',
  currency: 'Number',
  percent: 'Number',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  address: null,
  location: null,
  base64: null,
  anyType: null
};

export function scalar(kind: FlowKind): FlowType {
  return { kind, object: null, apexClass: null, isCollection: false };
}

export function recordType(object: ObjectSchema | null, isCollection = false): FlowType {
  return { kind: 'Record', object, apexClass: null, isCollection };
}

export function apexType(apexClass: string): FlowType {
  return { kind: 'Apex', object: null, apexClass, isCollection: false };
}

/** null where flows cannot read the field. */
export function typeOfField(field: FieldSchema): FlowType | null {
  const kind = FIELD_KINDS[field.type];
  return kind === null ? null : scalar(kind);
}

export function elementOf(type: FlowType): FlowType {
  return { ...type, isCollection: false };
}

/** Whether a value of one type may stand where the other is expected. */
export function fits(value: FlowType, place: FlowType): boolean {
  if (value.kind !== place.kind || value.isCollection !== place.isCollection) return false;
  if (value.kind === 'Record') return value.object === null || place.object === null || value.object === place.object;
  return value.kind !== 'Apex' || value.apexClass?.toLowerCase() === place.apexClass?.toLowerCase();
}

export function describeType({ kind, object, apexClass, isCollection }: FlowType): string {
  const name =
    kind === 'Record' ? (object?.name.canonical ?? 'record') : kind === 'Apex' ? (apexClass ?? 'Apex') : kind;
  return isCollection ? `collection of ${name}` : name;
}

/** What a field holds, as flows see it. */
export function fromField(value: StoredValue): FlowValue {
  if (typeof value === 'number') return ApexDecimal.fromInteger(value);
  return (value === '' ? null : value) as FlowValue;
}

/** Whole-number fields hold numbers; the write pipeline rounds the others to their scale. */
export function toField(field: FieldSchema, value: FlowValue): StoredValue {
  if (value instanceof ApexDecimal && field.type === 'integer') return value.setScale(0, 'HALF_UP').toNumber();
  return value as StoredValue;
}
