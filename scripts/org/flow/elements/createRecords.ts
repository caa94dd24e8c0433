/** https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data_create.htm */
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import { applyFieldValues, compileFieldValues } from '../fieldValues.ts';
import { TEXT, fits } from '../flowType.ts';
import { headOf, targetOf } from './element.ts';
import type { CompileElement } from './element.ts';
import { compileMatching, compileUpsert } from './upsertRecords.ts';
import { gatherEach, recordsOf, recordsReader, writeElement } from './writeElement.ts';

export const compileCreateRecords: CompileElement = (context) => {
  const { scope, node } = context;
  if (node.flag('doesUpsert') === true) return compileUpsert(context);
  if (node.groups('filters').length > 0) return compileMatching(context);
  const head = headOf(context);
  const target = targetOf(node);
  if (node.text('inputReference') !== null) {
    const reader = recordsReader(scope, node);
    if (reader === null) return null;
    return writeElement(head, target, { kind: 'insert' }, (interviews, fail) =>
      gatherEach(interviews, fail, (interview) => recordsOf(reader, interview))
    );
  }
  const object = scope.objectNamed(node.text('object') ?? '', node.originOf('object'));
  const values = object === null ? null : compileFieldValues(scope, node, object, 'create');
  const reference = node.text('assignRecordIdToReference');
  const idTarget = reference === null ? undefined : scope.target(reference, node.originOf('assignRecordIdToReference'));
  if (object === null || values === null || idTarget === null) return null;
  if (idTarget !== undefined && !fits(TEXT, idTarget.type))
    return scope.report('flow.type', `${idTarget.path} cannot hold an Id`, node.originOf('assignRecordIdToReference'));
  const key = head.name.toLowerCase();
  return writeElement(
    head,
    target,
    { kind: 'insert' },
    (interviews, fail) =>
      gatherEach(interviews, fail, (interview) => {
        const record = new ApexSObject(object);
        applyFieldValues(record, values, interview);
        return [record];
      }),
    ({ interview, records: [record] }) => {
      const id = record?.id ?? null;
      interview.frame.values.set(key, id);
      idTarget?.write(interview, id);
    }
  );
};
