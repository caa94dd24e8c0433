/** Amounts of several currencies: queries, formulas and roll-ups convert them, each into the currency the documents name (CU). */
import { classes, customObject, project, refuses } from '../apex.ts';
import { guide, objects, rule, soql } from './rule.ts';

const QUERIES = soql('sforce_api_calls_soql_querying_currency_fields');
const DATED =
  'https://help.salesforce.com/s/articleView?id=sales.administration_about_advanced_currency_management.htm';
const FORMULAS = 'https://help.salesforce.com/s/articleView?id=sf.customize_cross_object.htm';
const ROLL_UPS = 'https://help.salesforce.com/s/articleView?id=platform.fields_about_roll_up_summary_fields.htm';

const STATIC = ['MultiCurrency'];
const WITH_DATES = ['MultiCurrency', 'DatedConversionRates'];

const MONEY = '<type>Currency</type><precision>18</precision><scale>2</scale>';
const HALL = customObject('Hall__c', {
  Rent__c: MONEY,
  Fee__c: `${MONEY}<formula>Account__r.AnnualRevenue / 10</formula>`,
  Rate__c: '<type>Number</type><precision>18</precision><scale>4</scale><formula>CURRENCYRATE("EUR")</formula>',
  Account__c:
    '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Halls</relationshipName><relationshipLabel>Halls</relationshipLabel>',
  Total__c:
    '<type>Summary</type><summaryForeignKey>Seat__c.Hall__c</summaryForeignKey><summarizedField>Seat__c.Price__c</summarizedField><summaryOperation>sum</summaryOperation>',
  Dearest__c:
    '<type>Summary</type><summaryForeignKey>Seat__c.Hall__c</summaryForeignKey><summarizedField>Seat__c.Price__c</summarizedField><summaryOperation>max</summaryOperation>'
});
const SEAT = customObject(
  'Seat__c',
  {
    Price__c: MONEY,
    Hall__c:
      '<type>MasterDetail</type><referenceTo>Hall__c</referenceTo><relationshipName>Seats</relationshipName><relationshipLabel>Seats</relationshipLabel><reparentableMasterDetail>false</reparentableMasterDetail><writeRequiresMasterRead>false</writeRequiresMasterRead>'
  },
  '<sharingModel>ControlledByParent</sharingModel>'
);
const DEALS = classes(`public class Deals {
  public static Opportunity add(String name, Decimal amount, String currencyCode, Date closes) {
    Opportunity deal = new Opportunity(Name = name, StageName = 'Prospecting', CloseDate = closes, Amount = amount, CurrencyIsoCode = currencyCode);
    insert deal;
    return deal;
  }
  public static void show(List<Opportunity> deals) {
    List<String> names = new List<String>();
    for (Opportunity deal : deals) names.add(deal.Name);
    System.debug(String.join(names, ','));
  }
}`);
const files = { ...HALL, ...SEAT, ...DEALS };
const org = project(files, { features: STATIC });
const dated = project(files, { features: WITH_DATES });

/** Static rates: EUR 0.9, GBP 0.8, JPY 150; before 2025 EUR 0.8, GBP 0.75, JPY 120 where rates have dates. */
const THREE = `Date day = Date.newInstance(2026, 1, 1);
  Deals.add('dollars', 5001, 'USD', day); Deals.add('yen', 7000, 'JPY', day); Deals.add('euros', 4800, 'EUR', day); `;

rule('C1200', 'CU1', QUERIES, 'convertCurrency gives the amount in the currency of the user', () =>
  org
    .run(`${THREE}System.debug([SELECT convertCurrency(Amount) FROM Opportunity WHERE Name = 'euros'].Amount);`)
    .prints('5333.33')
);
rule('C1201', 'CU1', QUERIES, 'an alias keeps amount and converted amount apart', () =>
  org
    .run(
      `${THREE}Opportunity deal = [SELECT Amount, convertCurrency(Amount) converted FROM Opportunity WHERE Name = 'yen']; System.debug(deal.Amount); System.debug(deal.get('converted'));`
    )
    .prints('7000.00', '46.67')
);
rule('C1202', 'CU1', QUERIES, 'the same field twice needs an alias', () =>
  org
    .run('List<Opportunity> deals = [SELECT Amount, convertCurrency(Amount) FROM Opportunity];')
    .refuses(/duplicate field selected: Amount/)
);
rule('C1203', 'CU1', QUERIES, 'convertCurrency converts currencies alone', () =>
  org
    .run('List<Opportunity> deals = [SELECT convertCurrency(Probability) FROM Opportunity];')
    .refuses(/convertCurrency/)
);
rule('C1204', 'CU1', QUERIES, 'convertCurrency is no condition', () =>
  org
    .run('List<Opportunity> deals = [SELECT Id FROM Opportunity WHERE convertCurrency(Amount) > 5];')
    .refuses(/convertCurrency/)
);
rule('C1205', 'CU1', QUERIES, 'convertCurrency is no order', () =>
  org
    .run('List<Opportunity> deals = [SELECT Id FROM Opportunity ORDER BY convertCurrency(Amount)];')
    .refuses(/convertCurrency/)
);
rule('C1206', 'CU2', QUERIES, 'a number without a currency is compared with the number of each record', () =>
  org.run(`${THREE}Deals.show([SELECT Name FROM Opportunity WHERE Amount > 5000 ORDER BY Name]);`).prints('dollars,yen')
);
rule('C1207', 'CU2', QUERIES, 'a number with a currency is compared with what amounts are worth', () =>
  org
    .run(`${THREE}Deals.show([SELECT Name FROM Opportunity WHERE Amount > USD5000 ORDER BY Name]);`)
    .prints('dollars,euros')
);
rule('C1208', 'CU2', QUERIES, 'the currency of the number need not be that of the user', () =>
  org
    .run(
      `${THREE}Deals.show(Database.query('SELECT Name FROM Opportunity WHERE Amount <= JPY750150 AND Amount >= EUR4500.90'));`
    )
    .prints('dollars')
);
rule('C1209', 'CU2', QUERIES, 'IN takes values with currencies', () =>
  org
    .run(
      `${THREE}Deals.show(Database.query('SELECT Name FROM Opportunity WHERE Amount IN (EUR4800, GBP4000.80) ORDER BY Name'));`
    )
    .prints('dollars,euros')
);
rule('C1210', 'CU2', QUERIES, 'IN does not mix values with and without a currency', () =>
  org
    .run('List<Opportunity> deals = [SELECT Id FROM Opportunity WHERE Amount IN (USD5, 5)];')
    .refuses(/cannot be mixed/)
);
rule('C1211', 'CU2', QUERIES, 'the currency has to be active', () =>
  org
    .run("List<Opportunity> deals = Database.query('SELECT Id FROM Opportunity WHERE Amount > XTS5');")
    .throws('System.QueryException', /Invalid currency code: XTS/)
);
rule('C1212', 'CU2', QUERIES, 'a currency means nothing to other numbers', () =>
  org.run('List<Opportunity> deals = [SELECT Id FROM Opportunity WHERE Probability > USD5];').refuses(/Probability/)
);
rule('C1213', 'CU1', QUERIES, 'rows are ordered by what their amounts are worth', () =>
  org.run(`${THREE}Deals.show([SELECT Name FROM Opportunity ORDER BY Amount DESC]);`).prints('euros,dollars,yen')
);
rule('C1214', 'CU1', QUERIES, 'aggregates are in the corporate currency', () =>
  org
    .run(
      `${THREE}AggregateResult r = [SELECT SUM(Amount) s, MAX(Amount) m, MIN(Amount) n, COUNT(Amount) c FROM Opportunity]; System.debug(r.get('s') + ' ' + r.get('m') + ' ' + r.get('n') + ' ' + r.get('c'));`
    )
    .prints('10381.00 5333.33 46.67 3')
);
rule('C1215', 'CU1', QUERIES, 'groups by currency are in the corporate currency all the same', () =>
  org
    .run(
      `${THREE}for (AggregateResult r : [SELECT CurrencyIsoCode c, SUM(Amount) s FROM Opportunity GROUP BY CurrencyIsoCode HAVING SUM(Amount) > 5000 ORDER BY SUM(Amount)]) System.debug(r.get('c') + ' ' + r.get('s'));`
    )
    .prints('USD 5001.00', 'EUR 5333.33')
);
rule('C1216', 'CU2', QUERIES, 'a currency cannot stand beside an aggregate', () =>
  org
    .run('List<AggregateResult> rows = [SELECT Name FROM Opportunity GROUP BY Name HAVING MAX(Amount) > USD10000];')
    .refuses(/currency code cannot be used with an aggregate/)
);
rule('C1217', 'CU1', QUERIES, 'an aggregate cannot be converted', () =>
  org
    .run('List<AggregateResult> rows = [SELECT convertCurrency(MAX(Amount)) FROM Opportunity];')
    .refuses(/Unexpected token/)
);
rule('C1218', 'CU1', QUERIES, 'each user has a currency', () =>
  project(
    classes(`@IsTest private class CurrencyTest {
      @IsTest static void each() {
        User other = [SELECT Id FROM User WHERE Id = :UserInfo.getUserId()];
        other.DefaultCurrencyIsoCode = 'EUR';
        update other;
        System.runAs(other) {
          insert new Opportunity(Name = 'deal', StageName = 'Prospecting', CloseDate = Date.today(), Amount = 100, CurrencyIsoCode = 'USD');
          Assert.areEqual(90, [SELECT convertCurrency(Amount) FROM Opportunity].Amount);
          Assert.areEqual(100, [SELECT SUM(Amount) s FROM Opportunity][0].get('s'));
        }
      }
    }`),
    { features: STATIC }
  ).testEnds('passed')
);
rule('C1219', 'CU3', DATED, 'opportunities take the rate of the day they close', () =>
  dated
    .run(
      `Deals.add('before', 100, 'EUR', Date.newInstance(2024, 12, 31)); Deals.add('after', 100, 'EUR', Date.newInstance(2025, 1, 1));
      for (Opportunity deal : [SELECT Name, convertCurrency(Amount) FROM Opportunity ORDER BY Name]) System.debug(deal.Name + ' ' + deal.Amount);
      System.debug([SELECT SUM(Amount) s FROM Opportunity][0].get('s'));
      Deals.show([SELECT Name FROM Opportunity WHERE Amount > USD120]);`
    )
    .prints('after 111.11', 'before 125.00', '236.11', 'before')
);
rule('C1220', 'CU3', DATED, 'without dates the close date does not matter', () =>
  org
    .run(
      "Deals.add('before', 100, 'EUR', Date.newInstance(2024, 12, 31)); System.debug([SELECT convertCurrency(Amount) FROM Opportunity].Amount);"
    )
    .prints('111.11')
);
rule('C1221', 'CU3', DATED, 'other objects take the static rate, whatever their dates', () =>
  dated
    .run(
      "insert new Hall__c(Name = 'h', Rent__c = 100, CurrencyIsoCode = 'EUR'); System.debug([SELECT convertCurrency(Rent__c) FROM Hall__c].Rent__c);"
    )
    .prints('111.11')
);
rule('C1222', 'CU5', FORMULAS, 'a formula converts amounts of another object into the currency of its record', () =>
  org
    .run(
      `Account a = new Account(Name = 'a', AnnualRevenue = 1000, CurrencyIsoCode = 'EUR'); insert a;
      insert new Hall__c(Name = 'h', Account__c = a.Id, CurrencyIsoCode = 'JPY'); insert new Hall__c(Name = 'i', Account__c = a.Id, CurrencyIsoCode = 'EUR');
      for (Hall__c h : [SELECT Fee__c, Rate__c FROM Hall__c ORDER BY Name]) System.debug(h.Fee__c + ' ' + h.Rate__c);`
    )
    .prints('16666.67 0.9000', '100.00 0.9000')
);
rule('C1223', 'P94', ROLL_UPS, 'a roll-up is in the currency of its master', () =>
  org
    .run(
      `Hall__c h = new Hall__c(Name = 'h', CurrencyIsoCode = 'EUR'); insert h;
      insert new List<Seat__c>{ new Seat__c(Name = 'a', Hall__c = h.Id, Price__c = 10, CurrencyIsoCode = 'USD'), new Seat__c(Name = 'b', Hall__c = h.Id, Price__c = 8, CurrencyIsoCode = 'EUR'), new Seat__c(Name = 'c', Hall__c = h.Id, Price__c = 150, CurrencyIsoCode = 'JPY') };
      h = [SELECT Total__c, Dearest__c FROM Hall__c]; System.debug(h.Total__c + ' ' + h.Dearest__c);`
    )
    .prints('17.90 9.00')
);
const accountRollUp = {
  'objects/Account/fields/Won__c.field-meta.xml': `<?xml version="1.0" encoding="UTF-8"?><CustomField xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Won__c</fullName><label>Won</label><type>Summary</type><summaryForeignKey>Opportunity.AccountId</summaryForeignKey><summarizedField>Opportunity.Amount</summarizedField><summaryOperation>sum</summaryOperation></CustomField>`
};
rule('C1224', 'CU3', DATED, 'accounts cannot roll up amounts of opportunities where rates have dates', () =>
  refuses(accountRollUp, /with dated exchange rates Account cannot roll up Opportunity\.Amount/, {
    features: WITH_DATES
  })
);
rule('C1225', 'CU6', guide('apex_dml_non_dml_objects'), 'Apex writes neither currencies nor rates', () => {
  org.run('insert new CurrencyType();').refuses(/DML operation INSERT not allowed on CurrencyType/);
  dated
    .run('update [SELECT Id FROM DatedConversionRate];')
    .refuses(/DML operation UPDATE not allowed on DatedConversionRate/);
  dated
    .run("List<SObject> rates = Database.query('SELECT Id FROM DatedConversionRate'); delete rates;")
    .throws('System.TypeException', /DML operation DELETE not allowed on DatedConversionRate/);
});
rule('C1226', 'CU6', objects('sforce_api_objects_currencytype'), 'rates can be read by dynamic queries', () =>
  dated
    .run(
      `for (SObject each : Database.query('SELECT IsoCode, ConversionRate, DecimalPlaces, IsActive, IsCorporate FROM CurrencyType WHERE IsoCode = \\'JPY\\'')) System.debug(each.get('ConversionRate') + ' ' + each.get('DecimalPlaces') + ' ' + each.get('IsActive') + ' ' + each.get('IsCorporate'));
      for (SObject each : Database.query('SELECT ConversionRate, StartDate, NextStartDate FROM DatedConversionRate WHERE IsoCode = \\'JPY\\'')) System.debug(each.get('ConversionRate') + ' ' + String.valueOf((Date) each.get('StartDate')) + ' ' + String.valueOf((Date) each.get('NextStartDate')));`
    )
    .prints('150.000000 0 true false', '120.000000 2000-01-01 2025-01-01', '150.000000 2025-01-01 9999-12-31')
);
rule(
  'C1227',
  'CU6',
  objects('sforce_api_objects_opportunitylineitem'),
  'a product has the currency of its opportunity',
  () =>
    org
      .run(
        `Product2 p = new Product2(Name = 'p', IsActive = true); insert p;
      List<PricebookEntry> prices = new List<PricebookEntry>();
      for (String code : new List<String>{ 'USD', 'EUR' }) prices.add(new PricebookEntry(Product2Id = p.Id, Pricebook2Id = [SELECT Id FROM Pricebook2 WHERE IsStandard = TRUE].Id, UnitPrice = 10, IsActive = true, CurrencyIsoCode = code));
      insert prices;
      Opportunity deal = Deals.add('deal', null, 'EUR', Date.today());
      System.debug(Database.insert(new OpportunityLineItem(OpportunityId = deal.Id, PricebookEntryId = prices[0].Id, Quantity = 1, UnitPrice = 5), false).getErrors()[0].getMessage());
      insert new OpportunityLineItem(OpportunityId = deal.Id, PricebookEntryId = prices[1].Id, Quantity = 1, UnitPrice = 5);
      deal.CurrencyIsoCode = 'USD';
      System.debug(Database.update(deal, false).getErrors()[0].getStatusCode());`
      )
      .prints(
        'field integrity exception: PricebookEntryId (pricebook entry currency code does not match opportunity currency code)',
        'FIELD_INTEGRITY_EXCEPTION'
      )
);
rule(
  'C1228',
  'CU5',
  'https://help.salesforce.com/s/articleView?id=sf.customize_functions.htm',
  'CURRENCYRATE needs rates',
  () =>
    refuses(
      customObject('Hall__c', {
        Rate__c: '<type>Number</type><precision>9</precision><scale>2</scale><formula>CURRENCYRATE("EUR")</formula>'
      }),
      /CURRENCYRATE has no rates in an org with one currency/
    )
);
