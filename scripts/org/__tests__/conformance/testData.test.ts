/** Test.loadData (BH3). */
import assert from 'node:assert/strict';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { classes, project, type ApexProject } from '../apex.ts';
import { guide, rule } from './rule.ts';

const PAGE = guide('apex_testing_load_data');

function loading(csv: string, body: string, contentType = 'text/csv'): ApexProject {
  return project({
    ...classes(`@IsTest private class Proof { @IsTest static void run() { ${body} } }`),
    'staticresources/Rows.resource-meta.xml': metadata(
      'StaticResource',
      `<cacheControl>Private</cacheControl><contentType>${contentType}</contentType>`
    ),
    'staticresources/Rows.csv': csv
  });
}

const LOAD = "List<SObject> rows = Test.loadData(Account.SObjectType, 'rows');";

rule('C1958', 'BH3', PAGE, 'each row after the names of the fields becomes a record', () =>
  loading(
    'Name,NumberOfEmployees,AnnualRevenue,Description\r\n"Acme, ""Inc""",12,1000.50,"two\nlines"\r\nPlain,,,\r\n',
    `${LOAD} Assert.areEqual(2, rows.size()); Assert.areEqual(1, Limits.getDmlStatements());
     Account a = [SELECT Name, NumberOfEmployees, AnnualRevenue, Description FROM Account WHERE Id = :rows[0].Id];
     Assert.areEqual('Acme, "Inc"', a.Name); Assert.areEqual(12, a.NumberOfEmployees);
     Assert.areEqual(1000.50, a.AnnualRevenue); Assert.areEqual('two\\nlines', a.Description);
     Assert.isNull([SELECT Description FROM Account WHERE Name = 'Plain'].Description);`
  ).testEnds('passed')
);
rule('C1959', 'BH3', PAGE, 'dates and times are those of ISO 8601', () =>
  loading(
    'Subject,ActivityDateTime,DurationInMinutes,IsPrivate\nVisit,2026-02-03T04:05:06Z,30,TRUE',
    "Test.loadData(Event.SObjectType, 'Rows'); Event e = [SELECT ActivityDateTime, IsPrivate FROM Event]; Assert.areEqual(Datetime.newInstanceGmt(2026, 2, 3, 4, 5, 6), e.ActivityDateTime); Assert.isTrue(e.IsPrivate);"
  ).testEnds('passed')
);
rule('C1960', 'BH3', PAGE, 'a record that cannot be saved stops all of them', () =>
  loading(
    'Name,Phone\nA,1\n,2',
    `try { ${LOAD} Assert.fail(); } catch (DmlException e) { Assert.areEqual(StatusCode.REQUIRED_FIELD_MISSING, e.getDmlType(0)); } Assert.areEqual(0, [SELECT COUNT() FROM Account]);`
  ).testEnds('passed')
);
rule('C1961', 'BH3', PAGE, 'what no document settles is refused by name', () => {
  const refused: readonly (readonly [csv: string, message: RegExp, contentType?: string])[] = [
    ['Id,Name\n1,A', /Id cannot be set/],
    ['Nmae\nA', /Account has no field 'Nmae'/],
    ['Parent.Name\nA', /no field 'Parent.Name'/],
    ['Name,ParentId\nA,1', /'1' in row 1 is no value for ParentId/],
    ['Name,NumberOfEmployees\nA,many', /'many' in row 1/],
    ['Name,Phone\nA', /row 1 has not one value/],
    ['Name,Name\nA,B', /two columns/],
    ['Name\n"A', /quotes/],
    ['', /empty/],
    ['Name\nA', /content type/, 'application/json']
  ];
  for (const [csv, message, contentType] of refused) loading(csv, LOAD, contentType).testEnds('failed', message);
  loading('Name\nA', "Test.loadData(Account.SObjectType, 'Other');").testEnds('failed', /Other.*does not exist/);
});
rule('C1962', 'BH3', PAGE, 'data is loaded by tests only', () => {
  const { tests } = loading('Name\nA', `Assert.areEqual(1, Test.loadData(Account.SObjectType, 'Rows').size());`).test();
  assert.equal(tests[0]?.outcome, 'passed');
  loading('Name\nA', '')
    .run(LOAD)
    .throws('System.TypeException', /non-test context/);
});
