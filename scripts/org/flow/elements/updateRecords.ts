/** https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_update.htm */
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import { applyFieldValues, compileFieldValues } from '../fieldValues.ts';
import type { FieldValue } from '../fieldValues.ts';
import { FlowFault } from '../flowFault.ts';
import { goTo } from '../interview.ts';
import type { FlowElement, Interview } from '../interview.ts';
import type { Reader } from '../flowScope.ts';
import { fromDatabase } from '../recordFields.ts';
import { compileFilters, queryRecords } from '../recordQuery.ts';
import type { QueryOptions } from '../recordQuery.ts';
import type { WriteTask } from '../recordWrite.ts';
import { headOf, targetOf } from './element.ts';
import type { CompileElement, ElementContext } from './element.ts';
import { gatherEach, recordsOf, recordsReader, writeElement } from './writeElement.ts';

export const compileUpdateRecords: CompileElement = (context) =>
  context.node.text('inputReference') === null ? updateByFilter(context) : updateByReference(context);

/** A record, a collection, or $Record with the values it gets. Before a save $Record takes them without any statement. */
function updateByReference(context: ElementContext): FlowElement | null {
  const { scope, node, start } = context;
  const reader = recordsReader(scope, node);
  if (reader === null) return null;
  const { object } = reader.type;
  const values = object === null ? [] : compileFieldValues(scope, node, object, 'update');
  if (values === null) return null;
  const isTriggering = /^\$Record$/i.test(reader.path);
  if (values.length > 0 && reader.type.isCollection)
    return scope.report(
      'flow.refused',
      'Values for a collection of records are not supported by the local org',
      node.originOf('inputReference')
    );
  if (start === 'beforeSave') {
    if (isTriggering) return fastUpdate(context, reader, values);
    return scope.report(
      'flow.before-save',
      'A flow that runs before the save may update $Record only',
      node.originOf('inputReference')
    );
  }
  return writeElement(headOf(context), targetOf(node), { kind: 'update' }, (interviews, fail) =>
    gatherEach(interviews, fail, (interview) => {
      const records = recordsOf(reader, interview);
      for (const record of records) applyFieldValues(record, values, interview);
      return records;
    })
  );
}

function fastUpdate(context: ElementContext, reader: Reader, values: readonly FieldValue[]): FlowElement {
  const target = targetOf(context.node);
  return {
    ...headOf(context),
    step(interview) {
      for (const record of recordsOf(reader, interview)) applyFieldValues(record, values, interview);
      goTo(interview, target);
    }
  };
}

/** All records that match. */
function updateByFilter(context: ElementContext): FlowElement | null {
  const { scope, node } = context;
  const object = scope.objectNamed(node.text('object') ?? '', node.originOf('object'));
  if (object === null) return null;
  const filters = compileFilters(scope, node, object);
  const values = compileFieldValues(scope, node, object, 'update');
  if (filters === null || values === null) return null;
  const options: QueryOptions = { object, ...filters, fields: [], sort: null, limit: null };
  return writeElement(headOf(context), targetOf(node), { kind: 'update' }, (interviews, fail) => {
    const tasks: WriteTask[] = [];
    for (const [interview, outcome] of queryRecords(options, interviews)) {
      if (outcome instanceof FlowFault) fail(interview, outcome);
      else tasks.push(...gatherEach([interview], fail, (each) => outcome.map((found) => changed(found, values, each))));
    }
    return tasks;
  });

  function changed(found: ApexSObject, given: readonly FieldValue[], interview: Interview): ApexSObject {
    const record = fromDatabase(new ApexSObject(found.schema));
    record.id = found.id;
    applyFieldValues(record, given, interview);
    return record;
  }
}
