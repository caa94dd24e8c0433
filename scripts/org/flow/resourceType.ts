/** The type that a resource or element declares by `dataType`, with `objectType` or `apexClass`. */
import type { MetadataNode } from '../source/elementRules.ts';
import type { FlowScope } from './flowScope.ts';
import { DATA_TYPES, apexType, recordType, scalar } from './flowType.ts';
import type { FlowType } from './flowType.ts';

/** Of one value; null where a diagnostic was recorded. */
export function typeOfResource(scope: FlowScope, node: MetadataNode): FlowType | null {
  const name = node.text('dataType') ?? '';
  const kind = DATA_TYPES[name];
  if (kind === undefined)
    return scope.report(
      'flow.refused',
      `Resources of type ${name} are not supported by the local org: ${node.text('name') ?? ''}`,
      node.originOf('dataType')
    );
  if (kind === 'Apex') return apexTypeNamed(scope, node);
  if (kind !== 'Record') return scalar(kind);
  const object = scope.objectNamed(node.text('objectType') ?? '', node.originOf('objectType'));
  return object === null ? null : recordType(object);
}

function apexTypeNamed(scope: FlowScope, node: MetadataNode): FlowType | null {
  const name = node.text('apexClass') ?? '';
  const shape = scope.classes(name);
  return shape === undefined
    ? scope.report('flow.unknown-class', `There is no Apex class ${name}`, node.originOf('apexClass'))
    : apexType(shape.name);
}
