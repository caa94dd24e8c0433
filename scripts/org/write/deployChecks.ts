/**
 * What the write pipeline cannot do, found when a project is deployed: refused by name rather than skipped when a record is saved.
 */
import { createError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';

/**
 * Validation rules, default formulas, and formula fields that triggers could read: all need a formula evaluator.
 */
export function formulaErrors(
  schema: OrgSchema,
  hasTriggers: (object: ObjectSchema) => boolean
): readonly Diagnostic[] {
  return schema.objectNames
    .flatMap((name) => schema.object(name) ?? [])
    .flatMap((object) => [...validationRuleErrors(object), ...fieldErrors(object, hasTriggers(object))]);
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
