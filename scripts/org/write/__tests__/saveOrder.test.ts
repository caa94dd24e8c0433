import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { customObject } from '../../data/__tests__/testSchema.ts';
import { ApexThrow, throwApex } from '../../apex/values/apexThrow.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { createTestOrg, decimal, errorsOf, records } from './testOrg.ts';

const TYPED = [
  customObject(
    'Crate__c',
    '<recordTypes><fullName>Small</fullName><active>true</active><label>Small</label></recordTypes>'
  )
];
const NEW_SHELF = { Name: 'A', Needed__c: 'x' };

describe('insert', () => {
  test('P78: the caller gets the Id and nothing else; defaults, owner and audit fields are stored', () => {
    const org = createTestOrg();
    const shelf = org.record('Shelf__c', NEW_SHELF);
    const [result] = org.write('insert', [shelf]);
    assert.equal(result?.isSuccess, true);
    assert.equal(result?.isCreated, true);
    assert.equal(shelf.id, result?.id);
    assert.equal(shelf.values.size, 3);
    assert.equal(org.value('Shelf__c', shelf.id ?? '', 'Active__c'), true);
    assert.equal(org.value('Shelf__c', shelf.id ?? '', 'OwnerId'), org.seeded.adminUserId);
    const created = org.value('Shelf__c', shelf.id ?? '', 'CreatedDate');
    assert.ok(created instanceof ApexDatetime);
    assert.equal(created.ms % 1000, 0, 'P54: whole seconds');
  });

  test('P88: an Id in an insert is refused, one set by a before trigger is ignored', () => {
    const org = createTestOrg();
    const id = org.insert('Shelf__c', NEW_SHELF);
    const [result] = org.write('insert', [org.record('Shelf__c', { ...NEW_SHELF, Id: id })]);
    assert.deepEqual(errorsOf(result), ['INVALID_FIELD_FOR_INSERT_UPDATE: cannot specify Id in an insert call']);
    org.on('Shelf__c BEFORE_INSERT', (context) => {
      for (const record of records(context.newList)) record.id = id;
    });
    assert.notEqual(org.insert('Shelf__c', NEW_SHELF), id);
  });

  test('P85: required fields, lengths, ranges, e-mail addresses and restricted picklists, with their texts', () => {
    const org = createTestOrg();
    const errorsFor = (values: Record<string, unknown>): readonly string[] =>
      errorsOf(org.write('insert', [org.record('Shelf__c', { ...NEW_SHELF, ...values })])[0]);
    assert.deepEqual(errorsFor({ Needed__c: null }), [
      'REQUIRED_FIELD_MISSING: Required fields are missing: [Needed__c]'
    ]);
    assert.deepEqual(errorsFor({ Code__c: '12345678901' }), [
      'STRING_TOO_LONG: Code__c: data value too large: 12345678901 (max length=10)'
    ]);
    assert.deepEqual(errorsFor({ Size__c: decimal('1000') }), [
      'NUMBER_OUTSIDE_VALID_RANGE: Size__c: value outside of valid range on numeric field: 1000.00'
    ]);
    assert.deepEqual(errorsFor({ Size__c: decimal('999.99') }), []);
    assert.deepEqual(errorsFor({ Mail__c: 'nobody' }), [
      'INVALID_EMAIL_ADDRESS: Mail__c: invalid email address: nobody'
    ]);
    assert.deepEqual(errorsFor({ Color__c: 'Green' }), [
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Color__c: bad value for restricted picklist field: Green'
    ]);
  });

  test('P86: blank text is null, text is trimmed, numbers are rounded to scale, e-mail is lower-case, picklists take their spelling', () => {
    const org = createTestOrg();
    const id = org.insert('Shelf__c', {
      Name: ' A ',
      Needed__c: 'x',
      Code__c: '',
      Size__c: decimal('1.005'),
      Mail__c: 'Any@Example.COM',
      Color__c: 'red',
      Active__c: null
    });
    assert.deepEqual(
      ['Name', 'Code__c', 'Size__c', 'Mail__c', 'Color__c', 'Active__c'].map((name) =>
        String(org.value('Shelf__c', id, name))
      ),
      ['A', 'null', '1.01', 'any@example.com', 'Red', 'false']
    );
  });

  test('P89: lookups must point to a live row of the right object', () => {
    const org = createTestOrg();
    const shelf = org.insert('Shelf__c', NEW_SHELF);
    const account = org.insert('Account', { Name: 'Gone' });
    org.write('delete', [org.record('Account', { Id: account })]);
    const errorsFor = (value: string): readonly string[] =>
      errorsOf(org.write('insert', [org.record('Shelf__c', { ...NEW_SHELF, Account__c: value })])[0]);
    assert.deepEqual(errorsFor(account), ['ENTITY_IS_DELETED: entity is deleted']);
    assert.deepEqual(errorsFor(`001${'z'.repeat(12)}`), ['INVALID_CROSS_REFERENCE_KEY: invalid cross reference id']);
    assert.deepEqual(errorsFor(shelf), [`FIELD_INTEGRITY_EXCEPTION: Account__c: id value of incorrect type: ${shelf}`]);
    assert.deepEqual(errorsFor('nonsense'), ['MALFORMED_ID: Account__c: id value of incorrect type: nonsense']);
  });

  test('an inactive user, and a queue for other objects, own nothing', () => {
    const org = createTestOrg();
    const user = org.seed('User', {
      LastName: 'Gone',
      Username: 'gone@example.com',
      ProfileId: org.seeded.profileIds.get('Standard User') ?? null,
      UserType: 'Standard'
    });
    const queue = org.seed('Group', { Name: 'Queue', Type: 'Queue' });
    const insertOwnedBy = (OwnerId: string): readonly string[] =>
      errorsOf(org.write('insert', [org.record('Shelf__c', { ...NEW_SHELF, OwnerId })])[0]);
    assert.deepEqual(insertOwnedBy(user), [
      `INACTIVE_OWNER_OR_USER: operation performed with inactive user [${user}] as owner of shelf__c`
    ]);
    assert.deepEqual(insertOwnedBy(queue), [
      'INVALID_CROSS_REFERENCE_KEY: Queue not associated with this SObject type'
    ]);
    org.seed('QueueSobject', { QueueId: queue, SobjectType: 'Shelf__c' });
    assert.deepEqual(insertOwnedBy(queue), []);
  });

  test('P92: a record type of another object is refused, one of its own is kept', () => {
    const org = createTestOrg(TYPED);
    const own = String(org.rows('RecordType')[0]?.[0]);
    const other = org.seed('RecordType', {
      Name: 'Other',
      DeveloperName: 'Other',
      SobjectType: 'Account',
      IsActive: true
    });
    assert.equal(org.value('Crate__c', org.insert('Crate__c', { Name: 'A', RecordTypeId: own }), 'RecordTypeId'), own);
    assert.deepEqual(errorsOf(org.write('insert', [org.record('Crate__c', { Name: 'A', RecordTypeId: other })])[0]), [
      `INVALID_CROSS_REFERENCE_KEY: Record Type ID: this ID value isn't valid for the user: ${other}`
    ]);
  });

  test('P93: auto-numbers count up, a nameless custom record takes its Id as its name', () => {
    const org = createTestOrg();
    const shelf = org.insert('Shelf__c', { Needed__c: 'x' });
    assert.equal(org.value('Shelf__c', shelf, 'Name'), shelf.slice(0, 15));
    const books = [1, 2].map(() => org.insert('Book__c', { Shelf__c: shelf }));
    assert.deepEqual(
      books.map((id) => org.value('Book__c', id, 'Name')),
      ['B-0001', 'B-0002']
    );
  });

  test('P87: a parent given by its external id is found', () => {
    const org = createTestOrg();
    const shelf = org.insert('Shelf__c', { ...NEW_SHELF, Code__c: 'K1' });
    const book = org.record('Book__c', {});
    book.setParent(book.field('Shelf__c'), org.record('Shelf__c', { Code__c: 'K1' }));
    const [result] = org.write('insert', [book]);
    assert.deepEqual(errorsOf(result), []);
    assert.equal(org.value('Book__c', result?.id ?? '', 'Shelf__c'), shelf);
    const lost = org.record('Book__c', {});
    lost.setParent(lost.field('Shelf__c'), org.record('Shelf__c', { Code__c: 'K2' }));
    assert.deepEqual(errorsOf(org.write('insert', [lost])[0]), [
      'INVALID_FIELD: Foreign key external ID: K2 not found for field Code__c in entity Book__c'
    ]);
  });
});

describe('unique fields', () => {
  test('P86: the text names the rival; case matters where the field says so', () => {
    const org = createTestOrg();
    const first = org.insert('Shelf__c', { ...NEW_SHELF, Code__c: 'K1' });
    const [result] = org.write('insert', [org.record('Shelf__c', { ...NEW_SHELF, Code__c: 'K1' })]);
    assert.deepEqual(errorsOf(result), [
      `DUPLICATE_VALUE: duplicate value found: Code__c duplicates value on record with id: ${first.slice(0, 15)}`
    ]);
    assert.ok(org.insert('Shelf__c', { ...NEW_SHELF, Code__c: 'k1' }));
  });

  test('P86: judged on what the statement leaves behind: two rows may swap their values', () => {
    const org = createTestOrg();
    const [a, b] = ['A', 'B'].map((Code__c) => org.insert('Shelf__c', { ...NEW_SHELF, Code__c }));
    const swapped = org.write('update', [
      org.record('Shelf__c', { Id: a, Code__c: 'B' }),
      org.record('Shelf__c', { Id: b, Code__c: 'A' })
    ]);
    assert.deepEqual(
      swapped.map((result) => result.isSuccess),
      [true, true]
    );
  });

  test('of two equal values in one statement the second fails; deleted rows do not count', () => {
    const org = createTestOrg();
    const two = ['K', 'K'].map((Code__c) => org.record('Shelf__c', { ...NEW_SHELF, Code__c }));
    const results = org.write('insert', two, { allOrNone: false });
    assert.deepEqual(
      results.map((result) => result.isSuccess),
      [true, false]
    );
    org.write('delete', [org.record('Shelf__c', { Id: results[0]?.id })]);
    assert.ok(org.insert('Shelf__c', { ...NEW_SHELF, Code__c: 'K' }));
  });
});

describe('update', () => {
  test('P88: only what is set changes; explicit null clears', () => {
    const org = createTestOrg();
    const id = org.insert('Shelf__c', { ...NEW_SHELF, Code__c: 'K', Color__c: 'Red' });
    org.write('update', [org.record('Shelf__c', { Id: id, Color__c: null })]);
    assert.equal(org.value('Shelf__c', id, 'Code__c'), 'K');
    assert.equal(org.value('Shelf__c', id, 'Color__c'), null);
  });

  test('without an Id, of nothing and of a deleted row it fails', () => {
    const org = createTestOrg();
    const id = org.insert('Shelf__c', NEW_SHELF);
    org.write('delete', [org.record('Shelf__c', { Id: id })]);
    const errorsFor = (values: Record<string, unknown>): readonly string[] =>
      errorsOf(org.write('update', [org.record('Shelf__c', values)])[0]);
    assert.deepEqual(errorsFor({ Name: 'B' }), ['MISSING_ARGUMENT: Id not specified in an update call']);
    assert.deepEqual(errorsFor({ Id: id, Name: 'B' }), ['ENTITY_IS_DELETED: entity is deleted']);
    assert.deepEqual(errorsFor({ Id: `${id.slice(0, 3)}${'z'.repeat(12)}AAA`, Name: 'B' }), [
      'INVALID_CROSS_REFERENCE_KEY: invalid cross reference id'
    ]);
  });

  test('a master-detail field that may not be reparented stays as it was', () => {
    const org = createTestOrg();
    const [a, b] = [1, 2].map(() => org.insert('Shelf__c', NEW_SHELF));
    const book = org.insert('Book__c', { Shelf__c: a });
    const errors = errorsOf(org.write('update', [org.record('Book__c', { Id: book, Shelf__c: b })])[0]);
    assert.match(errors[0] ?? '', /^INVALID_FIELD_FOR_INSERT_UPDATE: Unable to create\/update fields: Shelf__c\./);
  });
});

describe('triggers', () => {
  test('P77: what a before trigger writes is saved; Trigger.new is read-only afterwards, Trigger.old always', () => {
    const org = createTestOrg();
    const seen: string[] = [];
    org.on('Shelf__c BEFORE_INSERT', (context) => {
      assert.equal(context.newMap, null);
      assert.equal(context.oldList, null);
      for (const record of records(context.newList)) {
        assert.equal(record.id, null);
        record.write(record.field('Needed__c'), 'set by trigger');
      }
    });
    org.on('Shelf__c AFTER_INSERT', (context) => {
      const [record] = records(context.newList);
      assert.ok(record?.id);
      assert.throws(() => record.write(record.field('Name'), 'late'), /read-only/);
      seen.push(String(record.read(record.field('Needed__c'))));
    });
    org.on('Shelf__c BEFORE_UPDATE', (context) => {
      const [old] = records(context.oldList);
      assert.ok(old);
      assert.throws(() => old.write(old.field('Name'), 'never'), /read-only/);
      seen.push(String(old.read(old.field('Name'))), String(records(context.newList)[0]?.peek(old.field('Name').slot)));
    });
    const id = org.insert('Shelf__c', { Name: 'A' });
    org.write('update', [org.record('Shelf__c', { Id: id, Name: 'B' })]);
    assert.deepEqual(seen, ['set by trigger', 'A', 'B']);
  });

  test('P77: 200 records at a time, in one statement', () => {
    const org = createTestOrg();
    const sizes: number[] = [];
    org.on('Shelf__c AFTER_INSERT', (context) => sizes.push(context.size));
    org.write(
      'insert',
      Array.from({ length: 450 }, (_, index) => org.record('Shelf__c', { ...NEW_SHELF, Name: `S${index}` }))
    );
    assert.deepEqual(sizes, [200, 200, 50]);
    assert.equal(org.transaction.limits.count('dmlStatements'), 1);
    assert.equal(org.transaction.limits.count('dmlRows'), 450);
  });

  for (const event of ['BEFORE_INSERT', 'AFTER_INSERT']) {
    test(`P81: addError in ${event} fails the row; all-or-none takes back the others and their Ids`, () => {
      const org = createTestOrg();
      org.on(`Shelf__c ${event}`, (context) => {
        for (const record of records(context.newList)) {
          if (record.peek(record.field('Name').slot) === 'bad')
            record.addError({ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no', field: 'Name' });
        }
      });
      const shelves = ['good', 'bad'].map((Name) => org.record('Shelf__c', { ...NEW_SHELF, Name }));
      const results = org.write('insert', shelves);
      assert.deepEqual(
        results.map((result) => result.isSuccess),
        [false, false]
      );
      assert.deepEqual(results[1]?.errors, [
        { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'no', fields: ['Name'] }
      ]);
      assert.deepEqual(
        shelves.map((shelf) => shelf.id),
        [null, null]
      );
      assert.equal(org.rows('Shelf__c').length, 0);
    });
  }

  test('P82: an exception in a trigger fails every row of the chunk, with trigger, event and cause', () => {
    const org = createTestOrg();
    org.on('Shelf__c BEFORE_INSERT', () => throwApex('System.MathException', 'Divide by 0'));
    const [result] = org.write('insert', [org.record('Shelf__c', NEW_SHELF)]);
    assert.deepEqual(errorsOf(result), [
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: ShelfTrigger: execution of BeforeInsert\n\ncaused by: System.MathException: Divide by 0'
    ]);
  });

  test('a fault of the local org passes through untouched', () => {
    const org = createTestOrg();
    org.on('Shelf__c BEFORE_INSERT', () => {
      throw new RangeError('bug');
    });
    assert.throws(() => org.insert('Shelf__c', NEW_SHELF), RangeError);
    assert.equal(org.transaction.trigger, null);
    assert.equal(org.transaction.triggerDepth, 0);
  });

  test('P83: triggers that start each other stop at a depth of 16', () => {
    const org = createTestOrg();
    let deepest = 0;
    const failures: string[] = [];
    org.on('Shelf__c AFTER_INSERT', () => {
      deepest = Math.max(deepest, org.transaction.triggerDepth);
      const [result] = org.write('insert', [org.record('Shelf__c', NEW_SHELF)], { allOrNone: false });
      failures.push(...errorsOf(result));
    });
    org.write('insert', [org.record('Shelf__c', NEW_SHELF)], { allOrNone: false });
    assert.equal(deepest, 16);
    assert.match(failures[0] ?? '', /ShelfTrigger: maximum trigger depth exceeded/);
  });

  test('records of Trigger.new cannot be saved again, nor updated while their before trigger runs', () => {
    const org = createTestOrg();
    const id = org.insert('Shelf__c', NEW_SHELF);
    let errors: readonly string[] = [];
    org.on('Shelf__c BEFORE_UPDATE', (context) => {
      assert.throws(
        () => org.write('update', records(context.newList)),
        (thrown: unknown) => thrown instanceof ApexThrow && /trigger\.new/.test(thrown.message)
      );
      errors = errorsOf(org.write('update', [org.record('Shelf__c', { Id: id, Name: 'C' })], { allOrNone: false })[0]);
    });
    org.write('update', [org.record('Shelf__c', { Id: id, Name: 'B' })]);
    assert.match(errors[0] ?? '', /^SELF_REFERENCE_FROM_TRIGGER: /);
  });
});
