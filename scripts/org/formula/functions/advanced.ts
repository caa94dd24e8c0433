/**
 * Functions of fields and picklists, links, patterns and look-ups.
 *
 * https://help.salesforce.com/s/articleView?id=sf.customize_functions_advanced.htm
 */
import { liveRows } from '../../access/rowReader.ts';
import { compileWhole } from '../../apex/lib/regex/javaRegex.ts';
import { findMatch } from '../../apex/lib/regex/regexOperations.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { ApexThrow } from '../../apex/values/apexThrow.ts';
import { hasSeveralCurrencies, staticRate } from '../../currency/conversion.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/model.ts';
import type { FormulaChecker } from '../checker.ts';
import { faultTexts } from '../formulaFault.ts';
import type { CallNode, FormulaNode } from '../formulaNode.ts';
import { FormulaError } from '../formulaType.ts';
import type { TypedExpression } from '../formulaType.ts';
import { plainText, whole } from '../numbers.ts';
import { fieldReader } from '../references.ts';
import { hasCount, optional, parameter, plain } from './formulaFunction.ts';
import type { FormulaFunction } from './formulaFunction.ts';

type Text = string | null;

/** ISPICKVAL and INCLUDES compare a picklist field with a text literal. */
function checkPicklist(
  checker: FormulaChecker,
  node: CallNode,
  type: 'Picklist' | 'Multi-Select Picklist'
): { readonly field: TypedExpression; readonly literal: string } | null {
  if (!hasCount(checker, node, 2, 2)) return null;
  const [first, second] = node.args;
  const field = first === undefined ? null : checker.expect(node.name, first, type);
  if (field === null || second === undefined) return null;
  if (second.kind === 'text') return { field, literal: second.value };
  const received = checker.check(second);
  return received === null
    ? null
    : checker.fault('formula.type', faultTexts.wrongType(node.name, ['Text Literal'], received.type), second);
}

function isPickVal(checker: FormulaChecker, node: CallNode): TypedExpression | null {
  const parts = checkPicklist(checker, node, 'Picklist');
  if (parts === null) return null;
  const { field, literal } = parts;
  return { type: 'Boolean', evaluate: (run) => ((field.evaluate(run) as Text) ?? '') === literal };
}

function includes(checker: FormulaChecker, node: CallNode): TypedExpression | null {
  const parts = checkPicklist(checker, node, 'Multi-Select Picklist');
  const [first, second] = node.args;
  if (parts === null || first === undefined || second === undefined) return null;
  const { field, literal } = parts;
  const declared = picklistOf(checker, first)?.values.some((each) => each.value === literal) ?? true;
  if (!declared) return checker.fault('formula.picklist-value', faultTexts.notIncluded(), second);
  return { type: 'Boolean', evaluate: (run) => chosen(field.evaluate(run) as Text).includes(literal) };
}

/** Of the field, also where PRIORVALUE stands around it. */
function picklistOf(checker: FormulaChecker, node: FormulaNode): FieldSchema['picklist'] {
  const reference = node.kind === 'call' ? node.args[0] : node;
  return reference?.kind === 'reference' ? (checker.reference(reference)?.field?.picklist ?? null) : null;
}

function chosen(value: Text): readonly string[] {
  return value === null ? [] : value.split(';');
}

function picklistCount(checker: FormulaChecker, node: CallNode): TypedExpression | null {
  if (!hasCount(checker, node, 1, 1)) return null;
  const [arg] = node.args;
  const field = arg === undefined ? null : checker.expect(node.name, arg, 'Multi-Select Picklist');
  if (field === null) return null;
  return { type: 'Number', evaluate: (run) => whole(chosen(field.evaluate(run) as Text).length) };
}

/** The whole text must match; the pattern is Java's. */
const REGEX = plain('REGEX', {
  group: 'Advanced',
  parameters: [parameter('text', 'Text'), parameter('regex_text', 'Text')],
  result: 'Boolean',
  uses: ['validation rule', 'flow'],
  body: ([text = null, pattern = null]) => matches((text as Text) ?? '', (pattern as Text) ?? '')
});

function matches(text: string, pattern: string): boolean {
  try {
    return findMatch(compileWhole(pattern), text, 0) !== null;
  } catch (error) {
    if (error instanceof ApexThrow) throw new FormulaError(error.message);
    throw error;
  }
}

const HYPERLINK = plain('HYPERLINK', {
  group: 'Advanced',
  parameters: [parameter('URL', 'Text'), parameter('friendly_name', 'Text'), optional('target', 'Text')],
  result: 'Text',
  uses: ['formula field'],
  body([url = null, name = null, target = '_blank']) {
    if (/^\s*javascript:/i.test((url as Text) ?? '')) throw new FormulaError('Javascript is not allowed');
    return `<a href="${(url as Text) ?? ''}" target="${(target as Text) ?? ''}">${(name as Text) ?? ''}</a>`;
  }
});

const IMAGE = plain('IMAGE', {
  group: 'Advanced',
  parameters: [
    parameter('image_url', 'Text'),
    parameter('alternate_text', 'Text'),
    optional('height', 'Number'),
    optional('width', 'Number')
  ],
  result: 'Text',
  uses: ['formula field'],
  body([url = null, alternate = null, height = null, width = null]) {
    const size = [
      ...(height === null ? [] : [`height:${plainText(height as ApexDecimal)}px;`]),
      ...(width === null ? [] : [`width:${plainText(width as ApexDecimal)}px;`])
    ];
    const style = size.length === 0 ? '' : ` style="${size.join(' ')}"`;
    return `<img src="${(url as Text) ?? ''}" alt="${(alternate as Text) ?? ''}"${style} border="0"/>`;
  }
});

/** VLOOKUP($ObjectType.Zip__c.Fields.City__c, $ObjectType.Zip__c.Fields.Name, value): a custom object, found by name. */
function vlookup(checker: FormulaChecker, node: CallNode): TypedExpression | null {
  if (!hasCount(checker, node, 3, 3)) return null;
  const [first, second, third] = node.args;
  const result = lookupField(checker, node, first);
  const match = lookupField(checker, node, second);
  const value = third === undefined ? null : checker.expect(node.name, third, 'Text');
  if (result === null || match === null || value === null || first?.kind !== 'reference') return null;
  if (result.object !== match.object || result.object.kind !== 'custom' || !match.field.isNameField)
    return checker.fault('formula.lookup', faultTexts.expectedField(node.name), second ?? node);
  const reader = fieldReader(checker, first, result.object, result.field);
  if (reader === null) return null;
  return {
    type: reader.type,
    evaluate(run) {
      const wanted = value.evaluate(run);
      if (wanted === null) return null;
      const name = match.field.name.canonical;
      for (const row of liveRows(run.transaction.store, match.object, name, wanted)) return reader.read(run, row);
      return null;
    }
  };
}

function lookupField(
  checker: FormulaChecker,
  node: CallNode,
  arg: FormulaNode | undefined
): { readonly object: ObjectSchema; readonly field: FieldSchema } | null {
  const [root, objectName = '', fields, fieldName = '', ...rest] = arg?.kind === 'reference' ? arg.name.split('.') : [];
  const object = checker.scope.schema.object(objectName);
  const field = object?.field(fieldName);
  if (root?.toLowerCase() !== '$objecttype' || fields?.toLowerCase() !== 'fields' || rest.length > 0)
    return checker.fault('formula.lookup', faultTexts.expectedField(node.name), arg ?? node);
  if (object === undefined || field === undefined)
    return checker.fault(
      'formula.unknown-field',
      faultTexts.noSuchField(arg?.kind === 'reference' ? arg.name : ''),
      arg ?? node
    );
  return { object, field };
}

/** The static rate, whether or not rates have dates; 1 for a code that is no currency of the org. */
const RATE = plain('CURRENCYRATE', {
  group: 'Advanced',
  parameters: [parameter('IsoCode', 'Text')],
  result: 'Number',
  body: ([code], { transaction }) =>
    (typeof code === 'string' ? staticRate(transaction, code.toUpperCase()) : null) ?? ApexDecimal.one
});

const CURRENCYRATE: FormulaFunction = {
  ...RATE,
  check: (checker, node, picklists) =>
    hasSeveralCurrencies(checker.scope.schema)
      ? RATE.check(checker, node, picklists)
      : checker.fault('formula.refused', 'CURRENCYRATE has no rates in an org with one currency', node)
};

export const ADVANCED_FUNCTIONS: readonly FormulaFunction[] = [
  { name: 'ISPICKVAL', group: 'Text', signature: 'picklist_field, text_value', uses: null, check: isPickVal },
  { name: 'INCLUDES', group: 'Text', signature: 'multiselect_picklist_field, text_value', uses: null, check: includes },
  {
    name: 'PICKLISTCOUNT',
    group: 'Advanced',
    signature: 'multiselect_picklist_field',
    uses: null,
    check: picklistCount
  },
  CURRENCYRATE,
  REGEX,
  HYPERLINK,
  IMAGE,
  {
    name: 'VLOOKUP',
    group: 'Advanced',
    signature: 'field_to_return, field_on_lookup_object, lookup_value',
    uses: ['validation rule'],
    check: vlookup
  }
];
