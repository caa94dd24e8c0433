/** Fills a store with a million accounts and prints what they take; runs with `--expose-gc`. */
import { createStore } from '../org/data/createStore.ts';
import { createIdSequence } from '../org/data/ids.ts';
import type { StoredValue } from '../org/data/store.ts';
import { buildSchema } from '../org/schema/buildSchema.ts';
import { readProject } from '../org/source/readProject.ts';

const ROWS = 1_000_000;

const { schema } = buildSchema(readProject([]));
const account = schema.object('Account');
const user = schema.object('User');
if (account === undefined || user === undefined || globalThis.gc === undefined)
  throw new Error('Run with --expose-gc.');
const store = createStore(schema);
const ids = createIdSequence();
const owner = ids.next(user.keyPrefix);
const slots = ['Name', 'Industry', 'Phone', 'BillingCity', 'OwnerId'].map((name) => account.field(name)?.slot ?? 0);

globalThis.gc();
const before = process.memoryUsage().heapUsed;
for (let index = 0; index < ROWS; index += 1) {
  const row: StoredValue[] = new Array<StoredValue>(account.fields.length).fill(null);
  row[0] = ids.next(account.keyPrefix);
  const values = [`Account ${index}`, 'Banking', `555-${index}`, 'London', owner];
  slots.forEach((slot, place) => (row[slot] = values[place] ?? null));
  store.put(account, row);
  if (index % 10_000 === 0) store.clearUndo();
}
store.clearUndo();
globalThis.gc();
const bytes = process.memoryUsage().heapUsed - before;
process.stdout.write(
  JSON.stringify({ rows: store.get(account, '') === undefined ? ROWS : 0, fields: account.fields.length, bytes })
);
