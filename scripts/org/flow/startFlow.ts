/** Starting interviews: from Apex, and for records on their way through a save. */
import type { Access } from '../access/access.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import { createFrame, fillVariables } from './interview.ts';
import type { CompiledFlow, Interview } from './interview.ts';
import type { FlowValue } from './flowType.ts';

const COUNTER = Symbol('flow interviews');

/** `inputs` by lower-case name of variable. */
export function createInterview(
  flow: CompiledFlow,
  options: {
    readonly access: Access;
    readonly record?: ApexSObject;
    readonly prior?: ApexSObject | null;
    readonly inputs?: ReadonlyMap<string, FlowValue>;
  }
): Interview {
  const transaction = currentTransaction();
  const number = ((transaction.slots.get(COUNTER) as number | undefined) ?? 0) + 1;
  transaction.slots.set(COUNTER, number);
  const frame = createFrame(flow, { record: options.record ?? null, prior: options.prior ?? null, caller: null });
  const interview: Interview = {
    frame,
    access: options.access,
    startedAt: transaction.clock.now(),
    guid: `${transaction.requestId}-${number}`,
    faultMessage: null,
    failure: null,
    customErrors: [],
    executed: 0,
    rollBack: null
  };
  fillVariables(interview, frame, options.inputs ?? new Map());
  return interview;
}
