/**
 * What the library needs from layers that it must not import: queries, writes, project classes, jobs, events.
 * The engine calls {@link setServices} once at start. Everything here is synchronous.
 */
import type { Access } from '../../access/access.ts';
import type { WriteRequest, WriteResult } from '../../write/contract.ts';
import type { ApexEnumType } from '../values/apexEnum.ts';
import type { ApexClassInfo, ApexObject } from '../values/apexObject.ts';
import type { ApexList } from '../values/apexList.ts';
import type { ApexSObject } from '../values/apexSObject.ts';

/**
 * The simple names that binds of a dynamic query may use, by lower-case name (P71). Emitted code passes it as the last argument of
 * `Database.query`, `countQuery` and `getQueryLocator`, each value behind a function so that it is read only when it is used.
 */
export type BindScope = Readonly<Record<string, () => unknown>>;

export interface QueryRequest {
  readonly text: string;
  readonly access: Access;
  /** null: the text must not have binds. */
  readonly binds: BindScope | null;
}

/** A job the platform runs later. `arguments` depend on the kind: the job object, the schedule, the scope size. */
export interface JobRequest {
  readonly kind: 'queueable' | 'batch' | 'schedulable' | 'future';
  readonly job: ApexObject;
  readonly name: string | null;
  readonly cron: string | null;
  readonly scopeSize: number | null;
  readonly delayMinutes: number | null;
}

export interface Services {
  /** Rows with limits charged, as a list of the queried object (`List<Account>`); throws QueryException. */
  queryList(request: QueryRequest): ApexList;
  /** The count of `SELECT COUNT() FROM ...`. */
  countRows(request: QueryRequest): number;
  /** The write pipeline. With `allOrNone` it throws DmlException; otherwise one result per record. */
  write(request: WriteRequest): readonly WriteResult[];
  /** A project class by printed name, ignoring case, as seen from the own namespace; null for none. */
  classByName(name: string): ApexClassInfo | null;
  /** A project enum by printed name; null for none. */
  enumByName(name: string): ApexEnumType | null;
  /** Returns the job's Id. Refuses by name what the engine cannot run. */
  startJob(request: JobRequest): string;
  /** Runs what a test has queued, at Test.stopTest. */
  runQueuedJobs(): void;
  /** Publishes platform events; one result per event. */
  publishEvents(events: readonly ApexSObject[]): readonly WriteResult[];
  /** Deterministic in tests; 0 up to 1. */
  random(): number;
}

let current: Services | null = null;

export function setServices(next: Services): void {
  current = next;
}

/** Throws a plain Error when the engine has not set them: a fault of the local org. */
export function services(): Services {
  if (current === null) throw new Error('The library has no services.');
  return current;
}
