/**
 * Calls of interface methods on built-in values: `Iterable<T>.iterator()` where the Iterable is a List. Emitted code calls project
 * objects by the method's key and comes here with everything else.
 */
import { ApexList } from '../values/apexList.ts';
import { ApexObject, callMethodNamed } from '../values/apexObject.ts';
import { ApexSet } from '../values/apexSet.ts';
import { typeOf } from '../values/typeTest.ts';
import { ApexIterator } from './iteration.ts';

/** `name` is the method's name in lower case. */
export function callInterfaceMethod(target: object, name: string, args: readonly unknown[]): unknown {
  if (target instanceof ApexObject) return callMethodNamed(target, name, args);
  if (name === 'iterator' && (target instanceof ApexList || target instanceof ApexSet))
    return new ApexIterator(target.type.element, target);
  if (target instanceof ApexIterator && name === 'hasnext') return target.hasNext();
  if (target instanceof ApexIterator && name === 'next') return target.next();
  throw new Error(`${typeOf(target).name} has no method ${name}.`);
}
