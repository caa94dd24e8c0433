/** Values of flows as JSON, for the page and back. */
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { ApexObject } from '../../apex/values/apexObject.ts';
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import { ApexTime } from '../../apex/values/apexTime.ts';
import { fieldFromJson, fieldToJson } from '../../engine/fieldJson.ts';
import { elementOf } from '../flowType.ts';
import type { FlowKind, FlowScalar, FlowType, FlowValue } from '../flowType.ts';

/** The text says what does not fit. */
export class ScreenValueError extends Error {}

/** Records are objects by field name; Apex-defined values are not passed on. */
export function toJson(value: FlowValue): unknown {
  if (Array.isArray(value)) return (value as readonly FlowValue[]).map(toJson);
  if (value instanceof ApexSObject)
    return Object.fromEntries(
      value.schema.fields
        .filter(({ slot }) => value.values.has(slot))
        .map(({ name, slot }) => [name.canonical, fieldToJson(value.peek(slot))])
    );
  return value instanceof ApexObject ? null : fieldToJson(value as FlowScalar | null);
}

type Parse = (value: unknown) => FlowValue | undefined;

const PARSERS: Readonly<Partial<Record<FlowKind, Parse>>> = {
  Text: (value) => (typeof value === 'string' ? value : undefined),
  Number: (value) =>
    typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
      ? (ApexDecimal.parse(String(value)) ?? undefined)
      : undefined,
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Date: (value) => (typeof value === 'string' ? (ApexDate.parseIso(value.slice(0, 10)) ?? undefined) : undefined),
  DateTime: (value) => (typeof value === 'string' ? (ApexDatetime.parseIso(value) ?? undefined) : undefined),
  Time: (value) => (typeof value === 'string' ? (ApexTime.parseIso(value) ?? undefined) : undefined)
};

/** Nothing and empty text are null. Throws {@link ScreenValueError}. */
export function fromJson(value: unknown, type: FlowType): FlowValue {
  if (value === undefined || value === null || (value === '' && type.kind !== 'Text')) return null;
  if (type.isCollection) {
    if (!Array.isArray(value)) throw new ScreenValueError('A list is expected.');
    return value.map((item) => fromJson(item, elementOf(type)));
  }
  if (type.kind === 'Record') return recordFromJson(value, type);
  const parsed = PARSERS[type.kind]?.(value);
  if (parsed === undefined) throw new ScreenValueError('Enter a valid value.');
  return parsed;
}

function recordFromJson(value: unknown, { object }: FlowType): FlowValue {
  if (object === null || typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ScreenValueError('A record is expected.');
  const record = new ApexSObject(object);
  for (const [name, given] of Object.entries(value)) {
    const field = object.field(name);
    if (field === undefined) throw new ScreenValueError(`${object.name.canonical} has no field ${name}.`);
    try {
      record.values.set(field.slot, fieldFromJson(field, given));
    } catch (thrown) {
      throw new ScreenValueError(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }
  return record;
}
