/** `npm run bench`: measures and prints; `--only NAME` (repeatable) runs some, `--write` keeps the tables in `docs/benchmarks.md`. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { compileCost } from './compileCost.ts';
import { determinism } from './determinism.ts';
import { loopCost } from './loopCost.ts';
import { environment, type Bench } from './measure.ts';
import { packageCosts } from './packageCosts.ts';
import { pageCost } from './pageCost.ts';
import { renderDocument, renderTable } from './renderTables.ts';
import { rowBytes } from './rowBytes.ts';
import { saveCosts } from './saveCosts.ts';
import { scaleCosts } from './scaleCosts.ts';
import { startCost } from './startCost.ts';
import { testCost } from './testCost.ts';

const BENCHES: readonly Bench[] = [
  packageCosts,
  saveCosts,
  scaleCosts,
  compileCost,
  startCost,
  loopCost,
  testCost,
  rowBytes,
  determinism,
  pageCost
];
const FILE = new URL('../../docs/benchmarks.md', import.meta.url);

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, write: { type: 'boolean', default: false } }
});
const names = BENCHES.map((bench) => bench.name);
const unknown = (values.only ?? []).filter((name) => !names.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`Unknown measurement: ${unknown.join(', ')}. Measurements: ${names.join(', ')}\n`);
  process.exit(2);
}
if (values.write && values.only !== undefined) {
  process.stderr.write('--write keeps a whole run: leave --only out.\n');
  process.exit(2);
}

process.stdout.write(`${environment()}\n`);
const tables: string[] = [];
for (const bench of BENCHES.filter(({ name }) => values.only?.includes(name) ?? true)) {
  const table = renderTable(await bench.run());
  tables.push(table);
  process.stdout.write(`\n${table}\n`);
}
if (values.write) {
  const today = new Date().toISOString().slice(0, 10);
  const document = renderDocument(today, environment(), tables);
  writeFileSync(FILE, await format(document, { ...(await resolveConfig(FILE)), parser: 'markdown' }));
}
