/**
 * Field paths and global variables to readers.
 *
 * https://help.salesforce.com/s/articleView?id=sf.dev_understanding_global_variables.htm
 * https://developer.salesforce.com/docs/atlas.en-us.usefulFormulaFields.meta/usefulFormulaFields/
 */
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import { convertAmount, CURRENCY_FIELD, currencyOf, hasSeveralCurrencies } from '../currency/conversion.ts';
import type { Row, StoredValue } from '../data/store.ts';
import type { FieldSchema, ObjectSchema, OrgSchema } from '../schema/model.ts';
import { customMetadataRows } from '../soql/customMetadataRows.ts';
import type { Transaction } from '../transaction/transaction.ts';
import type { FormulaChecker } from './checker.ts';
import { faultTexts } from './formulaFault.ts';
import type { ReferenceNode } from './formulaNode.ts';
import { FIELD_FORMULA_TYPES } from './formulaType.ts';
import type { FormulaRun, FormulaType, FormulaValue } from './formulaType.ts';
import { resolveGlobal } from './globals.ts';
import { ZERO } from './numbers.ts';

export interface FieldReference {
  readonly type: FormulaType;
  /** The field of the record itself; null behind a path and for global variables. */
  readonly ownField: FieldSchema | null;
  /** The field at the end of the path; null for variables that are no fields. */
  readonly field: FieldSchema | null;
  /** `row` stands for the record of the formula: its row now, or before the save. */
  readonly read: (run: FormulaRun, row: Row) => FormulaValue;
}

/** https://help.salesforce.com/s/articleView?id=sf.customize_cross_object.htm */
const MOST_HOPS = 10;

interface Hop {
  readonly lookup: FieldSchema;
  readonly target: ObjectSchema;
}

/** null where a fault was recorded. */
export function resolveReference(checker: FormulaChecker, node: ReferenceNode): FieldReference | null {
  const { use } = checker.scope;
  if (use === 'flow' && node.isMerged) return resolveMerged(checker, node);
  if (node.isMerged) return checker.fault('formula.syntax', faultTexts.found('{!'), node);
  // A new record has no values yet when its defaults are computed; flows name theirs in braces.
  if (use === 'flow' || (use === 'default value' && !node.name.startsWith('$'))) return unknownField(checker, node);
  return node.name.startsWith('$') ? resolveGlobal(checker, node) : resolvePath(checker, node, node.name);
}

function unknownField(checker: FormulaChecker, node: ReferenceNode): null {
  return checker.fault('formula.unknown-field', faultTexts.noSuchField(node.name), node);
}

/** Names in braces: the record that started the flow, now and before, what the flow declares, and global variables. */
function resolveMerged(checker: FormulaChecker, node: ReferenceNode): FieldReference | null {
  const [, record = '', path = ''] = /^(\$Record(?:__Prior)?)\.(.+)$/i.exec(node.name) ?? [];
  if (record.toLowerCase() === '$record') return resolvePath(checker, node, path);
  if (record !== '') {
    const reference = resolvePath(checker, node, path);
    if (reference === null) return null;
    const read = (run: FormulaRun): FormulaValue => (run.before === null ? null : reference.read(run, run.before));
    return { ...reference, ownField: null, read };
  }
  const variable = checker.scope.variable?.(node.name) ?? null;
  if (variable === null) return node.name.startsWith('$') ? resolveGlobal(checker, node) : unknownField(checker, node);
  return { type: variable.type, ownField: null, field: null, read: (run) => variable.evaluate(run) };
}

/** `Name`, `Account__r.Owner.Name` */
function resolvePath(checker: FormulaChecker, node: ReferenceNode, path: string): FieldReference | null {
  const { scope } = checker;
  const unknown = (): null => unknownField(checker, node);
  const names = path.split('.');
  const hops: Hop[] = [];
  if (scope.object === null) return unknown();
  const start = scope.object;
  let owner = start;
  for (const name of names.slice(0, -1)) {
    const hop = resolveHop(scope.schema, owner, name);
    if (hop === null) return unknown();
    if (typeof hop === 'string') return checker.fault('formula.refused', hop, node);
    hops.push(hop);
    owner = hop.target;
    checker.relationships.add(
      hops.map(({ lookup, target }) => `${lookup.name.canonical}:${target.name.canonical}`).join('.')
    );
  }
  if (hops.length > MOST_HOPS)
    return checker.fault(
      'formula.relationships',
      `The path ${node.name} has more than ${MOST_HOPS} relationships`,
      node
    );
  const field = owner.field(names.at(-1) ?? '');
  if (field === undefined) return unknown();
  const isConverted = hops.length > 0 && field.type === 'currency' && hasSeveralCurrencies(scope.schema);
  if (isConverted && (scope.use === 'flow' || scope.object.field(CURRENCY_FIELD) === undefined))
    return checker.fault(
      'formula.refused',
      `Currency fields of other objects are not converted by the local org in a flow or for a record without a currency: ${node.name}`,
      node
    );
  const value = fieldReader(checker, node, owner, field);
  if (value === null) return null;
  return {
    type: value.type,
    ownField: hops.length === 0 ? field : null,
    field,
    read(run, row) {
      let current: Row | null = row;
      for (const { lookup, target } of hops) {
        current = current === null ? null : parentRow(run.transaction, target, current[lookup.slot] ?? null);
      }
      const result = value.read(run, current);
      if (!isConverted || current === null || !(result instanceof ApexDecimal)) return result;
      return toOwnCurrency(run.transaction, result, { object: owner, row: current }, { object: start, row });
    }
  };
}

interface RecordRow {
  readonly object: ObjectSchema;
  readonly row: Row;
}

/** Formulas give amounts in the currency of their record, at the static rate: https://help.salesforce.com/s/articleView?id=sf.customize_cross_object.htm */
function toOwnCurrency(transaction: Transaction, amount: ApexDecimal, from: RecordRow, to: RecordRow): ApexDecimal {
  const currencies = [from, to].map(({ object, row }) => currencyOf(transaction, object, row)) as [string, string];
  return convertAmount(transaction, amount, ...currencies, null);
}

/** A parent; `Owner:User` names one target of a polymorphic lookup. A text says why it is refused. */
function resolveHop(schema: OrgSchema, owner: ObjectSchema, name: string): Hop | string | null {
  const [relationship = '', domain] = name.split(':');
  const lookup = owner.parent(relationship);
  const targets = lookup?.reference?.to ?? [];
  if (lookup === undefined) return null;
  if (domain === undefined && targets.length > 1) return null;
  const wanted = domain === undefined ? targets[0] : targetOf(schema, targets, domain);
  const target = wanted === undefined ? undefined : schema.object(wanted);
  if (target === undefined) return null;
  if (owner.kind === 'customMetadata' || target.kind === 'virtual')
    return `Paths through ${owner.name.canonical}.${lookup.name.canonical} are not supported by the local org`;
  return { lookup, target };
}

/** Queues are groups. */
function targetOf(schema: OrgSchema, targets: readonly string[], domain: string): string | undefined {
  const name = domain.toLowerCase() === 'queue' ? 'Group' : (schema.object(domain)?.name.canonical ?? domain);
  return targets.find((each) => each.toLowerCase() === name.toLowerCase());
}

function parentRow(transaction: Transaction, target: ObjectSchema, id: StoredValue): Row | null {
  if (typeof id !== 'string' || !id.startsWith(target.keyPrefix)) return null;
  if (target.kind === 'customMetadata') return customMetadataRows(transaction.schema, target).get(id) ?? null;
  return transaction.store.get(target, id) ?? null;
}

const UNSUPPORTED_LABELS: Readonly<Record<string, string>> = {
  longtextarea: 'Long Text Area',
  richtextarea: 'Rich Text Area',
  address: 'Address',
  location: 'Geolocation',
  base64: 'Base64',
  anyType: 'Unknown'
};

export interface FieldReader {
  readonly type: FormulaType;
  /** null stands for a record that is not there: its checkboxes are false, its numbers blank. */
  readonly read: (run: FormulaRun, row: Row | null) => FormulaValue;
}

/** Reads a field of a row as formulas see it: percentages as fractions, Ids with 15 characters, blanks as told. */
export function fieldReader(
  checker: FormulaChecker,
  node: ReferenceNode,
  object: ObjectSchema,
  field: FieldSchema
): FieldReader | null {
  const { scope } = checker;
  const type = FIELD_FORMULA_TYPES[field.type];
  const isLong = field.type === 'longtextarea' || field.type === 'richtextarea';
  if (type === null || (isLong && scope.use === 'formula field')) {
    const message = faultTexts.unsupportedField(UNSUPPORTED_LABELS[field.type] ?? field.type, node.name);
    return checker.fault('formula.unsupported-field', message, node);
  }
  if (field.formula !== null) checker.formulaFields.set(field, { object, field });
  const blank: FormulaValue = type === 'Boolean' ? false : type === 'Number' && scope.treatsBlanksAsZero ? ZERO : null;
  const raw = (run: FormulaRun, row: Row): FormulaValue =>
    field.formula !== null
      ? scope.formulaValue(object, field, { transaction: run.transaction, row, before: null, isNew: false })
      : fromStored(field, row[field.slot] ?? null);
  return { type, read: (run, row) => (row === null ? null : raw(run, row)) ?? blank };
}

/** https://help.salesforce.com/s/articleView?id=sf.tips_on_building_formulas.htm */
export function fromStored(field: FieldSchema, value: StoredValue): FormulaValue {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return ApexDecimal.fromInteger(value);
  if (value instanceof ApexDecimal)
    return field.type === 'percent' ? ApexDecimal.of(value.unscaled, value.scale + 2) : value;
  if (typeof value === 'string' && (field.type === 'id' || field.type === 'reference')) return value.slice(0, 15);
  return value as FormulaValue;
}
