import { hashCodeOf } from '../../values/apexHash.ts';
import { ApexList, listOfNulls } from '../../values/apexList.ts';
import type { ApexObject } from '../../values/apexObject.ts';
import { callMethodNamed } from '../../values/apexObject.ts';
import type { ApexSet } from '../../values/apexSet.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import type { CloneOptions } from '../../values/apexSObject.ts';
import { valuesEqual } from '../../values/equality.ts';
import type { RuntimeType } from '../../values/runtimeType.ts';
import { textOf } from '../../values/text.ts';
import { chargeWork, required } from '../arguments.ts';
import { ApexIterator, iterate } from '../iteration.ts';
import { defineType } from '../library.ts';
import { sortValues } from '../sorting.ts';
import { sobjectTypeToken } from '../Schema/tokens.ts';
import type { SObjectTypeToken } from '../Schema/tokens.ts';

function deepClone(self: ApexList, options: CloneOptions): ApexList {
  chargeWork(self.size * 8);
  return new ApexList(
    self.type,
    self.items.map((item) => (item instanceof ApexSObject ? item.clone(options) : item))
  );
}

const DEEP: CloneOptions = {
  preserveId: false,
  isDeep: true,
  preserveReadonlyTimestamps: false,
  preserveAutonumber: false
};

function indexOf(self: ApexList, value: unknown): number {
  chargeWork(self.size);
  return self.items.findIndex((item) => valuesEqual(item, value, true));
}

function rowType(self: ApexList): SObjectTypeToken | null {
  const { name } = self.type.element;
  return name === 'SObject' ? null : sobjectTypeToken(name);
}

function sort(self: ApexList, comparator: unknown): void {
  if (comparator === undefined) {
    self.replaceAll(sortValues(self.items));
    return;
  }
  const target = required(comparator as ApexObject | null);
  self.replaceAll(sortValues(self.items, (left, right) => callMethodNamed(target, 'compare', [left, right]) as number));
}

export const ListType = defineType({
  name: 'System.List<T>',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm',
  implements: ['System.Iterable<T>'],
  constructors: {
    'List()': (type: RuntimeType) => new ApexList(type),
    // A null source gives an empty list, unlike sets and maps (P9).
    'List(List<T> source)': (type: RuntimeType, source: ApexList | null) =>
      new ApexList(type, source === null ? [] : [...source.items]),
    // Undocumented, but public code fills such a list by index.
    'List(Integer size)': (type: RuntimeType, size: number | null) => listOfNulls(type, required(size)),
    'List(Set<T> source)': (type: RuntimeType, source: ApexSet | null) =>
      new ApexList(type, source === null ? [] : [...source]),
    'List(Iterable<T> source)': (type: RuntimeType, source: unknown) =>
      new ApexList(type, source === null ? [] : [...iterate(source)])
  },
  methods: {
    'void add(T element)': (self: ApexList, element: unknown) => self.add(element),
    'void add(Integer index, T element)': (self: ApexList, index: number | null, element: unknown) =>
      self.insert(required(index), element),
    'void addAll(List<T> source)': (self: ApexList, source: ApexList | null) => self.addAll(required(source).items),
    'void addAll(Set<T> source)': (self: ApexList, source: ApexSet | null) => self.addAll(required(source)),
    'void addAll(Iterable<T> source)': (self: ApexList, source: unknown) => self.addAll(iterate(required(source))),
    'void clear()': (self: ApexList) => self.clear(),
    'List<T> clone()': (self: ApexList) => new ApexList(self.type, [...self.items]),
    'Boolean contains(T element)': (self: ApexList, element: unknown) => indexOf(self, element) >= 0,
    'List<T> deepClone()': (self: ApexList) => deepClone(self, DEEP),
    'List<T> deepClone(Boolean preserveId)': (self: ApexList, preserveId: boolean | null) =>
      deepClone(self, { ...DEEP, preserveId: required(preserveId) }),
    'List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps)': (
      self: ApexList,
      preserveId: boolean | null,
      timestamps: boolean | null
    ) =>
      deepClone(self, { ...DEEP, preserveId: required(preserveId), preserveReadonlyTimestamps: required(timestamps) }),
    'List<T> deepClone(Boolean preserveId, Boolean preserveReadonlyTimestamps, Boolean preserveAutonumber)': (
      self: ApexList,
      preserveId: boolean | null,
      timestamps: boolean | null,
      autonumber: boolean | null
    ) =>
      deepClone(self, {
        ...DEEP,
        preserveId: required(preserveId),
        preserveReadonlyTimestamps: required(timestamps),
        preserveAutonumber: required(autonumber)
      }),
    'Boolean equals(List<T> other)': (self: ApexList, other: ApexList | null) => valuesEqual(self, other),
    'T get(Integer index)': (self: ApexList, index: number | null) => self.get(required(index)),
    'Schema.SObjectType getSObjectType()': rowType,
    'Integer hashCode()': (self: ApexList) => hashCodeOf(self),
    'Integer indexOf(T element)': (self: ApexList, element: unknown) => indexOf(self, element),
    'Boolean isEmpty()': (self: ApexList) => self.size === 0,
    'Iterator<T> iterator()': (self: ApexList) => new ApexIterator(self.type.element, self.heapParts(), self),
    'T remove(Integer index)': (self: ApexList, index: number | null) => self.remove(required(index)),
    'void set(Integer index, T element)': (self: ApexList, index: number | null, element: unknown) =>
      self.set(required(index), element),
    'Integer size()': (self: ApexList) => self.size,
    'void sort()': (self: ApexList) => sort(self, undefined),
    'void sort(System.Comparator<T> comparator)': sort,
    'String toString()': (self: ApexList) => textOf(self)
  }
});
