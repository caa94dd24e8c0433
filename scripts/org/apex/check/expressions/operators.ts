/**
 * Binary operators (P2, P4).
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
 */
import type { Origin } from '../../../diagnostic.ts';
import type { BinaryExpression, BinaryOperator } from '../../parse/ast.ts';
import type { ArithmeticOperator, CompareOperator, IrExpression, OperandKind } from '../../emit/ir.ts';
import { BOOLEAN, DATE, DATETIME, ID, INTEGER, LONG, sameType, STRING, TIME, typeKey } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail } from '../checkFailure.ts';
import { applyRoute, findRoute, isDowncast, isNumeric, isText, promote } from '../conversions.ts';
import {
  incomparable,
  invalidBitwise,
  invalidDateArithmetic,
  invalidInequality,
  invalidShift,
  notBooleanOperands,
  notNumericArithmetic
} from '../messages.ts';
import type { ProjectSymbols } from '../symbols.ts';
import { isEnum } from '../typeRelations.ts';
import { checkValue } from './checkExpression.ts';
import { isListQuery, singleRow } from './convertValue.ts';

const ARITHMETIC: Partial<Record<BinaryOperator, ArithmeticOperator>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'shiftLeft',
  '>>': 'shiftRight',
  '>>>': 'shiftRightUnsigned'
};

const COMPARISONS: Partial<Record<BinaryOperator, CompareOperator>> = {
  '==': 'equal',
  '!=': 'notEqual',
  '===': 'identical',
  '!==': 'notIdentical',
  '<': 'less',
  '<=': 'lessOrEqual',
  '>': 'greater',
  '>=': 'greaterOrEqual'
};

const ORDERED: ReadonlySet<CompareOperator> = new Set(['less', 'lessOrEqual', 'greater', 'greaterOrEqual']);

/** Both sides in their operand type, and the type of the result. */
export interface Operation {
  readonly operator: ArithmeticOperator;
  readonly operands: OperandKind;
  readonly left: IrExpression;
  readonly right: IrExpression;
  readonly type: ApexType;
}

export function checkBinary(expression: BinaryExpression, context: BodyContext): IrExpression {
  const { operator, origin } = expression;
  const left = checkValue(expression.left, context);
  const right = checkValue(expression.right, context);
  if (operator === '&&' || operator === '||') {
    for (const side of [left, right])
      if (!sameType(side.type, BOOLEAN)) return fail(notBooleanOperands(operator === '&&' ? 'AND' : 'OR', side.origin));
    return { op: 'logical', operator: operator === '&&' ? 'and' : 'or', left, right, type: BOOLEAN, origin };
  }
  const comparison = COMPARISONS[operator];
  if (comparison !== undefined) return compare(comparison, left, right, origin, context.project);
  const arithmetic = ARITHMETIC[operator];
  if (arithmetic === undefined) throw new Error(`No rule for operator ${operator}`);
  return { op: 'binary', ...planOperation(arithmetic, left, right, origin, context.project), origin };
}

/** Decides the operand type of `left operator right` and converts both sides to it; compound assignment uses the same plan. */
export function planOperation(
  operator: ArithmeticOperator,
  left: IrExpression,
  right: IrExpression,
  origin: Origin,
  project: ProjectSymbols
): Operation {
  switch (operator) {
    case 'add':
      if (sameType(left.type, STRING) || sameType(right.type, STRING)) {
        return { operator, operands: 'String', left: toText(left), right: toText(right), type: STRING };
      }
      return datePlan(operator, left, right) ?? numericPlan(operator, left, right, origin, project);
    case 'subtract':
      return datePlan(operator, left, right) ?? numericPlan(operator, left, right, origin, project);
    case 'multiply':
    case 'divide':
      return numericPlan(operator, left, right, origin, project);
    case 'and':
    case 'or':
    case 'xor':
      if (sameType(left.type, BOOLEAN) && sameType(right.type, BOOLEAN))
        return { operator, operands: 'Boolean', left, right, type: BOOLEAN };
      return wholePlan(operator, left, right, project) ?? fail(invalidBitwise(origin));
    case 'shiftLeft':
    case 'shiftRight':
    case 'shiftRightUnsigned':
      return wholePlan(operator, left, right, project) ?? fail(invalidShift(origin));
  }
}

function numericPlan(
  operator: ArithmeticOperator,
  left: IrExpression,
  right: IrExpression,
  origin: Origin,
  project: ProjectSymbols
): Operation {
  if (!isNumeric(left.type) || !isNumeric(right.type)) return fail(notNumericArithmetic(origin));
  const type = promote(left.type, right.type);
  return {
    operator,
    operands: kindOf(type, project),
    left: widen(left, type, project),
    right: widen(right, type, project),
    type
  };
}

function wholePlan(
  operator: ArithmeticOperator,
  left: IrExpression,
  right: IrExpression,
  project: ProjectSymbols
): Operation | null {
  if (!isWhole(left.type) || !isWhole(right.type) || !isNumeric(left.type) || !isNumeric(right.type)) return null;
  const type = promote(left.type, right.type);
  return {
    operator,
    operands: kindOf(type, project),
    left: widen(left, type, project),
    right: widen(right, type, project),
    type
  };
}

/** Days on a Date (whole), days on a Datetime (fractions too), milliseconds on a Time (whole). */
function datePlan(operator: ArithmeticOperator, left: IrExpression, right: IrExpression): Operation | null {
  const kind = sameType(left.type, DATE)
    ? 'Date'
    : sameType(left.type, DATETIME)
      ? 'Datetime'
      : sameType(left.type, TIME)
        ? 'Time'
        : null;
  if (kind === null) return null;
  const isAllowed = kind === 'Datetime' ? isNumeric(right.type) : isWhole(right.type);
  return isAllowed
    ? { operator, operands: kind, left, right, type: left.type }
    : fail(invalidDateArithmetic(right.origin));
}

function isWhole(type: ApexType): boolean {
  return sameType(type, INTEGER) || sameType(type, LONG);
}

export function toText(value: IrExpression): IrExpression {
  const isText_ = value.op === 'literal' && typeof value.value === 'string' && sameType(value.type, STRING);
  const isConcatenation = value.op === 'binary' && value.operands === 'String' && value.operator === 'add';
  return isText_ || isConcatenation
    ? value
    : { op: 'convert', conversion: 'ToText', value, type: STRING, origin: value.origin };
}

function widen(value: IrExpression, type: ApexType, project: ProjectSymbols): IrExpression {
  const route = findRoute(project, value.type, type, 'argument');
  return route === null ? value : applyRoute(value, type, route);
}

function compare(
  operator: CompareOperator,
  writtenLeft: IrExpression,
  writtenRight: IrExpression,
  origin: Origin,
  project: ProjectSymbols
): IrExpression {
  const [left, right] = compareQueries(writtenLeft, writtenRight);
  const type = ORDERED.has(operator) ? orderedType(left, right, origin) : equalityType(left, right, origin, project);
  return {
    op: 'binary',
    operator,
    operands: kindOf(type, project),
    left: widen(left, type, project),
    right: widen(right, type, project),
    type: BOOLEAN,
    origin
  };
}

/** `if ([SELECT ...] == account)` compares the single row (P62). */
function compareQueries(left: IrExpression, right: IrExpression): [IrExpression, IrExpression] {
  if (isListQuery(left) && right.type.kind === 'sobject') return [singleRow(left) ?? left, right];
  if (isListQuery(right) && left.type.kind === 'sobject') return [left, singleRow(right) ?? right];
  return [left, right];
}

function orderedType(left: IrExpression, right: IrExpression, origin: Origin): ApexType {
  if (isNumeric(left.type) && isNumeric(right.type)) return promote(left.type, right.type);
  for (const type of [STRING, DATE, TIME]) if (sameType(left.type, type) && sameType(right.type, type)) return type;
  const isMoment = (type: ApexType): boolean => sameType(type, DATE) || sameType(type, DATETIME);
  if (isMoment(left.type) && isMoment(right.type)) return DATETIME;
  if (isText(left.type) && isText(right.type)) return STRING;
  const isOrderable = (type: ApexType): boolean =>
    isNumeric(type) || isText(type) || isMoment(type) || sameType(type, TIME);
  const unorderable = [left, right].find((side) => !isOrderable(side.type));
  return fail(
    unorderable === undefined
      ? incomparable(left.type, right.type, origin)
      : invalidInequality(unorderable.type, origin)
  );
}

function equalityType(left: IrExpression, right: IrExpression, origin: Origin, project: ProjectSymbols): ApexType {
  if (left.type.kind === 'null') return right.type;
  if (right.type.kind === 'null') return left.type;
  if (isNumeric(left.type) && isNumeric(right.type)) return promote(left.type, right.type);
  if (isText(left.type) && isText(right.type)) return sameType(left.type, ID) || sameType(right.type, ID) ? ID : STRING;
  if (findRoute(project, right.type, left.type, 'argument') !== null) return left.type;
  if (findRoute(project, left.type, right.type, 'argument') !== null) return right.type;
  if (isDowncast(project, right.type, left.type)) return right.type;
  if (isDowncast(project, left.type, right.type)) return left.type;
  return fail(incomparable(left.type, right.type, origin));
}

export function kindOf(type: ApexType, project: ProjectSymbols): OperandKind {
  if (type.kind === 'sobject') return 'SObject';
  if (isEnum(project, type)) return 'Enum';
  return OPERAND_KINDS.get(typeKey(type)) ?? 'Object';
}

const OPERAND_KINDS: ReadonlyMap<string, OperandKind> = new Map(
  (['Integer', 'Long', 'Double', 'Decimal', 'String', 'Boolean', 'Id', 'Date', 'Datetime', 'Time'] as const).map(
    (kind) => [kind as string, kind]
  )
);
