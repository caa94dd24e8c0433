/**
 * Create Records that updates what is there already: by an external or standard Id, or by conditions that find matching records.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_create.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm (FlowRecordCreate)
 */
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import { applyFieldValues, compileFieldValues } from '../fieldValues.ts';
import type { FieldValue } from '../fieldValues.ts';
import { FlowFault } from '../flowFault.ts';
import type { Target } from '../flowScope.ts';
import { goTo, raise } from '../interview.ts';
import type { BatchElement, FlowElement, Interview } from '../interview.ts';
import { fieldOf, fromDatabase } from '../recordFields.ts';
import { compileFilters, queryRecords } from '../recordQuery.ts';
import type { QueryOptions } from '../recordQuery.ts';
import { writeRecords } from '../recordWrite.ts';
import type { FlowOperation, WriteTask } from '../recordWrite.ts';
import { headOf, targetOf } from './element.ts';
import type { ElementContext } from './element.ts';
import { gatherEach, recordsOf, recordsReader, writeElement } from './writeElement.ts';

/** Records of a variable; those with a known key are updated, the others created. */
export function compileUpsert(context: ElementContext): FlowElement | null {
  const { scope, node } = context;
  const origin = node.originOf('doesUpsert');
  if (node.flag('doesUpsertAllOrNone') === false)
    return scope.report(
      'flow.refused',
      'Upserts that keep the records which succeed are not supported by the local org',
      node.originOf('doesUpsertAllOrNone')
    );
  const [external, standard] = [node.text('upsertExternalIdField'), node.text('upsertStandardIdField')];
  const reader = recordsReader(scope, node);
  if (reader === null) return null;
  const { object } = reader.type;
  const name = external ?? standard;
  if (object === null || name === null || (external !== null && standard !== null))
    return scope.report('flow.upsert', 'An upsert needs records of one object and one field to match them by', origin);
  const found = fieldOf(scope, object, name, origin);
  if (found === null) return null;
  const isId = found.field.type === 'id';
  if (!isId && !found.field.isExternalId)
    return scope.report('flow.upsert', `${object.name.canonical}.${name} is no external Id`, origin);
  const externalIdField = isId ? null : found.field.name.canonical;
  return writeElement(headOf(context), targetOf(node), { kind: 'upsert', externalIdField }, (interviews, fail) =>
    gatherEach(interviews, fail, (interview) => recordsOf(reader, interview))
  );
}

interface Matching {
  readonly object: ObjectSchema;
  readonly values: readonly FieldValue[];
  /** Whether a record is created where none matches. */
  readonly creates: boolean;
  readonly updatesOne: boolean;
  readonly updatesMany: boolean;
}

/** One record from field values, unless records match the conditions. */
export function compileMatching(context: ElementContext): FlowElement | null {
  const { scope, node } = context;
  const object = scope.objectNamed(node.text('object') ?? '', node.originOf('object'));
  if (object === null) return null;
  const filters = compileFilters(scope, node, object);
  const values = compileFieldValues(scope, node, object, 'create');
  const one = node.text('operationOneMatchingRecord');
  const many = node.text('operationMultMatchingRecords');
  if (filters === null || values === null) return null;
  if (one === null || many === null)
    return scope.report(
      'flow.matching',
      'Create Records with conditions says what happens with one and with several matching records',
      node.originOf('filters')
    );
  if (many === 'UpdateLatestRecord')
    return scope.report(
      'flow.refused',
      'UpdateLatestRecord is not supported by the local org: the documents do not say which record is the latest',
      node.originOf('operationMultMatchingRecords')
    );
  const reference = node.text('assignRecordIdToReference');
  const idTarget = reference === null ? null : scope.target(reference, node.originOf('assignRecordIdToReference'));
  if (reference !== null && idTarget === null) return null;
  const matching: Matching = {
    object,
    values,
    creates: node.text('operationZeroMatchingRecords') !== 'None',
    updatesOne: one !== 'None',
    updatesMany: many !== 'None'
  };
  const query: QueryOptions = { object, ...filters, fields: [], sort: null, limit: null };
  return matchingElement(context, matching, query, idTarget);
}

function matchingElement(
  context: ElementContext,
  matching: Matching,
  query: QueryOptions,
  idTarget: Target | null
): FlowElement {
  const target = targetOf(context.node);
  const element: BatchElement = {
    ...headOf(context),
    batch(interviews) {
      const failed = new Set<Interview>();
      const fail = (interview: Interview, fault: FlowFault): void => {
        failed.add(interview);
        raise(interview, element, fault.message);
      };
      const tasks: Record<'insert' | 'update', WriteTask[]> = { insert: [], update: [] };
      for (const [interview, outcome] of queryRecords(query, interviews)) {
        if (outcome instanceof FlowFault) fail(interview, outcome);
        else {
          const kind = outcome.length === 0 ? 'insert' : 'update';
          tasks[kind].push(...gatherEach([interview], fail, (each) => recordsFor(matching, outcome, each)));
        }
      }
      for (const kind of ['insert', 'update'] as const)
        for (const [interview, fault] of writeRecords({ kind } satisfies FlowOperation, tasks[kind]))
          fail(interview, fault);
      for (const { interview, records } of [...tasks.insert, ...tasks.update]) {
        if (failed.has(interview)) continue;
        const id = records[0]?.id ?? null;
        interview.frame.values.set(element.name.toLowerCase(), id);
        idTarget?.write(interview, id);
        goTo(interview, target);
      }
    }
  };
  return element;
}

/** What is written for one interview; none where the element leaves things as they are. */
function recordsFor(
  { object, values, creates, updatesOne, updatesMany }: Matching,
  found: readonly ApexSObject[],
  interview: Interview
): readonly ApexSObject[] {
  const isWanted = found.length === 0 ? creates : found.length === 1 ? updatesOne : updatesMany;
  if (!isWanted) return [];
  const records =
    found.length === 0 ? [new ApexSObject(object)] : found.map(({ id }) => withId(new ApexSObject(object), id));
  for (const record of records) applyFieldValues(record, values, interview);
  return records;
}

function withId(record: ApexSObject, id: string | null): ApexSObject {
  record.id = id;
  return fromDatabase(record);
}
