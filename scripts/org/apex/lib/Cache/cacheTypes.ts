/**
 * The platform cache as code sees it: `Cache.Org`, `Cache.Session`, their partitions and the classes that load values.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_cache.htm
 */
import type { CachePartition } from '../../../schema/cachePartitions.ts';
import type { ApexEnum } from '../../values/apexEnum.ts';
import type { ApexDouble } from '../../values/apexDouble.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { ApexSet } from '../../values/apexSet.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction, LibraryTypeDeclaration } from '../library.ts';
import type { ApexTypeValue } from '../System/typeValue.ts';
import {
  builtPlace,
  getValue,
  hasValue,
  isSessionAvailable,
  keysOf,
  loadValue,
  putValue,
  removeValue,
  usedCapacity
} from './cacheAccess.ts';
import type { PutOptions } from './cacheAccess.ts';
import { invalidParameter, ORG_CACHE, SESSION_CACHE } from './cacheExceptions.ts';
import type { CacheKind } from './cacheExceptions.ts';
import { checkKey, checkPartitionName, findPartition, findPlace } from './cacheNames.ts';
import type { CachePlace } from './cacheNames.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const MOST_KEYS = 10;
const STATISTICS = 'times and sizes of cached values are not measured';

class PartitionValue {
  readonly type: RuntimeType;
  readonly kind: CacheKind;
  readonly partition: CachePartition;

  constructor(kind: CacheKind, partition: CachePartition) {
    this.type = RuntimeType.of(`Cache.${kind.name}Partition`);
    this.kind = kind;
    this.partition = partition;
  }

  place(key: Text): CachePlace {
    return { partition: this.partition, key: checkKey(key) };
  }
}

type Text = string | null;
type Builder = ApexTypeValue | null;

/** At most ten keys at once; answers by key as written. */
function forEachKey(keys: ApexSet | null, valueType: string, find: (key: string) => unknown): ApexMap {
  const names = [...required(keys)] as string[];
  if (names.length > MOST_KEYS)
    throwApex('Cache.BulkApiKeysLimitExceededException', `At most ${MOST_KEYS} keys can be given at once`);
  const map = new ApexMap(RuntimeType.of(`Map<String,${valueType}>`));
  for (const name of names) map.put(name, find(name));
  return map;
}

/** Every way to put a value: with the seconds it lives, who else sees it, whether they may change it. */
function puts(
  put: (receiver: unknown, key: Text, value: unknown, options: PutOptions) => void,
  isStatic: boolean
): Record<string, LibraryFunction> {
  const bind = (work: (receiver: unknown, ...args: never[]) => void): LibraryFunction =>
    isStatic ? (...args: never[]) => work(null, ...args) : work;
  const options = (seconds: number | null, isImmutable: boolean): PutOptions => ({ seconds, isImmutable });
  return {
    'void put(String key, Object value)': bind((self, key: Text, value: unknown) =>
      put(self, key, value, options(null, false))
    ),
    'void put(String key, Object value, Cache.Visibility visibility)': bind(
      (self, key: Text, value: unknown, visibility: ApexEnum | null) => {
        required(visibility);
        put(self, key, value, options(null, false));
      }
    ),
    'void put(String key, Object value, Integer seconds)': bind(
      (self, key: Text, value: unknown, seconds: number | null) =>
        put(self, key, value, options(required(seconds), false))
    ),
    'void put(String key, Object value, Integer seconds, Cache.Visibility visibility, Boolean isImmutable)': bind(
      (self, key: Text, value: unknown, seconds: number | null, visibility: ApexEnum | null, fixed: boolean | null) => {
        required(visibility);
        put(self, key, value, options(required(seconds), required(fixed)));
      }
    )
  };
}

const PARTITION_METHODS: Readonly<Record<string, LibraryFunction>> = {
  'Boolean contains(String key)': (self: PartitionValue, key: Text) => hasValue(self.kind, self.place(key)),
  'Map<String,Boolean> contains(Set<String> keys)': (self: PartitionValue, keys: ApexSet | null) =>
    forEachKey(keys, 'Boolean', (key) => hasValue(self.kind, self.place(key))),
  'Object get(String key)': (self: PartitionValue, key: Text) => getValue(self.kind, self.place(key)),
  'Object get(System.Type builder, String key)': (self: PartitionValue, builder: Builder, key: Text) =>
    loadValue(self.kind, self.partition, builder, key),
  'Map<String,Object> get(Set<String> keys)': (self: PartitionValue, keys: ApexSet | null) =>
    forEachKey(keys, 'Object', (key) => getValue(self.kind, self.place(key))),
  'Double getCapacity()': (self: PartitionValue) => usedCapacity(self.kind, self.partition),
  'Set<String> getKeys()': (self: PartitionValue) => setOfKeys(self.kind, self.partition),
  'String getName()': (self: PartitionValue) => self.partition.name.localName,
  'Long getNumKeys()': (self: PartitionValue) => BigInt(keysOf(self.kind, self.partition).length),
  'Boolean isAvailable()': (self: PartitionValue) => self.kind.name === 'Org' || isSessionAvailable(),
  ...puts(
    (self, key, value, options) =>
      putValue((self as PartitionValue).kind, (self as PartitionValue).place(key), value, options),
    false
  ),
  'Boolean remove(String key)': (self: PartitionValue, key: Text) => removeValue(self.kind, self.place(key)),
  'Boolean remove(System.Type builder, String key)': (self: PartitionValue, builder: Builder, key: Text) =>
    removeValue(self.kind, builtPlace(self.partition, builder, key))
};

function setOfKeys(kind: CacheKind, partition: CachePartition): ApexSet {
  return new ApexSet(RuntimeType.of('Set<String>'), keysOf(kind, partition));
}

const UNMEASURED = Object.fromEntries(
  [
    'getAvgGetSize',
    'getAvgGetTime',
    'getAvgValueSize',
    'getMaxGetSize',
    'getMaxGetTime',
    'getMaxValueSize',
    'getMissRate'
  ].map((name) => [`Long ${name}()`, STATISTICS])
);

function validateKey(isDefault: boolean | null, key: Text): void {
  if (required(isDefault)) checkKey(key);
  else if (!/^\w+\.\w+\.[a-z0-9]+$/i.test(key ?? '')) invalidParameter(`Invalid key: ${key}`);
}

const PartitionType = defineType({
  name: 'Cache.Partition',
  doc: `${REFERENCE}apex_class_cache_Partition.htm`,
  statics: {
    'String createFullyQualifiedKey(String namespace, String partition, String key)': (
      namespace: Text,
      partition: Text,
      key: Text
    ) => `${required(namespace)}.${checkPartitionName(partition)}.${checkKey(key)}`,
    'String createFullyQualifiedPartition(String namespace, String partition)': (namespace: Text, partition: Text) =>
      `${required(namespace)}.${checkPartitionName(partition)}`,
    'void validateKey(Boolean isDefault, String key)': validateKey,
    'void validateKeyValue(Boolean isDefault, String key, Object value)': (
      isDefault: boolean | null,
      key: Text,
      value: unknown
    ) => {
      validateKey(isDefault, key);
      if (value === null) invalidParameter('The value of a key cannot be null');
    },
    'void validateKeys(Boolean isDefault, Set<String> keys)': (isDefault: boolean | null, keys: ApexSet | null) => {
      for (const key of required(keys)) validateKey(isDefault, key as Text);
    },
    'void validatePartitionName(String name)': (name: Text) => void checkPartitionName(name)
  },
  methods: PARTITION_METHODS,
  refused: { ...UNMEASURED, 'void validateCacheBuilder(Type builder)': 'a class is checked when it is used' }
});

function partitionOf(kind: CacheKind): LibraryTypeDeclaration {
  return defineType({
    name: `Cache.${kind.name}Partition`,
    doc: `${REFERENCE}apex_class_cache_${kind.name}Partition.htm`,
    extends: 'Cache.Partition'
  });
}

function cacheOf(kind: CacheKind): LibraryTypeDeclaration {
  const place = (key: Text): CachePlace => findPlace(kind, key);
  const ofDefault = (): CachePartition => findPlace(kind, 'default').partition;
  return defineType({
    name: `Cache.${kind.name}`,
    doc: `${REFERENCE}apex_class_cache_${kind.name}.htm`,
    staticProperties: { 'Integer MAX_TTL_SECS': () => kind.longestSeconds },
    statics: {
      'Boolean contains(String key)': (key: Text) => hasValue(kind, place(key)),
      'Map<String,Boolean> contains(Set<String> keys)': (keys: ApexSet | null) =>
        forEachKey(keys, 'Boolean', (key) => hasValue(kind, place(key))),
      'Object get(String key)': (key: Text) => getValue(kind, place(key)),
      'Object get(System.Type builder, String key)': (builder: Builder, key: Text) => {
        const found = place(key);
        return loadValue(kind, found.partition, builder, found.key);
      },
      'Map<String,Object> get(Set<String> keys)': (keys: ApexSet | null) =>
        forEachKey(keys, 'Object', (key) => getValue(kind, place(key))),
      'Double getCapacity()': (): ApexDouble => usedCapacity(kind, ofDefault()),
      'Set<String> getKeys()': () => setOfKeys(kind, ofDefault()),
      'String getName()': () => ofDefault().name.localName,
      'Long getNumKeys()': () => BigInt(keysOf(kind, ofDefault()).length),
      [`Cache.${kind.name}Partition getPartition(String name)`]: (name: Text) =>
        new PartitionValue(kind, findPartition(kind, name)),
      ...puts((_none, key, value, options) => putValue(kind, place(key), value, options), true),
      'Boolean remove(String key)': (key: Text) => removeValue(kind, place(key)),
      'Boolean remove(System.Type builder, String key)': (builder: Builder, key: Text) => {
        const found = place(key);
        return removeValue(kind, builtPlace(found.partition, builder, found.key));
      },
      ...(kind.name === 'Session' ? { 'Boolean isAvailable()': isSessionAvailable } : {})
    },
    refused: UNMEASURED
  });
}

export const CACHE_TYPES: readonly LibraryTypeDeclaration[] = [
  PartitionType,
  ...[ORG_CACHE, SESSION_CACHE].flatMap((kind) => [partitionOf(kind), cacheOf(kind)]),
  defineType({
    name: 'Cache.CacheBuilder',
    doc: `${REFERENCE}apex_interface_cache_CacheBuilder.htm`,
    kind: 'interface',
    abstracts: ['Object doLoad(String key)']
  })
];
