import { currentTransaction } from '../../../transaction/transaction.ts';
import type { ApexEnum } from '../../values/apexEnum.ts';
import { ApexObject, derivesFrom } from '../../values/apexObject.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { typeOf } from '../../values/typeTest.ts';
import { hashCodeOf } from '../../values/apexHash.ts';
import { valuesEqual } from '../../values/equality.ts';
import { textOf } from '../../values/text.ts';
import { currentPage } from '../ApexPages/currentPage.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import { services } from '../services.ts';
import type { JobRequest } from '../services.ts';
import { assertEqual, assertNotEqual, assertTrue } from './Assert.ts';
import { now } from './Datetime.ts';
import { today } from './Date.ts';
import type { AsyncOptionsValue } from './AsyncOptions.ts';

const debug = (value: unknown, level = 'DEBUG'): void => currentTransaction().debug(textOf(value), level);

const NO_OPTIONS = {
  name: null,
  cron: null,
  scopeSize: null,
  delayMinutes: null,
  maximumDepth: null,
  signature: null
} as const;

const startJob = (kind: JobRequest['kind'], job: unknown, options: Partial<JobRequest> = {}): string =>
  services().startJob({ ...NO_OPTIONS, ...options, kind, job: required(job as ApexObject | null) });

const quiddityIs =
  (...names: string[]) =>
  (): boolean =>
    names.includes(currentTransaction().quiddity);

/** The platform takes an object of any type and looks at it when it is queued. */
function queueable(job: unknown): unknown {
  if (job instanceof ApexObject && derivesFrom(job.apexClass, QUEUEABLE)) return job;
  return throwApex(
    'System.TypeException',
    `Invalid conversion from runtime type ${job === null ? 'null' : typeOf(job).name} to System.Queueable`
  );
}

const QUEUEABLE = RuntimeType.of('Queueable');

export const SystemType = defineType({
  name: 'System.System',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm',
  statics: {
    'void assert(Boolean condition)': assertTrue,
    'void assert(Boolean condition, Object message)': assertTrue,
    'void assertEquals(Object expected, Object actual)': assertEqual,
    'void assertEquals(Object expected, Object actual, Object message)': assertEqual,
    'void assertNotEquals(Object expected, Object actual)': assertNotEqual,
    'void assertNotEquals(Object expected, Object actual, Object message)': assertNotEqual,
    'System.PageReference currentPageReference()': currentPage,
    'Long currentTimeMillis()': () => BigInt(Math.trunc(currentTransaction().clock.now())),
    'void debug(Object value)': (value: unknown) => debug(value),
    'void debug(System.LoggingLevel level, Object value)': (level: ApexEnum | null, value: unknown) =>
      debug(value, required(level).name),
    'Id enqueueJob(System.Queueable job)': (job: unknown) => startJob('queueable', job),
    'Id enqueueJob(Object job)': (job: unknown) => startJob('queueable', queueable(job)),
    'Id enqueueJob(System.Queueable job, Integer delay)': (job: unknown, delay: number | null) =>
      startJob('queueable', job, { delayMinutes: required(delay) }),
    'Id enqueueJob(System.Queueable job, System.AsyncOptions options)': (
      job: unknown,
      options: AsyncOptionsValue | null
    ) => startJob('queueable', job, required(options).request()),
    'void abortJob(Id job)': (id: string | null) => services().abortJob(required(id)),
    'void attachFinalizer(System.Finalizer finalizer)': (finalizer: ApexObject | null) =>
      services().attachFinalizer(required(finalizer)),
    'Boolean equals(Object left, Object right)': (left: unknown, right: unknown) => valuesEqual(left, right),
    'Integer hashCode(Object value)': (value: unknown) => hashCodeOf(value),
    'Boolean isBatch()': quiddityIs('BATCH_APEX', 'BATCH_ACS', 'BATCH_CHUNK_SERIAL', 'BATCH_CHUNK_PARALLEL'),
    'Boolean isFuture()': quiddityIs('FUTURE'),
    'Boolean isQueueable()': quiddityIs('QUEUEABLE'),
    'Boolean isScheduled()': quiddityIs('SCHEDULED'),
    'Datetime now()': now,
    'Id schedule(String name, String cron, System.Schedulable job)': (
      name: string | null,
      cron: string | null,
      job: unknown
    ) => startJob('schedulable', job, { name: required(name), cron: required(cron) }),
    'Id scheduleBatch(Object job, String name, Integer minutes)': (
      job: unknown,
      name: string | null,
      minutes: number | null
    ) => startJob('scheduledBatch', job, { name: required(name), delayMinutes: required(minutes) }),
    'Id scheduleBatch(Object job, String name, Integer minutes, Integer scopeSize)': (
      job: unknown,
      name: string | null,
      minutes: number | null,
      scopeSize: number | null
    ) =>
      startJob('scheduledBatch', job, {
        name: required(name),
        delayMinutes: required(minutes),
        scopeSize: required(scopeSize)
      }),
    'Date today()': today
  },
  refused: {
    'void attachFinalizer(Object finalizer)': 'asynchronous Apex does not run yet',
    'Object requestVersion()': 'there is one version of the package',
    'Object resetPassword(Id user, Boolean sendEmail)': 'there are no passwords',
    'Boolean isFunctionCallback()': 'there are no functions',
    'Object process(List<Id> items, String action, String comments, String approver)':
      'approval requests are answered by Approval.process',
    'Object purgeOldAsyncJobs(Date before)': 'jobs are not purged'
  }
});
