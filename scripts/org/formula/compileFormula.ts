/** A formula's text to something that can be evaluated, or to its faults. */
import type { FieldSchema } from '../schema/model.ts';
import { createChecker } from './checker.ts';
import type { FormulaLink } from './findCircles.ts';
import { faultTexts } from './formulaFault.ts';
import type { FormulaFault } from './formulaFault.ts';
import type { FormulaScope } from './formulaScope.ts';
import type { FormulaType, TypedExpression } from './formulaType.ts';
import { parseFormula } from './parseFormula.ts';

export interface CompiledFormula {
  /** null exactly when there are faults. */
  readonly expression: TypedExpression | null;
  readonly faults: readonly FormulaFault[];
  /** Formula fields it reads. */
  readonly formulaFields: ReadonlyMap<FieldSchema, FormulaLink>;
  /** Parents it reads, as paths of lookups from its object. */
  readonly relationships: ReadonlySet<string>;
}

/** Types by their names in the message about a wrong result. */
const RESULT_NAMES: Readonly<Partial<Record<FormulaType, string>>> = {
  Boolean: 'true or false',
  DateTime: 'Date/Time'
};

export function compileFormula(text: string, scope: FormulaScope, wanted: FormulaType): CompiledFormula {
  const { node, fault } = parseFormula(text);
  if (node === null) return { expression: null, faults: [fault], formulaFields: new Map(), relationships: new Set() };
  const checker = createChecker(scope);
  const expression = checker.check(node);
  if (expression !== null && expression.type !== wanted && expression.type !== 'Null')
    checker.fault('formula.result', faultTexts.wrongResult(RESULT_NAMES[wanted] ?? wanted, expression.type), node);
  const { faults, formulaFields, relationships } = checker;
  return { expression: faults.length === 0 ? expression : null, faults, formulaFields, relationships };
}
