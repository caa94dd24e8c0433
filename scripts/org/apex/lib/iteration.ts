/** Walking over anything the platform can walk over: List, Set, or an object that implements Iterable. */
import { throwApex } from '../values/apexThrow.ts';
import { ApexList } from '../values/apexList.ts';
import { ApexObject, callMethodNamed } from '../values/apexObject.ts';
import { ApexSet } from '../values/apexSet.ts';
import { changedWhileIterated } from '../values/iterationGuard.ts';
import type { IterationGuard } from '../values/iterationGuard.ts';
import { RuntimeType } from '../values/runtimeType.ts';
import { typeOf } from '../values/typeTest.ts';

/** Iterators that code holds: they lock no collection, and do not go on once theirs has changed. */
export class ApexIterator {
  readonly type: RuntimeType;
  private readonly source: Iterator<unknown>;
  private upcoming: IteratorResult<unknown>;
  private readonly collection: IterationGuard | null;
  private readonly changeCount: number;

  constructor(element: RuntimeType, values: Iterable<unknown>, collection: IterationGuard | null = null) {
    this.collection = collection;
    this.changeCount = collection?.changeCount ?? 0;
    this.type = RuntimeType.generic('Iterator', element);
    this.source = values[Symbol.iterator]();
    this.upcoming = this.source.next();
  }

  hasNext(): boolean {
    return this.upcoming.done !== true;
  }

  next(): unknown {
    if ((this.collection?.changeCount ?? 0) !== this.changeCount) throw changedWhileIterated();
    if (this.upcoming.done === true) return throwApex('System.NoSuchElementException', 'No more elements');
    const { value } = this.upcoming;
    this.upcoming = this.source.next();
    return value;
  }
}

/** The elements of a List, Set, iterator or Iterable object. Throws TypeException for anything else. */
export function* iterate(source: unknown): Generator<unknown, void> {
  if (source instanceof ApexList || source instanceof ApexSet) {
    yield* source;
    return;
  }
  if (source instanceof ApexIterator) {
    while (source.hasNext()) yield source.next();
    return;
  }
  if (!(source instanceof ApexObject))
    return throwApex('System.TypeException', `${typeOf(source).name} is not iterable`);
  const iterator = callMethodNamed(source, 'iterator', []);
  if (!(iterator instanceof ApexObject)) return yield* iterate(iterator);
  while (callMethodNamed(iterator, 'hasnext', []) === true) yield callMethodNamed(iterator, 'next', []);
}
