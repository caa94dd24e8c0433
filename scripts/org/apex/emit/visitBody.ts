/** Walks over every statement and expression of a body, outside in. */
import type { IrBlock, IrExpression, IrStatement } from './ir.ts';

export interface BodyVisitor {
  expression?(expression: IrExpression): void;
  statement?(statement: IrStatement): void;
}

export function visitBody(root: IrBlock | IrExpression, visitor: BodyVisitor): void {
  visit(root, visitor);
}

/** Nodes are told by `op` and `kind`; everything else in them is data. Types, origins and query trees hold no nodes. */
const LEAVES = new Set(['type', 'origin', 'query', 'search', 'method', 'field', 'member', 'constructor_']);

function visit(value: unknown, visitor: BodyVisitor): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, visitor);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  if ('op' in value) visitor.expression?.(value as IrExpression);
  else if ('kind' in value && 'origin' in value) visitor.statement?.(value as IrStatement);
  for (const [key, item] of Object.entries(value)) if (!LEAVES.has(key)) visit(item, visitor);
}
