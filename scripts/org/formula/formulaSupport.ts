/** What formulas can and cannot say here: the source of the support table. */
import { FORMULA_FUNCTIONS, REFUSED_FUNCTIONS } from './functions/functionTable.ts';
import { GLOBAL_VARIABLES } from './globals.ts';

export interface FormulaSupport {
  readonly functions: readonly {
    /** `LEFT(text, num_chars)` */
    readonly name: string;
    readonly group: string;
    /** Kinds of formulas that may use it, as text. */
    readonly uses: string;
  }[];
  readonly operators: readonly string[];
  readonly variables: readonly string[];
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

export function formulaSupport(): FormulaSupport {
  return {
    functions: FORMULA_FUNCTIONS.map(({ name, group, signature, uses }) => ({
      name: `${name}(${signature})`,
      group,
      uses: uses === null ? 'all formulas' : uses.map((use) => `${use}s`).join(', ')
    })),
    operators: [
      '+',
      '-',
      '*',
      '/',
      '^',
      '&',
      '=',
      '==',
      '<>',
      '!=',
      '<',
      '<=',
      '>',
      '>=',
      '&&',
      '||',
      '!',
      'NOT',
      '/* */'
    ],
    variables: GLOBAL_VARIABLES,
    refused: REFUSED_FUNCTIONS.map(({ name, refused }) => ({ name: `${name}()`, reason: refused }))
  };
}
