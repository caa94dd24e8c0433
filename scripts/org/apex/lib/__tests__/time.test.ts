import { testExpressions } from './expressionTable.ts';

testExpressions('P52 dates roll and clamp', [
  ['String.valueOf(Date.newInstance(2026, 14, 31))', '2027-03-03'],
  ['String.valueOf(Date.newInstance(2024, 1, 31).addMonths(1))', '2024-02-29'],
  ['String.valueOf(Date.newInstance(2024, 2, 29).addYears(1))', '2025-02-28'],
  ['Date.newInstance(2026, 1, 31)', '2026-01-31 00:00:00'],
  ['Date.newInstance(2026, 1, 31).daysBetween(Date.newInstance(2026, 3, 1))', '29'],
  ['Date.newInstance(2026, 1, 31).monthsBetween(Date.newInstance(2026, 3, 1))', '2'],
  ['String.valueOf(Date.newInstance(2026, 1, 15).toStartOfWeek())', '2026-01-11'],
  ['Date.newInstance(2026, 12, 31).dayOfYear()', '365'],
  ["Date.valueOf('2026-02-30')", 'System.TypeException: Invalid date: 2026-02-30'],
  ["String.valueOf(Date.valueOf('2026-2-3 10:00:00'))", '2026-02-03'],
  ["String.valueOf(Date.parse('2/3/2026'))", '2026-02-03'],
  ['Date.newInstance(2026, 2, 3).format()', '2/3/2026'],
  ['String.valueOf(Date.today())', '2026-01-15']
]);

testExpressions(
  'P52 P53 datetimes print GMT and format in the zone of the user',
  [
    ['Datetime.newInstance(2026, 7, 1, 15, 45, 0)', '2026-07-01 22:45:00'],
    ['String.valueOf(Datetime.newInstance(2026, 7, 1, 15, 45, 0))', '2026-07-01 15:45:00'],
    ['Datetime.newInstanceGmt(2026, 7, 1, 3, 0, 0).day()', '30'],
    ['Datetime.newInstanceGmt(2026, 7, 1, 3, 0, 0).dayGmt()', '1'],
    ['Datetime.newInstanceGmt(2026, 7, 1, 3, 0, 0).format()', '6/30/2026, 8:00 PM'],
    [
      "Datetime.newInstanceGmt(2026, 7, 1, 3, 4, 5).format('yyyy-MM-dd\\'T\\'HH:mm:ss.SSSZ')",
      '2026-06-30T20:04:05.000-0700'
    ],
    [
      "Datetime.newInstanceGmt(2026, 7, 1, 3, 4, 5).format('EEEE, MMM d, h:mm a z', 'Europe/Berlin')",
      'Wednesday, Jul 1, 5:04 AM GMT+2'
    ],
    ["Datetime.newInstanceGmt(2026, 12, 29, 12, 0, 0).formatGmt('YYYY ww')", '2027 01'],
    [
      "Datetime.newInstanceGmt(2026, 1, 1, 0, 0, 0).formatGmt('b')",
      "System.IllegalArgumentException: Illegal pattern character 'b'"
    ],
    ["Datetime.valueOf('2026-07-01 15:45:00').getTime()", '1782945900000'],
    ["Datetime.valueOf('2026-07-01')", 'System.TypeException: Invalid date/time: 2026-07-01'],
    ['Datetime.newInstance(2026, 3, 7, 12, 0, 0).addDays(1)', '2026-03-08 19:00:00'],
    ['Datetime.newInstance(2026, 3, 7, 12, 0, 0).addHours(24)', '2026-03-08 20:00:00'],
    ['Datetime.newInstance(2026, 3, 8, 2, 30, 0)', '2026-03-08 10:30:00'],
    ["Datetime.parse('7/1/2026, 3:45 PM')", '2026-07-01 22:45:00']
  ],
  { zone: 'America/Los_Angeles' }
);

testExpressions('https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_time.htm', [
  ['Time.newInstance(23, 30, 0, 5)', '23:30:00.005Z'],
  ['Time.newInstance(23, 30, 0, 0).addMinutes(45)', '00:15:00.000Z'],
  ['Time.newInstance(0, 0, 0, 0).addHours(-1).hour()', '23']
]);
