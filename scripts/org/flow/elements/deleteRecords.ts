/** https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_delete.htm */
import { FlowFault, faultTexts } from '../flowFault.ts';
import { compileFilters, queryRecords } from '../recordQuery.ts';
import type { QueryOptions } from '../recordQuery.ts';
import type { WriteTask } from '../recordWrite.ts';
import { headOf, targetOf } from './element.ts';
import type { CompileElement } from './element.ts';
import { gatherEach, recordsOf, recordsReader, writeElement } from './writeElement.ts';

export const compileDeleteRecords: CompileElement = (context) => {
  const { scope, node } = context;
  if (node.text('inputReference') !== null) {
    const reader = recordsReader(scope, node);
    if (reader === null) return null;
    return writeElement(headOf(context), targetOf(node), { kind: 'delete' }, (interviews, fail) =>
      gatherEach(interviews, fail, (interview) => recordsOf(reader, interview))
    );
  }
  const object = scope.objectNamed(node.text('object') ?? '', node.originOf('object'));
  const filters = object === null ? null : compileFilters(scope, node, object);
  if (object === null || filters === null) return null;
  const options: QueryOptions = { object, ...filters, fields: [], sort: null, limit: null };
  return writeElement(headOf(context), targetOf(node), { kind: 'delete' }, (interviews, fail) => {
    const tasks: WriteTask[] = [];
    const taken = new Set<string>();
    for (const [interview, outcome] of queryRecords(options, interviews)) {
      if (outcome instanceof FlowFault) fail(interview, outcome);
      else if (outcome.length === 0) fail(interview, new FlowFault(faultTexts.nothingToDelete()));
      // What several interviews find is deleted once.
      else
        tasks.push({ interview, records: outcome.filter(({ id }) => id !== null && !taken.has(id) && taken.add(id)) });
    }
    return tasks;
  });
};
