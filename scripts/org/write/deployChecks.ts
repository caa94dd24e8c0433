/**
 * What the write pipeline cannot do, found when a project is deployed: refused by name rather than skipped when a record is saved.
 */
import { createError } from '../diagnostic.ts';
import type { Diagnostic, Origin } from '../diagnostic.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';

/** Partner rows have no triggers: they are not in Object Manager and nothing fires when they change. */
export function triggerTargetError(object: ObjectSchema, origin: Origin): Diagnostic | null {
  if (object.operations.isTriggerable) return null;
  return createError('apex.trigger-object', `SObject type does not allow triggers: ${object.name.canonical}`, origin);
}

/**
 * Validation rules, default formulas, and formula fields that triggers could read: all need a formula evaluator.
 * @param hasTriggers by canonical object name
 */
export function formulaErrors(schema: OrgSchema, hasTriggers: (object: string) => boolean): readonly Diagnostic[] {
  return schema.objectNames
    .flatMap((name) => schema.object(name) ?? [])
    .flatMap((object) => [...validationRuleErrors(object), ...fieldErrors(object, hasTriggers(object.name.canonical))]);
}

function validationRuleErrors(object: ObjectSchema): readonly Diagnostic[] {
  return object.validationRules
    .filter((rule) => rule.isActive)
    .map((rule) =>
      createError(
        'write.validation-rule',
        `Validation rules are not evaluated yet: ${object.name.canonical}.${rule.name}`,
        rule.origin
      )
    );
}

function fieldErrors(object: ObjectSchema, hasTriggers: boolean): readonly Diagnostic[] {
  return object.fields.flatMap((field) => {
    const path = `${object.name.canonical}.${field.name.canonical}`;
    const { origin, defaultValue, formula } = field;
    if (origin === null) return [];
    return [
      ...(defaultValue !== null && 'formula' in defaultValue
        ? [createError('write.default-formula', `Default formulas are not evaluated yet: ${path}`, origin)]
        : []),
      ...(formula !== null && hasTriggers
        ? [createError('write.formula-field', `Formula fields are not computed for triggers yet: ${path}`, origin)]
        : [])
    ];
  });
}
