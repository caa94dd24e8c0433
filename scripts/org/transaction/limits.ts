/**
 * Governor limits of API 66: counters, ceilings and the platform's messages.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
 *
 * Exceeding one is uncatchable. CPU is counted in ticks, never by the wall clock, so that runs are deterministic.
 */
import { Uncatchable } from '../apex/values/apexThrow.ts';

export type LimitName =
  | 'queries'
  | 'queryRows'
  | 'queryLocatorRows'
  | 'cursorRows'
  | 'cursorFetches'
  | 'aggregateQueries'
  | 'soslQueries'
  | 'dmlStatements'
  | 'dmlRows'
  | 'callouts'
  | 'emailInvocations'
  | 'futureCalls'
  | 'queueableJobs'
  | 'publishImmediate'
  | 'mobilePushCalls'
  | 'cpuTime'
  | 'heapSize';

/** What the rows of a query may count against. */
export type RowLimit = 'queryRows' | 'queryLocatorRows' | 'cursorRows';

export type LimitProfile = 'synchronous' | 'asynchronous';

interface LimitRow {
  readonly synchronous: number;
  readonly asynchronous: number;
  /** Text after "Too many ", as in "Too many SOQL queries: 101". */
  readonly subject: string;
}

export const LIMITS: Readonly<Record<LimitName, LimitRow>> = {
  queries: { synchronous: 100, asynchronous: 200, subject: 'SOQL queries' },
  queryRows: { synchronous: 50_000, asynchronous: 50_000, subject: 'query rows' },
  queryLocatorRows: { synchronous: 10_000, asynchronous: 10_000, subject: 'query locator rows' },
  cursorRows: { synchronous: 50_000_000, asynchronous: 50_000_000, subject: 'Apex cursor rows' },
  cursorFetches: { synchronous: 100, asynchronous: 100, subject: 'fetch calls on Apex cursor' },
  aggregateQueries: { synchronous: 300, asynchronous: 300, subject: 'Aggregate Queries' },
  soslQueries: { synchronous: 20, asynchronous: 20, subject: 'SOSL queries' },
  dmlStatements: { synchronous: 150, asynchronous: 150, subject: 'DML statements' },
  dmlRows: { synchronous: 10_000, asynchronous: 10_000, subject: 'DML rows' },
  callouts: { synchronous: 100, asynchronous: 100, subject: 'callouts' },
  emailInvocations: { synchronous: 10, asynchronous: 10, subject: 'Email Invocations' },
  futureCalls: { synchronous: 50, asynchronous: 0, subject: 'future calls' },
  queueableJobs: { synchronous: 50, asynchronous: 1, subject: 'queueable jobs added to the queue' },
  publishImmediate: {
    synchronous: 150,
    asynchronous: 150,
    subject: 'EventBus.publish calls for PublishImmediately events'
  },
  mobilePushCalls: { synchronous: 10, asynchronous: 10, subject: 'mobile push Apex calls' },
  /** Milliseconds. */
  cpuTime: { synchronous: 10_000, asynchronous: 60_000, subject: '' },
  /** Bytes. */
  heapSize: { synchronous: 6_000_000, asynchronous: 12_000_000, subject: '' }
};

/** Deterministic CPU: this many ticks (statements, loop steps, library work) count as one millisecond. An assumption, see DIFFERENCES.md. */
export const TICKS_PER_MS = 10_000;

export class LimitCounters {
  readonly profile: LimitProfile;
  /** Bumped directly by emitted code. */
  ticks = 0;
  /** More ticks than this exceed the CPU limit. */
  readonly tickCeiling: number;
  private readonly used: Record<LimitName, number>;
  /** Ceilings that differ from those of the profile. */
  private readonly ceilings = new Map<LimitName, number>();

  constructor(profile: LimitProfile) {
    this.profile = profile;
    this.tickCeiling = LIMITS.cpuTime[profile] * TICKS_PER_MS;
    this.used = Object.fromEntries(Object.keys(LIMITS).map((name) => [name, 0])) as Record<LimitName, number>;
  }

  limit(name: LimitName): number {
    return this.ceilings.get(name) ?? LIMITS[name][this.profile];
  }

  /** Allows none of it from here on, as in a cacheable method. */
  forbid(name: LimitName): void {
    this.setCeiling(name, 0);
  }

  /** For transactions with a limit of their own: queueable jobs may call future methods, batches read more rows. */
  setCeiling(name: LimitName, ceiling: number): void {
    this.ceilings.set(name, ceiling);
  }

  count(name: LimitName): number {
    return name === 'cpuTime' ? Math.floor(this.ticks / TICKS_PER_MS) : this.used[name];
  }

  /** Adds and throws System.LimitException when the ceiling is passed. */
  charge(name: LimitName, amount = 1): void {
    this.used[name] += amount;
    if (this.used[name] > this.limit(name)) throw limitExceeded(LIMITS[name].subject, this.used[name]);
  }

  /** Charges work of a library call by the size of its input, before it is done. */
  chargeTicks(amount: number): void {
    this.ticks += amount;
    this.checkCpu();
  }

  checkCpu(): void {
    if (this.ticks > this.tickCeiling) throw new Uncatchable('System.LimitException', 'Apex CPU time limit exceeded');
  }

  heapExceeded(size: number): Uncatchable {
    return new Uncatchable('System.LimitException', `Apex heap size too large: ${size}`);
  }
}

function limitExceeded(subject: string, count: number): Uncatchable {
  return new Uncatchable('System.LimitException', `Too many ${subject}: ${count}`);
}
