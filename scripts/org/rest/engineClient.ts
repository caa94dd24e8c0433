import { Worker } from 'node:worker_threads';
import { THREAD_LIMITS } from '../engine/engineThread.ts';
import {
  RequestError,
  type EngineEvent,
  type EngineMethod,
  type EngineMethods,
  type EngineRequest,
  type EngineResponse
} from './protocol.ts';

export interface EngineStart {
  readonly sources: readonly string[];
  readonly namespace: string | null | undefined;
  /** What the org's shape switches on. */
  readonly features?: ReadonlySet<string>;
  /** Journal file; null keeps everything in memory. */
  readonly database: string | null;
  /** Folder with personas and the demo plan; null for none. */
  readonly demo: string | null;
  /** Throws kept data away first. */
  readonly reset: boolean;
}

export interface EngineClient {
  readonly personas: readonly string[];
  call<M extends EngineMethod>(
    method: M,
    params: EngineMethods[M]['params'],
    persona: string
  ): Promise<EngineMethods[M]['result']>;
  close(): Promise<void>;
}

/**
 * The engine in a thread of its own: one transaction at a time, first in first out.
 *
 * The start fails with the worker's own words when the project does not compile or the journal does not fit it.
 */
export function startEngine(start: EngineStart, onStep: (text: string) => void): Promise<EngineClient> {
  const worker = new Worker(new URL('../engine/worker.ts', import.meta.url), {
    workerData: start,
    resourceLimits: THREAD_LIMITS
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  const failAll = (error: Error): void => {
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
  };
  return new Promise((resolve, reject) => {
    worker.on('error', (error) => {
      failAll(error);
      reject(error);
    });
    worker.on('exit', () => failAll(new Error('The engine has stopped.')));
    worker.on('message', (message: EngineEvent | EngineResponse) => {
      if ('event' in message) {
        if (message.event === 'step') onStep(message.text);
        else if (message.event === 'failed') reject(new Error(message.message));
        else resolve(client(message.personas));
        return;
      }
      const pending = waiting.get(message.id);
      waiting.delete(message.id);
      if ('failure' in message) pending?.reject(new RequestError(message.failure));
      else pending?.resolve(message.result);
    });
  });

  function client(personas: readonly string[]): EngineClient {
    return {
      personas,
      call: (method, params, persona) =>
        new Promise((resolveCall, rejectCall) => {
          lastId += 1;
          waiting.set(lastId, { resolve: resolveCall as (value: unknown) => void, reject: rejectCall });
          worker.postMessage({ id: lastId, method, params, persona } satisfies EngineRequest);
        }),
      async close() {
        await worker.terminate();
      }
    };
  }
}
