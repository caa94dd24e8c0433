import { currentTransaction } from '../../../transaction/transaction.ts';
import type { LimitName } from '../../../transaction/limits.ts';
import { heapInStatics } from '../../values/heap.ts';
import { defineType } from '../library.ts';
import type { LibraryFunction } from '../library.ts';

/** `Limits.getQueries()` and `Limits.getLimitQueries()` by the counter they show (P103). */
const COUNTERS: Readonly<Record<string, LimitName>> = {
  AggregateQueries: 'aggregateQueries',
  ApexCursorRows: 'cursorRows',
  Callouts: 'callouts',
  CpuTime: 'cpuTime',
  DmlRows: 'dmlRows',
  DmlStatements: 'dmlStatements',
  EmailInvocations: 'emailInvocations',
  FetchCallsOnApexCursor: 'cursorFetches',
  FutureCalls: 'futureCalls',
  HeapSize: 'heapSize',
  MobilePushApexCalls: 'mobilePushCalls',
  PublishImmediateDML: 'publishImmediate',
  Queries: 'queries',
  QueryLocatorRows: 'queryLocatorRows',
  QueryRows: 'queryRows',
  QueueableJobs: 'queueableJobs',
  SoslQueries: 'soslQueries'
};

function members(): Record<string, LibraryFunction> {
  const table: Record<string, LibraryFunction> = {};
  for (const [name, counter] of Object.entries(COUNTERS)) {
    table[`Integer get${name}()`] =
      counter === 'heapSize' ? heapInStatics : () => currentTransaction().limits.count(counter);
    table[`Integer getLimit${name}()`] = () => currentTransaction().limits.limit(counter);
  }
  return table;
}

export const LimitsType = defineType({
  name: 'System.Limits',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_limits.htm',
  statics: members(),
  refused: {
    'Integer getAsyncCalls()': 'continuations do not exist',
    'Integer getLimitAsyncCalls()': 'continuations do not exist',
    'Integer getFindSimilarCalls()': 'similarity search does not exist',
    'Integer getLimitFindSimilarCalls()': 'similarity search does not exist',
    'Integer getRunAs()': 'calls of System.runAs are not counted',
    'Integer getLimitRunAs()': 'calls of System.runAs are not counted',
    'Integer getSavepoints()': 'savepoints count as DML statements',
    'Integer getLimitSavepoints()': 'savepoints count as DML statements',
    'Integer getSavepointRollbacks()': 'rollbacks count as DML statements',
    'Integer getLimitSavepointRollbacks()': 'rollbacks count as DML statements'
  }
});
