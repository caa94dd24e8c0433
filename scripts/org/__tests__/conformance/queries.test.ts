/** Records and queries (P57–P76). */
import { apex, customObject, project } from '../apex.ts';
import { guide, objects, reference, rule, soql } from './rule.ts';

const SOBJECT = reference('apex_methods_system_sobject');
const ONE_ROW = guide('langCon_apex_SOQL_single_row');
const SELECT = soql('sforce_api_calls_soql_select');
const FIELDS = soql('sforce_api_calls_soql_select_fields');
const CONDITIONS = soql('sforce_api_calls_soql_select_conditionexpression');
const COMPARISON = soql('sforce_api_calls_soql_select_comparisonoperators');
const ORDER = soql('sforce_api_calls_soql_select_orderby');
const DATES = soql('sforce_api_calls_soql_select_dateformats');
const GROUPS = soql('sforce_api_calls_soql_select_groupby');
const AGGREGATES = soql('sforce_api_calls_soql_select_agg_functions');
const RELATIONS = soql('sforce_api_calls_soql_relationships');
const DYNAMIC = guide('apex_dynamic_soql');
const BINDS = guide('langCon_apex_SOQL_variables');

const THREE =
  "insert new List<Account>{new Account(Name = 'beta', Phone = '2'), new Account(Name = 'Alpha'), new Account(Name = 'gamma', Phone = '1')}; ";
const names = (query: string): string =>
  `${THREE}String s = ''; for (Account a : [SELECT Name FROM Account ${query}]) { s += a.Name + ' '; } System.debug(s.trim());`;
const DEAL =
  "Account a = new Account(Name = 'Acme'); insert a; insert new Opportunity(Name = 'Deal', AccountId = a.Id, StageName = 'Prospecting', CloseDate = Date.newInstance(2026, 3, 31), Amount = 10); ";

const things = project({
  ...customObject('Thing__c', {
    Size__c: '<type>Number</type><precision>5</precision><scale>2</scale>',
    Kind__c:
      '<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Small</fullName><default>false</default><label>Small</label></value><value><fullName>Large</fullName><default>false</default><label>Large</label></value></valueSetDefinition></valueSet>',
    Tags__c:
      '<type>MultiselectPicklist</type><visibleLines>3</visibleLines><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>a</fullName><default>false</default><label>a</label></value><value><fullName>b</fullName><default>false</default><label>b</label></value></valueSetDefinition></valueSet>',
    Done__c: '<type>Checkbox</type><defaultValue>false</defaultValue>',
    Account__c:
      '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Things</relationshipName><relationshipLabel>Things</relationshipLabel><deleteConstraint>SetNull</deleteConstraint>',
    Code__c:
      '<type>Text</type><length>20</length><externalId>true</externalId><unique>true</unique><caseSensitive>true</caseSensitive>'
  })
});

rule('C201', 'P57', guide('langCon_apex_SOQL_working_with_results'), 'a field that was not queried', () =>
  apex("insert new Account(Name = 'a'); Account q = [SELECT Id FROM Account]; System.debug(q.Phone);").throws(
    'System.SObjectException',
    'SObject row was retrieved via SOQL without querying the requested field: Account.Phone'
  )
);
rule('C202', 'P57', SOBJECT, 'a new record reads null', () => apex('new Account().Phone').returns('null'));
rule('C203', 'P57', SOBJECT, 'a field assigned after the query is there', () =>
  apex(
    "insert new Account(Name = 'a'); Account q = [SELECT Id FROM Account]; q.Phone = '1'; System.debug(q.Phone);"
  ).prints('1')
);
rule('C204', 'P57', SOBJECT, 'the Id is there without being named', () =>
  apex("insert new Account(Name = 'a'); System.debug([SELECT Name FROM Account].Id != null);").prints('true')
);
rule('C205', 'P58', SOBJECT, 'get of no field', () =>
  apex("new Account().get('Nothing__c')").throws('System.SObjectException', 'Invalid field Nothing__c for Account')
);
rule('C206', 'P58', SOBJECT, 'put of a wrong type', () =>
  apex("new Account().put('Name', 5);").throws('System.SObjectException', 'Illegal assignment from Integer to String')
);
rule('C207', 'P59', RELATIONS, 'a parent that is null reads null', () =>
  apex("insert new Contact(LastName = 'c'); System.debug([SELECT Account.Name FROM Contact].Account.Name);").prints(
    'null'
  )
);
rule('C208', 'P59', SOBJECT, 'a new lookup does not bring its parent', () =>
  apex(
    "Account a = new Account(Name = 'a'); insert a; Contact c = new Contact(LastName = 'c', AccountId = a.Id); System.debug(c.Account);"
  ).prints('null')
);
rule('C209', 'P60', SOBJECT, 'records with equal fields are equal', () =>
  apex(
    "System.debug(new Account(Name = 'a') == new Account(Name = 'a')); System.debug(new Account(Name = 'a') == new Account(Name = 'b'));"
  ).prints('true', 'false')
);
rule('C210', 'P60', SOBJECT, 'getPopulatedFieldsAsMap holds what was set', () =>
  apex("new Account(Name = 'a', Phone = null).getPopulatedFieldsAsMap().keySet()").returns('{Name, Phone}')
);
rule('C211', 'P60', SOBJECT, 'isSet tells null from absent', () =>
  apex("Account a = new Account(Phone = null); System.debug(a.isSet('Phone')); System.debug(a.isSet('Name'));").prints(
    'true',
    'false'
  )
);
rule('C212', 'P62', ONE_ROW, 'no row for one record', () =>
  apex('Account a = [SELECT Id FROM Account];').throws(
    'System.QueryException',
    'List has no rows for assignment to SObject'
  )
);
rule('C213', 'P62', ONE_ROW, 'two rows for one record', () =>
  apex(
    "insert new List<Account>{new Account(Name = 'a'), new Account(Name = 'b')}; Account a = [SELECT Id FROM Account];"
  ).throws('System.QueryException', 'List has more than 1 row for assignment to SObject')
);
rule('C214', 'P62', AGGREGATES, 'COUNT() is a number', () =>
  apex(`${THREE}Integer n = [SELECT COUNT() FROM Account]; System.debug(n);`).prints('3')
);
rule('C215', 'P63', guide('langCon_apex_loops_for_SOQL'), 'a query loop comes in chunks of 200', () =>
  apex(
    "List<Account> l = new List<Account>(); for (Integer i = 0; i < 201; i++) { l.add(new Account(Name = 'a' + i)); } insert l; for (List<Account> part : [SELECT Id FROM Account]) { System.debug(part.size()); }"
  ).prints('200', '1')
);
rule('C216', 'P64', COMPARISON, 'an empty text is null', () => apex(names("WHERE Phone = ''")).prints('Alpha'));
rule('C217', 'P64', COMPARISON, '!= keeps rows without value', () =>
  apex(names("WHERE Phone != '1'")).prints('beta Alpha')
);
rule('C218', 'P65', COMPARISON, 'texts are compared without regard to case', () =>
  apex(names("WHERE Name = 'ALPHA'")).prints('Alpha')
);
rule('C219', 'P65', COMPARISON, 'LIKE knows % and _', () => apex(names("WHERE Name LIKE '_et%'")).prints('beta'));
rule('C220', 'P65', COMPARISON, 'an escaped _ is a sign', () => apex(names("WHERE Name LIKE '\\\\_eta'")).prints(''));
rule(
  'C221',
  'P65',
  soql('sforce_api_calls_soql_querying_multiselect_picklists'),
  'INCLUDES with a semicolon wants all',
  () =>
    things
      .run(
        "insert new List<Thing__c>{new Thing__c(Name = '1', Tags__c = 'a'), new Thing__c(Name = '2', Tags__c = 'a;b')}; for (Thing__c t : [SELECT Name FROM Thing__c WHERE Tags__c INCLUDES ('a;b')]) { System.debug(t.Name); }"
      )
      .prints('2')
);
rule('C222', 'P66', ORDER, 'null comes first', () => apex(names('ORDER BY Phone')).prints('Alpha gamma beta'));
rule('C223', 'P66', ORDER, 'null last when asked', () =>
  apex(names('ORDER BY Phone NULLS LAST')).prints('gamma beta Alpha')
);
rule('C224', 'P66', ORDER, 'texts sort without regard to case', () =>
  apex(names('ORDER BY Name')).prints('Alpha beta gamma')
);
rule('C225', 'P66', ORDER, 'picklists sort as their values are listed', () =>
  things
    .run(
      "insert new List<Thing__c>{new Thing__c(Name = 'l', Kind__c = 'Large'), new Thing__c(Name = 's', Kind__c = 'Small')}; for (Thing__c t : [SELECT Name FROM Thing__c ORDER BY Kind__c]) { System.debug(t.Name); }"
    )
    .prints('s', 'l')
);
rule('C226', 'P67', DATES, 'a date literal is a range', () =>
  apex(`${DEAL}System.debug([SELECT COUNT() FROM Opportunity WHERE CloseDate > LAST_N_DAYS:1]);`).prints('1')
);
rule('C227', 'P67', DATES, 'a date is compared without quotes', () =>
  apex(`${DEAL}System.debug([SELECT COUNT() FROM Opportunity WHERE CloseDate = 2026-03-31]);`).prints('1')
);
rule('C228', 'P67', DATES, 'a date in quotes is refused', () =>
  apex("Database.query('SELECT Id FROM Opportunity WHERE CloseDate = \\'2026-03-31\\'');").throws(
    'System.QueryException',
    /value of filter criterion for field 'CloseDate' must be of type date/
  )
);
rule('C229', 'P68', AGGREGATES, 'an aggregate without alias is expr0', () =>
  apex(
    `${DEAL}AggregateResult r = [SELECT SUM(Amount) FROM Opportunity]; System.debug(((Decimal) r.get('expr0')) == 10);`
  ).prints('true')
);
rule('C230', 'P68', AGGREGATES, 'an alias that is not there', () =>
  apex(`${DEAL}AggregateResult r = [SELECT SUM(Amount) total FROM Opportunity]; System.debug(r.get('sum'));`).throws(
    'System.SObjectException',
    'Invalid field sum for AggregateResult'
  )
);
rule('C231', 'P68', AGGREGATES, 'COUNT of a field skips null', () =>
  apex(`${THREE}System.debug([SELECT COUNT(Phone) n FROM Account][0].get('n'));`).prints('2')
);
rule('C232', 'P68', soql('sforce_api_calls_soql_select_having'), 'HAVING filters groups', () =>
  apex(
    `${THREE}insert new Account(Name = 'beta'); for (AggregateResult r : [SELECT Name n, COUNT(Id) c FROM Account GROUP BY Name HAVING COUNT(Id) > 1]) { System.debug(r.get('n')); }`
  ).prints('beta')
);
rule('C233', 'P68', GROUPS, 'a field outside the groups is refused', () =>
  apex('[SELECT Name, COUNT(Id) FROM Account]').refuses(/Field must be grouped or aggregated: Name/)
);
rule('C234', 'P69', SELECT, 'no such column', () =>
  apex("Database.query('SELECT Nothing__c FROM Account')").throws(
    'System.QueryException',
    /No such column 'Nothing__c' on entity 'Account'/
  )
);
rule('C235', 'P69', SELECT, 'no such object', () =>
  apex("Database.query('SELECT Id FROM Nothing__c')").throws(
    'System.QueryException',
    /sObject type 'Nothing__c' is not supported/
  )
);
rule('C236', 'P69', RELATIONS, 'no such relationship', () =>
  apex("Database.query('SELECT Nothing__r.Name FROM Account')").throws(
    'System.QueryException',
    /Didn't understand relationship 'Nothing__r'/
  )
);
rule('C237', 'P69', soql('sforce_api_calls_soql_select_comparisonoperators'), 'a semi-join', () =>
  apex(
    `${DEAL}insert new Account(Name = 'Other'); for (Account x : [SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity)]) { System.debug(x.Name); }`
  ).prints('Acme')
);
rule('C238', 'P69', RELATIONS, 'children come by the name of their relationship', () =>
  apex(`${DEAL}System.debug([SELECT (SELECT Name FROM Opportunities) FROM Account][0].Opportunities[0].Name);`).prints(
    'Deal'
  )
);
rule('C239', 'P70', soql('sforce_api_calls_soql_relationships_and_polymorph_keys'), 'Owner shows what a Name has', () =>
  apex(`${DEAL}System.debug([SELECT Owner.Name FROM Account].Owner.Name);`).prints('User User')
);
rule('C240', 'P71', DYNAMIC, 'a dynamic bind finds a local variable', () =>
  apex(
    `${THREE}String want = 'beta'; System.debug(Database.query('SELECT Id FROM Account WHERE Name = :want').size());`
  ).prints('1')
);
rule('C241', 'P71', DYNAMIC, 'a dynamic bind that is not there', () =>
  apex("Database.query('SELECT Id FROM Account WHERE Name = :want')").throws(
    'System.QueryException',
    'Variable does not exist: want'
  )
);
rule('C242', 'P71', DYNAMIC, 'queryWithBinds takes its map', () =>
  apex(
    `${THREE}System.debug(Database.queryWithBinds('SELECT Id FROM Account WHERE Name = :want', new Map<String, Object>{'want' => 'beta'}, AccessLevel.SYSTEM_MODE).size());`
  ).prints('1')
);
rule('C243', 'P72', BINDS, 'a set binds to IN', () =>
  apex(
    `${THREE}Set<String> s = new Set<String>{'beta', 'gamma'}; System.debug([SELECT COUNT() FROM Account WHERE Name IN :s]);`
  ).prints('2')
);
rule('C244', 'P72', BINDS, 'records bind as their Ids', () =>
  apex(
    `${THREE}List<Account> l = [SELECT Id FROM Account LIMIT 2]; System.debug([SELECT COUNT() FROM Account WHERE Id IN :l]);`
  ).prints('2')
);
rule('C245', 'P73', soql('sforce_api_calls_soql_select_offset'), 'an offset above 2,000', () =>
  apex('[SELECT Id FROM Account OFFSET 2001]').refuses(/2000/)
);
rule('C246', 'P74', guide('langCon_apex_SOQL_query_all_rows'), 'ALL ROWS finds deleted records', () =>
  apex(
    `${THREE}delete [SELECT Id FROM Account WHERE Name = 'beta']; System.debug([SELECT COUNT() FROM Account]); System.debug([SELECT COUNT() FROM Account ALL ROWS]);`
  ).prints('2', '3')
);
rule('C247', 'P74', guide('langCon_apex_locking_statements'), 'FOR UPDATE goes without ORDER BY', () =>
  apex('[SELECT Id FROM Account ORDER BY Name FOR UPDATE]').refuses(/FOR UPDATE|locking|unexpected/i)
);
rule('C248', 'P69', FIELDS, 'an unknown field in a static query', () =>
  apex('[SELECT Nothing__c FROM Account]').refuses(/No such column 'Nothing__c' on entity 'Account'/)
);
rule('C249', 'P69', CONDITIONS, 'AND and OR need brackets', () =>
  apex("[SELECT Id FROM Account WHERE Name = 'a' AND Phone = '1' OR Phone = '2']").refuses(/unexpected token|AND|OR/i)
);
rule('C250', 'P61', objects('sforce_api_objects_opportunity'), 'a picklist takes any text until it is saved', () =>
  things.run("Thing__c t = new Thing__c(Kind__c = 'Huge'); System.debug(t.Kind__c);").prints('Huge')
);
rule('C251', 'P73', soql('sforce_api_calls_soql_select_limit'), 'a limit of rows', () =>
  apex(names('ORDER BY Name LIMIT 2')).prints('Alpha beta')
);
rule('C252', 'P65', objects('field_types'), 'a case-sensitive key is compared with its case', () =>
  things
    .run(
      "insert new Thing__c(Name = 't', Code__c = 'Ab'); System.debug([SELECT COUNT() FROM Thing__c WHERE Code__c = 'ab']);"
    )
    .prints('0')
);
rule('C253', 'P59', RELATIONS, 'a relationship of a custom lookup ends in __r', () =>
  things
    .run(
      "Account a = new Account(Name = 'a'); insert a; insert new Thing__c(Name = 't', Account__c = a.Id); System.debug([SELECT Account__r.Name FROM Thing__c].Account__r.Name); System.debug([SELECT (SELECT Id FROM Things__r) FROM Account].Things__r.size());"
    )
    .prints('a', '1')
);
