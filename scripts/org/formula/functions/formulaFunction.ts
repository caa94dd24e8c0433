/** What a function of the formula language is, and the ways most of them are written. */
import type { FormulaChecker } from '../checker.ts';
import { faultTexts } from '../formulaFault.ts';
import type { CallNode, FormulaNode } from '../formulaNode.ts';
import type { FormulaUse } from '../formulaScope.ts';
import type { FormulaRun, FormulaType, FormulaValue, TypedExpression } from '../formulaType.ts';

export type FunctionGroup = 'Logical' | 'Math' | 'Text' | 'Date and Time' | 'Advanced';

export interface FormulaFunction {
  readonly name: string;
  readonly group: FunctionGroup;
  /** Parameters as the documentation writes them. */
  readonly signature: string;
  /** null: every kind of formula may use it. */
  readonly uses: readonly FormulaUse[] | null;
  /** null where a fault was recorded. `picklists`: the caller takes picklist fields. */
  readonly check: (checker: FormulaChecker, node: CallNode, picklists: boolean) => TypedExpression | null;
}

export interface RefusedFunction {
  readonly name: string;
  readonly refused: string;
}

export interface Parameter {
  readonly name: string;
  readonly types: readonly FormulaType[];
  readonly isOptional?: true;
}

type Arguments = readonly FormulaValue[];

interface Shape {
  readonly group: FunctionGroup;
  readonly parameters: readonly Parameter[];
  readonly result: FormulaType;
  readonly uses?: readonly FormulaUse[];
  /** Gets what is blank as null, and only the parameters that were given. */
  readonly body: (args: Arguments, run: FormulaRun) => FormulaValue;
}

/** A function with fixed parameters. */
export function plain(name: string, { group, parameters, result, uses, body }: Shape): FormulaFunction {
  const signature = parameters.map((each) => (each.isOptional === true ? `[${each.name}]` : each.name)).join(', ');
  const fewest = parameters.filter((each) => each.isOptional !== true).length;
  return {
    name,
    group,
    signature,
    uses: uses ?? null,
    check(checker, node) {
      if (!hasCount(checker, node, fewest, parameters.length)) return null;
      const args = node.args.map((arg, index) => checker.expect(node.name, arg, ...(parameters[index]?.types ?? [])));
      if (args.some((arg) => arg === null)) return null;
      const typed = args.filter((arg) => arg !== null);
      return {
        type: result,
        evaluate: (run) =>
          body(
            typed.map((arg) => arg.evaluate(run)),
            run
          )
      };
    }
  };
}

/** As {@link plain}, but blank as soon as one argument is. */
export function strict<Values extends readonly NonNullable<FormulaValue>[]>(
  name: string,
  shape: Omit<Shape, 'body'> & { readonly body: (...args: Values) => FormulaValue }
): FormulaFunction {
  return plain(name, {
    ...shape,
    body: (args) => (args.includes(null) ? null : shape.body(...(args as unknown as Values)))
  });
}

export function parameter(name: string, ...types: readonly FormulaType[]): Parameter {
  return { name, types };
}

export function optional(name: string, ...types: readonly FormulaType[]): Parameter {
  return { name, types, isOptional: true };
}

/** Records a fault where there are too few or too many arguments. */
export function hasCount(checker: FormulaChecker, node: CallNode, fewest: number, most: number): boolean {
  const given = node.args.length;
  if (given >= fewest && given <= most) return true;
  const message = faultTexts.wrongCount(node.name, given < fewest ? fewest : most, given);
  checker.fault('formula.parameters', message, node);
  return false;
}

/** The arguments as expressions; null where one of them has a fault. */
export function checkAll(
  checker: FormulaChecker,
  name: string,
  nodes: readonly FormulaNode[],
  ...types: readonly FormulaType[]
): readonly TypedExpression[] | null {
  const typed = nodes.map((node) => checker.expect(name, node, ...types));
  return typed.some((each) => each === null) ? null : typed.filter((each) => each !== null);
}

/** Empty text is blank. */
export const orNull = (text: string): string | null => (text === '' ? null : text);
