import { Worker } from 'node:worker_threads';
import { THREAD_LIMITS } from '../engine/engineThread.ts';
import {
  createPulse,
  endedText,
  LONGEST_TRANSACTION_SECONDS,
  watchPulse,
  type Pulse,
  type Watchdog
} from '../engine/heartbeat.ts';
import { answerCallouts, isLoopback, type AnsweredLine, type CalloutLine } from './calloutBridge.ts';
import {
  RequestError,
  type EngineEvent,
  type EngineFailure,
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
  /** Journal file; null keeps everything in memory, where a transaction that has to be ended takes the data with it. */
  readonly database: string | null;
  /** Folder with personas and the demo plan; null for none. */
  readonly demo: string | null;
  /** Throws kept data away first. */
  readonly reset: boolean;
  /** A transaction that takes longer by the wall clock is ended; default {@link LONGEST_TRANSACTION_SECONDS}. */
  readonly longestMs?: number;
}

/** What the worker gets. */
export interface EngineThreadData extends EngineStart {
  readonly pulse: Pulse;
  readonly callouts: CalloutLine;
}

export interface EngineClient {
  readonly personas: readonly string[];
  call<M extends EngineMethod>(
    method: M,
    params: EngineMethods[M]['params'],
    persona: string
  ): Promise<EngineMethods[M]['result']>;
  /** Callouts to this port of this machine would wait for themselves: they are refused. */
  servesAt(port: number): void;
  close(): Promise<void>;
}

interface WaitingCall {
  readonly request: EngineRequest;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * The engine in a thread of its own: one transaction at a time, first in first out. One that does not end is ended with its thread; a new
 * thread goes on from the journal, with the requests that had not begun.
 *
 * The start fails with the worker's own words when the project does not compile or the journal does not fit it.
 */
export async function startEngine(start: EngineStart, onStep: (text: string) => void): Promise<EngineClient> {
  const engine = new Engine(start, onStep);
  await engine.launch(start.reset);
  return engine;
}

class Engine implements EngineClient {
  personas: readonly string[] = [];
  private readonly start: EngineStart;
  private readonly onStep: (text: string) => void;
  private readonly longestMs: number;
  private readonly waiting = new Map<number, WaitingCall>();
  private thread: EngineThread | null = null;
  private lastId = 0;
  private ownPort: number | null = null;
  private isClosed = false;

  constructor(start: EngineStart, onStep: (text: string) => void) {
    this.start = start;
    this.onStep = onStep;
    this.longestMs = start.longestMs ?? LONGEST_TRANSACTION_SECONDS * 1000;
  }

  async launch(reset: boolean): Promise<void> {
    const thread = new EngineThread({ ...this.start, reset }, this.longestMs, (url) => this.isSelf(url));
    thread.onStuck = () => void this.restart(thread, endedFailure(this.longestMs));
    thread.onAnswer = (response) => this.settle(response);
    thread.onStop = (error) => this.stopped(thread, error);
    this.thread = thread;
    this.personas = await thread.ready(this.onStep);
    for (const { request } of this.waiting.values()) thread.send(request);
  }

  call<M extends EngineMethod>(
    method: M,
    params: EngineMethods[M]['params'],
    persona: string
  ): Promise<EngineMethods[M]['result']> {
    return new Promise((resolve, reject) => {
      this.lastId += 1;
      const request = { id: this.lastId, method, params, persona } satisfies EngineRequest;
      this.waiting.set(request.id, { request, resolve: resolve as (value: unknown) => void, reject });
      if (this.thread === null) this.failAll(new Error('The engine has stopped.'));
      else if (this.thread.isReady) this.thread.send(request);
    });
  }

  servesAt(port: number): void {
    this.ownPort = port;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.thread?.end();
  }

  private isSelf(url: URL): boolean {
    const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
    return port === this.ownPort && isLoopback(url);
  }

  private settle(response: EngineResponse): void {
    const pending = this.waiting.get(response.id);
    this.waiting.delete(response.id);
    if ('failure' in response) pending?.reject(new RequestError(response.failure));
    else pending?.resolve(response.result);
  }

  /** The request under way fails; what it or a job of the engine had begun is not in the journal. */
  private async restart(thread: EngineThread, failure: EngineFailure): Promise<void> {
    this.onStep(failure.message);
    if (thread.running !== null) this.settle({ id: thread.running, failure });
    thread.onStop = () => undefined;
    await thread.end();
    try {
      await this.launch(false);
    } catch (error) {
      this.thread = null;
      this.failAll(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private stopped(thread: EngineThread, error: Error): void {
    if (this.isClosed || this.thread !== thread) return this.failAll(error);
    this.thread = null;
    this.failAll(error);
  }

  private failAll(error: Error): void {
    for (const each of this.waiting.values()) each.reject(error);
    this.waiting.clear();
  }
}

class EngineThread {
  isReady = false;
  /** Id of the request under way. */
  running: number | null = null;
  onAnswer: (response: EngineResponse) => void = () => undefined;
  onStuck: () => void = () => undefined;
  onStop: (error: Error) => void = () => undefined;
  private readonly worker: Worker;
  private readonly watchdog: Watchdog;
  private readonly callouts: AnsweredLine;

  constructor(start: EngineStart, longestMs: number, isSelf: (url: URL) => boolean) {
    const pulse = createPulse();
    this.watchdog = watchPulse(pulse, longestMs, () => this.onStuck());
    this.callouts = answerCallouts(isSelf, {
      began: () => this.watchdog.pause(),
      ended: () => this.watchdog.resume()
    });
    this.worker = new Worker(new URL('../engine/worker.ts', import.meta.url), {
      workerData: { ...start, pulse, callouts: this.callouts.line } satisfies EngineThreadData,
      transferList: [this.callouts.line.port],
      resourceLimits: THREAD_LIMITS
    });
  }

  /** The personas, once the org is open. */
  ready(onStep: (text: string) => void): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      this.worker.on('error', (error) => {
        reject(error);
        this.onStop(error);
      });
      this.worker.on('exit', () => this.onStop(new Error('The engine has stopped.')));
      this.worker.on('message', (message: EngineEvent | EngineResponse) => {
        if (!('event' in message)) {
          this.running = null;
          return this.onAnswer(message);
        }
        switch (message.event) {
          case 'step':
            return onStep(message.text);
          case 'failed':
            return reject(new Error(message.message));
          case 'began':
            this.running = message.id;
            return;
          case 'ready':
            this.isReady = true;
            return resolve(message.personas);
        }
      });
    });
  }

  send(request: EngineRequest): void {
    this.worker.postMessage(request);
  }

  async end(): Promise<void> {
    this.watchdog.stop();
    this.callouts.close();
    await this.worker.terminate();
  }
}

function endedFailure(longestMs: number): EngineFailure {
  return {
    status: 500,
    errorCode: 'APEX_ERROR',
    exceptionType: 'System.LimitException',
    message: endedText(longestMs)
  };
}
