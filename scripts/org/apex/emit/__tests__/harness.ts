/** Runs emitted units in a transaction without data: enough for everything that is neither a query nor a write. */
import type { UserContext } from '../../../access/userContext.ts';
import type { Store } from '../../../data/store.ts';
import type { OrgSchema } from '../../../schema/model.ts';
import { LimitCounters } from '../../../transaction/limits.ts';
import type { Transaction } from '../../../transaction/transaction.ts';
import { withTransaction } from '../../../transaction/transaction.ts';
import { createRuntime } from '../../runtime/createRuntime.ts';
import type { Runtime } from '../../runtime/createRuntime.ts';
import type { ProjectClass } from '../../runtime/projectClass.ts';
import { emitUnit } from '../emitUnit.ts';
import type { IrUnit } from '../ir.ts';
import { loadUnit } from '../loadUnit.ts';
import type { LoadedUnit } from '../loadUnit.ts';
import type { RuntimeServices } from '../runtimeInterface.ts';

const unexpected = (): never => {
  throw new Error('This test has no such service.');
};

export const NO_SERVICES: RuntimeServices = {
  libraryFunction: () => null,
  isOverridable: () => false,
  libraryConstant: unexpected,
  typeValue: unexpected,
  token: unexpected,
  label: unexpected,
  query: unexpected,
  search: unexpected,
  dml: unexpected,
  enterRunAs: unexpected,
  leaveRunAs: unexpected,
  enqueueFuture: unexpected
};

export function createTransaction(): Transaction {
  return {
    schema: { object: () => undefined } as unknown as OrgSchema,
    store: {} as Store,
    ids: { next: unexpected },
    clock: { now: () => 0 },
    triggers: { triggersFor: () => [] },
    user: {} as UserContext,
    limits: new LimitCounters('synchronous'),
    sharing: 'without',
    isTest: false,
    quiddity: 'ANONYMOUS',
    requestId: '',
    statics: new Map(),
    trigger: null,
    triggerDepth: 0,
    debug: () => undefined,
    slots: new Map()
  };
}

export interface Program {
  readonly runtime: Runtime;
  readonly units: readonly LoadedUnit[];
  classNamed(name: string): ProjectClass;
  /** Calls a static method by key inside the transaction. */
  call(className: string, key: string, ...args: unknown[]): unknown;
  inTransaction<T>(work: () => T, transaction?: Transaction): T;
}

export function load(
  units: readonly IrUnit[],
  services: Partial<RuntimeServices> = {},
  options = { coverage: false }
): Program {
  const runtime = createRuntime({ ...NO_SERVICES, ...services });
  const loaded = units.map((unit) => loadUnit(emitUnit(unit, options), runtime));
  runtime.classes.link();
  const transaction = createTransaction();
  const classNamed = (name: string): ProjectClass => {
    const found = runtime.classes.find(name);
    if (found === null) throw new Error(`No class ${name}.`);
    return found;
  };
  const inTransaction = <T>(work: () => T, other: Transaction = transaction): T => withTransaction(other, work);
  return {
    runtime,
    units: loaded,
    classNamed,
    inTransaction,
    call: (className, key, ...args) => {
      const method = classNamed(className).statics[key];
      if (method === undefined) throw new Error(`No method ${className}.${key}.`);
      return inTransaction(() => method(...args));
    }
  };
}
