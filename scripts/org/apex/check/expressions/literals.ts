/** Literals. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm */
import type { LiteralExpression } from '../../parse/ast.ts';
import type { IrLiteral } from '../../emit/ir.ts';
import { BOOLEAN, DECIMAL, DOUBLE, INTEGER, LONG, NULL, STRING } from '../../types.ts';
import { fail } from '../checkFailure.ts';
import { literalOutOfRange } from '../messages.ts';

const MAX_INTEGER = 2147483647n;
const MAX_LONG = 9223372036854775807n;

export function checkLiteral(expression: LiteralExpression): IrLiteral {
  const { origin, text } = expression;
  switch (expression.type) {
    case 'Integer':
      if (BigInt(text) > MAX_INTEGER) return fail(literalOutOfRange('integer', text, origin));
      return { op: 'literal', value: Number(text), type: INTEGER, origin };
    case 'Long':
      if (BigInt(text) > MAX_LONG) return fail(literalOutOfRange('long', text, origin));
      return { op: 'literal', value: text, type: LONG, origin };
    case 'Double':
      return { op: 'literal', value: text, type: DOUBLE, origin };
    case 'Decimal':
      return { op: 'literal', value: text, type: DECIMAL, origin };
    case 'String':
      return { op: 'literal', value: text, type: STRING, origin };
    case 'Boolean':
      return { op: 'literal', value: text.toLowerCase() === 'true', type: BOOLEAN, origin };
    case 'null':
      return { op: 'literal', value: null, type: NULL, origin };
  }
}
