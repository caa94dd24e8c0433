/**
 * Which expressions can never be null. Locals are judged over the whole body: one counts as never null when every value it is given
 * is never null, which is what keeps integer loops free of checks.
 */
import type { IrBlock, IrExpression, IrStatement } from './ir.ts';
import { visitBody } from './visitBody.ts';

/** Library methods that never return null, that no project class implements, and that stand in the conditions of loops. */
const NEVER_NULL =
  /#(?:size|length|isEmpty|contains|containsKey|containsAll|startsWith|endsWith|equalsIgnoreCase|isBlank|isNotBlank|intValue|ordinal|name)\(/;

export function isNonNull(expression: IrExpression, nonNullLocals: ReadonlySet<string>): boolean {
  const test = (each: IrExpression): boolean => isNonNull(each, nonNullLocals);
  switch (expression.op) {
    case 'literal':
      return expression.value !== null;
    case 'local':
      return nonNullLocals.has(expression.name);
    case 'this':
    case 'binary':
    case 'unary':
    case 'logical':
    case 'instanceof':
    case 'new':
    case 'newLibrary':
    case 'newSObject':
    case 'newCollection':
    case 'newMap':
    case 'newArray':
    case 'typeLiteral':
    case 'token':
    case 'enumConstant':
    case 'compound':
    case 'sosl':
      return true;
    case 'soql':
      return expression.result !== 'optional';
    case 'conditional':
      return test(expression.whenTrue) && test(expression.whenFalse);
    case 'coalesce':
      return test(expression.left) || test(expression.right);
    case 'convert':
      return expression.conversion === 'ToText' || expression.conversion === 'QueryToRow' || test(expression.value);
    case 'cast':
    case 'assign':
      return test(expression.value);
    case 'libraryCall':
      return NEVER_NULL.test(expression.member.key);
    case 'field':
    case 'sobjectField':
    case 'index':
    case 'safe':
    case 'call':
    case 'label':
      return false;
  }
}

/** Locals of a body that are never null; `parameters` may always be. */
export function findNonNullLocals(body: IrBlock | IrExpression, parameters: readonly string[]): ReadonlySet<string> {
  const given = new Map<string, (IrExpression | 'value' | 'unknown')[]>();
  const give = (name: string, value: IrExpression | 'value' | 'unknown'): void => {
    const values = given.get(name);
    if (values === undefined) given.set(name, [value]);
    else values.push(value);
  };
  for (const name of parameters) give(name, 'unknown');
  visitBody(body, {
    expression: (each) => {
      if (each.op === 'assign' && each.target.op === 'local') give(each.target.name, each.value);
      else if (each.op === 'safe') give(each.local, 'value');
    },
    statement: (each) => collectStatement(each, give)
  });
  const nonNull = new Set(given.keys());
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const name of nonNull) {
      const isSafe = (given.get(name) ?? []).every(
        (value) => value === 'value' || (value !== 'unknown' && isNonNull(value, nonNull))
      );
      if (isSafe) continue;
      nonNull.delete(name);
      isChanged = true;
    }
  }
  return nonNull;
}

function collectStatement(
  statement: IrStatement,
  give: (name: string, value: IrExpression | 'value' | 'unknown') => void
): void {
  switch (statement.kind) {
    case 'local':
      give(statement.name, statement.value ?? 'unknown');
      return;
    case 'forEach':
      give(statement.name, statement.batched ? 'value' : 'unknown');
      return;
    case 'switch':
      give(statement.subjectLocal, statement.subject);
      for (const { label } of statement.cases) if (label.kind === 'sobject') give(label.name, 'value');
      return;
    case 'try':
      for (const { name } of statement.catches) give(name, 'value');
      return;
    default:
  }
}
