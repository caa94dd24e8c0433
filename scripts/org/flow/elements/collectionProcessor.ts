/**
 * Sorting, filtering and mapping collections.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_collection_sort.htm
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_collection_filter.htm
 */
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import type { FieldSchema } from '../../schema/model.ts';
import type { MetadataNode } from '../../source/elementRules.ts';
import { order } from '../compareValues.ts';
import { compileConditions } from '../conditions.ts';
import { compileFlowFormula, formulaText } from '../flowFormula.ts';
import type { FlowScope, Reader } from '../flowScope.ts';
import { BOOLEAN, describeType, fits, fromField } from '../flowType.ts';
import type { FlowValue } from '../flowType.ts';
import { goTo } from '../interview.ts';
import type { FlowElement } from '../interview.ts';
import { fieldOf } from '../recordFields.ts';
import { MAP_PROCESSOR, compileMap } from './collectionMap.ts';
import { headOf, targetOf } from './element.ts';
import type { CompileElement, ElementContext } from './element.ts';

export const SORT_PROCESSOR = 'SortCollectionProcessor';

export const compileCollectionProcessor: CompileElement = (context) => {
  const { scope, node } = context;
  const type = node.text('collectionProcessorType');
  const origin = node.originOf('collectionReference');
  const collection = scope.reader(node.text('collectionReference') ?? '', origin);
  if (collection === null) return null;
  if (!collection.type.isCollection)
    return scope.report(
      'flow.type',
      `${collection.path} is a ${describeType(collection.type)}, not a collection`,
      origin
    );
  if (type === SORT_PROCESSOR) return compileSort(context, collection);
  if (type === 'FilterCollectionProcessor') return compileFilter(context, collection);
  if (type === MAP_PROCESSOR) return compileMap(context, collection);
  return scope.report(
    'flow.refused',
    `The collection processor ${type ?? ''} is not supported by the local org`,
    node.originOf('collectionProcessorType')
  );
};

/** Sorts the collection itself; null and empty values stand last unless told otherwise. */
function compileSort(context: ElementContext, collection: Reader): FlowElement | null {
  const { scope, node } = context;
  const { path } = collection;
  if (/[.$]/.test(path))
    return scope.report(
      'flow.not-assignable',
      `${path} cannot be sorted in place`,
      node.originOf('collectionReference')
    );
  const keys = node.groups('sortOptions').map((option) => sortKey(scope, option, collection));
  if (!keys.every((key) => key !== null)) return null;
  const limit = node.number('limit');
  const next = targetOf(node);
  return {
    ...headOf(context),
    step(interview) {
      const sorted = [...((collection.read(interview) ?? []) as readonly FlowValue[])].sort((left, right) => {
        for (const key of keys) {
          const result = key(left, right);
          if (result !== 0) return result;
        }
        return 0;
      });
      interview.frame.values.set(path.toLowerCase(), limit === null ? sorted : sorted.slice(0, limit));
      goTo(interview, next);
    }
  };
}

type Compare = (left: FlowValue, right: FlowValue) => number;

function sortKey(scope: FlowScope, option: MetadataNode, { type }: Reader): Compare | null {
  const name = option.text('sortField');
  let field: FieldSchema | null = null;
  if (type.kind === 'Record') {
    const found = type.object === null ? null : fieldOf(scope, type.object, name ?? '', option.originOf('sortField'));
    if (found === null) return null;
    ({ field } = found);
  }
  const sign = option.text('sortOrder') === 'Desc' ? -1 : 1;
  const missing = option.flag('doesPutEmptyStringAndNullFirst') === true ? -1 : 1;
  const valueOf = (item: FlowValue): FlowValue =>
    field === null ? item : item instanceof ApexSObject ? fromField(item.peek(field.slot)) : null;
  const isMissing = (value: FlowValue): boolean => value === null || value === '';
  return (leftItem, rightItem) => {
    const [left, right] = [valueOf(leftItem), valueOf(rightItem)];
    if (isMissing(left) || isMissing(right))
      return isMissing(left) === isMissing(right) ? 0 : isMissing(left) ? missing : -missing;
    return (order(left, right) ?? 0) * sign;
  };
}

/** A new collection, known by the element's name. */
function compileFilter(context: ElementContext, collection: Reader): FlowElement | null {
  const { scope, node } = context;
  const head = headOf(context);
  const variable = scope.target(
    node.text('assignNextValueToReference') ?? '',
    node.originOf('assignNextValueToReference')
  );
  const formula = formulaText(node.text('formula'));
  const formulaReader =
    formula === null ? undefined : compileFlowFormula(scope, formula, BOOLEAN, node.originOf('formula'));
  const test =
    formulaReader === undefined
      ? compileConditions(scope, node)
      : formulaReader === null
        ? null
        : (interview: Parameters<Reader['read']>[0]) => formulaReader.read(interview) === true;
  if (variable === null || test === null) return null;
  if (!fits({ ...collection.type, isCollection: false }, variable.type))
    return scope.report('flow.type', `${variable.path} cannot hold the items of ${collection.path}`, head.origin);
  const key = head.name.toLowerCase();
  const next = targetOf(node);
  return {
    ...head,
    step(interview) {
      const items = (collection.read(interview) ?? []) as readonly FlowValue[];
      const kept = items.filter((item) => {
        variable.write(interview, item);
        return test(interview);
      });
      interview.frame.values.set(key, kept);
      goTo(interview, next);
    }
  };
}
