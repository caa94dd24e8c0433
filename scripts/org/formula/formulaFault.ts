/** What is wrong with a formula, and the platform's words for it. */
import type { Span } from './formulaNode.ts';
import type { FormulaType } from './formulaType.ts';

export interface FormulaFault {
  /** `formula.unknown-field` and the like. */
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

/** Parts of the language behind names the platform prints. */
const describe = (name: string): string => (/^[a-z]/i.test(name) ? `function '${name}()'` : `operator '${name}'`);

const wrongType = (name: string, expected: readonly string[], received: string): string =>
  `Incorrect parameter type for ${describe(name)}. Expected ${expected.join(', ')}, received ${received}`;

/** https://help.salesforce.com/s/articleView?id=sf.customize_functions.htm */
export const faultTexts = {
  missing: (what: string) => `Syntax error. Missing '${what}'`,
  found: (what: string) => `Syntax error. Found '${what}'`,
  tooDeep: () => 'Syntax error. The formula is nested too deeply',
  tooLong: (length: number, most: number) =>
    `Formula is too long (${length.toLocaleString('en-US')} characters). Maximum length is ${most.toLocaleString('en-US')} characters`,
  noSuchField: (name: string) => `Field ${name} does not exist. Check spelling.`,
  noSuchFunction: (name: string) => `Unknown function ${name}. Check spelling.`,
  notHere: (name: string) => `Function ${name} may not be used in this type of formula`,
  wrongCount: (name: string, expected: number, received: number) =>
    `Incorrect number of parameters for ${describe(name)}. Expected ${expected}, received ${received}`,
  wrongType,
  wrongArgument: (name: string) => `Incorrect argument type for ${describe(name)}.`,
  expectedField: (name: string) => `Incorrect parameter for ${describe(name)}. Expected Field reference.`,
  ownFieldsOnly: (name: string, field: string) => `The ${name} function cannot reference the ${field} field.`,
  notIncluded: () =>
    'Incorrect parameter for function INCLUDES(). Text Literal must be a valid value for this multi-select picklist field.',
  picklist: (field: string) =>
    `Field ${field} is a picklist field. Picklist fields are only supported in certain functions.`,
  multiPicklist: (field: string) =>
    `Field ${field} is a multi-select picklist field. Multi-select picklist fields are only supported in certain functions.`,
  unsupportedField: (type: string, field: string) =>
    `You referenced an unsupported field type called "${type}" using the following field: ${field}`,
  wrongResult: (expected: string, received: FormulaType) =>
    `Formula result is data type (${received}), incompatible with expected data type (${expected}).`,
  circular: (path: string) =>
    `Formula cannot use another formula field that directly or indirectly refers to itself. ${path}`
} as const;
