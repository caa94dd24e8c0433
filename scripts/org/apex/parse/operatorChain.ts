/**
 * Regroups infix operators by the platform's precedence.
 *
 * Two things differ from the grammar of the parser library: comparison and equality share one left-associative level (P14), and
 * `(a) - b` is a subtraction unless the parentheses hold a type that a sign can follow.
 */
import type { BinaryOperator, Expression } from './ast.ts';
import { joinOrigins } from './sourceText.ts';

export interface OperatorChain {
  /** One more than operators. */
  readonly operands: Expression[];
  readonly operators: BinaryOperator[];
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_precedence.htm */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['??'],
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!=', '===', '!==', '<', '<=', '>', '>='],
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/']
];

const LEVEL_OF = new Map(LEVELS.flatMap((operators, level) => operators.map((each) => [each, level] as const)));

/** Every level is left-associative. */
export function regroup({ operands, operators }: OperatorChain): Expression {
  let position = 0;
  const operand = (index: number): Expression => {
    const found = operands[index];
    if (found === undefined) throw new Error('An operator chain has one operand more than operators.');
    return found;
  };
  const climb = (minimum: number): Expression => {
    let left = operand(position);
    for (;;) {
      const operator = operators[position];
      const level = operator === undefined ? -1 : (LEVEL_OF.get(operator) ?? -1);
      if (operator === undefined || level < minimum) return left;
      position += 1;
      const right = climb(level + 1);
      left = { kind: 'BinaryExpression', operator, left, right, origin: joinOrigins(left.origin, right.origin) };
    }
  };
  return climb(0);
}
