/** Anonymous Apex as a measurement: each block is a transaction of its own, the last line it prints is its answer. */
import type { Runtime } from '../org/engine/runtime.ts';

export const COUNTERS = ['SOQL', 'rows read', 'DML', 'rows written'] as const;

const COUNT = `Integer soql = Limits.getQueries(), queryRows = Limits.getQueryRows(), dml = Limits.getDmlStatements(), dmlRows = Limits.getDmlRows();`;
const REPORT = `System.debug((Limits.getQueries() - soql) + ',' + (Limits.getQueryRows() - queryRows) + ',' + (Limits.getDmlStatements() - dml) + ',' + (Limits.getDmlRows() - dmlRows));`;

/** Runs one block and answers the last line it printed; throws what went wrong. */
export function runBlock(runtime: Runtime, source: string): string {
  const { success, output, exception, diagnostics } = runtime.runAnonymous(source, 'Bench.apex', () => undefined);
  if (!success) throw new Error(exception?.message ?? diagnostics[0]?.message ?? 'failed without a word');
  return output.at(-1) ?? '';
}

/** What the statement uses of the limits, in the order of {@link COUNTERS}, itself included. */
export function countStatement(runtime: Runtime, before: string, counted: string): readonly string[] {
  return runBlock(runtime, `${before}\n${COUNT}\n${counted}\n${REPORT}`).split(',');
}
