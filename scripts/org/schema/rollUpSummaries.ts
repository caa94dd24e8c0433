/**
 * Roll-up summary fields: what they sum up, read from their metadata and checked against the detail object.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
 * https://help.salesforce.com/s/articleView?id=platform.fields_about_roll_up_summary_fields.htm
 */
import { createError } from '../diagnostic.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import { nameKey, parseApiName } from './apiName.ts';
import { DATED_OBJECTS } from './currencies.ts';
import type { FieldType, RollUpFilter, RollUpSummary } from './model.ts';
import type { FieldDraft, ObjectDraft } from './objectDraft.ts';
import { report } from './schemaContext.ts';
import type { SchemaContext } from './schemaContext.ts';

export const SUMMARY_OPERATIONS = ['count', 'sum', 'min', 'max'] as const;
/** `within` is of geographic fields. */
export const SUMMARY_FILTERS = [
  'equals',
  'notEqual',
  'lessThan',
  'greaterThan',
  'lessOrEqual',
  'greaterOrEqual',
  'contains',
  'notContain',
  'startsWith',
  'includes',
  'excludes'
] as const;

/** Lookups that count as master-detail relationships for roll-ups although they are none. */
const STANDARD_MASTERS: ReadonlySet<string> = new Set([
  'CampaignMember.CampaignId',
  'Opportunity.AccountId',
  'OpportunityLineItem.OpportunityId',
  'OrderItem.OrderId',
  'QuoteLineItem.QuoteId'
]);

const SUMMABLE: ReadonlySet<FieldType> = new Set(['double', 'currency', 'percent', 'integer']);
const ORDERED: ReadonlySet<FieldType> = new Set([...SUMMABLE, 'date', 'datetime']);
/** Their filter values are written in the language of whoever made the field. */
const UNREADABLE_FILTERS: ReadonlySet<FieldType> = new Set(['date', 'datetime', 'time']);
const COUNT = { type: 'double', precision: 18, scale: 0 } as const;

/** null, with a diagnostic, where an element is missing. */
export function readSummary(fullName: string, node: MetadataNode, context: SchemaContext): RollUpSummary | null {
  const operation = SUMMARY_OPERATIONS.find((each) => each === node.text('summaryOperation')) ?? null;
  const [child, foreignKey] = readPath(node.text('summaryForeignKey'), context);
  const summarized = readPath(node.text('summarizedField'), context)[1];
  const isComplete = operation !== null && child !== null && foreignKey !== null;
  if (!isComplete || (operation !== 'count' && summarized === null)) {
    const message = `The roll-up summary field ${fullName} needs <summaryForeignKey>, <summaryOperation> and, unless it counts, <summarizedField>`;
    report(context, 'schema.field', message, node.element.origin);
    return null;
  }
  return {
    operation,
    childObject: child,
    foreignKey,
    summarizedField: operation === 'count' ? null : summarized,
    filters: node.groups('summaryFilterItems').map((item) => readFilter(item, context))
  };
}

function readFilter(node: MetadataNode, context: SchemaContext): RollUpFilter {
  return {
    field: readPath(node.text('field'), context)[1] ?? '',
    operation: SUMMARY_FILTERS.find((each) => each === node.text('operation')) ?? 'equals',
    value: node.text('value') ?? ''
  };
}

/** `Line__c.Amount__c`, both parts canonical. */
function readPath(text: string | null, { namespace }: SchemaContext): readonly [string | null, string | null] {
  const [object, field] = (text ?? '').split('.');
  if (object === undefined || field === undefined || object === '' || field === '') return [null, null];
  return [parseApiName(object, namespace).canonical, parseApiName(field, namespace).canonical];
}

export type DraftLookup = (name: string) => ObjectDraft | undefined;

/** Gives roll-up fields the type of what they sum up; those that cannot be are reported and left out. */
export function resolveSummaries(
  draft: ObjectDraft,
  find: DraftLookup,
  { diagnostics, features }: Pick<SchemaContext, 'diagnostics' | 'features'>
): ObjectDraft {
  if (!draft.fields.some((field) => field.summary !== null)) return draft;
  const fields = draft.fields.flatMap((field) => {
    if (field.summary === null) return [field];
    const problem = problemOf(draft, field.summary, find) ?? datedProblem(draft, field.summary, find, features);
    if (problem === null) return [{ ...field, ...typeOf(field.summary, find) }];
    const message = `The roll-up summary field ${draft.name.canonical}.${field.name.canonical} cannot be loaded: ${problem}`;
    if (field.origin !== null) diagnostics.push(createError('schema.field', message, field.origin));
    return [];
  });
  return { ...draft, fields };
}

function problemOf(draft: ObjectDraft, summary: RollUpSummary, find: DraftLookup): string | null {
  const { childObject, foreignKey, summarizedField, operation, filters } = summary;
  const key = fieldOf(find, childObject, foreignKey);
  const isMaster = key?.reference?.isMasterDetail === true || STANDARD_MASTERS.has(`${childObject}.${foreignKey}`);
  if (key?.reference?.to.includes(draft.name.canonical) !== true || !isMaster)
    return `${childObject}.${foreignKey} is no master-detail relationship to ${draft.name.canonical}`;
  if (summarizedField !== null) {
    const field = fieldOf(find, childObject, summarizedField);
    const fitting = operation === 'sum' ? SUMMABLE : ORDERED;
    if (field === undefined) return `there is no field ${childObject}.${summarizedField}`;
    if (!fitting.has(typeOfField(field, find).type)) return `${operation} does not take fields like ${summarizedField}`;
  }
  for (const filter of filters) {
    const field = fieldOf(find, childObject, filter.field);
    if (field === undefined) return `there is no field ${childObject}.${filter.field}`;
    if (UNREADABLE_FILTERS.has(field.type)) return `filters on dates such as ${filter.field} are not supported`;
  }
  return null;
}

/**
 * Where rates have dates, amounts roll up only between objects whose amounts take dated rates, or only between others.
 * https://help.salesforce.com/s/articleView?id=sales.administration_about_advanced_currency_management.htm
 */
function datedProblem(
  draft: ObjectDraft,
  { childObject, summarizedField, filters }: RollUpSummary,
  find: DraftLookup,
  features: ReadonlySet<string>
): string | null {
  if (!features.has('DatedConversionRates')) return null;
  if (DATED_OBJECTS.has(draft.name.canonical) === DATED_OBJECTS.has(childObject)) return null;
  const used = [summarizedField ?? '', ...filters.map(({ field }) => field)];
  const amount = used.find((name) => fieldOf(find, childObject, name)?.type === 'currency');
  return amount === undefined
    ? null
    : `with dated exchange rates ${draft.name.canonical} cannot roll up ${childObject}.${amount}`;
}

function fieldOf(find: DraftLookup, object: string, field: string): FieldDraft | undefined {
  return find(object)?.fields.find((each) => nameKey(each.name.canonical) === nameKey(field));
}

type NumberType = Pick<FieldDraft, 'type' | 'precision' | 'scale'>;

function typeOf({ childObject, summarizedField }: RollUpSummary, find: DraftLookup): NumberType {
  const field = summarizedField === null ? undefined : fieldOf(find, childObject, summarizedField);
  if (field === undefined) return COUNT;
  const { type, scale } = typeOfField(field, find);
  return {
    type: type === 'integer' ? 'double' : type,
    precision: ORDERED.has(type) && !SUMMABLE.has(type) ? 0 : 18,
    scale
  };
}

/** A summary may sum up summaries; master-detail relationships run in no circle. */
function typeOfField(field: FieldDraft, find: DraftLookup): NumberType {
  return field.summary === null ? field : typeOf(field.summary, find);
}
