/** Run as a process of its own: commits batches of rows for ever and names each one it was told is safe. */
import type { ObjectSchema } from '../../schema/model.ts';
import { createStore } from '../createStore.ts';
import { openJournal } from '../journal.ts';
import type { StoredValue } from '../store.ts';
import { testSchema } from './testSchema.ts';

const BATCH = 25;
const schema = testSchema();
const account = schema.object('Account') as ObjectSchema;
const store = createStore(schema);
const journal = openJournal(process.argv[2] as string, schema);
for (let batch = 0; ; batch += 1) {
  const mark = store.mark();
  for (let index = 0; index < BATCH; index += 1) {
    const row = new Array<StoredValue>(account.fields.length).fill(null);
    row[0] = `001${String(batch * BATCH + index).padStart(15, '0')}`;
    store.put(account, row);
  }
  journal.commit(store.changesSince(mark), { lastBatch: String(batch) });
  process.stdout.write(`${batch}\n`);
}
