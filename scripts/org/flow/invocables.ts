/**
 * The `@InvocableMethod` methods of a project, as flows see them: inputs and outputs by name.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_InvocableMethod.htm
 */
import type { EmittedClass, EmittedMethod, EmittedUnit } from '../apex/emit/emittedUnit.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import { printedName } from './apexClasses.ts';

export interface InvocableVariable {
  readonly name: string;
  readonly type: RuntimeType;
  readonly isRequired: boolean;
}

/** What one interview gives, or gets. */
export type InvocableShape =
  /** One value, under one name. */
  | { readonly kind: 'value'; readonly name: string; readonly type: RuntimeType }
  /** An object of a project class with `@InvocableVariable` members. */
  | { readonly kind: 'object'; readonly type: RuntimeType; readonly variables: readonly InvocableVariable[] };

export interface Invocable {
  /** Without namespace. */
  readonly className: string;
  readonly methodKey: string;
  /** null for a method without parameters. */
  readonly input: InvocableShape | null;
  /** null for a method that returns nothing. */
  readonly output: InvocableShape | null;
}

/** By lower-case class name. */
export function findInvocables(units: readonly EmittedUnit[]): ReadonlyMap<string, Invocable> {
  const classes = units.flatMap((unit) => unit.classes);
  const found = new Map<string, Invocable>();
  for (const each of classes) {
    const method = each.methods.find((candidate) => has(candidate, 'InvocableMethod'));
    if (method === undefined) continue;
    const [parameter] = method.parameters;
    found.set(each.name.toLowerCase(), {
      className: each.name,
      methodKey: method.key,
      input: parameter === undefined ? null : shapeOf(RuntimeType.of(parameter.type).element, parameter.name, classes),
      output:
        method.returnType === 'void' ? null : shapeOf(RuntimeType.of(method.returnType).element, 'output', classes)
    });
  }
  return found;
}

function shapeOf(type: RuntimeType, name: string, classes: readonly EmittedClass[]): InvocableShape {
  const owner = classes.find((each) => printedName(each).toLowerCase() === type.name.toLowerCase());
  if (owner === undefined) return { kind: 'value', name, type };
  return { kind: 'object', type, variables: variablesOf(owner, classes) };
}

/** Inherited members count. */
function variablesOf(owner: EmittedClass, classes: readonly EmittedClass[]): readonly InvocableVariable[] {
  const own = owner.fields
    .filter((field) => !field.isStatic && has(field, 'InvocableVariable'))
    .map((field) => ({
      name: field.name,
      type: RuntimeType.of(field.type),
      isRequired: field.annotations.some(
        (each) => isNamed(each.name, 'InvocableVariable') && each.values['required'] === true
      )
    }));
  const parent = classes.find(
    (each) => owner.superclass?.isProject === true && printedName(each) === owner.superclass.name
  );
  return parent === undefined ? own : [...variablesOf(parent, classes), ...own];
}

function has({ annotations }: Pick<EmittedMethod, 'annotations'>, name: string): boolean {
  return annotations.some((each) => isNamed(each.name, name));
}

function isNamed(name: string, wanted: string): boolean {
  return name.toLowerCase() === wanted.toLowerCase();
}
