/** What the platform hands to the methods of a job, and how it finds those methods. */
import { LibraryInstance } from '../apex/lib/interfaceCalls.ts';
import { libraryEnum } from '../apex/lib/enumValues.ts';
import type { ApexException } from '../apex/values/apexException.ts';
import { callMethodNamed, findMethod } from '../apex/values/apexObject.ts';
import type { ApexObject } from '../apex/values/apexObject.ts';

export function batchableContext(jobId: string, childJobId: string | null): LibraryInstance {
  return new LibraryInstance('Database.BatchableContext', { getjobid: () => jobId, getchildjobid: () => childJobId });
}

export function queueableContext(jobId: string): LibraryInstance {
  return new LibraryInstance('QueueableContext', { getjobid: () => jobId });
}

export function schedulableContext(triggerId: string): LibraryInstance {
  return new LibraryInstance('SchedulableContext', { gettriggerid: () => triggerId });
}

export interface FinishedJob {
  readonly jobId: string;
  readonly requestId: string;
  /** null after success. */
  readonly exception: ApexException | null;
}

export function finalizerContext({ jobId, requestId, exception }: FinishedJob): LibraryInstance {
  const result = libraryEnum('System.ParentJobResult').constant(exception === null ? 'SUCCESS' : 'UNHANDLED_EXCEPTION');
  return new LibraryInstance('FinalizerContext', {
    getasyncapexjobid: () => jobId,
    getrequestid: () => requestId,
    getexception: () => exception,
    getresult: () => result
  });
}

/** A class may implement several of these interfaces, all of which have an `execute` with one parameter. */
export function callExecute(
  job: object,
  contextType: 'Queueable' | 'Schedulable' | 'Finalizer',
  context: LibraryInstance
): void {
  const method = findMethod(job, `System.${contextType}#execute(${contextType}Context)`);
  if (method === null) callMethodNamed(job, 'execute', [context]);
  else method.call(job, context);
}

export function callBatch(job: ApexObject, method: 'start' | 'execute' | 'finish', args: readonly unknown[]): unknown {
  return callMethodNamed(job, method, args);
}
