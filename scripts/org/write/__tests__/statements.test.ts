import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runAs } from '../../transaction/runAs.ts';
import { releaseSavepoint, rollbackToSavepoint, setSavepoint } from '../../transaction/savepoints.ts';
import { toDmlException } from '../dmlException.ts';
import { TOO_MANY_RETRIES } from '../executeWrite.ts';
import { createTestOrg, errorsOf, idsOf, records } from './testOrg.ts';
import type { TestOrg } from './testOrg.ts';

const NEW_SHELF = { Name: 'A', Needed__c: 'x' };

function names(org: TestOrg): readonly string[] {
  return org.rows('Shelf__c').map((row) => String(org.value('Shelf__c', String(row[0]), 'Name')));
}

describe('partial success', () => {
  test('P80: failed rows are set aside and triggers fire again for the rest; limits go on counting', () => {
    const org = createTestOrg();
    const seen: string[][] = [];
    org.on('Shelf__c AFTER_INSERT', (context) => {
      seen.push(records(context.newList).map((record) => String(record.peek(record.field('Name').slot))));
      org.write('insert', [org.record('Account', { Name: 'Log' })]);
    });
    const shelves = ['a', 'b', 'c'].map((Name) =>
      org.record('Shelf__c', { Name, Needed__c: Name === 'b' ? null : 'x' })
    );
    const results = org.write('insert', shelves, { allOrNone: false });
    assert.deepEqual(
      results.map((result) => result.isSuccess),
      [true, false, true]
    );
    assert.deepEqual(
      seen,
      [
        ['a', 'c'],
        ['a', 'c']
      ],
      'the second attempt repeats the survivors'
    );
    assert.deepEqual(names(org), ['a', 'c']);
    assert.equal(org.rows('Account').length, 1, 'what the first attempt did is undone');
    assert.equal(org.transaction.limits.count('dmlStatements'), 3);
    assert.equal(shelves[1]?.id, null);
  });

  test('P80: after the third attempt nothing of the chunk is kept', () => {
    const org = createTestOrg();
    let turn = 0;
    org.on('Shelf__c AFTER_INSERT', (context) => {
      const list = records(context.newList);
      list[turn === 0 ? 0 : list.length - 1]?.addError({
        statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        message: `turn ${turn}`,
        field: null
      });
      turn += 1;
    });
    const results = org.write(
      'insert',
      ['a', 'b', 'c', 'd'].map((Name) => org.record('Shelf__c', { ...NEW_SHELF, Name })),
      { allOrNone: false }
    );
    assert.deepEqual(
      results.map((result) => result.errors[0]?.message),
      ['turn 0', TOO_MANY_RETRIES.message, 'turn 2', 'turn 1']
    );
    assert.deepEqual(names(org), []);
  });
});

describe('statements', () => {
  test('P79: a list of several objects runs in order and in at most ten groups; results keep the order', () => {
    const org = createTestOrg();
    const results = org.write('insert', [
      org.record('Account', { Name: 'A' }),
      org.record('Shelf__c', NEW_SHELF),
      org.record('Account', { Name: 'B' })
    ]);
    assert.deepEqual(
      results.map((result) => result.id?.slice(0, 3)),
      ['001', org.schema.object('Shelf__c')?.keyPrefix, '001']
    );
    const mixed = Array.from({ length: 11 }, (_, index) =>
      index % 2 === 0 ? org.record('Account', { Name: 'A' }) : org.record('Shelf__c', NEW_SHELF)
    );
    assert.throws(() => org.write('insert', mixed), /more than 10 chunks/);
  });

  test('one record twice in a list, or two records with one Id, are refused', () => {
    const org = createTestOrg();
    const shelf = org.record('Shelf__c', NEW_SHELF);
    assert.throws(() => org.write('insert', [shelf, shelf]), /two identically equal elements/);
    const id = org.insert('Shelf__c', NEW_SHELF);
    assert.throws(
      () => org.write('update', [org.record('Shelf__c', { Id: id }), org.record('Shelf__c', { Id: id })]),
      /Duplicate id in list/
    );
  });

  test('objects that offer no such operation refuse it by name', () => {
    const org = createTestOrg();
    assert.throws(
      () => org.write('insert', [org.record('PartnerRole', {})]),
      /DML operation INSERT not allowed on PartnerRole/
    );
  });

  test('P81: the exception names the first row, its Id and its fields, and keeps every failed row', () => {
    const org = createTestOrg();
    const id = org.insert('Shelf__c', NEW_SHELF);
    const request = {
      operation: 'update' as const,
      records: [
        org.record('Shelf__c', { Id: id, Name: 'B' }),
        org.record('Shelf__c', { Id: org.insert('Shelf__c', NEW_SHELF), Needed__c: null })
      ],
      access: { user: org.transaction.user, mode: 'system' as const, sharing: 'without' as const },
      allOrNone: true,
      externalIdField: null,
      master: null
    };
    const exception = toDmlException(request, org.write('update', request.records));
    const failedId = request.records[1]?.id;
    assert.equal(
      exception.getMessage(),
      `Update failed. First exception on row 1 with id ${failedId}; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Needed__c]: [Needed__c]`
    );
    assert.equal(exception.dmlFailures.length, 1);
    assert.equal(exception.dmlFailures[0]?.index, 1);
  });
});

describe('upsert', () => {
  test('P87: with an Id it updates, without one it inserts; by external id it looks for the row', () => {
    const org = createTestOrg();
    const id = org.insert('Shelf__c', { ...NEW_SHELF, Code__c: 'K1' });
    const byId = org.write('upsert', [
      org.record('Shelf__c', { Id: id, Name: 'B' }),
      org.record('Shelf__c', NEW_SHELF)
    ]);
    assert.deepEqual(
      byId.map((result) => result.isCreated),
      [false, true]
    );
    const byKey = org.write(
      'upsert',
      [org.record('Shelf__c', { Code__c: 'K1', Name: 'C' }), org.record('Shelf__c', { ...NEW_SHELF, Code__c: 'K2' })],
      { externalIdField: 'Code__c' }
    );
    assert.deepEqual(
      byKey.map((result) => result.isCreated),
      [false, true]
    );
    assert.equal(byKey[0]?.id, id);
    assert.equal(org.value('Shelf__c', id, 'Name'), 'C');
  });

  test('P87: a key twice in the list, a missing key and a field that is no key fail', () => {
    const org = createTestOrg();
    const twice = [1, 2].map(() => org.record('Shelf__c', { ...NEW_SHELF, Code__c: 'K' }));
    const errors = org
      .write('upsert', twice, { externalIdField: 'Code__c', allOrNone: false })
      .map((result) => errorsOf(result)[0]);
    assert.deepEqual(errors, [
      'DUPLICATE_VALUE: Duplicate external id specified: K',
      'DUPLICATE_VALUE: Duplicate external id specified: K'
    ]);
    assert.deepEqual(
      errorsOf(org.write('upsert', [org.record('Shelf__c', NEW_SHELF)], { externalIdField: 'Code__c' })[0]),
      ['MISSING_ARGUMENT: Code__c not specified']
    );
    assert.throws(
      () => org.write('upsert', [org.record('Shelf__c', NEW_SHELF)], { externalIdField: 'Size__c' }),
      /must be an External Id/
    );
  });
});

describe('savepoints', () => {
  test('P83, P104: rolling back undoes rows, not Ids in memory; set and rollback count as DML', () => {
    const org = createTestOrg();
    const savepoint = setSavepoint(org.transaction);
    const shelf = org.record('Shelf__c', NEW_SHELF);
    org.write('insert', [shelf]);
    rollbackToSavepoint(org.transaction, savepoint);
    assert.equal(org.rows('Shelf__c').length, 0);
    assert.ok(shelf.id);
    assert.equal(org.transaction.limits.count('dmlStatements'), 3);
  });

  test('P83: a later savepoint is invalid after a rollback to an earlier one, and after a release', () => {
    const org = createTestOrg();
    const [first, second] = [setSavepoint(org.transaction), setSavepoint(org.transaction)];
    rollbackToSavepoint(org.transaction, first);
    assert.throws(() => rollbackToSavepoint(org.transaction, second));
    rollbackToSavepoint(org.transaction, first);
    releaseSavepoint(org.transaction, first);
    assert.throws(() => rollbackToSavepoint(org.transaction, first));
  });

  test('what layers keep in the slots of the transaction goes back with a failed statement', () => {
    const org = createTestOrg();
    const queue = {
      jobs: ['before'],
      capture: () => [...queue.jobs],
      restore: (jobs: string[]) => (queue.jobs = jobs)
    };
    org.transaction.slots.set(Symbol('queue'), queue);
    org.on('Shelf__c BEFORE_INSERT', () => queue.jobs.push('inside'));
    org.write('insert', [org.record('Shelf__c', { Name: 'A' })]);
    assert.deepEqual(queue.jobs, ['before']);
  });
});

describe('mixed DML', () => {
  const role = (org: TestOrg): readonly string[] =>
    errorsOf(org.write('insert', [org.record('UserRole', { Name: 'Head' })])[0]);

  test('P91: setup objects may not follow others, nor the other way round', () => {
    const org = createTestOrg();
    org.insert('Account', { Name: 'A' });
    assert.deepEqual(role(org), [
      'MIXED_DML_OPERATION: DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): UserRole, original object: Account'
    ]);
    const other = createTestOrg();
    assert.deepEqual(role(other), []);
    assert.match(
      errorsOf(other.write('insert', [other.record('Account', { Name: 'A' })])[0])[0] ?? '',
      /: Account, original object: UserRole$/
    );
  });

  test('P91, P101: System.runAs starts afresh, and counts as one DML statement', () => {
    const org = createTestOrg();
    org.insert('Account', { Name: 'A' });
    const before = org.transaction.limits.count('dmlStatements');
    assert.deepEqual(
      runAs(org.transaction, org.transaction.user, () => role(org)),
      []
    );
    assert.equal(org.transaction.limits.count('dmlStatements') - before, 2);
    assert.ok(org.insert('Account', { Name: 'B' }));
  });
});

describe('delete', () => {
  test('P89: details go, lookups are cleared, both without triggers; restricting lookups forbid it', () => {
    const org = createTestOrg();
    org.on('Book__c BEFORE_DELETE', () => assert.fail('cascades fire no triggers'));
    org.on('Shelf__c BEFORE_UPDATE', () => assert.fail('cleared lookups fire no triggers'));
    const shelf = org.insert('Shelf__c', NEW_SHELF);
    const next = org.insert('Shelf__c', { ...NEW_SHELF, Next__c: shelf });
    const book = org.insert('Book__c', { Shelf__c: shelf });
    org.write('delete', [org.record('Shelf__c', { Id: shelf })]);
    assert.deepEqual(idsOf(org.rows('Shelf__c')), [next]);
    assert.equal(org.value('Shelf__c', next, 'Next__c'), null);
    assert.equal(org.value('Book__c', book, 'IsDeleted'), true);

    const account = org.insert('Account', { Name: 'Held' });
    org.insert('Shelf__c', { ...NEW_SHELF, Name: 'Holder', Fixed__c: account });
    const errors = errorsOf(org.write('delete', [org.record('Account', { Id: account })])[0]);
    assert.deepEqual(errors, [
      'DELETE_FAILED: Your attempt to delete Held could not be completed because it is associated with the following shelf__cs.: Holder\n'
    ]);
  });

  test('P89: undelete brings back what went along, sets custom lookups again and fires after undelete', () => {
    const org = createTestOrg();
    const fired: number[] = [];
    org.on('Shelf__c AFTER_UNDELETE', (context) => {
      assert.equal(context.oldMap, null);
      fired.push(context.size);
    });
    const shelf = org.insert('Shelf__c', NEW_SHELF);
    const [kept, moved] = [1, 2].map(() => org.insert('Shelf__c', { ...NEW_SHELF, Next__c: shelf }));
    const book = org.insert('Book__c', { Shelf__c: shelf });
    org.write('delete', [org.record('Shelf__c', { Id: shelf })]);
    org.write('update', [org.record('Shelf__c', { Id: moved, Next__c: kept })]);
    org.write('undelete', [org.record('Shelf__c', { Id: shelf })]);
    assert.equal(org.value('Book__c', book, 'IsDeleted'), false);
    assert.equal(org.value('Shelf__c', kept ?? '', 'Next__c'), shelf);
    assert.equal(org.value('Shelf__c', moved ?? '', 'Next__c'), kept, 'a replaced lookup stays replaced');
    assert.deepEqual(fired, [1]);
    assert.deepEqual(errorsOf(org.write('undelete', [org.record('Shelf__c', { Id: shelf })])[0]), [
      'UNDELETE_FAILED: Entity is not in the recycle bin'
    ]);
  });

  test('P77: delete triggers see old records only, and addError on them forbids it', () => {
    const org = createTestOrg();
    const id = org.insert('Shelf__c', NEW_SHELF);
    org.on('Shelf__c BEFORE_DELETE', (context) => {
      assert.equal(context.newList, null);
      records(context.oldList)[0]?.addError({
        statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        message: 'stay',
        field: null
      });
    });
    assert.deepEqual(errorsOf(org.write('delete', [org.record('Shelf__c', { Id: id })])[0]), [
      'FIELD_CUSTOM_VALIDATION_EXCEPTION: stay'
    ]);
    assert.equal(org.value('Shelf__c', id, 'IsDeleted'), false);
  });
});

describe('merge', () => {
  test('P90: children move without triggers, delete and update triggers fire, MasterRecordId is set', () => {
    const org = createTestOrg();
    const [master, loser] = ['Stays', 'Goes'].map((Name) => org.insert('Account', { Name }));
    const shelf = org.insert('Shelf__c', { ...NEW_SHELF, Account__c: loser });
    const events: string[] = [];
    for (const event of ['BEFORE_DELETE', 'AFTER_DELETE', 'BEFORE_UPDATE', 'AFTER_UPDATE']) {
      org.on(`Account ${event}`, (context) => {
        const [record] = records(context.newList ?? context.oldList);
        events.push(`${event} ${String(record?.peek(record.field('MasterRecordId').slot))}`);
      });
    }
    org.on('Shelf__c BEFORE_UPDATE', () => assert.fail('re-parenting fires no triggers'));
    const [result] = org.write('merge', [org.record('Account', { Id: loser })], {
      master: org.record('Account', { Id: master, Phone: '1' })
    });
    assert.deepEqual(errorsOf(result), []);
    assert.equal(org.value('Shelf__c', shelf, 'Account__c'), master);
    assert.equal(org.value('Account', loser ?? '', 'MasterRecordId'), master);
    assert.equal(org.value('Account', master ?? '', 'Phone'), '1');
    assert.deepEqual(events, [
      'BEFORE_DELETE null',
      `AFTER_DELETE ${master}`,
      'BEFORE_UPDATE null',
      'AFTER_UPDATE null'
    ]);
  });
});
