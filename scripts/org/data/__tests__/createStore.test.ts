import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { ObjectSchema } from '../../schema/model.ts';
import { createStore } from '../createStore.ts';
import { indexKey } from '../indexKey.ts';
import type { Row, StoredValue } from '../store.ts';
import { customObject, field, testSchema } from './testSchema.ts';

const SCHEMA = testSchema([
  customObject(
    'Box__c',
    field('Key__c', 'Text', '<length>20</length><externalId>true</externalId>'),
    field('Exact__c', 'Text', '<length>20</length><unique>true</unique><caseSensitive>true</caseSensitive>'),
    field('Inside__c', 'Lookup', '<referenceTo>Box__c</referenceTo><relationshipName>Boxes</relationshipName>'),
    field('Note__c', 'Text', '<length>20</length>')
  )
]);
const BOX = SCHEMA.object('Box__c') as ObjectSchema;
const NAMES = ['Key__c', 'Exact__c', 'Inside__c', 'Note__c'] as const;

function slot(name: string): number {
  const found = BOX.field(name);
  assert.ok(found, name);
  return found.slot;
}

function row(id: string, values: Partial<Record<(typeof NAMES)[number], StoredValue>> = {}): Row {
  const made: StoredValue[] = new Array<StoredValue>(BOX.fields.length).fill(null);
  made[0] = id;
  for (const [name, value] of Object.entries(values)) made[slot(name)] = value;
  return made;
}

const ids = (rows: Iterable<Row>): StoredValue[] => [...rows].map((each) => each[0] ?? null);

describe('record store', () => {
  test('P65: text look-ups ignore case, unless the field is case-sensitive', () => {
    const store = createStore(SCHEMA);
    store.put(BOX, row('a', { Key__c: 'Red', Exact__c: 'Red', Note__c: 'Red' }));
    assert.deepEqual(ids(store.lookup(BOX, slot('Key__c'), 'rED')), ['a']);
    assert.deepEqual(ids(store.lookup(BOX, slot('Note__c'), 'rED')), ['a']);
    assert.deepEqual(ids(store.lookup(BOX, slot('Exact__c'), 'rED')), []);
    assert.deepEqual(ids(store.lookup(BOX, slot('Exact__c'), 'Red')), ['a']);
  });

  test('indexes stand on the Id, lookups, external ids, unique fields and the name, and nowhere else', () => {
    const store = createStore(SCHEMA);
    const indexed = BOX.fields.filter((each) => store.hasIndex(BOX, each.slot)).map((each) => each.name.canonical);
    assert.deepEqual(indexed.sort(), [
      'CreatedById',
      'Exact__c',
      'Id',
      'Inside__c',
      'Key__c',
      'LastModifiedById',
      'Name',
      'OwnerId'
    ]);
  });

  test('an undone removal goes back to its place', () => {
    const store = createStore(SCHEMA);
    for (const id of ['a', 'b', 'c']) store.put(BOX, row(id, { Key__c: 'same' }));
    const mark = store.mark();
    store.remove(BOX, 'a');
    store.rollbackTo(mark);
    assert.deepEqual(ids(store.scan(BOX)), ['a', 'b', 'c']);
    assert.deepEqual(ids(store.lookup(BOX, slot('Key__c'), 'same')), ['a', 'b', 'c']);
  });

  test('changes are net, one per row, in the order of first touch', () => {
    const store = createStore(SCHEMA);
    const before = row('a');
    store.put(BOX, before);
    const mark = store.mark();
    store.put(BOX, row('b'));
    store.put(BOX, row('a', { Note__c: 'x' }));
    const after = row('a', { Note__c: 'y' });
    store.put(BOX, after);
    store.put(BOX, row('gone'));
    store.remove(BOX, 'gone');
    const changes = store.changesSince(mark);
    assert.deepEqual(
      changes.map((each) => each.id),
      ['b', 'a']
    );
    assert.equal(changes[1]?.before, before);
    assert.equal(changes[1]?.after, after);
  });

  test('a mark from before the undo log was forgotten is refused', () => {
    const store = createStore(SCHEMA);
    const mark = store.mark();
    store.put(BOX, row('a'));
    store.clearUndo();
    assert.throws(() => store.rollbackTo(mark), /no longer valid/);
  });

  test('any mix of puts, removals, marks and rollbacks equals a plain list, and indexes always agree with scans', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const text = fc.constantFrom(null, 'x', 'X', 'y');
    const values = fc.record({ Key__c: text, Exact__c: text, Inside__c: fc.option(id), Note__c: text });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('put' as const), id, values }),
      fc.record({ kind: fc.constant('remove' as const), id }),
      fc.record({ kind: fc.constant('mark' as const) }),
      fc.record({ kind: fc.constant('rollback' as const) }),
      fc.record({ kind: fc.constant('look' as const) })
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const store = createStore(SCHEMA);
        let model: Row[] = [];
        const marks: { mark: ReturnType<typeof store.mark>; model: Row[] }[] = [];
        for (const each of steps) {
          if (each.kind === 'put') {
            const made = row(each.id, each.values);
            store.put(BOX, made);
            const place = model.findIndex((known) => known[0] === each.id);
            model = place < 0 ? [...model, made] : model.with(place, made);
          } else if (each.kind === 'remove') {
            store.remove(BOX, each.id);
            model = model.filter((known) => known[0] !== each.id);
          } else if (each.kind === 'mark') {
            marks.push({ mark: store.mark(), model });
          } else if (each.kind === 'rollback') {
            const last = marks.pop();
            if (last === undefined) continue;
            store.rollbackTo(last.mark);
            model = last.model;
          } else {
            assertSame(store, model);
          }
        }
        assertSame(store, model);
        for (const { mark, model: then } of marks) {
          const changes = new Map(store.changesSince(mark).map((change) => [change.id, change]));
          for (const known of new Set([...then, ...model])) {
            const key = known[0] as string;
            const before = then.find((other) => other[0] === key) ?? null;
            const after = model.find((other) => other[0] === key) ?? null;
            if (before === after) assert.equal(changes.get(key), undefined);
            else assert.deepEqual([changes.get(key)?.before, changes.get(key)?.after], [before, after]);
          }
        }
      }),
      { numRuns: 300 }
    );
  });
});

function assertSame(store: ReturnType<typeof createStore>, model: readonly Row[]): void {
  assert.deepEqual([...store.scan(BOX)], model);
  assert.equal(store.count(BOX), model.length);
  for (const name of NAMES) {
    const found = BOX.field(name);
    assert.ok(found);
    for (const value of ['x', 'X', 'y', 'a', 'b', null]) {
      const expected: readonly Row[] = model.filter(
        (each) => indexKey(found, each[found.slot] ?? null) === indexKey(found, value)
      );
      assert.deepEqual([...store.lookup(BOX, found.slot, value)], expected);
    }
  }
}
