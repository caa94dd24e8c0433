/**
 * Binary and unary operators by operand type. What JavaScript does alike is printed in place; everything else calls the runtime by a
 * name made of operation and type: `$addDecimal(a, b)`.
 */
import type {
  ArithmeticOperator,
  CompareOperator,
  IrBinary,
  IrConvert,
  IrExpression,
  IrUnary,
  OperandKind
} from './ir.ts';
import { emitExpression, emitNonNull } from './emitExpressions.ts';
import type { FunctionScope } from './functionScope.ts';
import { quote } from './names.ts';

type Printed = (left: string, right: string) => string;

/** Operands are never null here. Integer arithmetic wraps at 32 bits, Long at 64 (P4). */
const IN_PLACE: Readonly<Record<string, Printed>> = {
  'Integer add': (a, b) => `(${a}+${b}|0)`,
  'Integer subtract': (a, b) => `(${a}-${b}|0)`,
  'Integer multiply': (a, b) => `Math.imul(${a},${b})`,
  'Integer and': (a, b) => `(${a}&${b})`,
  'Integer or': (a, b) => `(${a}|${b})`,
  'Integer xor': (a, b) => `(${a}^${b})`,
  'Integer shiftLeft': (a, b) => `(${a}<<${b})`,
  'Integer shiftRight': (a, b) => `(${a}>>${b})`,
  'Integer shiftRightUnsigned': (a, b) => `(${a}>>>${b}|0)`,
  'Long add': (a, b) => `BigInt.asIntN(64,${a}+${b})`,
  'Long subtract': (a, b) => `BigInt.asIntN(64,${a}-${b})`,
  'Long multiply': (a, b) => `BigInt.asIntN(64,${a}*${b})`,
  'Long and': (a, b) => `(${a}&${b})`,
  'Long or': (a, b) => `(${a}|${b})`,
  'Long xor': (a, b) => `(${a}^${b})`,
  'Boolean and': (a, b) => `!!(${a}&${b})`,
  'Boolean or': (a, b) => `!!(${a}|${b})`,
  'Boolean xor': (a, b) => `(${a}!==${b})`
};

const COMPARISONS: Readonly<Record<CompareOperator, string>> = {
  equal: '===',
  notEqual: '!==',
  identical: '===',
  notIdentical: '!==',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>='
};

/** Values that JavaScript compares as Apex does. */
const RAW: ReadonlySet<OperandKind> = new Set(['Integer', 'Long', 'Boolean', 'Id', 'Enum']);
const ORDERED_RAW: ReadonlySet<OperandKind> = new Set(['Integer', 'Long']);

export function emitBinary(expression: IrBinary, scope: FunctionScope): string {
  const { operator, operands, left, right } = expression;
  if (operator in COMPARISONS) return emitComparison(operator as CompareOperator, operands, left, right, scope);
  if (operands === 'String') return emitConcatenation(expression, scope);
  return emitArithmetic(
    operator as ArithmeticOperator,
    operands,
    emitNonNull(left, scope),
    emitNonNull(right, scope),
    scope
  );
}

/** Both operands are printed and never null. */
export function emitArithmetic(
  operator: ArithmeticOperator,
  operands: OperandKind,
  left: string,
  right: string,
  scope: FunctionScope
): string {
  const inPlace = IN_PLACE[`${operands} ${operator}`];
  return inPlace !== undefined ? inPlace(left, right) : `${scope.unit.use(`${operator}${operands}`)}(${left},${right})`;
}

function emitComparison(
  operator: CompareOperator,
  operands: OperandKind,
  left: IrExpression,
  right: IrExpression,
  scope: FunctionScope
): string {
  const sign = COMPARISONS[operator];
  const isEquality = sign.length === 3;
  const a = emitExpression(left, scope);
  const b = emitExpression(right, scope);
  if (isEquality) {
    const isNull = isNullLiteral(left) || isNullLiteral(right);
    if (RAW.has(operands) || isNull) return `(${a}${sign}${b})`;
    const test = operator === 'identical' || operator === 'notIdentical' ? 'identical' : 'equal';
    return `${sign === '!==' ? '!' : ''}${scope.unit.use(`${test}${operands}`)}(${a},${b})`;
  }
  if (ORDERED_RAW.has(operands)) {
    const nullable = [left, right].filter((side) => !scope.isNonNull(side));
    if (nullable.every((side) => side.op === 'local')) {
      const tests = nullable.map((side) => `${emitExpression(side, scope)}!==null&&`);
      return `(${tests.join('')}${a}${sign}${b})`;
    }
    return `${scope.unit.use(`${operator}Number`)}(${a},${b})`;
  }
  return `(${scope.unit.use(`compare${operands}`)}(${a},${b})${sign}0)`;
}

function isNullLiteral(expression: IrExpression): boolean {
  return expression.op === 'literal' && expression.value === null;
}

/** One template literal for a whole chain of `+`. */
function emitConcatenation(expression: IrBinary, scope: FunctionScope): string {
  const parts: string[] = [];
  const collect = (each: IrExpression): void => {
    if (each.op === 'binary' && each.operands === 'String' && each.operator === 'add') {
      collect(each.left);
      collect(each.right);
    } else if (each.op === 'literal' && typeof each.value === 'string') parts.push(escapeTemplate(each.value));
    else parts.push(`\${${emitText(each, scope)}}`);
  };
  collect(expression);
  return `${scope.unit.use('grown')}(\`${parts.join('')}\`)`;
}

function escapeTemplate(text: string): string {
  return quote(text).slice(1, -1).replaceAll('\\"', '"').replace(/`|\$/g, '\\$&');
}

/** Types whose values JavaScript puts into text as Apex does, null included. */
const PLAIN_TEXT = new Set(['System.String', 'System.Id', 'System.Integer', 'System.Long', 'System.Boolean']);

function emitText(expression: IrExpression, scope: FunctionScope): string {
  const value = expression.op === 'convert' && expression.conversion === 'ToText' ? expression.value : expression;
  const isPlain = value.type.kind === 'null' || (value.type.kind === 'library' && PLAIN_TEXT.has(value.type.name));
  const printed = emitExpression(value, scope);
  return isPlain ? printed : `${scope.unit.use('textOf')}(${printed})`;
}

export function emitConvert(expression: IrConvert, scope: FunctionScope): string {
  if (expression.conversion === 'ToText') return `\`\${${emitText(expression, scope)}}\``;
  if (expression.conversion === 'IdToString') return emitExpression(expression.value, scope);
  const printed = emitExpression(expression.value, scope);
  if (expression.conversion === 'IntegerToLong' && scope.isNonNull(expression.value)) return `BigInt(${printed})`;
  return `${scope.unit.use(`convert${expression.conversion}`)}(${printed})`;
}

export function emitUnary({ operator, operands, operand }: IrUnary, scope: FunctionScope): string {
  const printed = emitNonNull(operand, scope);
  switch (operator) {
    case 'not':
      return `!${printed}`;
    case 'complement':
      return `(~${printed})`;
    case 'negate':
      if (operands === 'Integer') return `(-${printed}|0)`;
      if (operands === 'Long') return `BigInt.asIntN(64,-${printed})`;
      return `${scope.unit.use(`negate${operands}`)}(${printed})`;
  }
}
