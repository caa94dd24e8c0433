import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { ApexThrow } from '../../apex/values/apexThrow.ts';
import { testSchema } from '../../data/__tests__/testSchema.ts';
import { createTestOrg } from './testOrg.ts';
import type { TestOrg } from './testOrg.ts';

const SCHEMA = testSchema();

let org: TestOrg;
beforeEach(() => {
  org = createTestOrg(SCHEMA);
  for (const [Name, StageName, Amount, CloseDate, LeadSource] of [
    ['a', 'Prospecting', '0.10', '2026-01-10', 'Web'],
    ['b', 'Prospecting', '0.20', '2026-02-10', 'Web'],
    ['c', 'Closed Won', '100', '2025-12-31', 'Other'],
    ['d', 'Closed Won', null, '2026-01-31', null]
  ] as const) {
    org.add('Opportunity', { Name, StageName, Amount, CloseDate, LeadSource });
  }
});

const cells = (text: string): readonly (readonly unknown[])[] => org.rows(text).map((row) => Object.values(row));

function failure(text: string): string {
  try {
    org.rows(text);
  } catch (error) {
    if (error instanceof ApexThrow) return error.message;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

// https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_agg_functions.htm
describe('aggregates (P68)', () => {
  test('SUM is exact, and each function leaves nulls out', () => {
    assert.deepEqual(
      org.rows(
        'SELECT SUM(Amount) s, COUNT(Amount) n, COUNT(Id) all, MIN(Amount) low, MAX(Amount) high FROM Opportunity'
      ),
      [{ s: '100.30', n: 3, all: 4, low: '0.10', high: '100' }]
    );
  });

  test('AVG divides what is not null', () => {
    assert.deepEqual(cells('SELECT AVG(Amount) FROM Opportunity'), [['33.4333333333333333']]);
    assert.deepEqual(cells("SELECT AVG(Amount) FROM Opportunity WHERE StageName = 'Prospecting'"), [['0.15']]);
  });

  test('no rows: one result without GROUP BY, none with it', () => {
    assert.deepEqual(org.rows("SELECT SUM(Amount) s, COUNT(Id) n FROM Opportunity WHERE Name = 'x'"), [{ n: 0 }]);
    assert.deepEqual(org.rows("SELECT COUNT(Id) FROM Opportunity WHERE Name = 'x' GROUP BY StageName"), []);
  });

  test('COUNT() alone is a number, cut by LIMIT', () => {
    assert.deepEqual(org.run('SELECT COUNT() FROM Opportunity'), { kind: 'count', count: 4 });
    assert.deepEqual(org.run('SELECT COUNT() FROM Opportunity LIMIT 3'), { kind: 'count', count: 3 });
  });

  test('dates and texts have extremes; COUNT_DISTINCT ignores case', () => {
    org.add('Opportunity', { Name: 'A' });
    assert.deepEqual(
      org.rows('SELECT MIN(CloseDate) early, MAX(Name) late, COUNT_DISTINCT(Name) names FROM Opportunity'),
      [{ early: '2025-12-31', late: 'd', names: 4 }]
    );
  });

  test('unnamed columns are expr0, expr1 …, fields go by their name', () => {
    assert.deepEqual(
      Object.keys(
        org.rows('SELECT StageName, COUNT(Id), MAX(Amount), MIN(Amount) low FROM Opportunity GROUP BY StageName')[1] ??
          {}
      ),
      ['StageName', 'expr0', 'expr1', 'low']
    );
  });

  test('nulls are a group of their own', () => {
    assert.deepEqual(
      org.rows('SELECT LeadSource, COUNT(Id) n FROM Opportunity GROUP BY LeadSource ORDER BY LeadSource'),
      [{ n: 1 }, { LeadSource: 'Web', n: 2 }, { LeadSource: 'Other', n: 1 }]
    );
  });

  test('GROUP BY reaches parents', () => {
    const account = org.add('Account', { Name: 'Acme' });
    org.add('Opportunity', { Name: 'x', AccountId: account });
    assert.deepEqual(
      org.rows('SELECT Account.Name, COUNT(Id) n FROM Opportunity WHERE AccountId != null GROUP BY Account.Name'),
      [{ Name: 'Acme', n: 1 }]
    );
  });

  test('GROUP BY a function of a date', () => {
    assert.deepEqual(
      org.rows(
        'SELECT CALENDAR_YEAR(CloseDate) y, COUNT(Id) n FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate) ORDER BY CALENDAR_YEAR(CloseDate)'
      ),
      [
        { y: 2025, n: 1 },
        { y: 2026, n: 3 }
      ]
    );
  });

  test('HAVING judges groups', () => {
    assert.deepEqual(
      cells("SELECT StageName FROM Opportunity GROUP BY StageName HAVING SUM(Amount) > 1 AND StageName LIKE 'Closed%'"),
      [['Closed Won']]
    );
    assert.deepEqual(cells('SELECT StageName FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 2'), []);
  });

  test('groups are ordered and cut', () => {
    assert.deepEqual(
      cells('SELECT Name FROM Opportunity GROUP BY Name ORDER BY MAX(Amount) DESC NULLS LAST LIMIT 2 OFFSET 1'),
      [['b'], ['a']]
    );
  });

  test('ROLLUP adds subtotals, GROUPING tells them from nulls', () => {
    const rows = org.rows(
      'SELECT StageName, LeadSource, GROUPING(LeadSource) sub, COUNT(Id) n FROM Opportunity GROUP BY ROLLUP(StageName, LeadSource)'
    );
    assert.deepEqual(rows, [
      { StageName: 'Prospecting', LeadSource: 'Web', sub: 0, n: 2 },
      { StageName: 'Closed Won', LeadSource: 'Other', sub: 0, n: 1 },
      { StageName: 'Closed Won', sub: 0, n: 1 },
      { StageName: 'Prospecting', sub: 1, n: 2 },
      { StageName: 'Closed Won', sub: 1, n: 2 },
      { sub: 1, n: 4 }
    ]);
  });

  test('CUBE groups by every choice of its fields', () => {
    const rows = org.rows(
      "SELECT StageName, LeadSource, COUNT(Id) n FROM Opportunity WHERE StageName = 'Prospecting' GROUP BY CUBE(StageName, LeadSource)"
    );
    assert.deepEqual(rows, [
      { StageName: 'Prospecting', LeadSource: 'Web', n: 2 },
      { LeadSource: 'Web', n: 2 },
      { StageName: 'Prospecting', n: 2 },
      { n: 2 }
    ]);
  });

  test('an alias that no column has', () => {
    const result = org.run('SELECT COUNT(Id) n FROM Opportunity');
    assert.ok(result.kind === 'aggregate');
    assert.throws(() => result.records[0]?.field('m'), /Invalid field m for AggregateResult/);
    assert.equal(result.records[0]?.objectName, 'AggregateResult');
  });

  test('more than 2,000 groups need a LIMIT', () => {
    for (let index = 0; index < 2001; index += 1) org.add('Lead', { LastName: `L${index}` });
    assert.match(failure('SELECT LastName FROM Lead GROUP BY LastName'), /does not support queryMore/);
    assert.equal(org.rows('SELECT LastName FROM Lead GROUP BY LastName LIMIT 2000').length, 2000);
  });

  for (const [text, message] of [
    ['SELECT Name, COUNT(Id) FROM Opportunity', 'Field must be grouped or aggregated: Name'],
    ['SELECT Name FROM Opportunity GROUP BY StageName', 'Field must be grouped or aggregated: Name'],
    [
      'SELECT StageName FROM Opportunity GROUP BY StageName ORDER BY Name',
      'Ordered field must be grouped or aggregated: Name'
    ],
    [
      "SELECT StageName FROM Opportunity GROUP BY StageName HAVING Name = 'x'",
      'Field must be grouped or aggregated: Name'
    ],
    [
      'SELECT COUNT(Id) FROM Opportunity LIMIT 1',
      'Non-grouped query that uses overall aggregate functions cannot also use LIMIT'
    ],
    ['SELECT SUM(Name) FROM Opportunity', 'field Name does not support aggregate operator SUM'],
    ['SELECT MAX(IsWon) FROM Opportunity', 'field IsWon does not support aggregate operator MAX'],
    ['SELECT Amount FROM Opportunity GROUP BY Amount', "field 'Amount' can not be grouped in a query call"],
    ['SELECT COUNT(Id) n, MAX(Name) N FROM Opportunity', 'duplicate alias: N'],
    ['SELECT COUNT(), Name FROM Opportunity GROUP BY Name', 'Grouped query cannot use COUNT()'],
    ['SELECT CALENDAR_YEAR(CloseDate) FROM Opportunity', 'Field must be grouped or aggregated: CloseDate']
  ] as const) {
    test(text, () => assert.equal(failure(text), `System.QueryException: ${message}`));
  }
});
