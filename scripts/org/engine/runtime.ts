/**
 * A deployed project that runs: the org, its compiled code, and the doors through which people and tools come in.
 */
import { checkAnonymous } from '../apex/check/checkProject.ts';
import { emitUnit } from '../apex/emit/emitUnit.ts';
import { loadUnit, type LoadedUnit } from '../apex/emit/loadUnit.ts';
import { setServices } from '../apex/lib/services.ts';
import { parseApex } from '../apex/parse/parseApex.ts';
import { createRuntime as createApexRuntime } from '../apex/runtime/createRuntime.ts';
import type { ApexFailure } from '../apex/runtime/exceptions.ts';
import { withFreshFrames } from '../apex/runtime/frames.ts';
import { setClassLookup } from '../apex/values/apexObject.ts';
import { createAsyncEngine } from '../async/asyncEngine.ts';
import type { JobOutcome } from '../async/jobTransaction.ts';
import { assignPermissions } from '../access/seed.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { createApexInterviews } from '../flow/apexInterviews.ts';
import { createInvocableActions } from '../flow/invocableActions.ts';
import { buildApexFormula } from '../formula/apexFormula.ts';
import { createScreenSessions } from '../flow/screens/screenSessions.ts';
import type { ScreenSessions } from '../flow/screens/screenSessions.ts';
import { scheduledFlowWork } from '../flow/scheduledFlows.ts';
import type { CallOut } from '../transaction/outgoingCall.ts';
import { createApiName } from '../schema/apiName.ts';
import { executeQuery } from '../soql/executeQuery.ts';
import { parseSoql } from '../soql/parseSoql.ts';
import type { CompiledProject } from './compileProject.ts';
import { ORG_RELEASE } from './compileProject.ts';
import { explainFailure } from './explainFailure.ts';
import { createLibraryServices } from './libraryServices.ts';
import { createOrg, type Org } from './org.ts';
import { toQueryAnswer, type QueryAnswer } from './queryJson.ts';
import { createRuntimeServices, writeOrThrow } from './runtimeServices.ts';
import { findTests, runClass, runTests, type ApexTest, type TestListener } from './runTests.ts';
import type { TestReport } from './testReport.ts';
import { importTreePlan, type TreePlan } from './treePlan.ts';
import { createTriggerHost } from './triggerHost.ts';

export interface RuntimeOptions {
  readonly time: 'fixed' | 'real';
  /** Journal file; null keeps everything in memory. */
  readonly database: string | null;
  /** Makes callouts; absent where nobody does. */
  readonly callOut?: CallOut;
}

export interface AnonymousAnswer {
  readonly success: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly exception: ExceptionText | null;
  /** Text of each System.debug, in order. */
  readonly output: readonly string[];
  /** What the jobs and event triggers that ran afterwards have thrown; it leaves `success` as it is. */
  readonly jobFailures: readonly ExceptionText[];
}

export interface ExceptionText {
  readonly type: string;
  readonly message: string;
  readonly stackTrace: string;
}

export type QueryOutcome =
  | (QueryAnswer & { readonly success: true })
  | { readonly success: false; readonly message: string };

export interface Runtime {
  readonly org: Org;
  readonly compiled: CompiledProject;
  readonly units: readonly LoadedUnit[];
  /** Interviews of flows with screens; each step runs inside a transaction of the person. */
  readonly screens: ScreenSessions;
  /** Runs as the first administrator; `onLine` gets the text of each System.debug as it comes. */
  runAnonymous(source: string, file: string, onLine: (line: string) => void): AnonymousAnswer;
  /** As the administrator, in system mode. */
  query(text: string, userId?: string): QueryOutcome;
  /** Saves the plan's records, moved by so many days, and answers their Ids by reference. */
  importPlan(plan: TreePlan, shiftDays: number): ReadonlyMap<string, string>;
  /** By class and method; see {@link findTests}. */
  tests(wanted: readonly string[] | null): readonly ApexTest[];
  /** Runs tests of one class. */
  runClass(tests: readonly ApexTest[], listener: TestListener): void;
  /** null: all tests. */
  runTests(wanted: readonly string[] | null): TestReport;
  /** Runs the jobs and delivers the events that requests have left behind, as far as they are due; answers what they have thrown. */
  runJobs(): readonly ExceptionText[];
  /** Lets the fixed clock go on to this time, in UTC milliseconds, and runs whatever comes due on the way; answers what that has thrown. */
  runUntil(time: number): readonly ExceptionText[];
  /** True while jobs or events wait, also for a later time. */
  hasJobs(): boolean;
  close(): void;
}

/** One at a time in a process: emitted code and library reach the newest one. */
export function createRuntime(compiled: CompiledProject, options: RuntimeOptions): Runtime {
  const { schema, library, project } = compiled;
  const apex = createApexRuntime(createRuntimeServices(library));
  const units = compiled.units.map((unit) => loadUnit(unit, apex));
  apex.classes.link();
  setClassLookup((name) => apex.classes.find(name));
  const org = createOrg({ schema, triggers: createTriggerHost(units, schema, compiled.flows), ...options });
  const data = createLibraryServices(apex.classes, project.namespace, org);
  const jobs = createAsyncEngine(
    org,
    options.time,
    data.random,
    compiled.flows.scheduled.map((each) => scheduledFlowWork(org, each))
  );
  setServices({
    ...data,
    ...jobs.services,
    ...createApexInterviews(compiled.flows, project.namespace),
    ...createInvocableActions(compiled.flows, compiled.units, project.namespace),
    buildFormula: buildApexFormula,
    callOut:
      options.callOut ?? (() => ({ kind: 'refused', reason: 'only `serve` makes callouts; in tests a mock answers' }))
  });
  if (org.isNew) assignAdministratorPermissions(org, compiled);
  const administrator = { userId: org.seeded.adminUserId };

  return {
    org,
    compiled,
    units,
    screens: createScreenSessions(compiled.flows, project.namespace),
    runAnonymous(source, file, onLine) {
      const output: string[] = [];
      const parsed = parseApex(source, file, 'anonymous');
      const checked =
        parsed.unit === null
          ? null
          : checkAnonymous(parsed.unit, { symbols: compiled.symbols, file, apiVersion: ORG_RELEASE });
      const diagnostics = [...parsed.diagnostics, ...(checked?.diagnostics ?? [])];
      if (checked === null || checked.unit === null)
        return { success: false, diagnostics, exception: null, output, jobFailures: [] };
      const unit = loadUnit(emitUnit(checked.unit), apex);
      apex.classes.link();
      const debug = (line: string): void => {
        output.push(line);
        onLine(line);
      };
      const failure = attempt(() =>
        org.transact({ ...administrator, quiddity: 'ANONYMOUS', debug }, () => withFreshFrames(() => unit.run?.()))
      );
      const jobFailures = jobs.runWaiting().flatMap(toJobFailure);
      return {
        success: failure === null,
        diagnostics,
        exception: failure === null ? null : toException(failure),
        output,
        jobFailures
      };
    },
    query(text, userId) {
      const { query, errors } = parseSoql(text, { binds: [] });
      if (query === null) return { success: false, message: errors.map((each) => each.message).join('\n') };
      let answer: QueryAnswer | null = null;
      const failure = attempt(() => {
        answer = org.transact({ userId: userId ?? administrator.userId, quiddity: 'REST' }, ({ user }) =>
          toQueryAnswer(
            executeQuery({
              query,
              text,
              binds: [],
              access:
                userId === undefined
                  ? { user, mode: 'system', sharing: 'without' }
                  : { user, mode: 'user', sharing: 'with' },
              surface: 'api'
            }),
            query
          )
        );
      });
      return answer === null
        ? { success: false, message: failure?.message ?? '' }
        : { success: true, ...(answer as QueryAnswer) };
    },
    importPlan(plan, shiftDays) {
      const insert = (records: Parameters<Parameters<typeof importTreePlan>[2]['insert']>[0]): void => {
        org.transact({ ...administrator, quiddity: 'REST' }, ({ user }) =>
          writeOrThrow({
            operation: 'insert',
            records,
            access: { user, mode: 'system', sharing: 'without' },
            allOrNone: true,
            externalIdField: null,
            master: null
          })
        );
      };
      return importTreePlan(plan, schema, { shiftDays, insert });
    },
    tests: (wanted) => findTests(units, wanted),
    runClass: (tests, listener) => runClass(org, jobs, tests, listener),
    runTests: (wanted) => runTests(org, jobs, units, wanted),
    runJobs: () => jobs.runWaiting().flatMap(toJobFailure),
    runUntil: (time) => jobs.runUntil(time).flatMap(toJobFailure),
    hasJobs: () => jobs.hasWaiting(),
    close: () => org.close()
  };
}

/** Runs `work` and answers how it failed, see {@link explainFailure}. */
export function attempt(work: () => void): ApexFailure | null {
  try {
    work();
    return null;
  } catch (error) {
    return explainFailure(error);
  }
}

export function toException({ typeName, message, stackTrace, cause }: ApexFailure): ExceptionText {
  const causes = cause === null ? '' : `\nCaused by\n${cause.stackTrace}`;
  return { type: typeName, message, stackTrace: stackTrace + causes };
}

/** The permission sets that the project's own manifest gives to the first administrator of a local org. */
function assignAdministratorPermissions(org: Org, { project }: CompiledProject): void {
  for (const name of project.administratorPermissionSets) {
    const { canonical } = createApiName(project.namespace, name);
    org.transact({ userId: org.seeded.adminUserId, quiddity: 'REST' }, () =>
      assignPermissions(org, org.seeded, org.seeded.adminUserId, canonical)
    );
  }
}

function toJobFailure({ failure }: JobOutcome): readonly ExceptionText[] {
  return failure === null ? [] : [toException(failure)];
}
