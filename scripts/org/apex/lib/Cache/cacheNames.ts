/**
 * Keys and partitions as code writes them: `local.Partition.key`, `Partition` of the own namespace, or a key of the default partition.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_cache_Partition.htm
 */
import { nameKey } from '../../../schema/apiName.ts';
import type { CachePartition } from '../../../schema/cachePartitions.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { invalidParameter } from './cacheExceptions.ts';
import type { CacheKind } from './cacheExceptions.ts';

/** Stands for the namespace of the org, whether it has one or not. */
const OWN_NAMESPACE = 'local';
const LONGEST_KEY = 50;
const WORD = /^[a-z0-9]+$/i;
const PARTITION_NAME = /^[a-z]\w*$/i;

export function checkKey(key: string | null): string {
  if (key === null || !WORD.test(key))
    return invalidParameter(`Invalid key: ${key}. Only alphanumeric characters are allowed.`);
  if (key.length > LONGEST_KEY)
    return invalidParameter(`Invalid key: ${key}. It is longer than ${LONGEST_KEY} characters.`);
  return key;
}

export function checkPartitionName(name: string | null): string {
  return name !== null && PARTITION_NAME.test(name) ? name : invalidParameter(`Invalid partition name: ${name}`);
}

/** Throws the exception of the kind for one that does not exist. */
export function findPartition(kind: CacheKind, text: string | null): CachePartition {
  const words = (text ?? '').split('.');
  const [namespace, name] = words.length === 1 ? [OWN_NAMESPACE, words[0]] : words;
  const { namespace: own, content } = currentTransaction().schema;
  const wanted = nameKey(namespace ?? '') === OWN_NAMESPACE ? own : namespace;
  const found = content.cachePartitions.find(
    (each) =>
      nameKey(each.name.localName) === nameKey(name ?? '') &&
      nameKey(each.name.namespace ?? '') === nameKey(wanted ?? '')
  );
  return found !== undefined && words.length <= 2
    ? found
    : throwApex(kind.exception, `Partition ${text} does not exist or its name is invalid`);
}

export interface CachePlace {
  readonly partition: CachePartition;
  readonly key: string;
}

/** A key alone is one of the default partition. */
export function findPlace(kind: CacheKind, text: string | null): CachePlace {
  const words = (text ?? '').split('.');
  if (words.length === 3)
    return { partition: findPartition(kind, words.slice(0, 2).join('.')), key: checkKey(words[2] ?? null) };
  if (words.length !== 1) return invalidParameter(`Invalid key: ${text}. Expected namespace.partition.key`);
  const key = checkKey(text);
  const partition = currentTransaction().schema.content.cachePartitions.find(({ isDefault }) => isDefault);
  return partition === undefined ? throwApex(kind.exception, 'There is no default partition') : { partition, key };
}
