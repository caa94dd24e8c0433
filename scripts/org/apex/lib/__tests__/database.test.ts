import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createLibraryOrg, customObject } from './libraryOrg.ts';

describe('Database', () => {
  const cleanUp: (() => void)[] = [];
  after(() => cleanUp.forEach((each) => each()));
  const org = createLibraryOrg({ after: (work) => void cleanUp.push(work as () => void) }, customObject('Deal__c'));
  const value = (expected: string, expression: string, before = ''): void =>
    assert.equal(org.value(expression, before), expected);
  const fails = (expected: string | RegExp, source: string): void =>
    expected instanceof RegExp
      ? assert.match(org.failure(source), expected)
      : assert.equal(org.failure(source), expected);

  it('P80 partial success gives a result per row in order', () => {
    const setup =
      "List<Database.SaveResult> r = Database.insert(new List<Account>{new Account(Name = 'a'), new Account(), new Account(Name = 'b')}, false);";
    value('true false true', "r[0].isSuccess() + ' ' + r[1].isSuccess() + ' ' + r[2].isSuccess()", setup);
    value(
      'REQUIRED_FIELD_MISSING (Name) Required fields are missing: [Name]',
      "e.getStatusCode() + ' ' + e.getFields() + ' ' + e.getMessage()",
      `${setup} Database.Error e = r[1].getErrors()[0];`
    );
    value('null', 'r[1].getId()', setup);
    value(
      '2',
      "[SELECT COUNT() FROM Account WHERE Name IN ('a', 'b')] - before",
      `Integer before = [SELECT COUNT() FROM Account WHERE Name IN ('a', 'b')]; ${setup}`
    );
  });

  it('P30 all or none throws with the first error', () => {
    const source = "Database.insert(new List<Account>{new Account(Name = 'a'), new Account()});";
    fails(
      'System.DmlException: Insert failed. First exception on row 1; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]',
      source
    );
    value(
      '1 1 REQUIRED_FIELD_MISSING (Name)',
      'x',
      `String x; try { ${source} } catch (DmlException e) { x = e.getNumDml() + ' ' + e.getDmlIndex(0) + ' ' + e.getDmlType(0) + ' ' + e.getDmlFieldNames(0); }`
    );
  });

  it('options, single records and Ids', () => {
    value(
      'false',
      'Database.insert(new Account(), o).isSuccess()',
      'Database.DMLOptions o = new Database.DMLOptions(); o.optAllOrNone = false;'
    );
    value('true', "Database.upsert(new Account(Name = 'u'), Account.Id, false, AccessLevel.SYSTEM_MODE).isCreated()");
    value('true', 'Database.delete(a.Id).isSuccess()', "Account a = new Account(Name = 'x'); insert a;");
    value(
      '1',
      '[SELECT COUNT() FROM Account WHERE Id = :a.Id]',
      "Account a = new Account(Name = 'x'); insert a; delete a; Database.undelete(a);"
    );
  });

  it('P71 binds of dynamic queries are simple names, those of a map ignore case', () => {
    org.printed("insert new Account(Name = 'Bound');");
    const setup = "String nm = 'Bound';";
    value('1', "Database.query('SELECT Id FROM Account WHERE Name = :nm').size()", setup);
    value('1', "Database.countQuery('SELECT COUNT() FROM Account WHERE Name = :NM')", setup);
    value(
      '1',
      "Database.queryWithBinds('SELECT Id FROM Account WHERE Name = :x', new Map<String, Object>{'X' => 'Bound'}, AccessLevel.USER_MODE).size()",
      setup
    );
    fails(
      /^System\.QueryException: Variable does not exist: other/u,
      "Database.query('SELECT Id FROM Account WHERE Name = :other');"
    );
  });

  it('a dynamic query gives a list of its object', () => {
    value('true', 'o instanceof List<Account>', "Object o = Database.query('SELECT Id FROM Account');");
    value('SELECT Id FROM Account', "Database.getQueryLocator('SELECT Id FROM Account').getQuery()");
  });

  it('P83 P104 savepoints undo rows, keep Ids and count as DML', () => {
    const setup =
      "Integer dml = Limits.getDmlStatements(); Savepoint s = Database.setSavepoint(); Account a = new Account(Name = 'gone'); insert a; Database.rollback(s);";
    value('0', "[SELECT COUNT() FROM Account WHERE Name = 'gone']", setup);
    value('true', 'a.Id != null', setup);
    value('3', 'Limits.getDmlStatements() - dml', setup);
  });

  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm
  it('emptyRecycleBin removes deleted records for good', () => {
    const setup = "Account a = new Account(Name = 'gone'); insert a; delete a;";
    value(
      'true 0 2',
      "r[0].isSuccess() + ' ' + [SELECT COUNT() FROM Account WHERE Name = 'gone' ALL ROWS] + ' ' + (Limits.getDmlStatements() - 1)",
      `${setup} List<Database.EmptyRecycleBinResult> r = Database.emptyRecycleBin(new List<SObject>{ a });`
    );
    fails(
      /^NotSupported: Database.emptyRecycleBin .* is not in the recycle bin$/u,
      "Account a = new Account(Name = 'there'); insert a; Database.emptyRecycleBin(a);"
    );
  });

  it('P80 results are read from JSON and by their properties', () => {
    const text =
      '{"success":false,"id":null,"errors":[{"message":"No","statusCode":"REQUIRED_FIELD_MISSING","fields":["Name"]}]}';
    value(
      'false null REQUIRED_FIELD_MISSING (Name) No',
      "r.success + ' ' + r.id + ' ' + r.getErrors()[0].getStatusCode() + ' ' + r.errors[0].getFields() + ' ' + r.errors[0].getMessage()",
      `Database.SaveResult r = (Database.SaveResult) JSON.deserialize('${text}', Database.SaveResult.class);`
    );
    value(
      'true true',
      "r[0].isCreated() + ' ' + r[0].created",
      `List<Database.UpsertResult> r = (List<Database.UpsertResult>) JSON.deserialize('[{"success":true,"created":true}]', List<Database.UpsertResult>.class);`
    );
  });

  it('a query locator gives an iterator over records', () => {
    value(
      'true',
      'i.hasNext() == (i.next() != null)',
      "insert new Account(Name = 'x'); Iterator<SObject> i = Database.getQueryLocator('SELECT Id FROM Account').iterator();"
    );
  });

  it('standard currencies keep two decimals whatever they show, custom ones their own', () => {
    value(
      '12345.67',
      '[SELECT AnnualRevenue FROM Account WHERE Id = :a.Id].AnnualRevenue',
      "Account a = new Account(Name = 'x', AnnualRevenue = 12345.67); insert a;"
    );
  });

  it('P103 limits show what is used', () => {
    value(
      '1 of 100',
      "Limits.getQueries() + ' of ' + Limits.getLimitQueries()",
      'List<Account> l = [SELECT Id FROM Account];'
    );
    fails(
      /^System\.LimitException: Too many SOQL queries: 101$/u,
      'for (Integer i = 0; i < 200; i++) { List<Account> l = [SELECT Id FROM Account LIMIT 1]; }'
    );
  });
});
