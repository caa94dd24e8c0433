import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { failure, SHIP_SCHEMA } from './shipSchema.ts';
import { createTestOrg } from './testOrg.ts';
import type { TestOrg } from './testOrg.ts';

let org: TestOrg;
beforeEach(() => {
  org = createTestOrg(SHIP_SCHEMA);
});

const names = (where: string): readonly unknown[] => org.column(`SELECT Name FROM Ship__c ${where}`);

describe('dates', () => {
  // The clock stands at 2026-01-05T09:00Z: Monday 5 January, 01:00 in Los Angeles.
  const days = [
    '2024-12-31',
    '2025-01-01',
    '2025-10-07',
    '2025-12-28',
    '2026-01-03',
    '2026-01-04',
    '2026-01-05',
    '2026-01-06',
    '2026-01-11',
    '2026-03-31',
    '2026-04-06',
    '2027-01-01'
  ];

  beforeEach(() => {
    for (const day of days) org.add('Ship__c', { Name: day, Built__c: day });
  });

  for (const [clause, expected] of [
    ['= TODAY', ['2026-01-05']],
    ['= YESTERDAY', ['2026-01-04']],
    ['= TOMORROW', ['2026-01-06']],
    ['= THIS_WEEK', ['2026-01-04', '2026-01-05', '2026-01-06']],
    ['= LAST_WEEK', ['2025-12-28', '2026-01-03']],
    ['= NEXT_WEEK', ['2026-01-11']],
    ['= THIS_MONTH', ['2026-01-03', '2026-01-04', '2026-01-05', '2026-01-06', '2026-01-11']],
    ['= LAST_MONTH', ['2025-12-28']],
    ['= THIS_QUARTER', ['2026-01-03', '2026-01-04', '2026-01-05', '2026-01-06', '2026-01-11', '2026-03-31']],
    ['= LAST_FISCAL_QUARTER', ['2025-10-07', '2025-12-28']],
    ['= LAST_YEAR', ['2025-01-01', '2025-10-07', '2025-12-28']],
    ['= NEXT_YEAR', ['2027-01-01']],
    ['= LAST_N_DAYS:2', ['2026-01-03', '2026-01-04', '2026-01-05']],
    ['= NEXT_N_DAYS:1', ['2026-01-06']],
    ['= NEXT_90_DAYS', ['2026-01-06', '2026-01-11', '2026-03-31']],
    ['= LAST_90_DAYS', ['2025-10-07', '2025-12-28', '2026-01-03', '2026-01-04', '2026-01-05']],
    ['= N_DAYS_AGO:1', ['2026-01-04']],
    ['= LAST_N_MONTHS:1', ['2025-12-28']],
    ['= N_YEARS_AGO:2', ['2024-12-31']],
    ['= NEXT_N_QUARTERS:1', ['2026-04-06']],
    ['< LAST_N_MONTHS:3', ['2024-12-31', '2025-01-01']],
    ['> THIS_YEAR', ['2027-01-01']],
    ['>= NEXT_YEAR', ['2027-01-01']],
    ['<= N_YEARS_AGO:2', ['2024-12-31']],
    ['IN (TODAY, TOMORROW)', ['2026-01-05', '2026-01-06']],
    ['!= THIS_YEAR', ['2024-12-31', '2025-01-01', '2025-10-07', '2025-12-28', '2027-01-01']]
  ] as const) {
    // https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
    test(`Built__c ${clause}`, () => assert.deepEqual(names(`WHERE Built__c ${clause}`), expected));
  }

  test('P67: date literals on date-times begin at midnight of the user', () => {
    for (const [name, time] of [
      ['before', '2026-01-05T07:59:59Z'],
      ['first', '2026-01-05T08:00:00Z'],
      ['last', '2026-01-06T07:59:59Z'],
      ['after', '2026-01-06T08:00:00Z']
    ] as const) {
      org.add('Ship__c', { Name: name, Sailed__c: time });
    }
    assert.deepEqual(names('WHERE Sailed__c = TODAY'), ['first', 'last']);
    assert.deepEqual(names('WHERE Sailed__c > TODAY'), ['after']);
    assert.deepEqual(names('WHERE DAY_ONLY(Sailed__c) = 2026-01-05'), ['before', 'first']);
    assert.deepEqual(names('WHERE DAY_ONLY(convertTimezone(Sailed__c)) = 2026-01-05'), ['first', 'last']);
    assert.deepEqual(names('WHERE HOUR_IN_DAY(Sailed__c) = 8'), ['first', 'after']);
  });

  for (const [call, expected] of [
    ['CALENDAR_YEAR(Built__c) = 2024', ['2024-12-31']],
    ['CALENDAR_QUARTER(Built__c) = 2', ['2026-04-06']],
    ['FISCAL_MONTH(Built__c) = 3', ['2026-03-31']],
    ['DAY_IN_MONTH(Built__c) = 28', ['2025-12-28']],
    ['DAY_IN_WEEK(Built__c) = 1', ['2025-12-28', '2026-01-04', '2026-01-11']],
    ['DAY_IN_YEAR(Built__c) = 366', ['2024-12-31']],
    ['WEEK_IN_MONTH(Built__c) = 2', ['2026-01-11']],
    ['WEEK_IN_YEAR(Built__c) = 53', ['2024-12-31']]
  ] as const) {
    test(call, () => assert.deepEqual(names(`WHERE ${call}`), expected));
  }

  test('a date function of a text', () => {
    assert.match(
      failure(() => names('WHERE CALENDAR_YEAR(Name) = 1')),
      /Function CALENDAR_YEAR has wrong arguments/
    );
  });
});
