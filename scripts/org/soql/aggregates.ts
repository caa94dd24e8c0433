/**
 * Aggregate functions over the rows of a group; nulls do not count (P68).
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_agg_functions_field_types.htm
 */
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { Row, StoredValue } from '../data/store.ts';
import type { FieldType } from '../schema/model.ts';
import { compareKeys, keyText } from './compareKeys.ts';
import { kindOf } from './fieldKinds.ts';
import type { FieldKind } from './fieldKinds.ts';
import { keyOf } from './operandValue.ts';
import type { Group, Reader, Run } from './plan.ts';

/** Digits after the point of an average beyond those of the field. The platform's are those of a double. */
export const AVERAGE_EXTRA_DIGITS = 14;

interface Aggregate {
  readonly kinds: ReadonlySet<FieldKind>;
  /** Null: the type of the field. */
  readonly result: FieldType | null;
  apply(values: readonly Exclude<StoredValue, null>[], reader: Reader<Row>): StoredValue;
}

const COUNTABLE: ReadonlySet<FieldKind> = new Set(['text', 'id', 'number', 'date', 'datetime', 'time']);
const ORDERED: ReadonlySet<FieldKind> = new Set(['text', 'id', 'number', 'date', 'datetime']);
const NUMERIC: ReadonlySet<FieldKind> = new Set(['number']);

const AGGREGATES: ReadonlyMap<string, Aggregate> = new Map<string, Aggregate>([
  ['COUNT', { kinds: COUNTABLE, result: 'integer', apply: (values) => values.length }],
  [
    'COUNT_DISTINCT',
    {
      kinds: COUNTABLE,
      result: 'integer',
      apply: (values, reader) => new Set(values.map((value) => keyText(keyOf(value), reader.isExact))).size
    }
  ],
  ['SUM', { kinds: NUMERIC, result: 'double', apply: (values) => (values.length === 0 ? null : sum(values)) }],
  ['AVG', { kinds: NUMERIC, result: 'double', apply: (values) => (values.length === 0 ? null : average(values)) }],
  ['MIN', { kinds: ORDERED, result: null, apply: (values, reader) => extreme(values, reader, -1) }],
  ['MAX', { kinds: ORDERED, result: null, apply: (values, reader) => extreme(values, reader, 1) }]
]);

export function aggregate(name: string): Aggregate | undefined {
  return AGGREGATES.get(name.toUpperCase());
}

export function takesType(called: Aggregate, type: FieldType): boolean {
  return called.kinds.has(kindOf(type)) && type !== 'multipicklist';
}

export function applyAggregate(called: Aggregate, reader: Reader<Row>, run: Run, group: Group): StoredValue {
  const values: Exclude<StoredValue, null>[] = [];
  for (const row of group.rows) {
    const value = reader.read(run, row);
    if (value !== null) values.push(value);
  }
  return called.apply(values, reader);
}

function decimalOf(value: Exclude<StoredValue, null>): ApexDecimal {
  if (value instanceof ApexDecimal) return value;
  if (typeof value === 'number') return ApexDecimal.fromInteger(value);
  throw new Error('Not a number.');
}

function sum(values: readonly Exclude<StoredValue, null>[]): ApexDecimal {
  return values.reduce<ApexDecimal>((total, value) => total.add(decimalOf(value)), ApexDecimal.zero);
}

function average(values: readonly Exclude<StoredValue, null>[]): ApexDecimal {
  const total = sum(values);
  const quotient = total
    .divideToScale(ApexDecimal.fromInteger(values.length), total.scale + AVERAGE_EXTRA_DIGITS, 'HALF_UP')
    .stripTrailingZeros();
  return quotient.scale < total.scale ? quotient.setScale(total.scale) : quotient;
}

function extreme(values: readonly Exclude<StoredValue, null>[], reader: Reader<Row>, sign: 1 | -1): StoredValue {
  let best: Exclude<StoredValue, null> | null = null;
  for (const value of values) {
    if (best === null || compareKeys(keyOf(value), keyOf(best), reader.isExact) * sign > 0) best = value;
  }
  return best;
}
