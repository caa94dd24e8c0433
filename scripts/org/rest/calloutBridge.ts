/**
 * Callouts across threads: the engine's thread posts the call and sleeps until the thread with the network has answered.
 */
import { MessageChannel, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import type { CallAnswer, CallOut, OutgoingCall } from '../transaction/outgoingCall.ts';
import { sendCallout } from './sendCallout.ts';

/** What the engine's thread gets. */
export interface CalloutLine {
  readonly port: MessagePort;
  /** 1 once the answer lies in the port. */
  readonly bell: SharedArrayBuffer;
}

/** Beyond the timeout of the call itself, until the other thread is taken for dead. */
const PATIENCE_MS = 10_000;
const SELF = 'the endpoint is this local org, which answers one request at a time';

export function callOutThrough({ port, bell }: CalloutLine): CallOut {
  const rung = new Int32Array(bell);
  return (call) => {
    Atomics.store(rung, 0, 0);
    port.postMessage(call);
    Atomics.wait(rung, 0, 0, call.timeoutMs + PATIENCE_MS);
    const received = receiveMessageOnPort(port) as { readonly message: CallAnswer } | undefined;
    if (received === undefined) throw new Error(`The callout to ${call.url} was not answered by the main thread.`);
    return received.message;
  };
}

export interface AnsweredLine {
  readonly line: CalloutLine;
  close(): void;
}

/**
 * @param isSelf whether an address leads back into the engine, which waits
 * @param around runs while a call is under way
 */
export function answerCallouts(isSelf: (url: URL) => boolean, around: { began(): void; ended(): void }): AnsweredLine {
  const { port1: own, port2: port } = new MessageChannel();
  const bell = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const rung = new Int32Array(bell);
  own.on('message', (call: OutgoingCall) => {
    around.began();
    void answer(call, isSelf).then((message) => {
      around.ended();
      own.postMessage(message);
      Atomics.store(rung, 0, 1);
      Atomics.notify(rung, 0);
    });
  });
  own.unref();
  return { line: { port, bell }, close: () => own.close() };
}

async function answer(call: OutgoingCall, isSelf: (url: URL) => boolean): Promise<CallAnswer> {
  try {
    return isSelf(new URL(call.url)) ? { kind: 'refused', reason: SELF } : await sendCallout(call);
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/** Names of this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\]|\[::\])$/iu.test(hostname);
}
