/**
 * The rows in which the platform shows its jobs: AsyncApexJob, CronTrigger, CronJobDetail, and the ApexClass they point at.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_asyncapexjob.htm
 */
import { liveRows, textOf } from '../access/rowReader.ts';
import { createSeeder, requireObject, slotOf } from '../access/seedRow.ts';
import type { SeedTarget, SeedValues } from '../access/seedRow.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import type { ApexClassInfo } from '../apex/values/apexObject.ts';
import type { Row, StoredValue } from '../data/store.ts';

export type JobType = 'Queueable' | 'Future' | 'BatchApex' | 'ScheduledApex';
export type JobStatus = 'Queued' | 'Processing' | 'Completed' | 'Aborted' | 'Failed' | 'Holding' | 'Preparing';

/** Jobs that have not come to an end. */
export const OPEN_STATUSES: ReadonlySet<string> = new Set(['Holding', 'Queued', 'Preparing', 'Processing']);

const LONGEST_STATUS = 255;

export function addJobRow(
  target: SeedTarget,
  userId: string,
  type: JobType,
  owner: ApexClassInfo,
  more: SeedValues = {}
): string {
  return createSeeder(target, userId).add('AsyncApexJob', {
    JobType: type,
    ApexClassId: classRow(target, userId, owner),
    Status: 'Queued',
    JobItemsProcessed: 0,
    TotalJobItems: 0,
    NumberOfErrors: 0,
    ...more
  });
}

export interface Schedule {
  readonly name: string;
  readonly cron: string | null;
  readonly timeZone: string;
  /** UTC milliseconds; null for none. */
  readonly nextFireTime: number | null;
  /** As CronJobDetail.JobType counts: 7 is Scheduled Apex, 9 a batch. */
  readonly jobType: string;
}

export function addCronRows(target: SeedTarget, userId: string, schedule: Schedule): string {
  const seeder = createSeeder(target, userId);
  const detailId = seeder.add('CronJobDetail', { Name: schedule.name, JobType: schedule.jobType });
  return seeder.add('CronTrigger', {
    CronJobDetailId: detailId,
    CronExpression: schedule.cron,
    OwnerId: userId,
    State: 'WAITING',
    TimesTriggered: 0,
    TimeZoneSidKey: schedule.timeZone,
    StartTime: moment(target.clock.now()),
    NextFireTime: schedule.nextFireTime === null ? null : moment(schedule.nextFireTime)
  });
}

/** True while another job of that name waits to be fired. */
export function isScheduled({ schema, store }: SeedTarget, name: string): boolean {
  const detail = requireObject(schema, 'CronJobDetail');
  const wanted = name.toLowerCase();
  for (const row of store.scan(detail)) {
    if (textOf(detail, row, 'Name')?.toLowerCase() === wanted) return true;
  }
  return false;
}

export function removeCronRows({ schema, store }: SeedTarget, triggerId: string): void {
  const trigger = requireObject(schema, 'CronTrigger');
  const row = store.get(trigger, triggerId);
  if (row === undefined) return;
  const detailId = textOf(trigger, row, 'CronJobDetailId');
  store.remove(trigger, triggerId);
  if (detailId !== null) store.remove(requireObject(schema, 'CronJobDetail'), detailId);
}

/** Changes fields of a row that is still there. */
export function changeRow({ schema, store }: SeedTarget, objectName: string, id: string, values: SeedValues): void {
  const object = requireObject(schema, objectName);
  const row = store.get(object, id);
  if (row === undefined) return;
  const changed: StoredValue[] = [...row];
  for (const [field, value] of Object.entries(values)) changed[slotOf(object, field)] = value;
  store.put(object, changed);
}

export function readRow(
  { schema, store }: SeedTarget,
  objectName: string,
  id: string
): ((field: string) => StoredValue) | null {
  const object = requireObject(schema, objectName);
  const row: Row | undefined = store.get(object, id);
  return row === undefined ? null : (field) => row[slotOf(object, field)] ?? null;
}

export function completed(target: SeedTarget): SeedValues {
  return { Status: 'Completed', CompletedDate: moment(target.clock.now()) };
}

export function failed(target: SeedTarget, message: string): SeedValues {
  return {
    Status: 'Failed',
    CompletedDate: moment(target.clock.now()),
    ExtendedStatus: message.slice(0, LONGEST_STATUS),
    NumberOfErrors: 1
  };
}

/** Whole seconds, as stored moments are. */
export function moment(ms: number): ApexDatetime {
  return new ApexDatetime(Math.floor(ms / 1000) * 1000);
}

/** The row of a top-level class, made where the org has none yet. */
function classRow(target: SeedTarget, userId: string, { name }: ApexClassInfo): string {
  const { schema, store } = target;
  const { namespace } = schema;
  const parts = name.split('.');
  const isPrefixed = namespace !== null && parts[0]?.toLowerCase() === namespace.toLowerCase();
  const simpleName = (isPrefixed ? parts[1] : parts[0]) ?? name;
  const object = requireObject(schema, 'ApexClass');
  for (const row of liveRows(store, object, 'Name', simpleName)) return row[0] as string;
  return createSeeder(target, userId).add('ApexClass', {
    Name: simpleName,
    NamespacePrefix: isPrefixed ? namespace : null,
    Status: 'Active',
    IsValid: true
  });
}
