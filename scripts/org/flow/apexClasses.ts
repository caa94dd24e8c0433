/**
 * Apex-defined data types: classes of the project whose members have `@AuraEnabled`.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_apex_types.htm
 */
import type { EmittedClass, EmittedUnit } from '../apex/emit/emittedUnit.ts';
import { services } from '../apex/lib/services.ts';
import { ApexObject } from '../apex/values/apexObject.ts';
import type { ApexClassInfo, ApexFieldInfo } from '../apex/values/apexObject.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import type { OrgSchema } from '../schema/model.ts';
import { fromApex, toApex, flowTypeOf } from './apexType.ts';
import { FlowFault, faultTexts } from './flowFault.ts';
import type { FlowType, FlowValue } from './flowType.ts';

export interface ApexMember {
  readonly name: string;
  readonly type: FlowType;
  read(target: ApexObject): FlowValue;
  write(target: ApexObject, value: FlowValue): void;
}

export interface ApexClassShape {
  /** As printed: `Outer.Inner`, with the namespace where there is one. */
  readonly name: string;
  /** undefined for members that are not there, not `@AuraEnabled`, or of a type flows do not know. */
  member(name: string): ApexMember | undefined;
}

/** By name, with or without namespace, `Outer.Inner` or `Outer$Inner`, without regard to case. */
export type ApexClasses = (name: string) => ApexClassShape | undefined;

export function createApexClasses(
  units: readonly EmittedUnit[],
  schema: OrgSchema,
  namespace: string | null
): ApexClasses {
  const shapes = new Map<string, ApexClassShape>();
  const classes: ApexClasses = (name) => {
    const key = name.toLowerCase().replaceAll('$', '.');
    const prefix = namespace === null ? '' : namespace.toLowerCase();
    const separators = prefix === '' ? [] : [`${prefix}.`, `${prefix}__`];
    const own = separators.find((each) => key.startsWith(each));
    return shapes.get(own === undefined ? key : key.slice(own.length));
  };
  const byName = new Map(units.flatMap((unit) => unit.classes).map((each) => [each.name.toLowerCase(), each]));
  for (const [key, each] of byName) if (each.kind === 'class') shapes.set(key, shapeOf(each, byName, schema, classes));
  return classes;
}

function shapeOf(
  owner: EmittedClass,
  byName: ReadonlyMap<string, EmittedClass>,
  schema: OrgSchema,
  classes: ApexClasses
): ApexClassShape {
  return {
    name: printedName(owner),
    member(name) {
      const found = fieldOf(owner, name, byName);
      if (found === null) return undefined;
      const apexType = RuntimeType.of(found.type);
      const type = flowTypeOf(apexType, schema, classes);
      if (type === null) return undefined;
      return {
        name: found.name,
        type,
        read: (target) => fromApex(fieldNamed(target.apexClass, found.name)?.get(target)),
        write: (target, value) => fieldNamed(target.apexClass, found.name)?.set?.(target, toApex(apexType, value))
      };
    }
  };
}

function fieldOf(
  owner: EmittedClass,
  name: string,
  byName: ReadonlyMap<string, EmittedClass>
): { readonly name: string; readonly type: string } | null {
  const wanted = name.toLowerCase();
  const own = owner.fields.find((field) => !field.isStatic && field.name.toLowerCase() === wanted);
  if (own !== undefined) return own.annotations.some((each) => each.name.toLowerCase() === 'auraenabled') ? own : null;
  const parent = owner.superclass?.isProject === true ? byName.get(localName(owner)) : undefined;
  return parent === undefined ? null : fieldOf(parent, name, byName);
}

/** Of the superclass, without namespace. */
function localName({ superclass, namespace }: EmittedClass): string {
  const name = superclass?.name.toLowerCase() ?? '';
  return namespace !== null && name.startsWith(`${namespace.toLowerCase()}.`) ? name.slice(namespace.length + 1) : name;
}

export function printedName({ namespace, name }: EmittedClass): string {
  return namespace === null ? name : `${namespace}.${name}`;
}

/** The field or property of an object, inherited ones included. */
export function fieldNamed(info: ApexClassInfo, name: string): ApexFieldInfo | undefined {
  for (let each: ApexClassInfo | null = info; each !== null; each = each.superclass) {
    const field = each.fields.find((candidate) => candidate.name === name);
    if (field !== undefined) return field;
  }
  return undefined;
}

/** Throws {@link FlowFault} where the class cannot be made without arguments. */
export function createApexObject(className: string): ApexObject {
  const created = services().classByName(className)?.construct?.() ?? null;
  if (created instanceof ApexObject) return created;
  throw new FlowFault(faultTexts.apex('System.TypeException', `${className} has no constructor without parameters`));
}
