/**
 * Paths of a flow that run after the commit: the asynchronous one at once, scheduled ones at their time. A record that is saved again
 * before then keeps them, moves them or loses them.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_async_path.htm
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_scheduled_path.htm
 */
import { enqueueFlowPath } from '../async/enqueue.ts';
import { addPath, movePath, removePath } from '../async/flowPaths.ts';
import type { PathWork } from '../async/queuedJob.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type { FlowSubject } from '../transaction/transaction.ts';
import { isEqual } from './compareValues.ts';
import type { RecordTrigger } from './compileFlow.ts';
import { fromField } from './flowType.ts';
import { orgZone } from './orgZone.ts';
import { runOutsideOfSaves } from './outsideOfSaves.ts';
import { storedRecord } from './recordFields.ts';
import { dueTime } from './scheduledPaths.ts';
import type { ScheduledPath } from './scheduledPaths.ts';

/** The records as they are when the path runs; those that are gone by then are left out. */
export function queueAsyncPath(trigger: RecordTrigger, subjects: readonly FlowSubject[]): void {
  const { flow, asyncTarget } = trigger;
  const transaction = currentTransaction();
  const kept = subjects.map(({ record, prior }) => ({ id: record.id ?? '', prior }));
  enqueueFlowPath(transaction, `${transaction.requestId} ${flow.name} ${kept.map(({ id }) => id).join()}`, () => {
    const records = kept.flatMap(({ id, prior }) => {
      const record = storedRecord(flow.object as ObjectSchema, id);
      return record === null ? [] : [{ record, prior }];
    });
    runOutsideOfSaves({ ...flow, first: asyncTarget }, records);
  });
}

/** How a save concerns the scheduled paths of a flow. */
export interface PathStanding {
  /** The record meets the entry conditions. */
  readonly meets: boolean;
  /** The flow has started for the record. */
  readonly starts: boolean;
}

/** In tests scheduled paths are never run, so none is kept. */
export function keepScheduledPaths(
  trigger: RecordTrigger,
  subject: FlowSubject,
  { meets, starts }: PathStanding
): void {
  const transaction = currentTransaction();
  const id = subject.record.id ?? '';
  if (transaction.isTest) return;
  for (const path of trigger.scheduledPaths) {
    const work = workOf(trigger, path);
    const due = meets ? dueTime(path, subject.record, transaction.clock.now(), orgZone(transaction)) : null;
    if (due === null) {
      if (!meets || starts || isMoved(path, subject)) removePath(transaction, work, id);
    } else if (starts) addPath(transaction, work, id, due);
    else if (isMoved(path, subject)) movePath(transaction, work, id, due);
  }
}

function isMoved({ field }: ScheduledPath, { record, prior }: FlowSubject): boolean {
  if (field === null || prior === null) return false;
  return !isEqual(fromField(record.peek(field.slot)), fromField(prior.peek(field.slot)));
}

const works = new WeakMap<ScheduledPath, PathWork>();

function workOf({ flow }: RecordTrigger, path: ScheduledPath): PathWork {
  const known = works.get(path);
  if (known !== undefined) return known;
  const work: PathWork = {
    name: `${flow.name}.${path.name}`,
    batchSize: path.batchSize,
    run(ids) {
      const records = ids.flatMap((id) => storedRecord(flow.object as ObjectSchema, id) ?? []);
      runOutsideOfSaves(
        { ...flow, first: path.target },
        records.map((record) => ({ record, prior: null }))
      );
    }
  };
  works.set(path, work);
  return work;
}
