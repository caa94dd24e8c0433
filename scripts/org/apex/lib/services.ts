/**
 * What the library needs from layers that it must not import: queries, writes, project classes, jobs, events.
 * The engine calls {@link setServices} once at start. Everything here is synchronous.
 */
import type { Access } from '../../access/access.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { CallAnswer, OutgoingCall } from '../../transaction/outgoingCall.ts';
import type { WriteRequest, WriteResult } from '../../write/contract.ts';
import type { RowLimit } from '../../transaction/limits.ts';
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
  /** What its rows count against; those of queries where it is left out. */
  readonly rowLimit?: RowLimit;
}

/** A job the platform runs later; the numbers are null where the caller named none. */
export interface JobRequest {
  readonly kind: 'queueable' | 'batch' | 'schedulable' | 'scheduledBatch';
  readonly job: ApexObject;
  readonly name: string | null;
  readonly cron: string | null;
  readonly scopeSize: number | null;
  /** Queueable jobs: 0 to 10; scheduled batches: 1 and more. */
  readonly delayMinutes: number | null;
  /** AsyncOptions: longest chain of queueable jobs. */
  readonly maximumDepth: number | null;
  /** AsyncOptions: no other job that waits may have it. */
  readonly signature: string | null;
}

/** An interview that Apex made. */
export interface FlowInterview {
  /** Throws FlowException at a fault that the flow does not handle. */
  start(): void;
  /** The value of an output variable. */
  variable(name: string): unknown;
}

export type ActionKind = 'apex' | 'flow';

/** A call of an invocable action by Apex. */
export interface ActionRequest {
  readonly kind: ActionKind;
  /** null: the own one. */
  readonly namespace: string | null;
  readonly name: string;
  /** Inputs by name. */
  readonly invocations: readonly ReadonlyMap<string, unknown>[];
}

export interface ActionError {
  readonly code: string;
  readonly message: string;
}

/** Failed where there are errors. */
export interface ActionOutcome {
  readonly outputs: ReadonlyMap<string, unknown>;
  readonly errors: readonly ActionError[];
}

/** A formula that Apex builds, and what its value has to be. */
export interface ApexFormulaRequest {
  readonly object: ObjectSchema;
  readonly text: string;
  readonly wanted: 'Boolean' | 'Date' | 'DateTime' | 'Number' | 'Text' | 'Time';
  readonly treatsBlanksAsZero: boolean;
}

export interface ApexFormula {
  /** As written, each once. */
  readonly fields: readonly string[];
  /** Throws FormulaEvaluationException. */
  evaluate(record: ApexSObject): unknown;
}

export interface Services {
  /** Rows with limits charged, as a list of the queried object (`List<Account>`); throws QueryException. */
  queryList(request: QueryRequest): ApexList;
  /** The count of `SELECT COUNT() FROM ...`. */
  countRows(request: QueryRequest): number;
  /** One list for each object of RETURNING; throws SearchException. */
  search(request: QueryRequest): readonly ApexList[];
  /** The write pipeline. With `allOrNone` it throws DmlException; otherwise one result per record. */
  write(request: WriteRequest): readonly WriteResult[];
  /** A project class by printed name, ignoring case, as seen from the own namespace; null for none. */
  classByName(name: string): ApexClassInfo | null;
  /** A project enum by printed name; null for none. */
  enumByName(name: string): ApexEnumType | null;
  /** Puts a job into the queue and returns its Id: that of an AsyncApexJob, or of a CronTrigger where it is scheduled. */
  startJob(request: JobRequest): string;
  /** At the start of a future method: true where the call was put into the queue, false where the queue itself calls. */
  enqueueFuture(owner: ApexClassInfo, key: string, args: readonly unknown[]): boolean;
  /** Ends a job that waits, by its own Id or that of its CronTrigger. */
  abortJob(id: string): void;
  /** Makes an object that implements System.Finalizer run after the running queueable job. */
  attachFinalizer(finalizer: ApexObject): void;
  /** Runs what a test has queued, at Test.stopTest. */
  runQueuedJobs(): void;
  /** Publishes platform events; one result per event. `callback` is told what becomes of them; null for nobody. */
  publishEvents(events: readonly ApexSObject[], callback: ApexObject | null): readonly WriteResult[];
  /** Lets what a test has published, and what is not delivered yet, fail. */
  failEvents(): void;
  /** Delivers what a test has published, at Test.getEventBus().deliver(). */
  deliverEvents(): void;
  /** An interview of an autolaunched flow; throws FlowException where there is no such flow or input. `namespace` null: the own one. */
  createInterview(namespace: string | null, name: string, inputs: ReadonlyMap<string, unknown>): FlowInterview;
  /** Runs a flow or an invocable method; one outcome for each invocation. */
  runAction(request: ActionRequest): readonly ActionOutcome[];
  /** Throws FormulaValidationException. */
  buildFormula(request: ApexFormulaRequest): ApexFormula;
  /** Makes an HTTP callout outside of tests and waits for its answer. */
  callOut(call: OutgoingCall): CallAnswer;
  /** A value as it is read back after it was written down; throws SerializationException for one that cannot be. */
  copyValue(value: unknown): unknown;
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
