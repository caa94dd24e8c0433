/**
 * Test.startTest and stopTest: code between them has a set of limits of its own (P103). What stopTest runs is the engine's affair.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_start_stop_test.htm
 */
import { throwApex } from '../apex/values/apexThrow.ts';
import { LimitCounters } from './limits.ts';
import type { Transaction } from './transaction.ts';

const WINDOW = Symbol('limit window');

interface LimitWindow {
  readonly outer: LimitCounters;
  readonly isClosed: boolean;
}

/** Throws where it is called a second time in one test method. */
export function openLimitWindow(transaction: Transaction): void {
  if (transaction.slots.has(WINDOW)) throwApex('System.UnexpectedException', 'Testing already started');
  const outer = transaction.limits;
  transaction.slots.set(WINDOW, { outer, isClosed: false } satisfies LimitWindow);
  transaction.limits = new LimitCounters(outer.profile);
}

/** The counters of before startTest go on where they stood. */
export function closeLimitWindow(transaction: Transaction): void {
  const window = transaction.slots.get(WINDOW) as LimitWindow | undefined;
  if (window === undefined || window.isClosed) throwApex('System.UnexpectedException', 'Testing was not started');
  transaction.limits = window.outer;
  transaction.slots.set(WINDOW, { ...window, isClosed: true } satisfies LimitWindow);
}

/** True between startTest and stopTest. */
export function isLimitWindowOpen(transaction: Transaction): boolean {
  const window = transaction.slots.get(WINDOW) as LimitWindow | undefined;
  return window !== undefined && !window.isClosed;
}
