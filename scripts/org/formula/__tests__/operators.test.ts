/** Operators, literals and blanks. https://help.salesforce.com/s/articleView?id=sf.customize_functions.htm */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { evaluate } from './formulaCase.ts';
import type { CaseOptions } from './formulaCase.ts';

const AS_ZERO: CaseOptions = { use: 'formula field', blanksAsZero: true };
const OTHER_DAY: CaseOptions = { values: { Moment__c: ApexDatetime.parseIso('2026-01-01T06:00:00Z') } };

const GROUPS: Readonly<Record<string, readonly (readonly [formula: string, value: string, options?: CaseOptions])[]>> =
  {
    'numbers are exact decimals of 39 digits': [
      ['0.1 + 0.2 = 0.3', 'true'],
      ['1.10 + 2.20', '3.30'],
      ['ROUND(1 / 3, 20)', '0.33333333333333333333'],
      ['10 / 4', '2.5'],
      ['99999999999999999999 * 99999999999999999999', '9999999999999999999800000000000000000000'],
      ['-2 - -3', '1'],
      ['2 ^ 10', '1024'],
      ['2 ^ -2', '0.25'],
      ['4 ^ 0.5', '#Error!'],
      ['10 ^ 70', '#Error!'],
      ['1 / 0', '#Error!']
    ],
    'multiplication binds stronger than exponentiation, unary minus strongest': [
      ['2 * 3 ^ 2', '36'],
      ['-2 ^ 2', '4'],
      ['1 + 2 * 3', '7'],
      ['8 / 4 / 2', '1'],
      ['1 + 1 = 2 && 2 > 1 || FALSE', 'true']
    ],
    'P93: percentages count as fractions': [
      ['Percent__c * 100', '25.0000'],
      ['Percent__c = 0.25', 'true']
    ],
    'P93: blank numbers are zero only where the formula says so, and only fields are': [
      ['Blank__c + 1', 'blank'],
      ['Blank__c + 1', '1', AS_ZERO],
      ['NULL + 1', 'blank', AS_ZERO],
      ['ISBLANK(Blank__c)', 'true'],
      ['ISBLANK(Blank__c)', 'false', AS_ZERO],
      ['Parent__r.Number__c + 1', '1', AS_ZERO],
      ['VALUE(Empty__c) + 1', 'blank', AS_ZERO]
    ],
    'P93: blank text equals the empty text, everything else blank compares to blank': [
      ['Empty__c = ""', 'true'],
      ['Empty__c <> "x"', 'true'],
      ['Empty__c = NULL', 'true'],
      ['Blank__c = 0', 'blank'],
      ['Blank__c = NULL', 'blank'],
      ['Blank__c <> 0', 'blank'],
      ['NoDate__c = Date__c', 'blank'],
      ['Blank__c < 1', 'blank'],
      ['NOT(Blank__c < 1)', 'blank'],
      ['IF(NOT(Blank__c < 1), "yes", "no")', 'no']
    ],
    'text joins with blank as if it were empty, and compares with respect to case': [
      ['Text__c & Empty__c & "!"', 'Hello World!'],
      ['"a" + "b"', 'ab'],
      ['Text__c = "hello world"', 'false'],
      ['"a" < "b"', 'true'],
      ['\'single\' = "single"', 'true'],
      ['"say \\"hi\\""', 'say "hi"'],
      ['"back\\\\slash"', 'back\\slash']
    ],
    'days and instants': [
      ['Date__c + 1', '2026-04-01'],
      ['Date__c + 1.9', '2026-04-01'],
      ['1 + Date__c', '2026-04-01'],
      ['Date__c - DATE(2026, 3, 1)', '30'],
      ['Moment__c + 0.5', '2026-04-01T11:30:00.000Z'],
      ['Moment__c - 1', '2026-03-30T23:30:00.000Z'],
      ['(Moment__c + 0.25) - Moment__c', '0.25'],
      ['Time__c + 1000', '14:05:10.250Z'],
      ['TIMEVALUE("01:00:00.000") - TIMEVALUE("23:00:00.000")', '7200000'],
      ['Date__c > DATE(2026, 1, 1)', 'true']
    ],
    'P53: a day is the day of the user, Los Angeles here': [
      ['DATEVALUE(Moment__c)', '2026-03-31'],
      ['DATEVALUE(Moment__c)', '2025-12-31', OTHER_DAY]
    ],
    'operators in both spellings, names in any case, comments': [
      ['1 != 2 && 1 <> 2', 'true'],
      ['1 == 1', 'true'],
      ['!Flag__c', 'false'],
      ['not Flag__c', 'false'],
      ['if(flag__C, true, FALSE)', 'true'],
      ['1 /* one\nline and another */ + 1', '2']
    ],
    'checkboxes and fields of missing parents': [
      ['Parent__r.Flag__c', 'false'],
      ['ISBLANK(Parent__r.Text__c)', 'true'],
      ['Account__r.Name = ""', 'true']
    ],
    'global variables': [
      ['ISBLANK($User.Id)', 'false'],
      ['LEN($User.Id)', '15'],
      ['$Profile.Name', 'System Administrator'],
      ['LEN($Organization.Id)', '15'],
      ['YEAR(DATEVALUE($System.OriginDateTime)) < 1901', 'true']
    ]
  };

for (const [rule, cases] of Object.entries(GROUPS)) {
  describe(rule, () => {
    for (const [formula, value, options] of cases)
      test(`${formula} is ${value}`, () => assert.equal(evaluate(formula, options), value));
  });
}
