/**
 * One comparison: which operators a type takes, and how a stored value is tested.
 *
 * Filters are two-valued: a null value fails every comparison except `= null`, and `!=`, NOT IN and EXCLUDES are plain negations,
 * so that they keep nulls (P64).
 */
import { ApexList } from '../apex/values/apexList.ts';
import { ApexSet } from '../apex/values/apexSet.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import type { StoredValue } from '../data/store.ts';
import type { BindValue, CompareOperator, Span, Value } from './ast.ts';
import { compareKeys, keyText } from './compareKeys.ts';
import { faultTexts } from './faultTexts.ts';
import { apiTypeName, kindOf } from './fieldKinds.ts';
import { likeMatcher } from './likePattern.ts';
import { bindOperand, keyOf, planOperand } from './operandValue.ts';
import type { Key, Operand, Side } from './operandValue.ts';
import type { Run } from './plan.ts';
import { fault } from './planContext.ts';
import type { PlanContext } from './planContext.ts';
import { throwQuery } from './queryException.ts';

export type Test = (value: StoredValue) => boolean;

export interface Comparison {
  bind(run: Run): Test;
  /** The values equality asks for; null where an index cannot serve. */
  readonly keys: ((run: Run) => readonly StoredValue[] | null) | null;
}

const EQUALITY: ReadonlySet<CompareOperator> = new Set(['=', '!=']);

function allows(side: Side, operator: CompareOperator): boolean {
  const kind = kindOf(side.type);
  if (kind === 'opaque') return false;
  if (kind === 'boolean' || side.type === 'multipicklist') return EQUALITY.has(operator);
  return operator !== 'LIKE' || kind === 'text';
}

export function planComparison(
  context: PlanContext,
  side: Side,
  operator: CompareOperator,
  value: Value,
  span: Span
): Comparison | null {
  if (!allows(side, operator))
    return fault(context, faultTexts.invalidOperator(apiTypeName(side.type).toLowerCase()), span);
  const operand = planOperand(context, side, value);
  if (operand === null) return null;
  if (operator === 'LIKE') return { bind: likeAny(side, value, operand), keys: null };
  return {
    bind: (run) => compareTest(side, operator, operand(run)),
    keys: operator !== '=' ? null : (run) => storedKeys([operand(run)])
  };
}

/** Values an index can be asked for: text, Ids and whole numbers, never null or ranges. */
function storedKeys(operands: readonly Operand[]): readonly StoredValue[] | null {
  const values: StoredValue[] = [];
  for (const operand of operands) {
    if (operand.kind !== 'key' || typeof operand.key !== 'string') return null;
    values.push(operand.key);
  }
  return values;
}

/** A bound collection holds patterns, one of which must match. */
function likeAny(side: Side, value: Value, operand: (run: Run) => Operand): (run: Run) => Test {
  return (run) => {
    const bound = value.kind === 'bind' ? run.binds[value.index] : null;
    if (!(bound instanceof ApexList || bound instanceof ApexSet)) return likeTest(operand(run));
    const tests = [...bound].map((pattern) => likeTest(bindOperand(side, pattern)));
    return (stored) => tests.some((test) => test(stored));
  };
}

function likeTest(operand: Operand): Test {
  if (operand.kind !== 'key' || typeof operand.key !== 'string') return (value) => value === null;
  const matches = likeMatcher(operand.key);
  return (value) => value !== null && matches(String(value));
}

function compareTest(side: Side, operator: Exclude<CompareOperator, 'LIKE'>, operand: Operand): Test {
  if (operator === '!=') {
    const isEqual = compareTest(side, '=', operand);
    return (value) => !isEqual(value);
  }
  // A checkbox is never null, not even behind a parent that does not exist.
  if (operand.kind === 'null')
    return side.type === 'boolean' || operator !== '=' ? () => false : (value) => value === null;
  const compare =
    operand.kind === 'range' ? rangeComparer(operand.start, operand.end) : keyComparer(operand.key, side.isExact);
  const holds = HOLDS[operator];
  if (side.type === 'boolean') return (value) => holds(compare(value === true));
  return (value) => value !== null && holds(compare(keyOf(value)));
}

const HOLDS: Readonly<Record<'=' | '<' | '<=' | '>' | '>=', (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0
};

function keyComparer(key: Key, isExact: boolean): (value: Key) => number {
  if (typeof key === 'string' && !isExact) {
    const lower = key.toLowerCase();
    return (value) => (String(value).toLowerCase() === lower ? 0 : compareKeys(value, key, isExact));
  }
  return (value) => compareKeys(value, key, isExact);
}

/** Before, within or behind the range. */
function rangeComparer(start: number, end: number): (value: Key) => number {
  return (value) => (Number(value) < start ? -1 : Number(value) >= end ? 1 : 0);
}

/** `IN (…)` or `IN :collection`. */
export function planMembership(
  context: PlanContext,
  side: Side,
  values: readonly Value[] | BindValue,
  negated: boolean,
  span: Span
): Comparison | null {
  if (kindOf(side.type) === 'opaque')
    return fault(context, faultTexts.invalidOperator(apiTypeName(side.type).toLowerCase()), span);
  const operands = planOperands(context, side, values);
  if (operands === null) return null;
  return {
    bind: (run) => {
      const test = memberTest(side, operands(run));
      return negated ? (value) => !test(value) : test;
    },
    keys: negated ? null : (run) => storedKeys(operands(run))
  };
}

function planOperands(
  context: PlanContext,
  side: Side,
  values: readonly Value[] | BindValue
): ((run: Run) => readonly Operand[]) | null {
  if ('kind' in values) return (run) => collectionItems(run.binds[values.index]).map((item) => bindOperand(side, item));
  const planned = values.map((value) => planOperand(context, side, value));
  if (planned.includes(null)) return null;
  return (run) => planned.map((operand) => (operand as (run: Run) => Operand)(run));
}

/** A single value is a collection of one; a null collection throws NullPointerException. */
function collectionItems(value: unknown): readonly unknown[] {
  if (value === null || value === undefined)
    return throwApex('System.NullPointerException', 'Attempt to de-reference a null object');
  if (value instanceof ApexList) return value.items;
  if (value instanceof ApexSet) return [...value];
  return [value];
}

function memberTest(side: Side, operands: readonly Operand[]): Test {
  const texts = new Set<string>();
  const ranges: Test[] = [];
  let takesNull = false;
  for (const operand of operands) {
    if (operand.kind === 'null') takesNull = true;
    else if (operand.kind === 'key') texts.add(keyText(operand.key, side.isExact));
    else ranges.push(compareTest(side, '=', operand));
  }
  return (value) => {
    if (value === null && side.type !== 'boolean') return takesNull;
    return texts.has(keyText(keyOf(value ?? false), side.isExact)) || ranges.some((test) => test(value));
  };
}

/** INCLUDES: any of the values, where `a;b` asks for both. */
export function planMultiSelect(
  context: PlanContext,
  side: Side,
  values: readonly Value[] | BindValue,
  isExcluding: boolean,
  span: Span
): Comparison | null {
  if (side.type !== 'multipicklist') return fault(context, faultTexts.multiOnly(), span);
  const operands = planOperands(context, side, values);
  if (operands === null) return null;
  return {
    bind: (run) => {
      const wanted = operands(run).map((operand) =>
        operand.kind === 'key' ? choices(String(operand.key)) : throwQuery(faultTexts.multiOnly())
      );
      const includes: Test = (value) => {
        if (typeof value !== 'string') return false;
        const held = new Set(choices(value));
        return wanted.some((all) => all.every((each) => held.has(each)));
      };
      return isExcluding ? (value) => !includes(value) : includes;
    },
    keys: null
  };
}

function choices(text: string): readonly string[] {
  return text.split(';').map((each) => each.trim().toLowerCase());
}
