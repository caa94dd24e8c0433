/** `inputAssignments` of elements that write records: which field gets which value. */
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import type { FlowScope, Reader } from './flowScope.ts';
import { compileValueFor } from './flowValue.ts';
import type { Interview } from './interview.ts';
import { fieldOf, setField } from './recordFields.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';

export interface FieldValue {
  readonly field: FieldSchema;
  /** null clears the field. */
  readonly value: Reader | null;
}

/** null where a diagnostic was recorded. */
export function compileFieldValues(
  scope: FlowScope,
  node: MetadataNode,
  object: ObjectSchema,
  operation: 'create' | 'update'
): readonly FieldValue[] | null {
  const compiled = node.groups('inputAssignments').map((each): FieldValue | null => {
    const origin = each.originOf('field');
    const found = fieldOf(scope, object, each.text('field') ?? '', origin);
    if (found === null) return null;
    const { field, type } = found;
    if (!(operation === 'create' ? field.isCreateable : field.isUpdateable))
      return scope.report(
        'flow.not-writable',
        `The field ${object.name.canonical}.${field.name.canonical} cannot be written by ${operation}`,
        origin
      );
    const [element] = each.raw('value');
    if (element === undefined) return { field, value: null };
    const value = compileValueFor(scope, element, type);
    return value === null ? null : { field, value };
  });
  return compiled.every((each) => each !== null) ? compiled : null;
}

export function applyFieldValues(record: ApexSObject, values: readonly FieldValue[], interview: Interview): void {
  for (const { field, value } of values) setField(record, field, value === null ? null : value.read(interview));
}
