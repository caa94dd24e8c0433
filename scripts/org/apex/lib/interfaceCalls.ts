/**
 * Calls of interface methods on built-in values: `Iterable<T>.iterator()` where the Iterable is a List. Emitted code calls project
 * objects by the method's key and comes here with everything else.
 */
import { ApexList } from '../values/apexList.ts';
import { ApexObject, callMethodNamed } from '../values/apexObject.ts';
import { ApexSet } from '../values/apexSet.ts';
import { RuntimeType } from '../values/runtimeType.ts';
import { typeOf } from '../values/typeTest.ts';
import { ApexIterator } from './iteration.ts';

/** What the platform hands over where the library declares an interface only, such as the context of a job. */
export class LibraryInstance {
  readonly type: RuntimeType;
  private readonly methods: Readonly<Record<string, () => unknown>>;

  /** `methods`: by lower-case name, without arguments. */
  constructor(typeName: string, methods: Readonly<Record<string, () => unknown>>) {
    this.type = RuntimeType.of(typeName);
    this.methods = methods;
  }

  call(name: string): unknown {
    const method = this.methods[name];
    if (method === undefined) throw new Error(`${this.type.name} has no method ${name}.`);
    return method();
  }

  toString(): string {
    return this.type.name;
  }
}

/** `name` is the method's name in lower case. */
export function callInterfaceMethod(target: object, name: string, args: readonly unknown[]): unknown {
  if (target instanceof ApexObject) return callMethodNamed(target, name, args);
  if (name === 'iterator' && (target instanceof ApexList || target instanceof ApexSet))
    return new ApexIterator(target.type.element, target);
  if (target instanceof ApexIterator && name === 'hasnext') return target.hasNext();
  if (target instanceof ApexIterator && name === 'next') return target.next();
  if (target instanceof LibraryInstance) return target.call(name);
  throw new Error(`${typeOf(target).name} has no method ${name}.`);
}
