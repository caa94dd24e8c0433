/**
 * Standard value sets as the Metadata API shows them, and what an update may do to one: add values. What becomes of values that change or
 * are missing is not documented, so both are refused.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_standardvalueset.htm
 */
import type { Diagnostic } from '../diagnostic.ts';
import { nameKey } from '../schema/apiName.ts';
import type { OrgSchema, PicklistValue } from '../schema/model.ts';
import { encodeName, readStandardValueSet, VALUE_ELEMENTS } from '../schema/picklists.ts';
import { STANDARD_VALUE_SET_FIELDS, type StandardValueSet } from '../schema/standardValueSets.ts';
import type { XmlElement } from '../source/xmlReader.ts';
import { textElement } from '../source/xmlText.ts';
import type { Org } from './org.ts';

/** MD2: the reverse role of a value has to be a value of the set itself, as the picker in Setup has it. */
export const REVERSE_ROLES_ARE_VALUES = true;
/** Length of the field ApiName of PartnerRole and of its like. */
const LONGEST_NAME = 255;

/** What the local org does not do with a set; the message goes on behind "does not support". */
export class ValueSetError extends Error {}

export interface SaveError {
  readonly statusCode: string;
  readonly message: string;
}

export function printValueSet(schema: OrgSchema, name: string): string {
  const { isSorted, values } = currentSet(schema, name);
  const printed = values.map((each) => `<standardValue>${printValue(each)}</standardValue>`);
  return `<records xsi:type="StandardValueSet">${textElement('fullName', name)}<sorted>${isSorted}</sorted>${printed.join('')}</records>`;
}

/** Answers why the set was not saved; none when it was. */
export function updateValueSet(org: Org, name: string, element: XmlElement): readonly SaveError[] {
  const current = currentSet(org.schema, name);
  const diagnostics: Diagnostic[] = [];
  const sent = readStandardValueSet(name, element, diagnostics);
  if (diagnostics.length > 0)
    return diagnostics.map(({ message }) => ({ statusCode: 'FIELD_INTEGRITY_EXCEPTION', message }));
  const known = new Map(current.values.map((each) => [nameKey(each.value), each]));
  refuseChanges(name, current, sent);
  const errors = sent.values.filter((each) => !known.has(nameKey(each.value))).flatMap((each) => faultsOf(each, sent));
  if (errors.length > 0) return errors;
  if (sent.values.length > known.size)
    org.deployValueSet(name, {
      isSorted: sent.isSorted,
      values: sent.values.map((each) => known.get(nameKey(each.value)) ?? each)
    });
  return [];
}

function currentSet(schema: OrgSchema, name: string): StandardValueSet {
  const found = schema.standardValueSets.find(name);
  if (found !== undefined) return found;
  for (const path of Object.hasOwn(STANDARD_VALUE_SET_FIELDS, name) ? (STANDARD_VALUE_SET_FIELDS[name] ?? []) : []) {
    const [object = '', field = ''] = path.split('.');
    const values = schema.object(object)?.field(field)?.picklist?.values;
    if (values !== undefined) return { isSorted: false, values };
  }
  throw new ValueSetError(`the standard value set ${name}`);
}

function refuseChanges(name: string, current: StandardValueSet, sent: StandardValueSet): void {
  const sentByKey = new Map(sent.values.map((each) => [nameKey(each.value), each]));
  if (sent.isSorted !== current.isSorted) throw new ValueSetError(`another order of ${name}`);
  for (const each of current.values) {
    const other = sentByKey.get(nameKey(each.value));
    if (other === undefined) throw new ValueSetError(`the removal of ${each.value} from ${name}`);
    if (printValue(other) !== printValue(each)) throw new ValueSetError(`changes to ${each.value} of ${name}`);
  }
  const added = sent.values.find((each) => each.isDefault && !current.values.some(({ value }) => value === each.value));
  if (added !== undefined) throw new ValueSetError(`the new default ${added.value} of ${name}`);
}

function faultsOf(value: PicklistValue, { values }: StandardValueSet): readonly SaveError[] {
  if (value.value.length > LONGEST_NAME || value.label.length > LONGEST_NAME)
    return [
      {
        statusCode: 'STRING_TOO_LONG',
        message: `${value.value.slice(0, 40)}...: data value too large (max length=${LONGEST_NAME})`
      }
    ];
  const reverse = value.attributes?.['reverseRole'];
  if (!REVERSE_ROLES_ARE_VALUES || reverse === undefined || values.some((each) => each.value === reverse)) return [];
  return [
    {
      statusCode: 'FIELD_INTEGRITY_EXCEPTION',
      message: `The reverse role ${String(reverse)} of ${value.value} is no value of the set`
    }
  ];
}

/** The elements of CustomValue, then those of StandardValue, as the WSDL orders them. */
function printValue({ value, label, isActive, isDefault, attributes = {} }: PicklistValue): string {
  const own = Object.entries(VALUE_ELEMENTS).flatMap(([element, attribute]) => {
    const set = attributes[attribute];
    return set === undefined ? [] : textElement(element, String(set));
  });
  return [
    textElement('fullName', encodeName(value)),
    `<default>${isDefault}</default>`,
    ...(isActive ? [] : ['<isActive>false</isActive>']),
    textElement('label', label),
    ...own
  ].join('');
}
