import { hashCodeOf } from '../../values/apexHash.ts';
import type { ApexList } from '../../values/apexList.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { valuesEqual } from '../../values/equality.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { textOf } from '../../values/text.ts';
import { chargeWork, required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { sobjectTypeToken } from '../Schema/tokens.ts';
import type { SObjectTypeToken } from '../Schema/tokens.ts';

/** `new Map<Id,Account>(rows)` and `putAll(rows)`: by Id; a null Id or record is refused (P40). */
function putRows(map: ApexMap, rows: ApexList, refusesDuplicates: boolean): void {
  chargeWork(rows.size * 8);
  rows.items.forEach((row, index) => {
    if (!(row instanceof ApexSObject)) throwApex('System.ListException', `Row with null Id at index: ${index}`);
    const { id } = row;
    if (id === null) return throwApex('System.ListException', `Row with null Id at index: ${index}`);
    if (refusesDuplicates && map.has(id))
      return throwApex('System.ListException', `Row with duplicate Id at index: ${index}`);
    map.put(id, row);
  });
}

function rowMap(type: RuntimeType, rows: ApexList | null): ApexMap {
  const map = new ApexMap(type);
  putRows(map, rows ?? throwApex('System.NullPointerException', 'Attempt to de-reference a null object'), true);
  return map;
}

function putAll(self: ApexMap, other: ApexMap): void {
  chargeWork(other.size * 8);
  for (const { key, value } of [...other.entries()]) self.put(key, value);
}

function deepClone(self: ApexMap): ApexMap {
  const copy = new ApexMap(self.type);
  for (const { key, value } of self.entries()) {
    copy.put(
      key,
      value instanceof ApexSObject
        ? value.clone({ preserveId: true, isDeep: true, preserveReadonlyTimestamps: true, preserveAutonumber: true })
        : value
    );
  }
  return copy;
}

function valueType(self: ApexMap): SObjectTypeToken | null {
  const { name } = self.type.mapValue;
  return name === 'SObject' ? null : sobjectTypeToken(name);
}

const isRowKey = (self: ApexMap): boolean =>
  self.type.element === RuntimeType.id || self.type.element === RuntimeType.string;

export const MapType = defineType({
  name: 'System.Map<K,V>',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_map.htm',
  constructors: {
    'Map()': (type: RuntimeType) => new ApexMap(type),
    'Map(Map<K,V> source)': (type: RuntimeType, source: ApexMap | null) => {
      const copy = new ApexMap(type);
      putAll(copy, source ?? throwApex('System.NullPointerException', 'Attempt to de-reference a null object'));
      return copy;
    },
    'Map(List<V> rows)': rowMap
  },
  methods: {
    'void clear()': (self: ApexMap) => self.clear(),
    'Map<K,V> clone()': (self: ApexMap) => {
      const copy = new ApexMap(self.type);
      putAll(copy, self);
      return copy;
    },
    'Boolean containsKey(K key)': (self: ApexMap, key: unknown) => self.has(key),
    'Map<K,V> deepClone()': deepClone,
    'Boolean equals(Map<K,V> other)': (self: ApexMap, other: ApexMap | null) => valuesEqual(self, other),
    'V get(K key)': (self: ApexMap, key: unknown) => self.get(key),
    'Schema.SObjectType getSObjectType()': valueType,
    'Integer hashCode()': (self: ApexMap) => hashCodeOf(self),
    'Boolean isEmpty()': (self: ApexMap) => self.size === 0,
    'Set<K> keySet()': (self: ApexMap) => self.keySet(),
    'V put(K key, V value)': (self: ApexMap, key: unknown, value: unknown) => self.put(key, value),
    'void putAll(Map<K,V> source)': (self: ApexMap, source: ApexMap | null) => putAll(self, required(source)),
    'void putAll(List<V> rows)': (self: ApexMap, rows: ApexList | null) => {
      if (!isRowKey(self)) throwApex('System.TypeException', `Map key must be Id or String: ${self.type.name}`);
      putRows(self, required(rows), false);
    },
    'V remove(K key)': (self: ApexMap, key: unknown) => self.remove(key),
    'Integer size()': (self: ApexMap) => self.size,
    'String toString()': (self: ApexMap) => textOf(self),
    'List<V> values()': (self: ApexMap) => self.values()
  }
});
