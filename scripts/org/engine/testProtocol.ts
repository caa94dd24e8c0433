/** What the thread of a test run and its workers say to each other. */
import type { Diagnostic } from '../diagnostic.ts';
import type { Pulse } from './heartbeat.ts';
import type { ClassCoverage, TestOutcome } from './testReport.ts';

export interface TestProject {
  readonly sources: readonly string[];
  /** undefined: what the project says; null: none. */
  readonly namespace: string | null | undefined;
  readonly features: ReadonlySet<string>;
  readonly coverage: boolean;
}

export interface TestWorkerStart {
  readonly project: TestProject;
  /** See findTests. */
  readonly wanted: readonly string[] | null;
  readonly pulse: Pulse;
}

/** Test methods of one class, by full name. */
export interface TestClass {
  readonly name: string;
  readonly tests: readonly string[];
}

export type TestOrder = { readonly order: 'run'; readonly tests: readonly string[] } | { readonly order: 'coverage' };

export type TestEvent =
  | {
      readonly event: 'ready';
      /** With errors nothing else follows. */
      readonly diagnostics: readonly Diagnostic[];
      readonly classes: readonly TestClass[];
      /** Patterns that no test fits. */
      readonly unknown: readonly string[];
    }
  | { readonly event: 'began'; readonly test: string | null }
  | { readonly event: 'ended'; readonly outcome: TestOutcome; readonly ms: number }
  | { readonly event: 'idle' }
  | { readonly event: 'coverage'; readonly coverage: readonly ClassCoverage[] }
  | { readonly event: 'failed'; readonly message: string };
