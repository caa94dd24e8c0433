/**
 * Formulas of flows: resources, entry formulas, filters of collections. The one evaluator of the org; here `{!name}` is a reference to
 * the flow.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_formula.htm
 */
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import type { Row } from '../data/store.ts';
import type { Origin } from '../diagnostic.ts';
import { compileFormula } from '../formula/compileFormula.ts';
import type { FormulaScope } from '../formula/formulaScope.ts';
import { FormulaError } from '../formula/formulaType.ts';
import type { FormulaRun, FormulaType, FormulaValue, TypedExpression } from '../formula/formulaType.ts';
import { formulasOf } from '../formula/orgFormulas.ts';
import { fromStored } from '../formula/references.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import { FlowFault, faultTexts } from './flowFault.ts';
import type { FlowScope, Reader } from './flowScope.ts';
import type { FlowKind, FlowType, FlowValue } from './flowType.ts';
import type { Interview } from './interview.ts';

const FORMULA_TYPES: Readonly<Partial<Record<FlowKind, FormulaType>>> = {
  Text: 'Text',
  Number: 'Number',
  Boolean: 'Boolean',
  Date: 'Date',
  DateTime: 'DateTime',
  Time: 'Time'
};

/** Variables of the flow itself; the formula knows the other ones. */
const OF_FLOWS = /^\$(?:Flow|GlobalConstant)\./i;

interface FlowRun extends FormulaRun {
  readonly interview: Interview;
}

/** null for no formula. */
export function formulaText(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim();
}

/** null where a diagnostic was recorded. */
export function compileFlowFormula(scope: FlowScope, text: string, wanted: FlowType, origin: Origin): Reader | null {
  const type = FORMULA_TYPES[wanted.kind];
  if (type === undefined) return scope.report('flow.type', `A formula gives no ${wanted.kind}`, origin);
  const { expression, faults } = compileFormula(text, formulaScope(scope, origin), type);
  for (const { code, message } of faults) scope.report(code, message, origin);
  if (expression === null) return null;
  return { type: wanted, path: text, read: (interview) => evaluate(expression, interview) };
}

function formulaScope(scope: FlowScope, origin: Origin): FormulaScope {
  const { schema, object } = scope;
  return {
    schema,
    object,
    use: 'flow',
    treatsBlanksAsZero: false,
    variable: (name) => variable(scope, name, origin),
    formulaValue: (owner, field, { transaction, row }) =>
      fromStored(field, formulasOf(schema).fieldValue(owner, field, row, transaction))
  };
}

function variable(scope: FlowScope, name: string, origin: Origin): TypedExpression | null {
  if (name.startsWith('$') ? !OF_FLOWS.test(name) : scope.named(name.split('.')[0] ?? '') === undefined) return null;
  const reader = scope.reader(name, origin);
  const type = reader === null || reader.type.isCollection ? undefined : FORMULA_TYPES[reader.type.kind];
  if (reader === null || type === undefined) return null;
  return { type, evaluate: (run) => toFormula(reader.read((run as FlowRun).interview)) };
}

function toFormula(value: FlowValue): FormulaValue {
  return value === '' ? null : (value as FormulaValue);
}

/** A value that cannot be computed is a fault. */
function evaluate(expression: TypedExpression, interview: Interview): FlowValue {
  const { record, prior } = interview.frame;
  const run: FlowRun = {
    transaction: currentTransaction(),
    row: rowOf(record),
    before: prior === null ? null : rowOf(prior),
    isNew: prior === null,
    interview
  };
  try {
    return expression.evaluate(run);
  } catch (thrown) {
    if (thrown instanceof FormulaError) throw new FlowFault(faultTexts.formula(thrown.message));
    throw thrown;
  }
}

function rowOf(record: ApexSObject | null): Row {
  return record === null ? [] : record.schema.fields.map((field) => record.peek(field.slot));
}
