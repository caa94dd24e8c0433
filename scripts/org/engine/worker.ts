/**
 * The engine's own thread: compiles the project, opens the org, then answers one request after the other.
 *
 * Nothing here waits: a request is one synchronous transaction.
 */
import path from 'node:path';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { changeCreatedDate } from '../write/auditFields.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { MS_PER_DAY } from '../apex/values/calendar.ts';
import { UserError } from '../../lib/command.ts';
import { renderDiagnostics } from '../commands/printDiagnostics.ts';
import { JournalError } from '../data/journalError.ts';
import { callOutThrough } from '../rest/calloutBridge.ts';
import type { EngineThreadData } from '../rest/engineClient.ts';
import { RequestError, type EngineEvent, type EngineRequest, type EngineResponse } from '../rest/protocol.ts';
import { compileProject, hasErrors } from './compileProject.ts';
import { beatWith } from './heartbeat.ts';
import { NO_DEMO, readDemo, readCreatedDates, type Demo } from './demo.ts';
import { distributeOwners, ensurePersonas, nameAdministrator } from './personas.ts';
import { removeDatabase } from './removeDatabase.ts';
import { answerRequest, type ServedOrg } from './requests.ts';
import { createRuntime, type Runtime } from './runtime.ts';
import { readTreePlan, TreePlanError } from './treePlan.ts';

const start = workerData as EngineThreadData;
const port = parentPort;
if (port === null) throw new Error('This module runs in a worker.');

const send = (message: EngineEvent | EngineResponse): void => port.postMessage(message);

try {
  const served = open(start);
  port.on('message', (request: EngineRequest) => {
    send({ event: 'began', id: request.id });
    send(answer(served, request));
    setImmediate(() => runJobs(served.runtime));
  });
  send({ event: 'ready', personas: served.personas.map((each) => each.key) });
  // Flows of a schedule wait for nobody's request.
  setImmediate(() => runJobs(served.runtime));
} catch (error) {
  send({
    event: 'failed',
    message:
      error instanceof Error ? (isUserFault(error) ? error.message : (error.stack ?? error.message)) : String(error)
  });
}

function open({
  sources,
  namespace,
  features = new Set(),
  database,
  demo: folder,
  reset,
  pulse,
  callouts
}: EngineThreadData): ServedOrg {
  send({ event: 'step', text: 'Compiling the project' });
  const compiled = compileProject({ sources, namespace, features });
  if (hasErrors(compiled.diagnostics)) throw new UserError(renderDiagnostics(compiled.diagnostics));
  if (reset && database !== null) removeDatabase(database);
  send({ event: 'step', text: database === null ? 'Creating the org' : 'Opening the org' });
  const runtime = createRuntime(compiled, { time: 'real', database, callOut: callOutThrough(callouts) });
  beatWith(runtime.org, pulse);
  const demo = folder === null ? null : readDemo(folder);
  const { personas } = demo ?? NO_DEMO;
  const isNew = runtime.org.isNew;
  const userIds = ensurePersonas(runtime, personas);
  if (demo !== null && isNew) seed(runtime, demo, userIds);
  return { runtime, personas, userIds };
}

/** Dates of the plan are moved by whole days, so that its "today" is today. */
function seed(runtime: Runtime, demo: Demo, userIds: ReadonlyMap<string, string>): void {
  send({ event: 'step', text: 'Seeding the demo company' });
  nameAdministrator(runtime, demo.personas);
  const shiftDays = Math.round((Date.now() - Date.parse(demo.asOf)) / MS_PER_DAY);
  const plan = readTreePlan(path.join(demo.folder, demo.plan), runtime.compiled.schema);
  const references = runtime.importPlan(plan, shiftDays);
  const created = [...readCreatedDates(demo)].map(([reference, moment]) => {
    const id = references.get(reference);
    if (id === undefined) throw new Error(`${demo.created ?? ''}: the plan has no record '${reference}'.`);
    return [id, new ApexDatetime(moment.getTime() + shiftDays * MS_PER_DAY)] as const;
  });
  runtime.org.transact({ userId: runtime.org.seeded.adminUserId, quiddity: 'REST' }, ({ schema, store }) => {
    for (const [id, moment] of created) changeCreatedDate(schema, store, id, moment);
  });
  for (const [object, keys] of Object.entries(demo.owners)) {
    distributeOwners(
      runtime,
      object,
      keys.flatMap((key) => userIds.get(key) ?? [])
    );
  }
}

function answer(served: ServedOrg, { id, method, params, persona }: EngineRequest): EngineResponse {
  try {
    return { id, result: answerRequest(served, method, params, persona) };
  } catch (error) {
    if (error instanceof RequestError) return { id, failure: error.failure };
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${text}\n`);
    return {
      id,
      failure: { status: 500, errorCode: 'UNKNOWN_EXCEPTION', message: error instanceof Error ? error.message : text }
    };
  }
}

let nextLook: NodeJS.Timeout | undefined;

/** What requests have left behind runs once they are answered; what waits for its time is looked for every second. */
function runJobs(runtime: Runtime): void {
  clearTimeout(nextLook);
  try {
    for (const { type, message, stackTrace } of runtime.runJobs())
      process.stderr.write(`${type}: ${message}\n${stackTrace}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  if (runtime.hasJobs()) nextLook = setTimeout(() => runJobs(runtime), 1000).unref();
}

function isUserFault(error: Error): boolean {
  return error instanceof JournalError || error instanceof UserError || error instanceof TreePlanError;
}
