/**
 * Formulas that Apex builds for records of one object. What the documents leave open about them is refused by name.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_formulaeval.htm
 */
import { refuse } from '../apex/lib/refusal.ts';
import type { ApexFormula, ApexFormulaRequest } from '../apex/lib/services.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import { throwApex } from '../apex/values/apexThrow.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import { compileFormula } from './compileFormula.ts';
import type { FormulaNode } from './formulaNode.ts';
import { FormulaError } from './formulaType.ts';
import type { FormulaValue, TypedExpression } from './formulaType.ts';
import { parseFormula } from './parseFormula.ts';

const FEATURE = 'Formula.builder';

/** Functions of validation rules that ask about a save or about other records. */
const OUT_OF_SAVES = new Set(['ISNEW', 'ISCLONE', 'ISCHANGED', 'PRIORVALUE', 'VLOOKUP']);

/** Assumed: the documents name the exception, not its text. */
export const WRONG_RECORD = (expected: string, received: string): string =>
  `The formula is for ${expected} and was given ${received}`;

/** Throws FormulaValidationException where the formula has a fault. */
export function buildApexFormula({ object, text, wanted, treatsBlanksAsZero }: ApexFormulaRequest): ApexFormula {
  const { schema } = currentTransaction();
  const parsed = parseFormula(text);
  const nodes = parsed.node === null ? [] : [...nodesOf(parsed.node)];
  const names = nodes.flatMap((node) => (node.kind === 'reference' ? [node.name] : []));
  for (const node of nodes)
    if (node.kind === 'call' && OUT_OF_SAVES.has(node.name.toUpperCase()))
      refuse(FEATURE, `the documents do not say what ${node.name} is outside of a save`);
  if (names.some((name) => name.startsWith('$'))) refuse(FEATURE, 'global variables are not part of it');
  const formulaValue = (): FormulaValue => refuse(FEATURE, 'formula fields are not part of it');
  const scope = { schema, object, use: 'validation rule', treatsBlanksAsZero, formulaValue } as const;
  const { expression, faults, formulaFields, relationships } = compileFormula(text, scope, wanted);
  if (expression === null)
    return throwApex('System.FormulaValidationException', faults.map(({ message }) => message).join(', '));
  if (relationships.size > 0) refuse(FEATURE, 'fields of related records are not part of it');
  if (formulaFields.size > 0) refuse(FEATURE, 'formula fields are not part of it');
  const fields = names.filter(
    (name, at) => at === names.findIndex((each) => each.toLowerCase() === name.toLowerCase())
  );
  return { fields, evaluate: (record) => evaluate(expression, object, fields, record) };
}

/** A field that the query of the record left out throws as everywhere. */
function evaluate(
  expression: TypedExpression,
  object: ObjectSchema,
  fields: readonly string[],
  record: ApexSObject
): FormulaValue {
  const expected = object.name.canonical;
  if (record.objectName !== expected)
    throwApex('System.FormulaEvaluationException', WRONG_RECORD(expected, record.objectName));
  for (const name of fields) record.read(record.field(name));
  const row = object.fields.map((field) => record.peek(field.slot));
  try {
    return expression.evaluate({ transaction: currentTransaction(), row, before: null, isNew: false });
  } catch (error) {
    if (error instanceof FormulaError) return throwApex('System.FormulaEvaluationException', error.message);
    throw error;
  }
}

function* nodesOf(node: FormulaNode): Iterable<FormulaNode> {
  yield node;
  const parts =
    node.kind === 'call'
      ? node.args
      : node.kind === 'unary'
        ? [node.operand]
        : node.kind === 'binary'
          ? [node.left, node.right]
          : [];
  for (const part of parts) yield* nodesOf(part);
}
