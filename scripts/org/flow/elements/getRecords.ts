/** https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_getrecords.htm */
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { FlowFault, faultTexts } from '../flowFault.ts';
import type { FlowScope, Target } from '../flowScope.ts';
import { NUMBER, fits, fromField, recordType } from '../flowType.ts';
import type { FlowValue } from '../flowType.ts';
import { checkFits, compileValue } from '../flowValue.ts';
import { goTo, raise } from '../interview.ts';
import type { BatchElement, Interview } from '../interview.ts';
import type { MetadataNode } from '../../source/elementRules.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/model.ts';
import type { ApexSObject } from '../../apex/values/apexSObject.ts';
import { compileFilters, queryRecords } from '../recordQuery.ts';
import type { QueryOptions } from '../recordQuery.ts';
import { fieldOf } from '../recordFields.ts';
import { headOf, targetOf } from './element.ts';
import type { CompileElement } from './element.ts';

/** Of the records an element stores. https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm (FlowRecordLookup) */
const FEWEST_RECORDS = 2;
const MOST_RECORDS = 20_000;

type Limit = (interview: Interview) => number;
type Store = (interview: Interview, records: readonly ApexSObject[]) => void;

export const compileGetRecords: CompileElement = (context) => {
  const { scope, node } = context;
  const object = scope.objectNamed(node.text('object') ?? '', node.originOf('object'));
  if (object === null) return null;
  const isFirstOnly = isFirst(node) || isOneRecord(scope, node);
  const filters = compileFilters(scope, node, object);
  const fields = fieldsOf(scope, node, object);
  const sort = sortOf(scope, node, object);
  const limit = limitOf(scope, node, isFirstOnly);
  const store = storeOf(scope, node, object, isFirstOnly);
  if (filters === null || fields === undefined || sort === undefined || limit === undefined || store === null)
    return null;
  const options: QueryOptions = { object, ...filters, fields, sort, limit: isFirstOnly ? 1 : null };
  const target = targetOf(node);
  const element: BatchElement = {
    ...headOf(context),
    batch(interviews) {
      for (const [interview, outcome] of queryRecords(options, interviews, limit)) {
        if (outcome instanceof FlowFault) raise(interview, element, outcome.message);
        else {
          store(interview, outcome);
          goTo(interview, target);
        }
      }
    }
  };
  return element;
};

/** One record goes into a record, several into a collection. */
export function isFirst(node: MetadataNode): boolean {
  return node.flag('getFirstRecordOnly') === true || node.groups('outputAssignments').length > 0;
}

/** undefined where a diagnostic was recorded; null for all fields. */
function fieldsOf(
  scope: FlowScope,
  node: MetadataNode,
  object: ObjectSchema
): readonly FieldSchema[] | null | undefined {
  const names = [
    ...node.texts('queriedFields'),
    ...node.groups('outputAssignments').map((each) => each.text('field') ?? '')
  ];
  if (names.length === 0) return null;
  const fields = names.map((name) => fieldOf(scope, object, name, node.originOf('queriedFields'))?.field);
  return fields.every((field) => field !== undefined) ? fields : undefined;
}

function sortOf(scope: FlowScope, node: MetadataNode, object: ObjectSchema): QueryOptions['sort'] | undefined {
  const name = node.text('sortField');
  if (name === null || name === '') return null;
  const found = fieldOf(scope, object, name, node.originOf('sortField'));
  return found === null
    ? undefined
    : { field: found.field, direction: node.text('sortOrder') === 'Desc' ? 'DESC' : 'ASC' };
}

/** undefined where a diagnostic was recorded; null for no limit. */
function limitOf(scope: FlowScope, node: MetadataNode, isFirstOnly: boolean): Limit | null | undefined {
  const [element] = node.raw('limit');
  if (element === undefined || isFirstOnly) return null;
  const value = compileValue(scope, element);
  if (value === null || checkFits(scope, value, NUMBER, element.origin) === null) return undefined;
  return (interview) => {
    const number = value.read(interview);
    const limit = number instanceof ApexDecimal ? number.toNumber() : NaN;
    if (Number.isInteger(limit) && limit >= FEWEST_RECORDS && limit <= MOST_RECORDS) return limit;
    throw new FlowFault(faultTexts.limit(FEWEST_RECORDS, MOST_RECORDS));
  };
}

/** The variable decides where the element does not keep its result itself. */
function isOneRecord(scope: FlowScope, node: MetadataNode): boolean {
  const reference = node.text('outputReference');
  if (reference === null || node.flag('getFirstRecordOnly') !== null) return false;
  const type = scope.target(reference, node.originOf('outputReference'))?.type;
  return type?.kind === 'Record' && !type.isCollection;
}

/** `outputReference`, `outputAssignments`, or the element itself. */
function storeOf(scope: FlowScope, node: MetadataNode, object: ObjectSchema, isFirstOnly: boolean): Store | null {
  const clears = node.flag('assignNullValuesIfNoRecordsFound') === true;
  const assignments = node.groups('outputAssignments');
  if (assignments.length > 0) {
    const targets = assignments.map((each) => {
      const found = fieldOf(scope, object, each.text('field') ?? '', each.originOf('field'));
      const target = scope.target(each.text('assignToReference') ?? '', each.originOf('assignToReference'));
      if (found === null || target === null) return null;
      if (!fits(found.type, target.type))
        return scope.report(
          'flow.type',
          `${target.path} cannot hold ${found.field.name.canonical}`,
          each.originOf('field')
        );
      return { field: found.field, target };
    });
    if (!targets.every((each) => each !== null)) return null;
    return (interview, [record]) => {
      if (record === undefined && !clears) return;
      for (const { field, target } of targets)
        target.write(interview, record === undefined ? null : fromField(record.peek(field.slot)));
    };
  }
  const reference = node.text('outputReference');
  if (reference === null) return resultStore(node.text('name') ?? '', isFirstOnly);
  const target = scope.target(reference, node.originOf('outputReference'));
  if (target === null) return null;
  const type = recordType(object, !isFirstOnly);
  if (target.type.kind === 'Record' && target.type.isCollection && isFirstOnly)
    return referenceStore(target, false, clears);
  if (!fits(type, target.type))
    return scope.report(
      'flow.type',
      `${reference} cannot hold records of ${object.name.canonical}`,
      node.originOf('outputReference')
    );
  return referenceStore(target, isFirstOnly, clears);
}

function referenceStore(target: Target, isFirstOnly: boolean, clears: boolean): Store {
  return (interview, records) => {
    if (records.length > 0 || clears) target.write(interview, isFirstOnly ? (records[0] ?? null) : records);
  };
}

/** Null where no record was found, or an empty collection. */
function resultStore(name: string, isFirstOnly: boolean): Store {
  const key = name.toLowerCase();
  return ({ frame }, records) => {
    const value: FlowValue = isFirstOnly ? (records[0] ?? null) : records;
    frame.values.set(key, value);
  };
}
