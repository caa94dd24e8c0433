/** Every function with inputs and values: the table that the documentation of each group describes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FORMULA_FUNCTIONS } from '../functions/functionTable.ts';
import { evaluate } from './formulaCase.ts';
import type { CaseOptions } from './formulaCase.ts';

const PAGE = 'https://help.salesforce.com/s/articleView?id=sf.customize_functions_';

type Case = readonly [formula: string, value: string, options?: CaseOptions];

const FIELD: CaseOptions = { use: 'formula field' };

const TABLE: Readonly<Record<string, readonly Case[]>> = {
  abs: [
    ['ABS(-2.5)', '2.5'],
    ['ABS(Blank__c)', 'blank']
  ],
  addmonths: [
    ['ADDMONTHS(Date__c, 1)', '2026-04-30'],
    ['ADDMONTHS(DATE(2026, 2, 28), 1)', '2026-03-31'],
    ['ADDMONTHS(DATE(2026, 1, 30), 1)', '2026-02-28'],
    ['ADDMONTHS(Date__c, -1)', '2026-02-28'],
    ['ADDMONTHS(Moment__c, 1)', '2026-04-30T23:30:00.000Z'],
    ['ADDMONTHS(Date__c, 999999999)', '#Error!'],
    ['ADDMONTHS(NoDate__c, 1)', 'blank']
  ],
  and: [
    ['AND(TRUE, Flag__c)', 'true'],
    ['AND(TRUE, Number__c > 99)', 'false'],
    ['AND(FALSE, 1 / 0 > 1)', 'false'],
    ['AND(Blank__c > 1, TRUE)', 'false']
  ],
  ascii: [
    ['ASCII("A")', '65'],
    ['ASCII(Empty__c)', 'blank']
  ],
  begins: [
    ['BEGINS(Text__c, "Hello")', 'true'],
    ['BEGINS(Text__c, "hello")', 'false'],
    ['BEGINS(Text__c, "")', 'true'],
    ['BEGINS(Empty__c, "x")', 'blank']
  ],
  blankvalue: [
    ['BLANKVALUE(Blank__c, 7)', '7'],
    ['BLANKVALUE(Empty__c, "none")', 'none'],
    ['BLANKVALUE(Text__c, "none")', 'Hello World']
  ],
  br: [['"a" & BR() & "b"', 'a<br>b']],
  case: [
    ['CASE(Color__c, "Red", 1, "Blue", 2, 0)', '1'],
    ['CASE(Color__c, "red", 1, 0)', '0'],
    ['CASE(Color__c, "", "none", "some")', 'none', { values: { Color__c: null } }],
    ['CASE(MONTH(Date__c), 1, "Jan", 3, "Mar", "?")', 'Mar'],
    ['CASE(Empty__c, "", "empty", "full")', 'empty'],
    ['CASE(Blank__c, NULL, "blank", "else")', 'else']
  ],
  casesafeid: [
    ['CASESAFEID("001000000000001")', '001000000000001AAA'],
    ['CASESAFEID("x")', 'blank']
  ],
  ceiling: [
    ['CEILING(2.1)', '3'],
    ['CEILING(-2.1)', '-3'],
    ['CEILING((1 / 3) * 3)', '1']
  ],
  chr: [
    ['CHR(65)', 'A'],
    ['CHR(0)', 'blank']
  ],
  contains: [
    ['CONTAINS(Text__c, "World")', 'true'],
    ['CONTAINS(Text__c, "world")', 'false'],
    ['CONTAINS(Empty__c, "x")', 'blank'],
    ['CONTAINS(Text__c, Empty__c)', 'true']
  ],
  date: [
    ['DATE(2026, 2, 28)', '2026-02-28'],
    ['DATE(2026, 2, 30)', '#Error!'],
    ['DATE(2026, 13, 1)', '#Error!'],
    ['DATE(Blank__c, 1, 1)', 'blank']
  ],
  datetimevalue: [
    ['DATETIMEVALUE("2026-01-02 03:04:05")', '2026-01-02T03:04:05.000Z'],
    ['DATETIMEVALUE(Date__c)', '2026-03-31T00:00:00.000Z'],
    ['DATETIMEVALUE("soon")', '#Error!']
  ],
  datevalue: [
    ['DATEVALUE("2026-01-02")', '2026-01-02'],
    ['DATEVALUE("2026-02-30")', '#Error!'],
    ['DATEVALUE(Empty__c)', 'blank']
  ],
  day: [
    ['DAY(Date__c)', '31'],
    ['DAY(NoDate__c)', 'blank']
  ],
  dayofyear: [
    ['DAYOFYEAR(DATE(2026, 12, 31))', '365'],
    ['DAYOFYEAR(DATE(2024, 12, 31))', '366']
  ],
  exp: [
    ['EXP(0)', '1'],
    ['EXP(99999)', '#Error!']
  ],
  find: [
    ['FIND("World", Text__c)', '7'],
    ['FIND("x", Text__c)', '0'],
    ['FIND("l", Text__c, 5)', '10'],
    ['FIND("x", Empty__c)', '0']
  ],
  floor: [
    ['FLOOR(2.9)', '2'],
    ['FLOOR(-2.9)', '-2']
  ],
  fromunixtime: [
    ['FROMUNIXTIME(0)', '1970-01-01T00:00:00.000Z'],
    ['FROMUNIXTIME(99999999999999)', '#Error!'],
    ['FROMUNIXTIME(1.5)', '1970-01-01T00:00:01.500Z']
  ],
  hour: [['HOUR(Time__c)', '14']],
  hyperlink: [
    ['HYPERLINK("/" & "001", "Open")', '<a href="/001" target="_blank">Open</a>', FIELD],
    ['HYPERLINK("/x", "Open", "_self")', '<a href="/x" target="_self">Open</a>', FIELD],
    ['HYPERLINK("javascript:alert(1)", "Open")', '#Error!', FIELD]
  ],
  if: [
    ['IF(Flag__c, "yes", "no")', 'yes'],
    ['IF(Blank__c > 1, "yes", "no")', 'no'],
    ['IF(TRUE, 1, 1 / 0)', '1'],
    ['IF(FALSE, 1, NULL)', 'blank']
  ],
  ifs: [
    ['IFS(FALSE, 1, TRUE, 2, 3)', '2'],
    ['IFS(FALSE, 1, FALSE, 2, 3)', '3']
  ],
  image: [
    ['IMAGE("/flag.gif", "green")', '<img src="/flag.gif" alt="green" border="0"/>', FIELD],
    [
      'IMAGE("/flag.gif", "green", 10, 20)',
      '<img src="/flag.gif" alt="green" style="height:10px; width:20px;" border="0"/>',
      FIELD
    ]
  ],
  includes: [
    ['INCLUDES(Sizes__c, "L")', 'true'],
    ['INCLUDES(Sizes__c, "M")', 'false'],
    ['INCLUDES(PRIORVALUE(Sizes__c), "M")', 'true', { before: { Sizes__c: 'M' } }]
  ],
  initcap: [['INITCAP("hELLO wORLD 1st")', 'Hello World 1st']],
  isblank: [
    ['ISBLANK(Empty__c)', 'true'],
    ['ISBLANK(Text__c)', 'false'],
    ['ISBLANK("")', 'true'],
    ['ISBLANK(Color__c)', 'false'],
    ['ISBLANK(Parent__c)', 'true'],
    ['ISBLANK(Sizes__c)', 'false']
  ],
  ischanged: [
    ['ISCHANGED(Number__c)', 'true', { before: { Number__c: null } }],
    ['ISCHANGED(Text__c)', 'false', { before: {} }],
    ['ISCHANGED(Text__c)', 'true', { before: { Text__c: 'HELLO WORLD' } }],
    ['ISCHANGED(Color__c)', 'true', { before: { Color__c: 'Blue' } }],
    ['ISCHANGED(Text__c)', 'false']
  ],
  isclone: [['ISCLONE()', 'false']],
  isnew: [
    ['ISNEW()', 'true'],
    ['ISNEW()', 'false', { before: {} }]
  ],
  isnull: [
    ['ISNULL(Blank__c)', 'true'],
    ['ISNULL(Empty__c)', 'false'],
    ['ISNULL(Blank__c)', 'false', { ...FIELD, blanksAsZero: true }]
  ],
  isnumber: [
    ['ISNUMBER("12.5")', 'true'],
    ['ISNUMBER("12a")', 'false'],
    ['ISNUMBER(Empty__c)', 'false']
  ],
  isoweek: [
    ['ISOWEEK(DATE(2021, 1, 1))', '53'],
    ['ISOWEEK(DATE(2026, 1, 1))', '1'],
    ['ISOWEEK(DATE(2024, 12, 30))', '1']
  ],
  isoyear: [
    ['ISOYEAR(DATE(2021, 1, 1))', '2020'],
    ['ISOYEAR(DATE(2024, 12, 30))', '2025'],
    ['ISOYEAR(Date__c)', '2026']
  ],
  ispickval: [
    ['ISPICKVAL(Color__c, "Red")', 'true'],
    ['ISPICKVAL(Color__c, "red")', 'false'],
    ['ISPICKVAL(Color__c, "")', 'true', { values: { Color__c: null } }],
    ['ISPICKVAL(PRIORVALUE(Color__c), "Blue")', 'true', { before: { Color__c: 'Blue' } }]
  ],
  left: [
    ['LEFT(Text__c, 5)', 'Hello'],
    ['LEFT(Text__c, 0)', 'blank'],
    ['LEFT(Text__c, 99)', 'Hello World'],
    ['LEFT(Empty__c, 2)', 'blank']
  ],
  len: [
    ['LEN(Text__c)', '11'],
    ['LEN(Empty__c)', '0'],
    ['LEN(Long__c)', '9']
  ],
  ln: [
    ['LN(1)', '0'],
    ['LN(0)', '#Error!']
  ],
  log: [
    ['LOG(1000)', '3'],
    ['LOG(-1)', '#Error!']
  ],
  lower: [['LOWER(Text__c)', 'hello world']],
  lpad: [
    ['LPAD("7", 3, "0")', '007'],
    ['LPAD("7", 3)', '  7'],
    ['LPAD("12345", 3)', '123'],
    ['LPAD("7", 999999999)', '#Error!'],
    ['LPAD(Empty__c, 3, "0")', 'blank']
  ],
  max: [
    ['MAX(1, 3, 2)', '3'],
    ['MAX(1, Blank__c)', 'blank']
  ],
  mceiling: [
    ['MCEILING(-2.1)', '-2'],
    ['MCEILING(2.1)', '3']
  ],
  mfloor: [
    ['MFLOOR(-2.1)', '-3'],
    ['MFLOOR(2.9)', '2']
  ],
  mid: [
    ['MID(Text__c, 7, 3)', 'Wor'],
    ['MID(Text__c, 0, 2)', 'He'],
    ['MID(Text__c, 99, 2)', 'blank'],
    ['MID(Text__c, 9, 99)', 'rld']
  ],
  millisecond: [['MILLISECOND(Time__c)', '250']],
  min: [['MIN(4, 3, 5)', '3']],
  minute: [['MINUTE(Time__c)', '5']],
  mod: [
    ['MOD(7, 3)', '1'],
    ['MOD(-7, 3)', '-1'],
    ['MOD(7.5, 2)', '1.5'],
    ['MOD(1, 0)', '#Error!']
  ],
  month: [['MONTH(Date__c)', '3']],
  now: [
    ['NOW() - NOW()', '0'],
    ['ISBLANK(NOW())', 'false']
  ],
  nullvalue: [
    ['NULLVALUE(Blank__c, 7)', '7'],
    ['NULLVALUE(Empty__c, "none")', 'blank']
  ],
  or: [
    ['OR(FALSE, Flag__c)', 'true'],
    ['OR(Blank__c > 1, FALSE)', 'false'],
    ['OR(TRUE, 1 / 0 > 1)', 'true']
  ],
  pi: [['ROUND(PI(), 5)', '3.14159']],
  picklistcount: [
    ['PICKLISTCOUNT(Sizes__c)', '2'],
    ['PICKLISTCOUNT(Sizes__c)', '0', { values: { Sizes__c: null } }]
  ],
  priorvalue: [
    ['PRIORVALUE(Text__c)', 'old', { before: { Text__c: 'old' } }],
    ['PRIORVALUE(Text__c)', 'blank']
  ],
  regex: [
    ['REGEX(Text__c, "Hel+o.*")', 'true'],
    ['REGEX(Text__c, "Hello")', 'false'],
    ['REGEX("12", "\\\\d{2}")', 'true'],
    ['REGEX(Empty__c, "")', 'true'],
    ['REGEX(Text__c, "(")', '#Error!']
  ],
  reverse: [['REVERSE("abc")', 'cba']],
  right: [
    ['RIGHT(Text__c, 5)', 'World'],
    ['RIGHT(Text__c, 0)', 'blank']
  ],
  round: [
    ['ROUND(2.345, 2)', '2.35'],
    ['ROUND(-2.345, 2)', '-2.35'],
    ['ROUND(125, -1)', '130'],
    ['ROUND(1.5, 999999999)', '1.5'],
    ['ROUND(1.5, -999999999)', '0'],
    ['ROUND(2.5, 0)', '3']
  ],
  rpad: [
    ['RPAD("7", 3, "0")', '700'],
    ['RPAD("12345", 3)', '123']
  ],
  second: [['SECOND(Time__c)', '9']],
  sqrt: [
    ['SQRT(16)', '4'],
    ['SQRT(-1)', '#Error!']
  ],
  substitute: [
    ['SUBSTITUTE(Text__c, "l", "L")', 'HeLLo WorLd'],
    ['SUBSTITUTE(Text__c, "Hello World", "")', 'blank'],
    ['SUBSTITUTE(Text__c, "o", "$&")', 'Hell$& W$&rld']
  ],
  text: [
    ['TEXT(Number__c)', '12.5'],
    ['TEXT(Percent__c)', '0.25'],
    ['TEXT(Date__c)', '2026-03-31'],
    ['TEXT(Moment__c)', '2026-03-31 23:30:00Z'],
    ['TEXT(Time__c)', '14:05:09.250'],
    ['TEXT(Color__c)', 'Red'],
    ['TEXT(Blank__c)', 'blank'],
    ['TEXT(100)', '100']
  ],
  timenow: [['ISBLANK(TIMENOW())', 'false']],
  timevalue: [
    ['TIMEVALUE("14:05:09.250")', '14:05:09.250Z'],
    ['TIMEVALUE(Moment__c)', '23:30:00.000Z'],
    ['TIMEVALUE("noon")', '#Error!']
  ],
  today: [
    ['TODAY() - TODAY()', '0'],
    ['TODAY() + 1 > TODAY()', 'true']
  ],
  trim: [
    ['TRIM("  a b ")', 'a b'],
    ['TRIM("  ")', 'blank']
  ],
  trunc: [
    ['TRUNC(2.349, 2)', '2.34'],
    ['TRUNC(-2.349, 2)', '-2.34']
  ],
  unixtimestamp: [
    ['UNIXTIMESTAMP(DATE(1970, 1, 2))', '86400'],
    ['UNIXTIMESTAMP(Moment__c)', '1774999800'],
    ['UNIXTIMESTAMP(Time__c)', '50709']
  ],
  upper: [
    ['UPPER(Text__c)', 'HELLO WORLD'],
    ['UPPER("i", "tr")', 'İ']
  ],
  value: [
    ['VALUE("12.50") + 1', '13.50'],
    ['VALUE("x")', '#Error!'],
    ['VALUE("1e999999999")', '#Error!'],
    ['VALUE(Empty__c)', 'blank']
  ],
  weekday: [
    ['WEEKDAY(DATE(2026, 3, 29))', '1'],
    ['WEEKDAY(Date__c)', '3']
  ],
  year: [['YEAR(Date__c)', '2026']]
};

describe('functions', () => {
  for (const [name, cases] of Object.entries(TABLE)) {
    for (const [formula, value, options] of cases) {
      test(`${formula} is ${value} (${PAGE}${name}.htm)`, () => assert.equal(evaluate(formula, options), value));
    }
  }

  test('every function has a case, but for those with tests of their own', () => {
    const missing = FORMULA_FUNCTIONS.map(({ name }) => name).filter((name) => TABLE[name.toLowerCase()] === undefined);
    assert.deepEqual(missing, ['CURRENCYRATE', 'VLOOKUP']);
  });
});
