import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import type { ObjectSchema, OrgSchema } from '../../schema/model.ts';
import { createStore } from '../createStore.ts';
import { openJournal } from '../journal.ts';
import type { Journal } from '../journal.ts';
import { JournalError } from '../journalError.ts';
import type { Row, Store, StoredValue } from '../store.ts';
import { customObject, field, testSchema } from './testSchema.ts';

let folder = '';
let file = '';
const open: Journal[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  file = join(folder, 'org.db');
});

afterEach(() => {
  for (const journal of open.splice(0)) journal.close();
  rmSync(folder, { recursive: true });
});

const BOX_FIELDS = [
  field('Amount__c', 'Currency', '<precision>18</precision><scale>2</scale>'),
  field('Day__c', 'Date'),
  field('Note__c', 'Text', '<length>20</length>'),
  field('Open__c', 'Checkbox', '<defaultValue>false</defaultValue>')
];

function start(schema: OrgSchema): { journal: Journal; store: Store; box: ObjectSchema } {
  const journal = openJournal(file, schema);
  open.push(journal);
  const store = createStore(schema);
  journal.load(store);
  return { journal, store, box: schema.object('Box__c') as ObjectSchema };
}

function stop(): void {
  open.pop()?.close();
}

function boxRow(box: ObjectSchema, values: Readonly<Record<string, StoredValue>>): Row {
  const row = new Array<StoredValue>(box.fields.length).fill(null);
  for (const [name, value] of Object.entries(values)) row[box.field(name)?.slot ?? -1] = value;
  return row;
}

function saveOne(schema: OrgSchema): Row {
  const { journal, store, box } = start(schema);
  const row = boxRow(box, {
    Id: 'a00000000000001AAA',
    Amount__c: ApexDecimal.fromString('12.50'),
    Day__c: ApexDate.of(2026, 2, 28),
    Note__c: 'naïve “text”',
    Open__c: false,
    CreatedDate: new ApexDatetime(1_767_603_600_000)
  });
  const mark = store.mark();
  store.put(box, row);
  journal.commit(store.changesSince(mark), { counter: '7' });
  stop();
  return row;
}

describe('journal', () => {
  test('what was committed is there after a restart, exact to the last digit, with the state beside it', () => {
    const schema = testSchema([customObject('Box__c', ...BOX_FIELDS)]);
    const saved = saveOne(schema);
    const { journal, store, box } = start(schema);
    assert.deepEqual([...store.scan(box)], [saved]);
    assert.deepEqual(journal.state(), { counter: '7' });
    assert.equal(journal.isNew(), false);
    assert.throws(() => store.rollbackTo({ position: 0 }), /no longer valid/);
  });

  test('updates keep the insertion order, removals are gone', () => {
    const schema = testSchema([customObject('Box__c', ...BOX_FIELDS)]);
    const first = start(schema);
    assert.equal(first.journal.isNew(), true);
    let mark = first.store.mark();
    for (const id of ['a', 'b', 'c']) first.store.put(first.box, boxRow(first.box, { Id: id }));
    first.journal.commit(first.store.changesSince(mark));
    mark = first.store.mark();
    first.store.put(first.box, boxRow(first.box, { Id: 'a', Note__c: 'changed' }));
    first.store.remove(first.box, 'b');
    first.journal.commit(first.store.changesSince(mark));
    stop();
    const { store, box } = start(schema);
    assert.deepEqual(
      [...store.scan(box)].map((row) => [row[0], row[box.field('Note__c')?.slot ?? -1]]),
      [
        ['a', 'changed'],
        ['c', null]
      ]
    );
  });

  test('a field added later reads null; fields may stand in other slots', () => {
    saveOne(testSchema([customObject('Box__c', ...BOX_FIELDS)]));
    const { store, box } = start(
      testSchema([customObject('Box__c', field('Alpha__c', 'Text', '<length>5</length>'), ...BOX_FIELDS.toReversed())])
    );
    const row = store.get(box, 'a00000000000001AAA') as Row;
    assert.equal(row[box.field('Alpha__c')?.slot ?? -1], null);
    assert.equal(row[box.field('Note__c')?.slot ?? -1], 'naïve “text”');
  });

  for (const [what, fields, message] of [
    ['a vanished field', BOX_FIELDS.slice(1), /field Box__c\.Amount__c no longer exists/],
    [
      'a changed type',
      [...BOX_FIELDS.slice(1), field('Amount__c', 'Text', '<length>20</length>')],
      /field Box__c\.Amount__c was currency and is now string/
    ]
  ] as const) {
    test(`${what} stops with its name and the way out`, () => {
      saveOne(testSchema([customObject('Box__c', ...BOX_FIELDS)]));
      const schema = testSchema([customObject('Box__c', ...fields)]);
      assert.throws(
        () => start(schema),
        (error) => error instanceof JournalError && message.test(error.message) && /--reset/.test(error.hint)
      );
    });
  }

  test('a vanished object stops with its name', () => {
    saveOne(testSchema([customObject('Box__c', ...BOX_FIELDS)]));
    assert.throws(() => start(testSchema()), /object Box__c no longer exists/);
  });

  test('a commit that fails half way leaves nothing behind', () => {
    const schema = testSchema([customObject('Box__c', ...BOX_FIELDS)]);
    const { journal, box } = start(schema);
    const good = { object: 'Box__c', id: 'a', before: null, after: boxRow(box, { Id: 'a', Note__c: 'x' }) };
    assert.throws(() => journal.commit([good, { ...good, object: 'Gone__c', id: 'b' }]), /Gone__c/);
    assert.equal(journal.isNew(), true);
    journal.commit([good]);
    stop();
    const again = start(schema);
    assert.equal(again.store.count(again.box), 1);
  });

  test('a second process cannot open the file', () => {
    const schema = testSchema([customObject('Box__c', ...BOX_FIELDS)]);
    start(schema);
    assert.throws(() => openJournal(file, schema), /in use by another process/);
  });

  test('a process killed in the middle of saving leaves whole commits only, and every one it was told is safe', async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./journalWriter.ts', import.meta.url)), file], {
      stdio: ['ignore', 'pipe', 'inherit']
    });
    const acknowledged = await new Promise<number>((resolve) => {
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.split('\n').length > 20) child.kill('SIGKILL');
      });
      child.on('close', () => resolve(text.split('\n').length - 1));
    });
    const schema = testSchema();
    const journal = openJournal(file, schema);
    open.push(journal);
    const store = createStore(schema);
    journal.load(store);
    const count = store.count(schema.object('Account') as ObjectSchema);
    assert.equal(count % 25, 0);
    assert.ok(count / 25 >= acknowledged, `${count / 25} batches on disk, ${acknowledged} acknowledged`);
    assert.equal(journal.state()['lastBatch'], String(count / 25 - 1));
  });
});
