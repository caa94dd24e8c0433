/**
 * Runs the tests of a project in workers: a class is a unit, the result is in the order of names whoever ran what. A transaction that
 * does not end takes its worker with it and fails its test; the other tests go on in a new one.
 */
import { Worker } from 'node:worker_threads';
import type { Diagnostic } from '../diagnostic.ts';
import { THREAD_LIMITS } from './engineThread.ts';
import { createPulse, endedText, watchPulse } from './heartbeat.ts';
import type { TestClass, TestEvent, TestOrder, TestProject, TestWorkerStart } from './testProtocol.ts';
import { addCoverage, createReport, sortOutcomes } from './testReport.ts';
import type { ClassCoverage, TestOutcome, TestReport } from './testReport.ts';

export interface TestRunOptions {
  readonly project: TestProject;
  /** See findTests. */
  readonly wanted: readonly string[] | null;
  /** null: one, and as many as there are cores where the run takes long enough for that to help. */
  readonly workers: number | null;
  /** What null may come to. */
  readonly cores: number;
  /** A transaction that takes longer is ended. */
  readonly longestMs: number;
}

export type TestRun =
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'unknown'; readonly patterns: readonly string[] }
  | { readonly kind: 'report'; readonly report: TestReport };

/** A worker needs about a second of its own until it runs its first test. */
const ALONE_MS = 1000;
const CHANGED = 'The sources changed while the tests ran.';

/** Rejects where the local org itself fails. */
export function runTestPool(options: TestRunOptions): Promise<TestRun> {
  return new Promise((resolve, reject) => {
    const pool = new TestPool(options, resolve, reject);
    pool.start();
  });
}

class TestPool {
  private readonly options: TestRunOptions;
  private readonly resolve: (run: TestRun) => void;
  private readonly reject: (error: Error) => void;
  private readonly workers = new Set<TestWorker>();
  private readonly outcomes: TestOutcome[] = [];
  private readonly timings: Record<string, number> = {};
  private readonly coverage: ClassCoverage[][] = [];
  private queue: readonly TestClass[] | null = null;
  private started = 0;
  private growth: NodeJS.Timeout | undefined;
  private isOver = false;

  constructor(options: TestRunOptions, resolve: (run: TestRun) => void, reject: (error: Error) => void) {
    this.options = options;
    this.resolve = resolve;
    this.reject = reject;
  }

  /** The first worker compiles the project; the image it leaves behind serves the others. */
  start(): void {
    this.addWorker();
  }

  /** What a new worker finds is known already, but to the first one. */
  ready(event: TestEvent & { event: 'ready' }): void {
    if (this.queue !== null) return;
    if (event.diagnostics.some(({ severity }) => severity === 'error'))
      return this.end({ kind: 'broken', diagnostics: event.diagnostics });
    if (event.unknown.length > 0) return this.end({ kind: 'unknown', patterns: event.unknown });
    this.queue = event.classes;
    this.started = performance.now();
    const { workers, cores } = this.options;
    if (workers !== null) this.grow(workers);
    else this.growth = setTimeout(() => this.grow(cores), ALONE_MS);
  }

  next(): TestClass | null {
    const [first, ...rest] = this.queue ?? [];
    if (first === undefined) return null;
    this.queue = rest;
    return first;
  }

  ended(outcome: TestOutcome, ms: number): void {
    this.outcomes.push(outcome);
    this.timings[outcome.name] = ms;
  }

  /** `left` has not been run. */
  lost(worker: TestWorker, left: TestClass): void {
    this.workers.delete(worker);
    if (left.tests.length > 0) this.queue = [left, ...(this.queue ?? [])];
    if ((this.queue?.length ?? 0) > 0) this.addWorker();
    else this.settle();
  }

  done(worker: TestWorker, coverage: readonly ClassCoverage[]): void {
    this.coverage.push([...coverage]);
    this.workers.delete(worker);
    this.settle();
  }

  fail(error: Error): void {
    if (this.isOver) return;
    this.close();
    this.reject(error);
  }

  private grow(most: number): void {
    const useful = Math.min(most, this.workers.size + (this.queue?.length ?? 0));
    while (this.workers.size < useful) this.addWorker();
  }

  private addWorker(): void {
    this.workers.add(new TestWorker(this.options, this));
  }

  private settle(): void {
    const isWorking = (this.queue?.length ?? 0) > 0 || [...this.workers].some((worker) => worker.isBusy);
    if (isWorking || this.isOver) return;
    const timings = { total: performance.now() - this.started, ...sortByName(this.timings) };
    const coverage = this.options.project.coverage ? addCoverage(this.coverage) : undefined;
    this.end({ kind: 'report', report: createReport(sortOutcomes(this.outcomes), timings, coverage) });
  }

  private end(run: TestRun): void {
    this.close();
    this.resolve(run);
  }

  private close(): void {
    this.isOver = true;
    clearTimeout(this.growth);
    for (const worker of this.workers) worker.stop();
  }
}

/** One thread and what it is doing. */
class TestWorker {
  private readonly pool: TestPool;
  private readonly options: TestRunOptions;
  private readonly worker: Worker;
  private readonly watchdog: ReturnType<typeof watchPulse>;
  private current: TestClass = { name: '', tests: [] };
  /** null: the set-up of the class. */
  private running: string | null = null;
  private isGone = false;
  private isBusyNow = false;

  /** False while it starts: what it would find to do may be done by then. */
  get isBusy(): boolean {
    return this.isBusyNow;
  }

  constructor(options: TestRunOptions, pool: TestPool) {
    this.pool = pool;
    this.options = options;
    const pulse = createPulse();
    const { project, wanted } = options;
    this.worker = new Worker(new URL('testWorker.ts', import.meta.url), {
      workerData: { project, wanted, pulse } satisfies TestWorkerStart,
      resourceLimits: THREAD_LIMITS
    });
    this.watchdog = watchPulse(pulse, options.longestMs, () =>
      this.lose(`System.LimitException: ${endedText(options.longestMs)}`)
    );
    this.worker.on('message', (event: TestEvent) => this.hear(event));
    this.worker.on('error', (error) => this.lose(`The engine has stopped: ${error.message}`));
  }

  stop(): void {
    this.isGone = true;
    this.watchdog.stop();
    void this.worker.terminate();
  }

  private hear(event: TestEvent): void {
    if (this.isGone) return;
    switch (event.event) {
      case 'ready':
        this.pool.ready(event);
        return this.isGone ? undefined : this.goOn();
      case 'began':
        this.running = event.test;
        return;
      case 'ended':
        this.current = { ...this.current, tests: this.current.tests.filter((name) => name !== event.outcome.name) };
        return this.pool.ended(event.outcome, event.ms);
      case 'idle':
        // The worker knows other tests than the one that compiled the project.
        for (const name of this.current.tests) this.pool.ended({ name, outcome: 'failed', message: CHANGED }, 0);
        return this.goOn();
      case 'coverage':
        this.stop();
        return this.pool.done(this, event.coverage);
      case 'failed':
        return this.pool.fail(new Error(event.message));
    }
  }

  private goOn(): void {
    const next = this.pool.next();
    this.current = next ?? { name: '', tests: [] };
    this.running = null;
    this.isBusyNow = next !== null || this.options.project.coverage;
    if (next !== null) return this.order({ order: 'run', tests: next.tests });
    if (this.options.project.coverage) return this.order({ order: 'coverage' });
    this.stop();
    this.pool.done(this, []);
  }

  private order(order: TestOrder): void {
    this.worker.postMessage(order);
  }

  /** The test that ran fails; where it was the set-up, all tests of the class do. */
  private lose(message: string): void {
    if (this.isGone) return;
    this.stop();
    if (this.current.tests.length === 0) return this.pool.fail(new Error(message));
    const failed = this.current.tests.filter((name) => this.running === null || name === this.running);
    for (const name of failed) this.pool.ended({ name, outcome: 'failed', message }, 0);
    this.pool.lost(this, { ...this.current, tests: this.current.tests.filter((name) => !failed.includes(name)) });
  }
}

function sortByName(timings: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(timings).sort(([a], [b]) => (a < b ? -1 : 1)));
}
