import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { ApexList } from '../../apex/values/apexList.ts';
import { ApexSet } from '../../apex/values/apexSet.ts';
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import { ApexThrow } from '../../apex/values/apexThrow.ts';
import { RuntimeType } from '../../apex/values/runtimeType.ts';
import { failure, SHIP_SCHEMA } from './shipSchema.ts';
import { createTestOrg } from './testOrg.ts';
import type { QueryOptions, TestOrg } from './testOrg.ts';

let org: TestOrg;
beforeEach(() => {
  org = createTestOrg(SHIP_SCHEMA);
});

const names = (where: string, options?: QueryOptions): readonly unknown[] =>
  org.column(`SELECT Name FROM Ship__c ${where}`, options);

describe('filters', () => {
  beforeEach(() => {
    org.add('Ship__c', {
      Name: 'Ann',
      Note__c: 'Red flag',
      Code__c: 'a1',
      Weight__c: '1.50',
      Size__c: 'Small',
      Afloat__c: true
    });
    org.add('Ship__c', {
      Name: 'bob',
      Note__c: '50% off_',
      Code__c: 'A1',
      Weight__c: 20,
      Size__c: 'Large',
      Cargo__c: 'Tea;Salt'
    });
    org.add('Ship__c', { Name: 'Cid', Cargo__c: 'Salt' });
  });

  for (const [rule, where, expected] of [
    ['P65: text ignores case', "Name = 'BOB'", ['bob']],
    ['P65: also without an index', "Note__c = 'RED FLAG'", ['Ann']],
    ['P65: a case-sensitive field does not', "Code__c = 'A1'", ['bob']],
    ['P65: case-sensitive in a list', "Code__c IN ('a1', 'x')", ['Ann']],
    ['P64: != keeps nulls', "Note__c != 'red flag'", ['bob', 'Cid']],
    ['P64: NOT LIKE keeps nulls', "(NOT Note__c LIKE 'red%')", ['bob', 'Cid']],
    ["P64: '' is null", "Note__c = ''", ['Cid']],
    ["P64: != '' is not null", "Note__c != ''", ['Ann', 'bob']],
    ["P64: IN ('') finds nulls", "Note__c IN ('', 'red flag')", ['Ann', 'Cid']],
    ['NOT IN keeps nulls', "Note__c NOT IN ('red flag')", ['bob', 'Cid']],
    ['a null is neither less nor greater', 'Weight__c < 100', ['Ann', 'bob']],
    ['numbers compare by value, whatever their digits', 'Weight__c = 1.5', ['Ann']],
    ['negative numbers', 'Weight__c > -1', ['Ann', 'bob']],
    ['P65: % and _ are wildcards', "Name LIKE '_o%'", ['bob']],
    ['P65: LIKE ignores case', "Name LIKE 'A%'", ['Ann']],
    ['P65: escaped wildcards are themselves', String.raw`Note__c LIKE '50\% off\_'`, ['bob']],
    ['LIKE does not search within', "Name LIKE 'o'", []],
    ['checkboxes', 'Afloat__c = true', ['Ann']],
    ['checkboxes are never null', 'Afloat__c != true', ['bob', 'Cid']],
    ['P65: INCLUDES takes any of the values', "Cargo__c INCLUDES ('tea', 'Wood')", ['bob']],
    ["P65: INCLUDES('a;b') takes all of them", "Cargo__c INCLUDES ('Salt;Tea')", ['bob']],
    ["P65: INCLUDES('a;b') with one missing", "Cargo__c INCLUDES ('Tea;Wood')", []],
    ['EXCLUDES keeps nulls', "Cargo__c EXCLUDES ('Tea')", ['Ann', 'Cid']],
    ['AND and OR', "(Name = 'Ann' OR Name = 'bob') AND Weight__c > 10", ['bob']],
    ['NOT over a group', "(NOT (Name = 'Ann' OR Name = 'bob'))", ['Cid']],
    ['toLabel compares the label', "toLabel(Size__c) = 'the large'", ['bob']]
  ] as const) {
    test(`${rule}: ${where}`, () => assert.deepEqual(names(`WHERE ${where}`), expected));
  }

  for (const [where, message] of [
    [
      "Weight__c = '1'",
      "value of filter criterion for field 'Weight__c' must be of type double and should not be enclosed in quotes"
    ],
    ['Name = 1', "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes"],
    [
      'Afloat__c = 1',
      "value of filter criterion for field 'Afloat__c' must be of type boolean and should not be enclosed in quotes"
    ],
    [
      'Sailed__c > 2020-01-01',
      "value of filter criterion for field 'Sailed__c' must be of type dateTime and should not be enclosed in quotes"
    ],
    [
      'Built__c > 2020-01-01T00:00:00Z',
      "value of filter criterion for field 'Built__c' must be of type date and should not be enclosed in quotes"
    ],
    [
      'Built__c = 2021-02-30',
      "value of filter criterion for field 'Built__c' must be of type date and should not be enclosed in quotes"
    ],
    ["Id = 'nonsense'", 'invalid ID field: nonsense'],
    ["Id LIKE 'a%'", 'invalid operator on id field'],
    ['Afloat__c > true', 'invalid operator on boolean field'],
    ["Cargo__c LIKE 'T%'", 'invalid operator on multipicklist field'],
    ["Name INCLUDES ('x')", 'includes or excludes operator only valid on multipicklist field'],
    ["Log__c = 'x'", "field 'Log__c' can not be filtered in a query call"]
  ] as const) {
    test(`refused as on the platform: ${where}`, () =>
      assert.equal(
        failure(() => names(`WHERE ${where}`)),
        `System.QueryException: ${message}`
      ));
  }

  test('Ids of 15 and 18 characters are one', () => {
    const [id] = org.column("SELECT Id FROM Ship__c WHERE Name = 'bob'") as [string];
    assert.deepEqual(names(`WHERE Id = '${id.slice(0, 15)}'`), ['bob']);
    assert.deepEqual(names(`WHERE Id IN ('${id.slice(0, 15)}', '${id}')`), ['bob']);
  });

  test('LIKE stays fast on a hostile pattern', () => {
    org.add('Ship__c', { Name: 'long', Note__c: 'a'.repeat(255) });
    const pattern = `${'%a'.repeat(60)}%b`;
    assert.deepEqual(names('WHERE Note__c LIKE :pattern', { binds: { pattern } }), []);
  });
});

describe('binds', () => {
  const list = (type: string, ...items: readonly unknown[]): ApexList =>
    new ApexList(RuntimeType.of(`List<${type}>`), [...items]);

  beforeEach(() => {
    org.add('Ship__c', { Name: 'Ann', Weight__c: '1.50', Built__c: '2020-02-29', Sailed__c: '2020-01-01T08:00:00Z' });
    org.add('Ship__c', { Name: 'bob' });
  });

  for (const [rule, where, value, expected] of [
    ['String', 'Name = :x', 'ann', ['Ann']],
    ['null', 'Weight__c = :x', null, ['bob']],
    ["P64: '' is null", 'Note__c = :x', '', ['Ann', 'bob']],
    ['Decimal', 'Weight__c = :x', ApexDecimal.fromString('1.5'), ['Ann']],
    ['Integer', 'Weight__c > :x', 1, ['Ann']],
    ['Long', 'Weight__c < :x', 2n, ['Ann']],
    ['Date', 'Built__c = :x', ApexDate.of(2020, 2, 29), ['Ann']],
    ['Datetime', 'Sailed__c >= :x', ApexDatetime.parseIso('2020-01-01T08:00:00Z'), ['Ann']],
    ['Date for a Datetime is midnight GMT', 'Sailed__c > :x', ApexDate.of(2020, 1, 1), ['Ann']],
    ['P72: a List', 'Name IN :x', list('String', 'ANN', 'zed'), ['Ann']],
    ['P72: a Set', 'Name IN :x', new ApexSet(RuntimeType.of('Set<String>'), ['bob']), ['bob']],
    ['an empty list', 'Name IN :x', list('String'), []],
    ['NOT IN an empty list', 'Name NOT IN :x', list('String'), ['Ann', 'bob']],
    ['a list that holds null', 'Weight__c IN :x', list('Decimal', null, 1), ['bob']]
  ] as const) {
    test(rule, () => assert.deepEqual(names(`WHERE ${where}`, { binds: { x: value } }), expected));
  }

  test('P72: a list of records stands for their Ids', () => {
    const records = org.run("SELECT Id FROM Ship__c WHERE Name = 'bob'");
    assert.ok(records.kind === 'rows');
    assert.deepEqual(names('WHERE Id IN :x', { binds: { x: list('Ship__c', ...records.records) } }), ['bob']);
    assert.deepEqual(names('WHERE Id = :x', { binds: { x: records.records[0] } }), ['bob']);
    assert.deepEqual(names('WHERE Id = :x', { binds: { x: new ApexSObject(records.object) } }), []);
  });

  test('P71: a name that is not in scope', () => {
    assert.equal(
      failure(() => names('WHERE Id = :record.Id', { binds: { record: 'x' } })),
      'System.QueryException: Variable does not exist: record.Id'
    );
  });

  test('P71: names ignore case', () =>
    assert.deepEqual(names('WHERE Name = :WHO', { binds: { who: 'bob' } }), ['bob']));

  // https://grindskills.com/soql-bind-variable-scope-behavior/
  test('a null collection', () => {
    assert.match(
      failure(() => names('WHERE Name IN :x', { binds: { x: null } })),
      /^System\.NullPointerException/
    );
  });

  test('a bind of the wrong type', () => {
    assert.match(
      failure(() => names('WHERE Weight__c = :x', { binds: { x: '1' } })),
      /must be of type double/
    );
    assert.match(
      failure(() => names('WHERE Built__c = :x', { binds: { x: new ApexDatetime(0) } })),
      /must be of type date/
    );
  });

  test('P74: LIMIT and OFFSET take binds, but not null or less than zero', () => {
    assert.deepEqual(names('ORDER BY Name LIMIT :n OFFSET :m', { binds: { n: 1, m: 1 } }), ['bob']);
    assert.match(
      failure(() => names('LIMIT :n', { binds: { n: null } })),
      /QueryException: Invalid value of the LIMIT clause: null/
    );
    assert.match(
      failure(() => names('LIMIT :n', { binds: { n: -1 } })),
      /QueryException/
    );
  });
});

describe('order', () => {
  beforeEach(() => {
    for (const [name, size, weight] of [
      ['b', 'Large', 2],
      ['A', 'Small', null],
      ['c', null, 10],
      ['B2', 'Huge', 2]
    ] as const) {
      org.add('Ship__c', { Name: name, Size__c: size, Weight__c: weight });
    }
  });

  for (const [rule, clause, expected] of [
    ['text ignores case', 'Name', ['A', 'b', 'B2', 'c']],
    ['descending', 'Name DESC', ['c', 'B2', 'b', 'A']],
    ['P66: picklists sort in the order of their values', 'Size__c NULLS LAST', ['A', 'b', 'B2', 'c']],
    ['P66: nulls come first', 'Weight__c, Name', ['A', 'b', 'B2', 'c']],
    ['P66: nulls come first, descending too', 'Weight__c DESC, Name', ['A', 'c', 'b', 'B2']],
    ['NULLS LAST', 'Weight__c NULLS LAST, Name', ['b', 'B2', 'c', 'A']],
    ['P66: ties keep insertion order', 'Afloat__c', ['b', 'A', 'c', 'B2']],
    ['numbers sort by value', 'Weight__c DESC NULLS LAST LIMIT 1', ['c']]
  ] as const) {
    test(`${rule}: ${clause}`, () => assert.deepEqual(names(`ORDER BY ${clause}`), expected));
  }

  test('P54: without an order rows come as they were inserted', () =>
    assert.deepEqual(names(''), ['b', 'A', 'c', 'B2']));

  test('an index does not change the order of rows', () => {
    const ids = org.column('SELECT Id FROM Ship__c').toReversed();
    const x = new ApexList(RuntimeType.of('List<Id>'), ids);
    assert.deepEqual(names('WHERE Id IN :x', { binds: { x } }), ['b', 'A', 'c', 'B2']);
  });

  test('LIMIT 0 finds nothing, OFFSET skips', () => {
    assert.deepEqual(names('LIMIT 0'), []);
    assert.deepEqual(names('ORDER BY Name LIMIT 2 OFFSET 1'), ['b', 'B2']);
    assert.deepEqual(names('OFFSET 4'), []);
  });

  test('P73: OFFSET stops at 2,000', () => {
    assert.equal(
      failure(() => names('OFFSET 2001')),
      'System.QueryException: Maximum SOQL offset allowed is 2000'
    );
  });

  test('multi-select picklists and long texts cannot be sorted', () => {
    assert.equal(
      failure(() => names('ORDER BY Log__c')),
      "System.QueryException: field 'Log__c' can not be sorted in a query call"
    );
  });

  test('P74: FOR UPDATE and ORDER BY exclude each other', () => {
    assert.equal(names('FOR UPDATE').length, 4);
    assert.match(
      failure(() => names('ORDER BY Name FOR UPDATE')),
      /FOR UPDATE/
    );
  });
});

describe('what is read', () => {
  test('P57: records remember what was selected; the Id always comes along', () => {
    org.add('Ship__c', { Name: 'Ann' });
    const result = org.run('SELECT Name FROM Ship__c');
    assert.ok(result.kind === 'rows');
    const [ship] = result.records;
    assert.ok(ship);
    assert.equal(ship.id, 'a00000000000001AAA'.replace('a00', result.object.keyPrefix));
    assert.equal(ship.read(ship.field('Name')), 'Ann');
    assert.equal(
      failure(() => ship.read(ship.field('Weight__c'))),
      'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Ship__c.Weight__c'
    );
  });

  test('toLabel gives labels', () => {
    org.add('Ship__c', { Size__c: 'Small', Cargo__c: 'Tea;Salt' });
    assert.deepEqual(org.rows('SELECT toLabel(Size__c), toLabel(Cargo__c) FROM Ship__c')[0]?.['Size__c'], 'The Small');
    assert.deepEqual(org.rows('SELECT toLabel(Cargo__c) FROM Ship__c')[0]?.['Cargo__c'], 'The Tea;The Salt');
  });

  test('deleted rows are hidden but for ALL ROWS', () => {
    org.add('Ship__c', { Name: 'sunk', IsDeleted: true });
    assert.deepEqual(names(''), []);
    assert.deepEqual(names('WHERE IsDeleted = true'), []);
    assert.deepEqual(names('ALL ROWS'), ['sunk']);
    assert.equal(
      failure(() => names('ALL ROWS', { surface: 'api' })),
      'System.QueryException: ALL ROWS not allowed in this context'
    );
  });

  test('FIELDS(STANDARD) in Apex; FIELDS(ALL) only outside and bounded', () => {
    org.add('Ship__c', { Name: 'Ann', Note__c: 'x' });
    assert.equal(org.rows('SELECT FIELDS(STANDARD) FROM Ship__c')[0]?.['Note__c'], undefined);
    assert.match(
      failure(() => org.rows('SELECT FIELDS(ALL) FROM Ship__c LIMIT 10')),
      /unbounded set of fields/
    );
    assert.match(
      failure(() => org.rows('SELECT FIELDS(ALL) FROM Account', { surface: 'api' })),
      /must have a LIMIT of at most 200/
    );
    org.add('Account', { Name: 'Acme' });
    assert.equal(org.rows('SELECT FIELDS(ALL) FROM Account LIMIT 200', { surface: 'api' })[0]?.['Name'], 'Acme');
  });

  for (const [text, message] of [
    [
      'SELECT Id FROM Boat__c',
      /^System\.QueryException: sObject type 'Boat__c' is not supported\. If you are attempting to use a custom object, be sure to append the '__c'/
    ],
    [
      'SELECT Nonsense__c FROM Ship__c',
      /No such column 'Nonsense__c' on entity 'Ship__c'\. If you are attempting to use a custom field, be sure to append the '__c'/
    ],
    ['SELECT Id FROM Ship__c WHERE Nonsense__c = 1', /No such column 'Nonsense__c'/],
    ['SELECT Id FROM Ship__c ORDER BY Nonsense__c', /No such column 'Nonsense__c'/],
    ['SELECT Boat__r.Name FROM Ship__c', /Didn't understand relationship 'Boat__r' in field path\./],
    [
      'SELECT (SELECT Id FROM Boats__r) FROM Ship__c',
      /Didn't understand relationship 'Boats__r' in FROM part of query call\./
    ],
    ['SELECT Name, name FROM Ship__c', /duplicate field selected: Name/],
    ['SELECT Name n FROM Ship__c', /only aggregate expressions use field aliasing/],
    ['SELECT Fleet__r.Fleet__r.Fleet__r.Fleet__r.Fleet__r.Fleet__r.Name FROM Ship__c', /goes up more than 5 levels/],
    ['SELECT nonsense(Name) FROM Ship__c WHERE nonsense(Name) = 1', /Invalid function: nonsense/]
  ] as const) {
    test(text, () =>
      assert.match(
        failure(() => org.rows(text)),
        message
      )
    );
  }

  for (const text of [
    'SELECT Twice__c FROM Ship__c',
    'SELECT FORMAT(Weight__c) FROM Ship__c',
    'SELECT Id FROM Ship__c USING SCOPE team',
    'SELECT Id FROM Ship__c FOR VIEW',
    'SELECT Id FROM Ship__c WITH DATA CATEGORY Geo__c AT Usa__c',
    "SELECT Id FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(1,2), 'mi') < 20"
  ]) {
    test(`refused by name, beyond the reach of catch: ${text}`, () => {
      assert.throws(
        () => org.rows(text),
        (error) => !(error instanceof ApexThrow) && /is not supported by the local org/.test((error as Error).message)
      );
    });
  }
});
