/** Between the values of flows and those of Apex. */
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { ApexDouble } from '../apex/values/apexDouble.ts';
import { ApexId } from '../apex/values/apexId.ts';
import { ApexList } from '../apex/values/apexList.ts';
import { ApexObject } from '../apex/values/apexObject.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import type { OrgSchema } from '../schema/model.ts';
import type { ApexClasses } from './apexClasses.ts';
import { apexType, recordType, scalar } from './flowType.ts';
import type { FlowKind, FlowType, FlowValue } from './flowType.ts';
import { copyValue } from './copyValue.ts';

const KINDS: Readonly<Record<string, FlowKind>> = {
  string: 'Text',
  id: 'Text',
  integer: 'Number',
  long: 'Number',
  double: 'Number',
  decimal: 'Number',
  boolean: 'Boolean',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time'
};

/** null for types flows and Apex do not share. */
export function flowTypeOf(type: RuntimeType, schema: OrgSchema, classes: ApexClasses): FlowType | null {
  if (type.base === 'List') {
    const item = type.element.base === 'List' ? null : flowTypeOf(type.element, schema, classes);
    return item === null ? null : { ...item, isCollection: true };
  }
  const kind = KINDS[type.name.toLowerCase()];
  if (kind !== undefined) return scalar(kind);
  if (type === RuntimeType.sobject) return recordType(null);
  const object = schema.object(type.name);
  if (object !== undefined) return recordType(object);
  const shape = classes(type.name);
  return shape === undefined ? null : apexType(shape.name);
}

export function toApex(type: RuntimeType, value: FlowValue): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) {
    const items = value as readonly FlowValue[];
    return new ApexList(
      type,
      items.map((item) => toApex(type.element, item))
    );
  }
  if (value instanceof ApexSObject || value instanceof ApexObject) return copyValue(value);
  if (!(value instanceof ApexDecimal)) return value;
  switch (type.name) {
    case 'Integer':
      return value.setScale(0, 'HALF_UP').toNumber() | 0;
    case 'Long':
      return value.setScale(0, 'HALF_UP').toBigInt();
    case 'Double':
      return new ApexDouble(value.toNumber());
    default:
      return value;
  }
}

export function fromApex(value: unknown): FlowValue {
  if (value === undefined || value === null) return null;
  if (value instanceof ApexList) return value.items.map(fromApex);
  if (value instanceof ApexId) return value.value;
  if (typeof value === 'number' || typeof value === 'bigint') return ApexDecimal.fromInteger(value);
  if (value instanceof ApexDouble) return ApexDecimal.fromNumber(value.value);
  return value as FlowValue;
}
