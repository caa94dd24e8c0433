/**
 * Conditions of decisions, filters of collections, and entry conditions of flows that a record starts.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_operators_condition.htm
 */
import type { Origin } from '../diagnostic.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import { isEqual, order } from './compareValues.ts';
import { readLogic } from './conditionLogic.ts';
import { holds } from '../schema/conditionLogic.ts';
import { compileFlowFormula, formulaText } from './flowFormula.ts';
import type { FlowScope, Reader } from './flowScope.ts';
import { BOOLEAN, describeType, elementOf, fits } from './flowType.ts';
import type { FlowType, FlowValue } from './flowType.ts';
import { textOf } from './flowText.ts';
import { compileValue } from './flowValue.ts';
import type { Interview } from './interview.ts';

export type Test = (interview: Interview) => boolean;

type Compare = (left: FlowValue, right: FlowValue) => boolean;

const text = (value: FlowValue): string => (value === null ? '' : textOf(value));
const ordered =
  (accepts: (sign: number) => boolean): Compare =>
  (left, right) => {
    const sign = order(left, right);
    return sign !== null && accepts(sign);
  };
const contains: Compare = (left, right) =>
  Array.isArray(left)
    ? left.some((item) => isEqual(item as FlowValue, right))
    : left !== null && right !== null && text(left).includes(text(right));
const isMissing = (value: FlowValue): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** Operators that compare two values. */
const COMPARE: Readonly<Record<string, Compare>> = {
  EqualTo: isEqual,
  NotEqualTo: (left, right) => !isEqual(left, right),
  GreaterThan: ordered((sign) => sign > 0),
  GreaterThanOrEqualTo: ordered((sign) => sign >= 0),
  LessThan: ordered((sign) => sign < 0),
  LessThanOrEqualTo: ordered((sign) => sign <= 0),
  StartsWith: (left, right) => left !== null && right !== null && text(left).startsWith(text(right)),
  EndsWith: (left, right) => left !== null && right !== null && text(left).endsWith(text(right)),
  Contains: contains,
  DoesNotContain: (left, right) => !contains(left, right),
  In: (left, right) => Array.isArray(right) && right.some((item) => isEqual(left, item as FlowValue)),
  NotIn: (left, right) => !(Array.isArray(right) && right.some((item) => isEqual(left, item as FlowValue)))
};

const TEXT_ONLY = new Set(['StartsWith', 'EndsWith']);

/** Operators that ask one thing of a value; the right side is true or false. */
const STATES: Readonly<Record<string, (value: FlowValue) => boolean>> = {
  IsNull: isMissing,
  IsEmpty: isMissing,
  IsBlank: (value) => isMissing(value) || (typeof value === 'string' && value.trim() === ''),
  WasSet: (value) => !isMissing(value)
};

/** `conditions` with `conditionLogic`; null where a diagnostic was recorded. */
export function compileConditions(scope: FlowScope, node: MetadataNode): Test | null {
  const conditions = node.groups('conditions');
  const logic = readLogic(scope, node.text('conditionLogic'), conditions.length, node.originOf('conditionLogic'));
  const tests = conditions.map((condition) => compileCondition(scope, condition));
  if (logic === null || tests.some((test) => test === null)) return null;
  return (interview) => holds(logic, (index) => tests[index]?.(interview) ?? false);
}

function compileCondition(scope: FlowScope, node: MetadataNode): Test | null {
  const path = node.text('leftValueReference') ?? '';
  const operator = node.text('operator') ?? '';
  const origin = node.originOf('leftValueReference');
  if (operator === 'WasSelected' && scope.named(path) === undefined)
    return scope.report('flow.unknown-reference', `There is no choice named ${path}`, origin);
  if (operator === 'WasVisited' || operator === 'WasSelected') return visitTest(scope, node, path, origin);
  const left = scope.reader(path, origin);
  return left === null ? null : compileComparison(scope, node, { left, operator, valueName: 'rightValue', origin });
}

export function compileComparison(
  scope: FlowScope,
  node: MetadataNode,
  { left, operator, valueName, origin }: { left: Reader; operator: string; valueName: string; origin: Origin }
): Test | null {
  const [element] = node.raw(valueName);
  if (element === undefined) return scope.report('flow.value', `The condition on ${left.path} has no value`, origin);
  const right = compileValue(scope, element);
  if (right === null) return null;
  const state = operator === 'IsChanged' ? changeTest(scope, left, origin) : STATES[operator];
  if (state === null) return null;
  if (state !== undefined) {
    if (!fits(right.type, BOOLEAN)) return scope.report('flow.type', `${operator} needs true or false`, element.origin);
    const ask: Test =
      operator === 'IsChanged'
        ? (state as Test)
        : (interview) => (state as (value: FlowValue) => boolean)(left.read(interview, true));
    return (interview) => ask(interview) === right.read(interview);
  }
  const compare = COMPARE[operator];
  if (compare === undefined)
    return scope.report('flow.operator', `The operator ${operator} is not supported by the local org`, origin);
  if (!canCompare(left.type, operator, right.type))
    return scope.report(
      'flow.type',
      `${operator} cannot compare ${left.path}, a ${describeType(left.type)}, with ${right.path}, a ${describeType(right.type)}`,
      origin
    );
  return (interview) => compare(left.read(interview, true), right.read(interview, true));
}

function canCompare(left: FlowType, operator: string, right: FlowType): boolean {
  if (operator === 'In' || operator === 'NotIn') return right.isCollection && fits(left, elementOf(right));
  if (operator === 'Contains' || operator === 'DoesNotContain')
    return left.isCollection ? fits(right, elementOf(left)) : left.kind === 'Text' && !right.isCollection;
  if (TEXT_ONLY.has(operator)) return left.kind === 'Text' && right.kind === 'Text';
  return fits(left, right);
}

/** False for a new record. */
function changeTest(scope: FlowScope, left: Reader, origin: Origin): Test | null {
  const match = /^\$Record\.(\w+)$/i.exec(left.path);
  if (match === null) return scope.report('flow.type', 'IsChanged needs a field of $Record', origin);
  const prior = scope.reader(`$Record__Prior.${match[1] ?? ''}`, origin);
  if (prior === null) return null;
  return (interview) =>
    interview.frame.prior !== null && !isEqual(left.read(interview, true), prior.read(interview, true));
}

/** Elements and outcomes that were passed, and choices that were made. */
function visitTest(scope: FlowScope, node: MetadataNode, path: string, origin: Origin): Test | null {
  const [element] = node.raw('rightValue');
  if (element === undefined) return scope.report('flow.value', `The condition on ${path} has no value`, origin);
  const right = compileValue(scope, element);
  if (right === null) return null;
  const key = path.toLowerCase();
  return (interview) => interview.frame.visited.has(key) === right.read(interview, true);
}

/** Entry conditions on $Record: `filters` with `filterLogic`, or a formula. No conditions: always. */
export function compileEntry(scope: FlowScope, node: MetadataNode): Test | null {
  const formula = formulaText(node.text('filterFormula'));
  const filters = node.groups('filters');
  if (formula !== null) {
    const reader = compileFlowFormula(scope, formula, BOOLEAN, node.originOf('filterFormula'));
    return reader === null ? null : (interview) => reader.read(interview) === true;
  }
  if (filters.length === 0) return () => true;
  const logic = readLogic(scope, node.text('filterLogic'), filters.length, node.originOf('filterLogic'));
  const tests = filters.map((filter) => {
    const origin = filter.originOf('field');
    const left = scope.reader(`$Record.${filter.text('field') ?? ''}`, origin);
    const operator = filter.text('operator') ?? '';
    return left === null ? null : compileComparison(scope, filter, { left, operator, valueName: 'value', origin });
  });
  if (logic === null || tests.some((test) => test === null)) return null;
  return (interview) => holds(logic, (index) => tests[index]?.(interview) ?? false);
}
