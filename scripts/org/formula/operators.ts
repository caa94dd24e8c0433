/**
 * Operators of the formula language. Blank operands give a blank result, except that text joins as if it were empty and equality
 * with text takes blank for the empty text.
 *
 * https://help.salesforce.com/s/articleView?id=sf.customize_functions.htm
 */
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { ApexTime } from '../apex/values/apexTime.ts';
import { MS_PER_DAY } from '../apex/values/calendar.ts';
import type { FormulaChecker } from './checker.ts';
import { dayAt, instantAt } from './dates.ts';
import { faultTexts } from './formulaFault.ts';
import type { BinaryOperator, FormulaNode } from './formulaNode.ts';
import { commonType } from './formulaType.ts';
import type { FormulaType, FormulaValue, TypedExpression } from './formulaType.ts';
import { add, count, divide, multiply, power, subtract, whole } from './numbers.ts';

type UnaryNode = Extract<FormulaNode, { kind: 'unary' }>;
type BinaryNode = Extract<FormulaNode, { kind: 'binary' }>;
type Compute = (left: NonNullable<FormulaValue>, right: NonNullable<FormulaValue>) => FormulaValue;

export function checkUnary(checker: FormulaChecker, node: UnaryNode): TypedExpression | null {
  const { operator } = node;
  const operand = checker.expect(operator, node.operand, operator === 'NOT' ? 'Boolean' : 'Number');
  if (operand === null) return null;
  if (operator === 'NOT') {
    return {
      type: 'Boolean',
      evaluate(run) {
        const value = operand.evaluate(run);
        return value === null ? null : value !== true;
      }
    };
  }
  if (operator === '+') return operand;
  return {
    type: operand.type,
    evaluate(run) {
      const value = operand.evaluate(run);
      return value instanceof ApexDecimal ? value.negate() : null;
    }
  };
}

export function checkBinary(checker: FormulaChecker, node: BinaryNode): TypedExpression | null {
  switch (node.operator) {
    case '+':
    case '-':
      return checkSum(checker, node, node.operator);
    case '*':
    case '/':
    case '^':
      return checkProduct(checker, node, PRODUCTS[node.operator]);
    case '&':
      return checkJoin(checker, node);
    case '&&':
    case '||':
      return checkLogical(checker, node);
    case '=':
    case '<>':
      return checkEquality(checker, node);
    default:
      return checkComparison(checker, node, node.operator);
  }
}

const PRODUCTS: Readonly<Record<'*' | '/' | '^', (left: ApexDecimal, right: ApexDecimal) => ApexDecimal>> = {
  '*': multiply,
  '/': divide,
  '^': power
};

function checkProduct(
  checker: FormulaChecker,
  { operator, left, right }: BinaryNode,
  compute: (left: ApexDecimal, right: ApexDecimal) => ApexDecimal
): TypedExpression | null {
  const first = checker.expect(operator, left, 'Number');
  const second = checker.expect(operator, right, 'Number');
  if (first === null || second === null) return null;
  return both('Number', first, second, (a, b) => compute(a as ApexDecimal, b as ApexDecimal));
}

/** Evaluates both sides; blank as soon as one of them is. */
function both(type: FormulaType, left: TypedExpression, right: TypedExpression, compute: Compute): TypedExpression {
  return {
    type,
    evaluate(run) {
      const first = left.evaluate(run);
      const second = right.evaluate(run);
      return first === null || second === null ? null : compute(first, second);
    }
  };
}

/** Date, time and number arithmetic by the types of both sides. */
const SUMS: Readonly<Record<string, { readonly type: FormulaType; readonly compute: Compute }>> = {
  'Number + Number': { type: 'Number', compute: (a, b) => add(a as ApexDecimal, b as ApexDecimal) },
  'Number - Number': { type: 'Number', compute: (a, b) => subtract(a as ApexDecimal, b as ApexDecimal) },
  'Date + Number': { type: 'Date', compute: (a, b) => moveDate(a as ApexDate, b as ApexDecimal) },
  'Number + Date': { type: 'Date', compute: (a, b) => moveDate(b as ApexDate, a as ApexDecimal) },
  'Date - Number': { type: 'Date', compute: (a, b) => moveDate(a as ApexDate, (b as ApexDecimal).negate()) },
  'Date - Date': { type: 'Number', compute: (a, b) => whole((a as ApexDate).days - (b as ApexDate).days) },
  'DateTime + Number': { type: 'DateTime', compute: (a, b) => moveInstant(a as ApexDatetime, b as ApexDecimal) },
  'Number + DateTime': { type: 'DateTime', compute: (a, b) => moveInstant(b as ApexDatetime, a as ApexDecimal) },
  'DateTime - Number': {
    type: 'DateTime',
    compute: (a, b) => moveInstant(a as ApexDatetime, (b as ApexDecimal).negate())
  },
  'DateTime - DateTime': {
    type: 'Number',
    compute: (a, b) => divide(whole((a as ApexDatetime).ms - (b as ApexDatetime).ms), whole(MS_PER_DAY))
  },
  'Time + Number': { type: 'Time', compute: (a, b) => new ApexTime((a as ApexTime).ms + count(b as ApexDecimal)) },
  'Time - Number': { type: 'Time', compute: (a, b) => new ApexTime((a as ApexTime).ms - count(b as ApexDecimal)) },
  'Time - Time': {
    type: 'Number',
    compute: (a, b) => whole(((a as ApexTime).ms - (b as ApexTime).ms + MS_PER_DAY) % MS_PER_DAY)
  }
};

function moveDate(date: ApexDate, days: ApexDecimal): ApexDate {
  return dayAt(date.days + count(days));
}

const SECONDS_PER_DAY = whole(86_400);

/** Fractions of days are rounded to seconds. */
function moveInstant(instant: ApexDatetime, days: ApexDecimal): ApexDatetime {
  const seconds = multiply(days, SECONDS_PER_DAY).setScale(0, 'HALF_UP');
  return instantAt(instant.ms + count(seconds) * 1000);
}

/** What may stand right of `+` or `-` after a type, as the message lists it. */
const SUM_OPERANDS: readonly FormulaType[] = ['Number', 'Date', 'DateTime'];

function checkSum(checker: FormulaChecker, node: BinaryNode, operator: '+' | '-'): TypedExpression | null {
  const left = checker.check(node.left);
  const right = checker.check(node.right);
  if (left === null || right === null) return null;
  if (left.type === 'Null' || right.type === 'Null') return { type: 'Null', evaluate: () => null };
  if (operator === '+' && left.type === 'Text') {
    if (right.type === 'Text') return joined(left, right);
    return checker.fault('formula.type', faultTexts.wrongType(operator, ['Text'], right.type), node.right);
  }
  const sum = SUMS[`${left.type} ${operator} ${right.type}`];
  if (sum !== undefined) return both(sum.type, left, right, sum.compute);
  const isLeftWrong = SUMS[`${left.type} ${operator} Number`] === undefined;
  // Where only a number can follow, the message says so.
  const isNumberMissing = !isLeftWrong && SUM_OPERANDS.includes(right.type);
  const wrong = isLeftWrong ? { type: left.type, node: node.left } : { type: right.type, node: node.right };
  const expected = isNumberMissing ? (['Number'] as const) : SUM_OPERANDS;
  return checker.fault('formula.type', faultTexts.wrongType(operator, expected, wrong.type), wrong.node);
}

function joined(left: TypedExpression, right: TypedExpression): TypedExpression {
  return {
    type: 'Text',
    evaluate(run) {
      const first = left.evaluate(run);
      const second = right.evaluate(run);
      if (first === null) return second;
      return second === null ? first : `${String(first)}${String(second)}`;
    }
  };
}

function checkJoin(checker: FormulaChecker, node: BinaryNode): TypedExpression | null {
  const left = checker.expect('&', node.left, 'Text');
  const right = checker.expect('&', node.right, 'Text');
  return left === null || right === null ? null : joined(left, right);
}

/** Blank counts as false; the right side is left alone where the left one decides. */
function checkLogical(checker: FormulaChecker, node: BinaryNode): TypedExpression | null {
  const name = node.operator === '&&' ? 'AND' : 'OR';
  const left = checker.expect(name, node.left, 'Boolean');
  const right = checker.expect(name, node.right, 'Boolean');
  if (left === null || right === null) return null;
  const decides = node.operator === '||';
  return {
    type: 'Boolean',
    evaluate: (run) => ((left.evaluate(run) === true) === decides ? decides : right.evaluate(run) === true)
  };
}

function checkEquality(checker: FormulaChecker, node: BinaryNode): TypedExpression | null {
  const left = checker.check(node.left);
  const right = checker.check(node.right);
  if (left === null || right === null) return null;
  const type = commonType(left.type, right.type);
  if (type === null)
    return checker.fault('formula.type', faultTexts.wrongType(node.operator, [left.type], right.type), node.right);
  const isText = type === 'Text';
  const isNegated = node.operator === '<>';
  return {
    type: 'Boolean',
    evaluate(run) {
      const equal = equals(left.evaluate(run), right.evaluate(run), isText);
      return equal === null ? null : equal !== isNegated;
    }
  };
}

/** Blank beside blank is blank, but for text, where it equals the empty text. Texts compare with respect to case. */
export function equals(left: FormulaValue, right: FormulaValue, isText: boolean): boolean | null {
  if (left === null || right === null) return isText ? left === right : null;
  return order(left, right) === 0;
}

const COMPARISONS: Readonly<Partial<Record<BinaryOperator, (order: number) => boolean>>> = {
  '<': (value) => value < 0,
  '<=': (value) => value <= 0,
  '>': (value) => value > 0,
  '>=': (value) => value >= 0
};

const COMPARABLE: readonly FormulaType[] = ['Number', 'Date', 'DateTime', 'Time', 'Text'];

function checkComparison(checker: FormulaChecker, node: BinaryNode, operator: BinaryOperator): TypedExpression | null {
  const left = checker.check(node.left);
  const right = checker.check(node.right);
  const compare = COMPARISONS[operator];
  if (left === null || right === null || compare === undefined) return null;
  if (commonType(left.type, right.type) === null)
    return checker.fault('formula.type', faultTexts.wrongType(operator, [left.type], right.type), node.right);
  for (const [typed, place] of [
    [left, node.left],
    [right, node.right]
  ] as const) {
    if (typed.type !== 'Null' && !COMPARABLE.includes(typed.type))
      return checker.fault('formula.type', faultTexts.wrongType(operator, SUM_OPERANDS, typed.type), place);
  }
  return both('Boolean', left, right, (first, second) => compare(order(first, second)));
}

/** Values of one type; the checker lets nothing else through. */
function order(left: NonNullable<FormulaValue>, right: NonNullable<FormulaValue>): number {
  if (left instanceof ApexDecimal) return left.compare(right as ApexDecimal);
  if (left instanceof ApexDate) return left.days - (right as ApexDate).days;
  if (left instanceof ApexDatetime) return left.ms - (right as ApexDatetime).ms;
  if (left instanceof ApexTime) return left.ms - (right as ApexTime).ms;
  return left === right ? 0 : left < right ? -1 : 1;
}
