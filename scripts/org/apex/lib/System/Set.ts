import { hashCodeOf } from '../../values/apexHash.ts';
import type { ApexList } from '../../values/apexList.ts';
import { ApexSet } from '../../values/apexSet.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { valuesEqual } from '../../values/equality.ts';
import type { RuntimeType } from '../../values/runtimeType.ts';
import { textOf } from '../../values/text.ts';
import { chargeWork, required } from '../arguments.ts';
import { ApexIterator, iterate } from '../iteration.ts';
import { defineType } from '../library.ts';

/** True when anything changed. The source is read first: a set may be given to itself. */
function addAll(self: ApexSet, source: Iterable<unknown>): boolean {
  const values = [...source];
  chargeWork(values.length * 8);
  return values.map((value) => self.add(value)).includes(true);
}

function removeAll(self: ApexSet, source: Iterable<unknown>): boolean {
  const values = [...source];
  chargeWork(values.length * 8);
  return values.map((value) => self.remove(value)).includes(true);
}

function retainAll(self: ApexSet, source: Iterable<unknown>): boolean {
  const kept = new ApexSet(self.type, source);
  return removeAll(
    self,
    [...self].filter((value) => !kept.has(value))
  );
}

const containsAll = (self: ApexSet, source: Iterable<unknown>): boolean =>
  [...source].every((value) => self.has(value));

const source = (values: Iterable<unknown> | null): Iterable<unknown> => required(values);

export const SetType = defineType({
  name: 'System.Set<T>',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_set.htm',
  implements: ['System.Iterable<T>'],
  constructors: {
    'Set()': (type: RuntimeType) => new ApexSet(type),
    'Set(List<T> source)': (type: RuntimeType, values: ApexList | null) =>
      new ApexSet(type, values?.items ?? deReferenced()),
    'Set(Set<T> source)': (type: RuntimeType, values: ApexSet | null) => new ApexSet(type, values ?? deReferenced()),
    'Set(Iterable<T> source)': (type: RuntimeType, values: unknown) =>
      new ApexSet(type, values === null ? deReferenced() : iterate(values))
  },
  methods: {
    'Boolean add(T element)': (self: ApexSet, element: unknown) => self.add(element),
    'Boolean addAll(List<T> source)': (self: ApexSet, values: ApexList | null) => addAll(self, source(values)),
    'Boolean addAll(Set<T> source)': (self: ApexSet, values: ApexSet | null) => addAll(self, source(values)),
    'Boolean addAll(Iterable<T> source)': (self: ApexSet, values: unknown) => addAll(self, iterate(required(values))),
    'void clear()': (self: ApexSet) => self.clear(),
    'Set<T> clone()': (self: ApexSet) => new ApexSet(self.type, self),
    'Boolean contains(T element)': (self: ApexSet, element: unknown) => self.has(element),
    'Boolean containsAll(List<T> source)': (self: ApexSet, values: ApexList | null) =>
      containsAll(self, source(values)),
    'Boolean containsAll(Set<T> source)': (self: ApexSet, values: ApexSet | null) => containsAll(self, source(values)),
    'Boolean equals(Set<T> other)': (self: ApexSet, other: ApexSet | null) => valuesEqual(self, other),
    'Integer hashCode()': (self: ApexSet) => hashCodeOf(self),
    'Boolean isEmpty()': (self: ApexSet) => self.size === 0,
    'Iterator<T> iterator()': (self: ApexSet) => new ApexIterator(self.type.element, self.heapParts(), self),
    'Boolean remove(T element)': (self: ApexSet, element: unknown) => self.remove(element),
    'Boolean removeAll(List<T> source)': (self: ApexSet, values: ApexList | null) => removeAll(self, source(values)),
    'Boolean removeAll(Set<T> source)': (self: ApexSet, values: ApexSet | null) => removeAll(self, source(values)),
    'Boolean retainAll(List<T> source)': (self: ApexSet, values: ApexList | null) => retainAll(self, source(values)),
    'Boolean retainAll(Set<T> source)': (self: ApexSet, values: ApexSet | null) => retainAll(self, source(values)),
    'Integer size()': (self: ApexSet) => self.size,
    'String toString()': (self: ApexSet) => textOf(self)
  }
});

function deReferenced(): never {
  return throwApex('System.NullPointerException', 'Attempt to de-reference a null object');
}
