/** SOSL in code, cursors, compound fields, collections in comparisons. */
import { apex, classes, project, refuses } from '../apex.ts';
import { guide, reference, rule, soql } from './rule.ts';

const TESTING = guide('apex_testing_SOSL');
const CURSORS = guide('apex_cursors');

const inTest = (body: string) =>
  project(classes(`@IsTest private class Proof { @IsTest static void run() { ${body} } }`));

rule('C1020', 'P110', TESTING, 'a search in a test finds what the test has fixed', () =>
  inTest(`Account a = new Account(Name = 'Acme'); Account b = new Account(Name = 'Acme two'); insert new List<Account>{ a, b };
    Assert.areEqual(0, ((List<Account>) [FIND 'Acme' RETURNING Account(Id)][0]).size());
    Test.setFixedSearchResults(new List<Id>{ b.Id });
    Assert.areEqual(b.Id, ((List<Account>) [FIND 'Acme' RETURNING Account(Id)][0])[0].Id);
    Assert.areEqual(b.Id, Search.query('FIND {Acme} RETURNING Account(Id WHERE Name != null)')[0][0].Id);
    Assert.areEqual(3, Limits.getSoslQueries());`).testEnds('passed')
);
rule(
  'C1021',
  'P69',
  soql('sforce_api_calls_sosl_returning'),
  'a search is checked against the schema when it is compiled',
  () => {
    const search = (text: string) => classes(`public class A { Object o = [${text}]; }`);
    refuses(search("FIND 'ab' RETURNING Account(Nope)"), /No such column 'Nope' on entity 'Account'/);
    refuses(search("FIND 'ab' RETURNING Account(Id WHERE Nope = 1)"), /No such column 'Nope'/);
  }
);
rule('C1022', 'P73', CURSORS, 'a cursor settles its rows when it is made and gives them in parts', () =>
  apex(
    `List<Account> rows = new List<Account>(); for (Integer i = 0; i < 5; i++) rows.add(new Account(Name = 'a' + i)); insert rows;
     Database.Cursor c = Database.getCursor('SELECT Name FROM Account ORDER BY Name');
     insert new Account(Name = 'a9'); delete rows[1];
     System.debug(c.getNumRecords()); System.debug(c.fetch(0, 3).size()); System.debug(c.fetch(3, 2).size());
     System.debug(Limits.getFetchCallsOnApexCursor() + ' ' + Limits.getQueryRows() + ' ' + Limits.getApexCursorRows());`
  ).prints('5', '2', '2', '2 4 5')
);
rule(
  'C1023',
  'P73',
  reference('apex_class_Database_PaginationCursor'),
  'a page is filled behind rows that were deleted',
  () =>
    apex(
      `List<Account> rows = new List<Account>(); for (Integer i = 0; i < 5; i++) rows.add(new Account(Name = 'a' + i)); insert rows;
     Database.PaginationCursor c = Database.getPaginationCursor('SELECT Name FROM Account ORDER BY Name'); delete rows[1];
     Database.CursorFetchResult page = c.fetchPage(0, 2);
     System.debug(page.getRecords().size() + ' ' + page.getNextIndex() + ' ' + page.getNumDeletedRecords() + ' ' + page.isDone());`
    ).returns('2 3 1 false')
);
rule(
  'C1024',
  'P103',
  reference('apex_class_Database_Cursor'),
  'one fetch takes so many rows, from a place that exists',
  () => {
    const fetch = (args: string) =>
      apex(`Database.getCursor('SELECT Id FROM Account').fetch(${args});`).throws(
        'System.InvalidParameterValueException'
      );
    fetch('0, 2001');
    fetch('-1, 1');
    fetch('1, 1');
  }
);
rule(
  'C1025',
  'P93',
  'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/compound_fields_address.htm',
  'an address is read as a whole and filtered by its parts',
  () => {
    const address = project(classes('public class A {}'));
    address
      .run(
        `insert new Account(Name = 'a', BillingCity = 'Bern', BillingStreet = 'Gasse 1');
       Account a = [SELECT BillingAddress, ShippingAddress FROM Account];
       System.debug(a.BillingAddress.getCity() + ' ' + a.BillingAddress.getStreet() + ' ' + a.BillingAddress.getCountry());
       System.debug(a.ShippingAddress);`
      )
      .prints('Bern Gasse 1 null', 'null');
    refuses(
      classes("public class A { Object o = [SELECT Id FROM Account WHERE BillingAddress = 'x']; }"),
      /compound field Account.BillingAddress/
    );
  }
);
rule('C1026', 'P93', reference('apex_class_system_Location'), 'places are a distance apart', () =>
  apex(
    `Location bern = Location.newInstance(46.948, 7.4474); Location basel = Location.newInstance(47.5596, 7.5886);
     System.debug(Math.round(Location.getDistance(bern, basel, 'km')) + ' ' + Math.round(bern.getDistance(basel, 'mi')));`
  ).returns('69 43')
);
rule(
  'C1027',
  'P72',
  soql('sforce_api_calls_soql_select_comparisonoperators'),
  'a collection behind != means NOT IN, behind LIKE any of its patterns',
  () =>
    apex(
      `insert new List<Account>{ new Account(Name = 'aa'), new Account(Name = 'ab'), new Account(Name = 'c') };
     Set<String> names = new Set<String>{ 'aa', 'c' }; List<String> patterns = new List<String>{ '%b', 'c%' };
     System.debug([SELECT COUNT() FROM Account WHERE Name != :names] + ' ' + [SELECT COUNT() FROM Account WHERE Name LIKE :patterns]);
     System.debug(Database.countQuery('SELECT COUNT() FROM Account WHERE Name = :names') + ' '
       + Database.countQuery('SELECT COUNT() FROM Account WHERE Name LIKE :patterns'));`
    ).prints('1 2', '2 2')
);
