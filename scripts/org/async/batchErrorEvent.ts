/**
 * The event that tells of each error of a batch whose class is Database.RaisesPlatformEvents.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_batch_platformevents.htm
 */
import { requireObject } from '../access/seedRow.ts';
import type { ApexList } from '../apex/values/apexList.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import { textOf } from '../apex/values/text.ts';
import { isInstance } from '../apex/values/typeTest.ts';
import type { StoredValue } from '../data/store.ts';
import type { Org } from '../engine/org.ts';
import { createMessage } from './eventMessages.ts';
import type { MessageSource, PublishedEvent } from './eventMessages.ts';
import type { BatchJob } from './queuedJob.ts';
import type { BatchError } from './runBatch.ts';

const LONGEST_TEXT = 5000;
const LONGEST_SCOPE = 40_000;

/** Empty where the class does not ask for it. It does not depend on the transaction that failed. */
export function raiseBatchError(
  org: Org,
  job: BatchJob,
  { phase, scope, outcome }: BatchError,
  source: MessageSource
): readonly PublishedEvent[] {
  if (!isInstance(job.job, RuntimeType.of('Database.RaisesPlatformEvents'))) return [];
  const { userId, isTest, debug } = job;
  const { failure, requestId } = outcome;
  const jobScope = scope === null ? '' : scope.items.map(describeItem).join(',');
  return org.transact({ userId, quiddity: 'UNDEFINED', isTest, debug }, (transaction) => {
    const event = new ApexSObject(requireObject(org.schema, 'BatchApexErrorEvent'));
    const values: Readonly<Record<string, StoredValue>> = {
      AsyncApexJobId: job.id,
      DoesExceedJobScopeMaxLength: jobScope.length > LONGEST_SCOPE,
      ExceptionType: failure?.typeName ?? null,
      JobScope: jobScope.slice(0, LONGEST_SCOPE),
      Message: failure?.message.slice(0, LONGEST_TEXT) ?? null,
      Phase: phase,
      RequestId: requestId,
      StackTrace: failure?.stackTrace.slice(0, LONGEST_TEXT) ?? null
    };
    for (const [name, value] of Object.entries(values)) event.values.set(event.field(name).slot, value);
    const { message } = createMessage(transaction, event, source);
    return message === null ? [] : [message];
  });
}

/** Records by their Id, everything else by its text. */
function describeItem(item: ApexList['items'][number]): string {
  return item instanceof ApexSObject && item.id !== null ? item.id : textOf(item);
}
