/**
 * One record for each item of a collection, such as recommendations.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm (FlowCollectionMapItem)
 */
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import type { MetadataNode } from '../../source/elementRules.ts';
import type { FlowScope, NamedValue, Reader } from '../flowScope.ts';
import { elementOf, fits, recordType } from '../flowType.ts';
import type { FlowValue } from '../flowType.ts';
import { compileValueFor } from '../flowValue.ts';
import { goTo } from '../interview.ts';
import type { FlowElement } from '../interview.ts';
import { fieldOf, setField } from '../recordFields.ts';
import { headOf, targetOf } from './element.ts';
import type { ElementContext } from './element.ts';

export const MAP_PROCESSOR = 'RecommendationMapCollectionProcessor';

export function mapResult(scope: FlowScope, node: MetadataNode): NamedValue['type'] | null {
  const object = scope.objectNamed(node.text('outputSObjectType') ?? '', node.originOf('outputSObjectType'));
  return object === null ? null : recordType(object, true);
}

export function compileMap(context: ElementContext, collection: Reader): FlowElement | null {
  const { scope, node } = context;
  const head = headOf(context);
  const object = mapResult(scope, node)?.object ?? null;
  const variable = scope.target(
    node.text('assignNextValueToReference') ?? '',
    node.originOf('assignNextValueToReference')
  );
  if (object === null || variable === null) return null;
  if (!fits(elementOf(collection.type), variable.type))
    return scope.report('flow.type', `${variable.path} cannot hold the items of ${collection.path}`, head.origin);
  const items = node.groups('mapItems').map((item) => {
    const path = item.text('assignToFieldReference') ?? '';
    const origin = item.originOf('assignToFieldReference');
    const [owner = '', name = ''] = path.includes('.') ? path.split('.') : [object.name.canonical, path];
    if (scope.schema.object(owner) !== object)
      return scope.report('flow.unknown-field', `${path} is not a field of ${object.name.canonical}`, origin);
    const found = fieldOf(scope, object, name, origin);
    const [element] = item.raw('value');
    if (found === null || element === undefined) return null;
    const value = compileValueFor(scope, element, found.type);
    return value === null ? null : { field: found.field, value };
  });
  if (!items.every((item) => item !== null)) return null;
  const next = targetOf(node);
  return {
    ...head,
    step(interview) {
      const made = ((collection.read(interview) ?? []) as readonly FlowValue[]).map((each) => {
        variable.write(interview, each);
        const record = new ApexSObject(object);
        for (const { field, value } of items) setField(record, field, value.read(interview, true));
        return record;
      });
      interview.frame.values.set(head.name.toLowerCase(), made);
      goTo(interview, next);
    }
  };
}
