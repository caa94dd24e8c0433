/** What formulas cannot say, in the platform's words, each with the column it starts at. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultsOf } from './formulaCase.ts';
import type { CaseOptions } from './formulaCase.ts';

const TIPS = 'https://help.salesforce.com/s/articleView?id=sf.tips_on_building_formulas.htm';
const FIELD: CaseOptions = { use: 'formula field' };
const DEFAULT: CaseOptions = { use: 'default value' };

const FAULTS: readonly (readonly [formula: string, fault: string, options?: CaseOptions])[] = [
  ['Nope__c > 1', '1: Field Nope__c does not exist. Check spelling.'],
  ['TRUE && Account__r.Nope = "x"', '9: Field Account__r.Nope does not exist. Check spelling.'],
  ['Nowhere__r.Name = "x"', '1: Field Nowhere__r.Name does not exist. Check spelling.'],
  ['$User.Nope = "x"', '1: Field $User.Nope does not exist. Check spelling.'],
  ['$Label.Nope = "x"', '1: Field $Label.Nope does not exist. Check spelling.'],
  ['$Permission.Nope', '1: Field $Permission.Nope does not exist. Check spelling.'],
  ['$Nothing.Nope', '1: Field $Nothing.Nope does not exist. Check spelling.'],
  ['FOO(1)', '1: Unknown function FOO. Check spelling.'],
  ['IF(Flag__c, TRUE)', "1: Incorrect number of parameters for function 'IF()'. Expected 3, received 2"],
  ['LEN() > 1', "1: Incorrect number of parameters for function 'LEN()'. Expected 1, received 0"],
  ['CASE(Number__c, 1, "a") = "a"', "1: Incorrect number of parameters for function 'CASE()'. Expected 4, received 3"],
  ['IF(Text__c, TRUE, FALSE)', "4: Incorrect parameter type for function 'IF()'. Expected Boolean, received Text"],
  ['IF(Flag__c, 1, "a") = 1', "16: Incorrect parameter type for function 'IF()'. Expected Number, received Text"],
  ['LEN(Number__c) > 1', "5: Incorrect parameter type for function 'LEN()'. Expected Text, received Number"],
  ['Number__c = "12"', "13: Incorrect parameter type for operator '='. Expected Number, received Text"],
  [
    'Number__c + Text__c = 1',
    "13: Incorrect parameter type for operator '+'. Expected Number, Date, DateTime, received Text"
  ],
  ['Date__c + Date__c = Date__c', "11: Incorrect parameter type for operator '+'. Expected Number, received Date"],
  ['Number__c & "x" = "x"', "1: Incorrect parameter type for operator '&'. Expected Text, received Number"],
  ['Text__c * 2 > 1', "1: Incorrect parameter type for operator '*'. Expected Number, received Text"],
  [
    'Flag__c > Flag__c',
    "1: Incorrect parameter type for operator '>'. Expected Number, Date, DateTime, received Boolean"
  ],
  ['Number__c > Date__c', "13: Incorrect parameter type for operator '>'. Expected Number, received Date"],
  ['NOT Number__c', "5: Incorrect parameter type for function 'NOT()'. Expected Boolean, received Number"],
  ['ISBLANK(Flag__c)', "1: Incorrect argument type for function 'ISBLANK()'."],
  ['YEAR(Moment__c) = 2026', "6: Incorrect parameter type for function 'YEAR()'. Expected Date, received DateTime"],
  [
    'TEXT(Text__c) = "x"',
    "6: Incorrect parameter type for function 'TEXT()'. Expected Number, Date, DateTime, Time, Picklist, received Text"
  ],
  [
    'Color__c = "Red"',
    '1: Field Color__c is a picklist field. Picklist fields are only supported in certain functions.'
  ],
  [
    'Sizes__c = "S"',
    '1: Field Sizes__c is a multi-select picklist field. Multi-select picklist fields are only supported in certain functions.'
  ],
  [
    'ISPICKVAL(Text__c, "Red")',
    "11: Incorrect parameter type for function 'ISPICKVAL()'. Expected Picklist, received Text"
  ],
  [
    'ISPICKVAL(Color__c, Text__c)',
    "21: Incorrect parameter type for function 'ISPICKVAL()'. Expected Text Literal, received Text"
  ],
  [
    'INCLUDES(Sizes__c, "XL")',
    '20: Incorrect parameter for function INCLUDES(). Text Literal must be a valid value for this multi-select picklist field.'
  ],
  ['ISCHANGED(Account__r.Name)', '11: The ISCHANGED function cannot reference the Account__r.Name field.'],
  ['ISCHANGED(LEN(Text__c))', "11: Incorrect argument type for function 'ISCHANGED()'."],
  ['ISNEW()', '1: Function ISNEW may not be used in this type of formula', FIELD],
  ['REGEX(Text__c, "a")', '1: Function REGEX may not be used in this type of formula', FIELD],
  ['HYPERLINK("/x", "x") = "x"', '1: Function HYPERLINK may not be used in this type of formula'],
  [
    'LEN(Long__c) > 1',
    '5: You referenced an unsupported field type called "Long Text Area" using the following field: Long__c',
    FIELD
  ],
  ['Flag__c', '1: Field Flag__c does not exist. Check spelling.', DEFAULT],
  ['Number__c', '1: Formula result is data type (Number), incompatible with expected data type (true or false).'],
  ['(1 + 2', "7: Syntax error. Missing ')'"],
  ['1 +', "4: Syntax error. Found 'end of formula'"],
  ['', "1: Syntax error. Found 'end of formula'"],
  ['1 2', "3: Syntax error. Found '2'"],
  ['TRUE # FALSE', "6: Syntax error. Found '#'"],
  ['Text__c = "open', `11: Syntax error. Found '"'`],
  ['REGEX(Text__c, "\\d")', `16: Syntax error. Found '"'`],
  [`${'('.repeat(1000)}1`, '501: Syntax error. The formula is nested too deeply'],
  [`"${'x'.repeat(3900)}" = ""`, '1: Formula is too long (3,907 characters). Maximum length is 3,900 characters'],
  [
    'DISTANCE(1, 2, "mi") > 1',
    '1: DISTANCE() in a formula is not supported by the local org: there are no geolocation fields to compute with'
  ],
  ['$Api.Session_ID = "x"', '1: $Api.Session_ID in a formula is not supported by the local org: sessions do not exist']
];

describe('the checker of formulas', () => {
  for (const [formula, fault, options] of FAULTS) {
    const shown = formula.length > 60 ? `${formula.slice(0, 57)}...` : formula;
    test(`${shown} (${TIPS})`, () => assert.deepEqual(faultsOf(formula, options), [fault]));
  }

  test('several faults of one formula are found in one run', () => {
    assert.deepEqual(faultsOf('AND(Nope__c = 1, FOO(2), LEN(1) > 2)'), [
      '5: Field Nope__c does not exist. Check spelling.',
      '18: Unknown function FOO. Check spelling.',
      "30: Incorrect parameter type for function 'LEN()'. Expected Text, received Number"
    ]);
  });
});
