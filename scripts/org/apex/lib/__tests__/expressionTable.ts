/** Apex expressions in, printed values out: the rows of a table run in one anonymous block, each reported as a test of its own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UserContext } from '../../../access/userContext.ts';
import type { Transaction } from '../../../transaction/transaction.ts';
import { runApex } from '../../emit/__tests__/runApex.ts';
import { setServices } from '../services.ts';
import type { Services } from '../services.ts';

/** An expression, with statements and ` ;; ` in front of it where it needs them; what System.debug prints or `Type: message`. */
export type Row = readonly [expression: string, expected: string];

export interface TableOptions {
  /** IANA name; default GMT. */
  readonly zone?: string;
  readonly locale?: string;
  readonly classes?: readonly string[];
}

/** The rule is a pitfall id or a documentation address. */
export function testExpressions(rule: string, rows: readonly Row[], options: TableOptions = {}): void {
  let output: readonly string[] | null = null;
  const run = (): readonly string[] => (output ??= runTable(rows, options));
  rows.forEach(([expression, expected], index) => {
    test(`${rule}: ${expression}`, () => assert.equal(run()[index], expected));
  });
}

function runTable(rows: readonly Row[], options: TableOptions): readonly string[] {
  const { output, failure } = runApex(rows.map(([expression]) => block(expression)).join('\n'), {
    classes: options.classes ?? [],
    transaction: transactionFor(options)
  });
  assert.equal(failure, null, failure?.message);
  assert.equal(output.length, rows.length);
  return output;
}

function block(row: string): string {
  const cut = row.lastIndexOf(' ;; ');
  const [before, value] = cut < 0 ? ['', row] : [`${row.slice(0, cut)};`, row.slice(cut + 4)];
  return `{ try { ${before} System.debug(${value}); } catch (Exception e) { System.debug(e.getTypeName() + ': ' + e.getMessage()); } }`;
}

export function transactionFor({ zone = 'GMT', locale = 'en_US' }: TableOptions): Partial<Transaction> {
  return {
    user: { timeZone: zone, locale } as unknown as UserContext,
    clock: { now: () => Date.UTC(2026, 0, 15, 12) }
  };
}

/** Services for code that touches no data. */
export function useServicesWithoutData(overrides: Partial<Services> = {}): void {
  const missing = (name: string) => (): never => assert.fail(`unexpected call of ${name}`);
  setServices({
    queryList: missing('queryList'),
    countRows: missing('countRows'),
    write: missing('write'),
    classByName: () => null,
    enumByName: () => null,
    startJob: missing('startJob'),
    runQueuedJobs: () => undefined,
    publishEvents: missing('publishEvents'),
    enqueueFuture: missing('enqueueFuture'),
    abortJob: missing('abortJob'),
    attachFinalizer: missing('attachFinalizer'),
    deliverEvents: missing('deliverEvents'),
    createInterview: missing('createInterview'),
    runAction: missing('runAction'),
    buildFormula: missing('buildFormula'),
    callOut: missing('callOut'),
    copyValue: missing('copyValue'),
    search: missing('search'),
    failEvents: missing('failEvents'),
    random: () => 0.5,
    ...overrides
  });
}
