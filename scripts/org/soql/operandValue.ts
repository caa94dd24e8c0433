/**
 * The right side of a comparison as something comparable: literals when the query is planned, binds when it runs.
 *
 * `''` is null (P64), 15- and 18-character Ids are one, an SObject stands for its Id (P72).
 */
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { ApexDouble } from '../apex/values/apexDouble.ts';
import { ApexId, normalizeId } from '../apex/values/apexId.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { ApexTime } from '../apex/values/apexTime.ts';
import { MS_PER_DAY, zonedToUtc } from '../apex/values/calendar.ts';
import type { StoredValue } from '../data/store.ts';
import type { Value } from './ast.ts';
import { dateRange, firstWeekdayOf } from './dateRanges.ts';
import { faultTexts } from './faultTexts.ts';
import { apiTypeName, kindOf } from './fieldKinds.ts';
import type { FieldKind } from './fieldKinds.ts';
import type { Reader, Run } from './plan.ts';
import { fault } from './planContext.ts';
import type { PlanContext } from './planContext.ts';
import { throwQuery } from './queryException.ts';

/** What stored values turn into for comparing. */
export type Key = string | number | boolean | ApexDecimal;

export type Operand =
  | { readonly kind: 'null' }
  | { readonly kind: 'key'; readonly key: Key }
  | { readonly kind: 'range'; readonly start: number; readonly end: number };

/** What a comparison needs to know of its left side. */
export type Side = Pick<Reader<never>, 'text' | 'type' | 'isExact'>;

const NULL: Operand = { kind: 'null' };

/** Text keeps its case; see `compareKeys.ts`. */
export function keyOf(value: Exclude<StoredValue, null>): Key {
  if (value instanceof ApexDate) return value.days;
  if (value instanceof ApexDatetime || value instanceof ApexTime) return value.ms;
  if (typeof value === 'object' && !(value instanceof ApexDecimal)) throw new Error('Not a comparable value.');
  return value;
}

/** A literal or bind right of a comparison; null where a fault was recorded. */
export function planOperand(context: PlanContext, side: Side, value: Value): ((run: Run) => Operand) | null {
  if (value.kind === 'bind') return (run) => bindOperand(side, run.binds[value.index]);
  if (value.kind === 'currency') return wrongType(context, side, value);
  if (value.kind === 'dateLiteral') {
    const kind = kindOf(side.type);
    if (kind !== 'date' && kind !== 'datetime') return wrongType(context, side, value);
    return (run) => rangeOperand(run, value.name, value.n, kind);
  }
  const operand = literalOperand(side, value);
  if (operand === 'wrongType') return wrongType(context, side, value);
  if (operand === 'invalidId')
    return fault(context, faultTexts.invalidId(value.kind === 'string' ? value.value : ''), value.span);
  return () => operand;
}

function wrongType(context: PlanContext, side: Side, value: Value): null {
  return fault(context, wrongTypeText(side), value.span);
}

function wrongTypeText(side: Side): string {
  const kind = kindOf(side.type);
  return faultTexts.wrongType(side.text, apiTypeName(side.type), kind === 'text' || kind === 'id');
}

function literalOperand(
  side: Side,
  value: Exclude<Value, { kind: 'bind' | 'currency' | 'dateLiteral' }>
): Operand | 'wrongType' | 'invalidId' {
  if (value.kind === 'null') return NULL;
  const kind = kindOf(side.type);
  switch (value.kind) {
    case 'string':
      return textOperand(kind, value.value);
    case 'number':
      return kind === 'number' ? { kind: 'key', key: numberKey(value.text) } : 'wrongType';
    case 'boolean':
      return kind === 'boolean' ? { kind: 'key', key: value.value } : 'wrongType';
    case 'date':
      return kind === 'date' ? keyOrWrong(ApexDate.parseIso(value.text)?.days) : 'wrongType';
    case 'datetime':
      return kind === 'datetime' ? keyOrWrong(ApexDatetime.parseIso(value.text.toUpperCase())?.ms) : 'wrongType';
    case 'time':
      return kind === 'time' ? keyOrWrong(ApexTime.parseIso(value.text)?.ms) : 'wrongType';
  }
}

function keyOrWrong(key: number | undefined): Operand | 'wrongType' {
  return key === undefined ? 'wrongType' : { kind: 'key', key };
}

function textOperand(kind: FieldKind, text: string): Operand | 'wrongType' | 'invalidId' {
  if (kind !== 'text' && kind !== 'id') return 'wrongType';
  if (text === '') return NULL;
  if (kind === 'text') return { kind: 'key', key: text };
  const id = normalizeId(text);
  return id === null ? 'invalidId' : { kind: 'key', key: id };
}

function numberKey(text: string): Key {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : ApexDecimal.fromString(text);
}

/** Throws QueryException where the value's type does not fit the field. */
export function bindOperand(side: Side, value: unknown): Operand {
  if (value === null || value === undefined) return NULL;
  const kind = kindOf(side.type);
  if (typeof value === 'string' || value instanceof ApexId) {
    const text = String(value);
    const operand = textOperand(kind, text);
    if (operand === 'invalidId') return throwQuery(faultTexts.invalidId(text));
    if (operand !== 'wrongType') return operand;
  }
  if (value instanceof ApexSObject && kind === 'id') return value.id === null ? NULL : { kind: 'key', key: value.id };
  const key = BIND_KEYS[kind]?.(value) ?? null;
  return key === null ? throwQuery(wrongTypeText(side)) : { kind: 'key', key };
}

/** Keys of bound values that are no text; null where the type does not fit. */
const BIND_KEYS: Partial<Record<FieldKind, (value: unknown) => Key | null>> = {
  number: (value) => {
    if (typeof value === 'number' || value instanceof ApexDecimal) return value;
    if (typeof value === 'bigint') return ApexDecimal.fromInteger(value);
    return value instanceof ApexDouble ? ApexDecimal.fromNumber(value.value) : null;
  },
  boolean: (value) => (typeof value === 'boolean' ? value : null),
  date: (value) => (value instanceof ApexDate ? value.days : null),
  // A Date converts to midnight GMT wherever a Datetime is wanted.
  datetime: (value) => (value instanceof ApexDatetime ? value.ms : value instanceof ApexDate ? value.utc : null),
  time: (value) => (value instanceof ApexTime ? value.ms : null)
};

/** P67: days begin at midnight in the user's time zone. */
function rangeOperand(run: Run, name: string, n: number | null, kind: 'date' | 'datetime'): Operand {
  const { timeZone, locale } = run.transaction.user;
  const today = new ApexDatetime(run.now).inZone(timeZone).date.days;
  const { start, end } = dateRange(name, n, today, firstWeekdayOf(locale));
  if (kind === 'date') return { kind: 'range', start, end };
  return {
    kind: 'range',
    start: zonedToUtc(timeZone, start * MS_PER_DAY),
    end: zonedToUtc(timeZone, end * MS_PER_DAY)
  };
}
