/** A worker of a test run: compiles the project or loads its image, then runs the tests it is given, class by class. */
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { TestEvent, TestOrder, TestWorkerStart } from './testProtocol.ts';

enableCompileCache();
const { openTests } = await import('./openTests.ts');

const port = parentPort;
if (port === null) throw new Error('This module runs in a worker.');
const send = (event: TestEvent): void => port.postMessage(event);

try {
  const answer = openTests(workerData as TestWorkerStart, send);
  port.on('message', (order: TestOrder) => answer(order));
} catch (error) {
  send({ event: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
