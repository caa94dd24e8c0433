/** How a queueable job is to run, and what a running one knows about that. */
import { currentTransaction } from '../../../transaction/transaction.ts';
import { runningJob } from '../../../transaction/runningJob.ts';
import type { RunningJob } from '../../../transaction/runningJob.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { required } from '../arguments.ts';
import { defineType } from '../library.ts';
import type { LibraryTypeDeclaration } from '../library.ts';
import type { JobRequest } from '../services.ts';

const REFERENCE = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/';
const LONGEST_SIGNATURE = 256;

class SignatureValue {
  readonly type = RuntimeType.of('QueueableDuplicateSignature');
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

class SignatureBuilder {
  readonly type = RuntimeType.of('QueueableDuplicateSignature.Builder');
  private readonly parts: string[] = [];

  get size(): number {
    return this.parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  }

  add(part: string): this {
    if (this.size + Buffer.byteLength(part) > LONGEST_SIGNATURE) {
      throwApex('System.IllegalArgumentException', `The signature is longer than ${LONGEST_SIGNATURE} bytes.`);
    }
    this.parts.push(part);
    return this;
  }

  build(): SignatureValue {
    return new SignatureValue(JSON.stringify(this.parts));
  }
}

export class AsyncOptionsValue {
  readonly type = RuntimeType.of('AsyncOptions');
  maximumDepth: number | null = null;
  delayMinutes: number | null = null;
  signature: SignatureValue | null = null;

  request(): Partial<JobRequest> {
    const { maximumDepth, delayMinutes, signature } = this;
    return { maximumDepth, delayMinutes, signature: signature?.text ?? null };
  }
}

/** Throws AsyncException outside of queueable jobs. */
function running(): RunningJob {
  const job = runningJob(currentTransaction());
  const isQueueable = job?.stage === 'queueable' || job?.stage === 'finalizer';
  if (job === null || !isQueueable)
    throwApex('System.AsyncException', 'AsyncInfo is only available in a queueable job.');
  return job;
}

export const ASYNC_OPTION_TYPES: readonly LibraryTypeDeclaration[] = [
  defineType({
    name: 'System.AsyncOptions',
    doc: `${REFERENCE}apex_class_System_AsyncOptions.htm`,
    constructors: { 'AsyncOptions()': () => new AsyncOptionsValue() },
    properties: {
      'System.QueueableDuplicateSignature DuplicateSignature': (self: AsyncOptionsValue) => self.signature,
      'Integer MaximumQueueableStackDepth': (self: AsyncOptionsValue) => self.maximumDepth,
      'Integer MinimumQueueableDelayInMinutes': (self: AsyncOptionsValue) => self.delayMinutes
    },
    setters: {
      'System.QueueableDuplicateSignature DuplicateSignature': (
        self: AsyncOptionsValue,
        value: SignatureValue | null
      ) => {
        self.signature = value;
      },
      'Integer MaximumQueueableStackDepth': (self: AsyncOptionsValue, value: number | null) => {
        self.maximumDepth = value;
      },
      'Integer MinimumQueueableDelayInMinutes': (self: AsyncOptionsValue, value: number | null) => {
        self.delayMinutes = value;
      }
    }
  }),
  defineType({
    name: 'System.QueueableDuplicateSignature',
    doc: `${REFERENCE}apex_class_System_QueueableDuplicateSignature.htm`,
    statics: { 'QueueableDuplicateSignature.Builder Builder()': () => new SignatureBuilder() }
  }),
  defineType({
    name: 'QueueableDuplicateSignature.Builder',
    doc: `${REFERENCE}apex_class_System_QueueableDuplicateSignature_Builder.htm`,
    constructors: { 'Builder()': () => new SignatureBuilder() },
    methods: {
      'QueueableDuplicateSignature.Builder addId(Id value)': (self: SignatureBuilder, value: string | null) =>
        self.add(required(value)),
      'QueueableDuplicateSignature.Builder addInteger(Integer value)': (self: SignatureBuilder, value: number | null) =>
        self.add(String(required(value))),
      'QueueableDuplicateSignature.Builder addString(String value)': (self: SignatureBuilder, value: string | null) =>
        self.add(required(value)),
      'System.QueueableDuplicateSignature build()': (self: SignatureBuilder) => self.build(),
      'Integer getMaxSize()': () => LONGEST_SIGNATURE,
      'Integer getRemainingSize()': (self: SignatureBuilder) => LONGEST_SIGNATURE - self.size,
      'Integer getSize()': (self: SignatureBuilder) => self.size
    }
  }),
  defineType({
    name: 'System.AsyncInfo',
    doc: `${REFERENCE}apex_class_System_AsyncInfo.htm`,
    statics: {
      'Integer getCurrentQueueableStackDepth()': () => running().depth,
      'Integer getMaximumQueueableStackDepth()': () => running().maximumDepth,
      'Integer getMinimumQueueableDelayInMinutes()': () => running().delayMinutes,
      'Boolean hasMaxStackDepth()': () => running().maximumDepth !== null
    }
  })
];
