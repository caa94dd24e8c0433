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

/** Validation rules and default formulas, which need a formula evaluator; none is needed where a {@link RuleEvaluator} is in use. */
export function formulaErrors(schema: OrgSchema): readonly Diagnostic[] {
  return projectObjects(schema).flatMap((object) => [...validationRuleErrors(object), ...defaultFormulaErrors(object)]);
}

function validationRuleErrors(object: ObjectSchema): readonly Diagnostic[] {
  return object.validationRules
    .filter((rule) => rule.isActive)
    .map((rule) => createError('write.validation-rule', `Validation rules are not evaluated yet: ${object.name.canonical}.${rule.name}`, rule.origin));
}

function defaultFormulaErrors(object: ObjectSchema): readonly Diagnostic[] {
  return object.fields.flatMap((field) => {
    if (field.defaultValue === null || !('formula' in field.defaultValue) || field.origin === null) return [];
    return [createError('write.default-formula', `Default formulas are not evaluated yet: ${object.name.canonical}.${field.name.canonical}`, field.origin)];
  });
}

/** Standard objects without anything of the project cannot have rules; those the project extends are loaded already. */
function projectObjects(schema: OrgSchema): readonly ObjectSchema[] {
  return schema.objectNames.flatMap((name) => schema.object(name) ?? []);
}
