/** Twenty runs of the package's tests print the same, timings aside. */
import { createHash } from 'node:crypto';
import type { Bench } from './measure.ts';
import { runOrg } from './runOrg.ts';

const RUNS = 20;

export const determinism: Bench = {
  name: 'same',
  async run() {
    const outputs = new Set<string>();
    let counts = '';
    for (let index = 0; index < RUNS; index += 1) {
      const { timings, ...report } = JSON.parse(await runOrg('test', '--json')) as Record<string, unknown>;
      if (timings === undefined) throw new Error('The report keeps no timings apart.');
      counts = `${String(report['passed'])} passed, ${String(report['failed'])} failed`;
      outputs.add(createHash('sha256').update(JSON.stringify(report)).digest('hex'));
    }
    return {
      title: 'Twenty runs of the tests of the package',
      columns: ['different answers', 'each'],
      rows: [{ what: `${RUNS} runs`, cells: [String(outputs.size), counts] }]
    };
  }
};
