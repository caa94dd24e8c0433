/**
 * The base of every emitted class, and what the rest of the engine may know about a class at run time.
 *
 * Emitted instance methods are JavaScript methods named by the method's key (`equals(object)`, `compareto(object)`, see `MethodRef`
 * in `emit/ir.ts`), so that the library can call the ones the platform itself calls.
 */
import type { RuntimeType } from './runtimeType.ts';

export interface ApexFieldInfo {
  readonly name: string;
  readonly type: RuntimeType;
  readonly isTransient: boolean;
  readonly isProperty: boolean;
  readonly visibility: 'private' | 'protected' | 'public' | 'global';
  readonly annotations: readonly string[];
  get(target: ApexObject): unknown;
  /** Null where a property cannot be written. */
  readonly set: ((target: ApexObject, value: unknown) => void) | null;
}

export interface ApexClassInfo {
  /** As printed, with the namespace where there is one: `Outer.Inner`, `involve.Outer.Inner`. */
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly type: RuntimeType;
  readonly superclass: ApexClassInfo | null;
  /** Directly implemented (or, for an interface, extended): project types by their metadata, library types by type. */
  readonly interfaces: readonly (ApexClassInfo | RuntimeType)[];
  readonly isAbstract: boolean;
  readonly visibility: 'private' | 'protected' | 'public' | 'global';
  /** Instance fields and properties in declaration order, inherited ones not included. */
  readonly fields: readonly ApexFieldInfo[];
  /** Directions in which `@JsonAccess` says `never`. */
  readonly closedToJson: readonly ('serializable' | 'deserializable')[];
  /** Runs the constructor without arguments; null where there is none. */
  readonly construct: (() => ApexObject) | null;
  /** An instance whose constructors and initialisers have not run, for JSON (P51). */
  readonly allocate: () => ApexObject;
  /** An object whose methods call `handle` in place of the class's own (P111); null for what is not of the project. */
  readonly createStub: ((handle: StubHandler) => ApexObject) | null;
}

/** A method of which a stub was asked, and its parameters in order. */
export interface StubbedMethod {
  readonly name: string;
  readonly returnType: RuntimeType;
  readonly parameters: readonly { readonly name: string; readonly type: RuntimeType }[];
}

/** Arguments and answer are values held as Object. */
export type StubHandler = (stub: ApexObject, method: StubbedMethod, args: readonly unknown[]) => unknown;

export abstract class ApexObject {
  /** Whether the initialisers of its fields have run; no Apex identifier begins with `$`. */
  $ready = false;
  abstract get apexClass(): ApexClassInfo;
}

/** The instance method with this key, bound to nothing, or null. */
export function findMethod(target: object, key: string): ((...args: unknown[]) => unknown) | null {
  const method = (target as Record<string, unknown>)[key];
  return typeof method === 'function' ? (method as (...args: unknown[]) => unknown) : null;
}

const methodsByName = new WeakMap<object, Map<string, string | null>>();

/**
 * Calls the instance method with this lower-case name and as many parameters as arguments, whatever their declared types: how the
 * platform calls what a library interface asks for (`compare`, `iterator`, `execute`). A plain Error when there is none.
 */
export function callMethodNamed(target: object, name: string, args: readonly unknown[]): unknown {
  const prototype = Object.getPrototypeOf(target) as object;
  const known = methodsByName.get(prototype) ?? new Map<string, string | null>();
  methodsByName.set(prototype, known);
  const signature = `${name}/${args.length}`;
  let key = known.get(signature);
  if (key === undefined) known.set(signature, (key = findMethodKey(prototype, name, args.length)));
  const method = key === null ? null : findMethod(target, key);
  if (method === null) throw new Error(`No method ${signature} on ${target.constructor.name}.`);
  return method.apply(target, [...args]);
}

function findMethodKey(prototype: object, name: string, arity: number): string | null {
  for (let each: object | null = prototype; each !== null; each = Object.getPrototypeOf(each) as object | null) {
    const key = Object.getOwnPropertyNames(each).find(
      (own) => own.startsWith(`${name}(`) && parameterCount(own) === arity
    );
    if (key !== undefined) return key;
  }
  return null;
}

/** `compare(map<id,list<account>>,list<string>)` has two. */
function parameterCount(key: string): number {
  let list = key.slice(key.indexOf('(') + 1, -1);
  while (list.includes('<')) list = list.replace(/<[^<>]*>/gu, '');
  return list === '' ? 0 : list.split(',').length;
}

/** True when `info` is the named class or interface or derives from it; library interfaces count by base name. */
export function derivesFrom(info: ApexClassInfo, type: RuntimeType): boolean {
  for (let each: ApexClassInfo | null = info; each !== null; each = each.superclass) {
    if (each.type === type) return true;
    for (const parent of each.interfaces) {
      if (
        'kind' in parent
          ? derivesFrom(parent, type)
          : parent === type || (parent.base === type.base && type.args.every((arg) => arg.name === 'Object'))
      )
        return true;
    }
  }
  return false;
}

export type ClassLookup = (name: string) => ApexClassInfo | null;

let lookup: ClassLookup = () => null;

/** Set by the engine: finds project classes by printed name, ignoring case. */
export function setClassLookup(next: ClassLookup): void {
  lookup = next;
}

export function findClass(name: string): ApexClassInfo | null {
  return lookup(name);
}
