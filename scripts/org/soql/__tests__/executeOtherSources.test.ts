import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { ApexThrow } from '../../apex/values/apexThrow.ts';
import { customObject, field, testSchema } from '../../data/__tests__/testSchema.ts';
import type { TestComponent } from '../../data/__tests__/testSchema.ts';
import { withTransaction } from '../../transaction/transaction.ts';
import { executeDynamicSearch } from '../executeDynamicSearch.ts';
import { setFixedSearchResults } from '../fixedSearchResults.ts';
import { parseSosl } from '../parseSosl.ts';
import { validateSearch } from '../validateQuery.ts';
import { createTestOrg } from './testOrg.ts';
import type { TestOrg } from './testOrg.ts';

const META = 'http://soap.sforce.com/2006/04/metadata';

const RATE: TestComponent = {
  type: 'CustomObject',
  fullName: 'Rate__mdt',
  xml: `<CustomObject xmlns="${META}"><label>Rate</label><pluralLabel>Rates</pluralLabel><visibility>Public</visibility>
    ${field('Percent__c', 'Number', '<precision>5</precision><scale>2</scale><fieldManageability>DeveloperControlled</fieldManageability>')}
    ${field('Active__c', 'Checkbox', '<defaultValue>false</defaultValue><fieldManageability>DeveloperControlled</fieldManageability>')}
    ${field('Help__c', 'LongTextArea', '<length>1000</length><visibleLines>3</visibleLines><fieldManageability>DeveloperControlled</fieldManageability>')}
  </CustomObject>`
};

function record(name: string, percent: string, active: boolean): TestComponent {
  return {
    type: 'CustomMetadata',
    fullName: `Rate.${name}`,
    xml: `<CustomMetadata xmlns="${META}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
      <label>Rate ${name}</label><protected>false</protected>
      <values><field>Percent__c</field><value xsi:type="xsd:double">${percent}</value></values>
      <values><field>Active__c</field><value xsi:type="xsd:boolean">${active}</value></values>
    </CustomMetadata>`
  };
}

const SCHEMA = testSchema([
  RATE,
  record('Gold', '12.5', true),
  record('Silver', '5.0', false),
  customObject('Plain__c')
]);

let org: TestOrg;
beforeEach(() => {
  org = createTestOrg(SCHEMA);
});

function failure(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ApexThrow) return error.message;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

describe('custom metadata (P76, P104)', () => {
  test('records of the project are rows', () => {
    assert.deepEqual(
      org.rows(
        'SELECT DeveloperName, MasterLabel, Percent__c FROM Rate__mdt WHERE Active__c = true ORDER BY Percent__c DESC'
      ),
      [
        {
          DeveloperName: 'Gold',
          MasterLabel: 'Rate Gold',
          Percent__c: '12.50',
          Id: (org.column('SELECT Id FROM Rate__mdt') as string[])[0]
        }
      ]
    );
    assert.deepEqual(org.run('SELECT COUNT() FROM Rate__mdt'), { kind: 'count', count: 2 });
  });

  test('they cost no query unless a long text is read', () => {
    org.rows('SELECT DeveloperName FROM Rate__mdt');
    assert.equal(org.transaction.limits.count('queries'), 0);
    org.rows('SELECT Help__c FROM Rate__mdt');
    assert.equal(org.transaction.limits.count('queries'), 1);
  });
});

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_userrecordaccess.htm
describe('UserRecordAccess (P102)', () => {
  for (const [where, message] of [
    ["UserId = '005000000000001AAA'", /must filter on RecordId/],
    ["RecordId = '001000000000001AAA'", /must filter on UserId/],
    ["UserId = '005000000000001AAA' AND RecordId = 'x'", /invalid ID field: x/]
  ] as const) {
    test(`has no rows but for what a query names: ${where}`, () => {
      assert.match(
        failure(() => org.rows(`SELECT RecordId FROM UserRecordAccess WHERE ${where}`)),
        message
      );
    });
  }
});

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_fielddefinition.htm
describe('the schema as rows', () => {
  test('EntityDefinition has a row for every object', () => {
    assert.deepEqual(
      org.column("SELECT QualifiedApiName FROM EntityDefinition WHERE KeyPrefix = '001' OR DeveloperName = 'Plain'"),
      ['Account', 'Plain__c']
    );
    assert.equal(org.rows('SELECT Id FROM EntityDefinition').length, SCHEMA.objectNames.length);
  });

  for (const where of ["EntityDefinition.QualifiedApiName = 'rate__mdt'", "EntityDefinitionId = 'Rate__mdt'"]) {
    test(`FieldDefinition gives the fields of the objects asked for: ${where}`, () => {
      const rows = org.rows(
        `SELECT QualifiedApiName, Precision, EntityDefinition.Label FROM FieldDefinition WHERE ${where} AND DeveloperName = 'Percent'`
      );
      assert.deepEqual(
        rows.map((row) => [
          row['QualifiedApiName'],
          row['Precision'],
          (row['EntityDefinition'] as { Label: string }).Label
        ]),
        [['Percent__c', 5, 'Rate']]
      );
    });
  }

  test('FieldDefinition needs to know whose fields', () => {
    assert.match(
      failure(() => org.rows("SELECT QualifiedApiName FROM FieldDefinition WHERE DeveloperName = 'x'")),
      /a filter on a reified column is required/
    );
  });

  test('a column the schema cannot fill is refused by name', () => {
    assert.throws(
      () => org.rows("SELECT ValueTypeId FROM FieldDefinition WHERE EntityDefinitionId = 'Account'"),
      /FieldDefinition\.ValueTypeId in a query is not supported/
    );
  });
});

describe('SOSL', () => {
  let ids: string[] = [];
  beforeEach(() => {
    ids = [
      org.add('Account', { Name: 'Acme Shipping', Phone: '555-1' }),
      org.add('Account', { Name: 'Beta', Description: 'acme rival', Site: 'acme' }),
      org.add('Contact', { LastName: 'Acme', Email: 'info@acme.example' })
    ];
  });

  function search(text: string, isTest: boolean): readonly (readonly unknown[])[] {
    const access = { user: org.transaction.user, mode: 'system', sharing: 'without' } as const;
    const transaction = { ...org.transaction, isTest };
    return withTransaction(transaction, () => executeDynamicSearch({ text, access, binds: null })).map(({ records }) =>
      records.map((each) => each.id)
    );
  }

  // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_SOSL.htm
  test('in a test it finds nothing until Test.setFixedSearchResults, then those Ids', () => {
    const text = "FIND 'acme' RETURNING Account(Id, Name ORDER BY Name DESC), Contact";
    assert.deepEqual(search(text, true), [[], []]);
    setFixedSearchResults(org.transaction, ids);
    assert.deepEqual(search(text, true), [[ids[1], ids[0]], [ids[2]]]);
    assert.deepEqual(search("FIND 'zzz' RETURNING Account(Id WHERE Name = 'Beta' LIMIT 1)", true), [[ids[1]]]);
  });

  for (const [text, expected] of [
    ["FIND 'acme' RETURNING Account", [[0, 1]]],
    ["FIND 'acme' IN NAME FIELDS RETURNING Account, Contact", [[0], [2]]],
    ["FIND 'ACM*' IN NAME FIELDS RETURNING Account", [[0]]],
    ["FIND 'acm' RETURNING Account", [[]]],
    ["FIND 'shipping acme' RETURNING Account", [[0]]],
    ['FIND \'"shipping acme"\' RETURNING Account', [[]]],
    ['FIND \'"acme shipping"\' RETURNING Account', [[0]]],
    ["FIND 'info@acme.example' IN EMAIL FIELDS RETURNING Contact", [[2]]],
    ["FIND 'acme' RETURNING Account LIMIT 1", [[0]]]
  ] as const) {
    test(`outside of tests: ${text}`, () =>
      assert.deepEqual(
        search(text, false),
        expected.map((list) => list.map((index) => ids[index]))
      ));
  }

  test('it counts as one search', () => {
    search("FIND 'acme' RETURNING Account, Contact", false);
    assert.equal(org.transaction.limits.count('soslQueries'), 1);
    assert.equal(org.transaction.limits.count('queries'), 0);
  });

  test('one letter is no search', () => {
    assert.match(
      failure(() => search("FIND 'a' RETURNING Account", false)),
      /SearchException: search term must be longer than one character: a/
    );
  });

  for (const text of [
    "FIND 'acme'",
    "FIND 'a AND b' RETURNING Account",
    "FIND 'acme' IN SIDEBAR FIELDS RETURNING Account",
    "FIND 'acme' RETURNING Account WITH SNIPPET"
  ]) {
    test(`refused by name: ${text}`, () =>
      assert.throws(() => search(text, false), /is not supported by the local org/));
  }

  test('a static search is validated like a query', () => {
    const text = "FIND 'acme' IN SIDEBAR FIELDS RETURNING Account(Nonsense__c), Profile";
    const parsed = parseSosl(text, { binds: [] });
    assert.ok(parsed.search);
    assert.deepEqual(
      validateSearch(parsed.search, SCHEMA).map(({ message, start, end }) => [
        message.split('. ')[0],
        text.slice(start, end)
      ]),
      [
        ['FIND IN SIDEBAR FIELDS is not supported by the local org.', text],
        ["No such column 'Nonsense__c' on entity 'Account'", 'Nonsense__c'],
        ['entity type Profile does not support search', 'Profile']
      ]
    );
  });

  test('an object that cannot be searched', () => {
    assert.match(
      failure(() => search("FIND 'acme' RETURNING Profile", false)),
      /does not support/
    );
  });
});
