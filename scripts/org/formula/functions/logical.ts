/**
 * Logical functions.
 *
 * https://help.salesforce.com/s/articleView?id=sf.customize_functions_logical.htm
 */
import type { FormulaChecker } from '../checker.ts';
import { faultTexts } from '../formulaFault.ts';
import type { CallNode } from '../formulaNode.ts';
import { commonType } from '../formulaType.ts';
import type { FormulaRun, FormulaType, FormulaValue, TypedExpression } from '../formulaType.ts';
import { equals } from '../operators.ts';
import { checkAll, hasCount } from './formulaFunction.ts';
import type { FormulaFunction } from './formulaFunction.ts';

const MANY = Number.POSITIVE_INFINITY;

/** AND and OR: blank counts as false, and evaluation stops at the first argument that decides. */
function connective(name: 'AND' | 'OR', decides: boolean): FormulaFunction {
  return {
    name,
    group: 'Logical',
    signature: 'logical1, logical2, …',
    uses: null,
    check(checker, node) {
      if (!hasCount(checker, node, 1, MANY)) return null;
      const args = checkAll(checker, node.name, node.args, 'Boolean');
      if (args === null) return null;
      return {
        type: 'Boolean',
        evaluate: (run) => (args.some((arg) => (arg.evaluate(run) === true) === decides) ? decides : !decides)
      };
    }
  };
}

/** IF and IFS: conditions with their values, and the value of the rest. */
function branches(name: 'IF' | 'IFS', most: number): FormulaFunction {
  return {
    name,
    group: 'Logical',
    signature: name === 'IF' ? 'logical_test, value_if_true, value_if_false' : 'test1, value1, test2, value2, …, else',
    uses: null,
    check(checker, node) {
      if (!hasCount(checker, node, 3, most)) return null;
      if (node.args.length % 2 === 0) {
        const message = faultTexts.wrongCount(node.name, node.args.length + 1, node.args.length);
        return checker.fault('formula.parameters', message, node);
      }
      const tests = checkAll(
        checker,
        node.name,
        node.args.slice(0, -1).filter((_, index) => index % 2 === 0),
        'Boolean'
      );
      const values = checkResults(
        checker,
        node,
        node.args.filter((_, index) => index % 2 === 1 || index === node.args.length - 1)
      );
      if (tests === null || values === null) return null;
      return {
        type: values.type,
        evaluate(run) {
          const chosen = tests.findIndex((test) => test.evaluate(run) === true);
          return values.typed.at(chosen < 0 ? tests.length : chosen)?.evaluate(run) ?? null;
        }
      };
    }
  };
}

interface Results {
  readonly type: FormulaType;
  readonly typed: readonly TypedExpression[];
}

/** Values one of which becomes the result: all of one type. */
function checkResults(checker: FormulaChecker, node: CallNode, nodes: CallNode['args']): Results | null {
  let type: FormulaType = 'Null';
  const typed: TypedExpression[] = [];
  for (const each of nodes) {
    const value = checker.check(each);
    if (value === null) continue;
    const common = commonType(type, value.type);
    if (common === null) checker.fault('formula.type', faultTexts.wrongType(node.name, [type], value.type), each);
    else {
      type = common;
      typed.push(value);
    }
  }
  return typed.length === nodes.length ? { type, typed } : null;
}

/** CASE: values of a picklist are text literals; no value and no result may be a Boolean. */
function checkCase(checker: FormulaChecker, node: CallNode): TypedExpression | null {
  const given = node.args.length;
  if (given < 4 || given % 2 !== 0) {
    const expected = given < 4 ? 4 : given - 1;
    return checker.fault('formula.parameters', faultTexts.wrongCount(node.name, expected, given), node);
  }
  const [subject, ...rest] = node.args;
  if (subject === undefined) return null;
  const expression = checker.check(subject, true);
  const pairs = rest.slice(0, -1);
  const whens = pairs.filter((_, index) => index % 2 === 0);
  const results = checkResults(
    checker,
    node,
    rest.filter((_, index) => index % 2 === 1 || index === rest.length - 1)
  );
  if (expression === null) return null;
  if (expression.type === 'Boolean' || expression.type === 'Multi-Select Picklist' || results?.type === 'Boolean')
    return checker.fault('formula.type', faultTexts.wrongArgument(node.name), node);
  const isPicklist = expression.type === 'Picklist';
  let type: FormulaType = isPicklist ? 'Text' : expression.type;
  const values: TypedExpression[] = [];
  for (const when of whens) {
    const value = checker.check(when);
    if (value === null) continue;
    if (isPicklist && when.kind !== 'text') {
      checker.fault('formula.type', faultTexts.wrongType(node.name, ['Text Literal'], value.type), when);
      continue;
    }
    const common: FormulaType | null = value.type === 'Boolean' ? null : commonType(type, value.type);
    if (common === null) checker.fault('formula.type', faultTexts.wrongType(node.name, [type], value.type), when);
    else {
      type = common;
      values.push(value);
    }
  }
  if (results === null || values.length < whens.length) return null;
  const isText = type === 'Text';
  return {
    type: results.type,
    evaluate(run) {
      const wanted = expression.evaluate(run);
      const found = values.findIndex((value) => equals(wanted, value.evaluate(run), isText) === true);
      return results.typed.at(found)?.evaluate(run) ?? null;
    }
  };
}

/** Checks for blanks: ISNULL never finds text blank, ISBLANK does. */
function blankTest(name: 'ISBLANK' | 'ISNULL'): FormulaFunction {
  return {
    name,
    group: 'Logical',
    signature: 'expression',
    uses: null,
    check(checker, node) {
      if (!hasCount(checker, node, 1, 1)) return null;
      const [arg] = node.args;
      const value = arg === undefined ? null : checker.check(arg, true);
      if (value === null) return null;
      if (value.type === 'Boolean') return checker.fault('formula.type', faultTexts.wrongArgument(node.name), node);
      const isNever = name === 'ISNULL' && value.type === 'Text';
      return { type: 'Boolean', evaluate: (run) => !isNever && value.evaluate(run) === null };
    }
  };
}

/** BLANKVALUE and NULLVALUE: another value for blank; NULLVALUE leaves text alone. */
function substitute(name: 'BLANKVALUE' | 'NULLVALUE'): FormulaFunction {
  return {
    name,
    group: 'Logical',
    signature: 'expression, substitute_expression',
    uses: null,
    check(checker, node) {
      if (!hasCount(checker, node, 2, 2)) return null;
      const [first, second] = node.args.map((arg) => checker.check(arg));
      if (first === null || first === undefined || second === null || second === undefined) return null;
      if (first.type === 'Boolean') return checker.fault('formula.type', faultTexts.wrongArgument(node.name), node);
      const type = commonType(first.type, second.type);
      if (type === null)
        return checker.fault(
          'formula.type',
          faultTexts.wrongType(node.name, [first.type], second.type),
          node.args[1] ?? node
        );
      if (name === 'NULLVALUE' && type === 'Text') return { ...first, type };
      return { type, evaluate: (run) => first.evaluate(run) ?? second.evaluate(run) };
    }
  };
}

/** ISCHANGED and PRIORVALUE take a field of the record itself. */
function onField(
  name: 'ISCHANGED' | 'PRIORVALUE',
  result: (type: FormulaType) => FormulaType,
  evaluate: (read: (row: FormulaRun['row']) => FormulaValue, run: FormulaRun) => FormulaValue
): FormulaFunction {
  return {
    name,
    group: 'Logical',
    signature: 'field',
    uses: ['validation rule', 'flow'],
    check(checker, node, picklists) {
      if (!hasCount(checker, node, 1, 1)) return null;
      const [arg] = node.args;
      if (arg?.kind !== 'reference')
        return checker.fault('formula.type', faultTexts.wrongArgument(node.name), arg ?? node);
      const reference = checker.reference(arg);
      if (reference === null) return null;
      if (reference.ownField === null)
        return checker.fault('formula.field', faultTexts.ownFieldsOnly(name, arg.name), arg);
      const type = result(reference.type);
      if (!picklists && type === 'Picklist')
        return checker.fault('formula.picklist', faultTexts.picklist(arg.name), arg);
      if (!picklists && type === 'Multi-Select Picklist')
        return checker.fault('formula.picklist', faultTexts.multiPicklist(arg.name), arg);
      return { type, evaluate: (run) => evaluate((row) => reference.read(run, row), run) };
    }
  };
}

function isChanged(read: (row: FormulaRun['row']) => FormulaValue, { row, before }: FormulaRun): boolean {
  if (before === null) return false;
  const now = read(row);
  const then = read(before);
  if (now === null || then === null) return now !== then;
  // Line ends of another operating system are no change.
  const unify = (value: FormulaValue): FormulaValue =>
    typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value;
  return equals(unify(now), unify(then), true) !== true;
}

/** ISNEW and ISCLONE know nothing but the save. Whether a user clones a record only the user interface knows. */
function ofSave(name: 'ISNEW' | 'ISCLONE', evaluate: (run: FormulaRun) => boolean): FormulaFunction {
  return {
    name,
    group: 'Logical',
    signature: '',
    uses: ['validation rule', 'flow'],
    check: (checker, node) => (hasCount(checker, node, 0, 0) ? { type: 'Boolean', evaluate } : null)
  };
}

export const LOGICAL_FUNCTIONS: readonly FormulaFunction[] = [
  connective('AND', false),
  connective('OR', true),
  branches('IF', 3),
  branches('IFS', MANY),
  {
    name: 'CASE',
    group: 'Logical',
    signature: 'expression, value1, result1, value2, result2, …, else_result',
    uses: null,
    check: checkCase
  },
  blankTest('ISBLANK'),
  blankTest('ISNULL'),
  substitute('BLANKVALUE'),
  substitute('NULLVALUE'),
  ofSave('ISNEW', ({ isNew }) => isNew),
  ofSave('ISCLONE', () => false),
  onField('ISCHANGED', () => 'Boolean', isChanged),
  onField(
    'PRIORVALUE',
    (type) => type,
    (read, { before }) => (before === null ? null : read(before))
  )
];
