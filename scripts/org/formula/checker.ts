/**
 * Syntax tree to a typed expression that can be evaluated: names are resolved and types checked in one walk. What is wrong is
 * recorded, and the walk goes on beside it, so that one run shows several faults.
 */
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { FieldSchema } from '../schema/model.ts';
import type { FormulaLink } from './findCircles.ts';
import { faultTexts } from './formulaFault.ts';
import type { FormulaFault } from './formulaFault.ts';
import type { CallNode, FormulaNode, ReferenceNode, Span } from './formulaNode.ts';
import type { FormulaScope } from './formulaScope.ts';
import type { FormulaType, TypedExpression } from './formulaType.ts';
import { formulaFunction } from './functions/functionTable.ts';
import { checkBinary, checkUnary } from './operators.ts';
import { resolveReference } from './references.ts';
import type { FieldReference } from './references.ts';

export interface FormulaChecker {
  readonly scope: FormulaScope;
  readonly faults: FormulaFault[];
  /** Formula fields the formula reads, for the search for circles. */
  readonly formulaFields: Map<FieldSchema, FormulaLink>;
  /** Parents the formula reads, as paths of lookups from its object. */
  readonly relationships: Set<string>;
  /** null where a fault was recorded. Picklist fields only pass where `picklists` says so. */
  check(node: FormulaNode, picklists?: boolean): TypedExpression | null;
  /** Records a fault unless the node has one of the types; the literal NULL always fits. */
  expect(name: string, node: FormulaNode, ...types: readonly FormulaType[]): TypedExpression | null;
  reference(node: ReferenceNode): FieldReference | null;
  fault(code: string, message: string, span: Span): null;
}

export function createChecker(scope: FormulaScope): FormulaChecker {
  const checker: FormulaChecker = {
    scope,
    faults: [],
    formulaFields: new Map(),
    relationships: new Set(),
    check: (node, picklists = false) => checkNode(checker, node, picklists),
    expect(name, node, ...types) {
      const typed = checker.check(node, types.includes('Picklist') || types.includes('Multi-Select Picklist'));
      if (typed === null || typed.type === 'Null' || types.includes(typed.type)) return typed;
      return checker.fault('formula.type', faultTexts.wrongType(name, types, typed.type), node);
    },
    reference: (node) => resolveReference(checker, node),
    fault(code, message, { start, end }) {
      checker.faults.push({ code, message, span: { start, end } });
      return null;
    }
  };
  return checker;
}

function checkNode(checker: FormulaChecker, node: FormulaNode, picklists: boolean): TypedExpression | null {
  switch (node.kind) {
    case 'number': {
      const value = ApexDecimal.fromString(node.text);
      return { type: 'Number', evaluate: () => value };
    }
    case 'text': {
      const value = node.value === '' ? null : node.value;
      return { type: 'Text', evaluate: () => value };
    }
    case 'boolean':
      return { type: 'Boolean', evaluate: () => node.value };
    case 'null':
      return { type: 'Null', evaluate: () => null };
    case 'reference':
      return checkReference(checker, node, picklists);
    case 'call':
      return checkCall(checker, node, picklists);
    case 'unary':
      return checkUnary(checker, node);
    case 'binary':
      return checkBinary(checker, node);
  }
}

function checkReference(checker: FormulaChecker, node: ReferenceNode, picklists: boolean): TypedExpression | null {
  const reference = checker.reference(node);
  if (reference === null) return null;
  const { type, read } = reference;
  if (type === 'Picklist' && !picklists) return checker.fault('formula.picklist', faultTexts.picklist(node.name), node);
  if (type === 'Multi-Select Picklist' && !picklists)
    return checker.fault('formula.picklist', faultTexts.multiPicklist(node.name), node);
  return { type, evaluate: (run) => read(run, run.row) };
}

function checkCall(checker: FormulaChecker, node: CallNode, picklists: boolean): TypedExpression | null {
  const known = formulaFunction(node.name);
  if (known === undefined) return checker.fault('formula.unknown-function', faultTexts.noSuchFunction(node.name), node);
  if ('refused' in known)
    return checker.fault(
      'formula.refused',
      `${known.name}() in a formula is not supported by the local org: ${known.refused}`,
      node
    );
  if (known.uses !== null && !known.uses.includes(checker.scope.use))
    return checker.fault('formula.function-not-allowed', faultTexts.notHere(known.name), node);
  return known.check(checker, node, picklists);
}
