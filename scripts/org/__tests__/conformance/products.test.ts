/** Price books and products of opportunities. */
import { apex, classes, project, triggers } from '../apex.ts';
import { objects, reference, rule } from './rule.ts';

const ENTRY = objects('sforce_api_objects_pricebookentry');
const LINE = objects('sforce_api_objects_opportunitylineitem');
const DEAL = objects('sforce_api_objects_opportunity');

const SETUP = `Pricebook2 standard = [SELECT Id FROM Pricebook2 WHERE IsStandard = true];
  Product2 product = new Product2(Name = 'Chair', ProductCode = 'C-1', IsActive = true); insert product;
  PricebookEntry entry = new PricebookEntry(Pricebook2Id = standard.Id, Product2Id = product.Id, UnitPrice = 10, IsActive = true); insert entry;
  Opportunity deal = new Opportunity(Name = 'Deal', StageName = 'Prospecting', CloseDate = Date.newInstance(2026, 3, 1), Amount = 7); insert deal;
  OpportunityLineItem line = new OpportunityLineItem(OpportunityId = deal.Id, PricebookEntryId = entry.Id, Quantity = 3, UnitPrice = 9);`;
const SHOW =
  "Opportunity o = [SELECT Amount, ExpectedRevenue, HasOpportunityLineItem, TotalOpportunityQuantity FROM Opportunity WHERE Id = :deal.Id]; System.debug(o.Amount + ' ' + o.ExpectedRevenue + ' ' + o.HasOpportunityLineItem + ' ' + o.TotalOpportunityQuantity);";

rule('C890', 'P94', DEAL, 'the amount of an opportunity is the sum of its products', () =>
  apex(
    `${SETUP} insert line; ${SHOW} line.Quantity = 4; update line; o = [SELECT Amount FROM Opportunity WHERE Id = :deal.Id]; System.debug(o.Amount);`
  ).prints('27.00 2.70 true 3.00', '36.00')
);
rule('C891', 'P94', DEAL, 'an amount that somebody writes is passed over while there are products', () =>
  apex(`${SETUP} insert line; deal.Amount = 5; deal.Name = 'New'; update deal; ${SHOW}`).prints('27.00 2.70 true 3.00')
);
rule('C892', 'P93', LINE, 'a product takes names and list price from its entry', () =>
  apex(`${SETUP} insert line; OpportunityLineItem l = [SELECT Name, ListPrice, ProductCode, Product2Id, Subtotal, TotalPrice FROM OpportunityLineItem];
    System.debug(l.Name + ' ' + l.ListPrice + ' ' + l.ProductCode + ' ' + (l.Product2Id == product.Id) + ' ' + l.Subtotal + ' ' + l.TotalPrice);
    System.debug([SELECT Pricebook2Id FROM Opportunity].Pricebook2Id == standard.Id);`).prints(
    'Deal Chair 10.00 C-1 true 27.00 27.00',
    'true'
  )
);
rule('C893', 'P93', LINE, 'discount and total price', () =>
  apex(`${SETUP} line.Discount = 50; insert line; System.debug([SELECT TotalPrice FROM OpportunityLineItem].TotalPrice);
    OpportunityLineItem total = new OpportunityLineItem(OpportunityId = deal.Id, PricebookEntryId = entry.Id, Quantity = 4, TotalPrice = 20); insert total;
    System.debug([SELECT UnitPrice FROM OpportunityLineItem WHERE Id = :total.Id].UnitPrice);`).prints('13.50', '5.00')
);
rule('C894', 'P85', LINE, 'a quantity is not zero', () =>
  apex(`${SETUP} line.Quantity = 0; insert line;`).throws(
    'System.DmlException',
    /FIELD_INTEGRITY_EXCEPTION, field integrity exception: Quantity \(Quantity must be nonzero\)/
  )
);
rule('C895', 'P85', LINE, 'a product needs one price, not two', () =>
  apex(`${SETUP} line.TotalPrice = 30; try { insert line; } catch (DmlException e) { System.debug(e.getDmlStatusCode(0)); }
    line.TotalPrice = null; line.UnitPrice = null; insert line;`).throws(
    'System.DmlException',
    /REQUIRED_FIELD_MISSING/
  )
);
rule('C896', 'P85', LINE, 'all products come from the price book of the opportunity', () =>
  apex(`${SETUP} insert line; Pricebook2 other = new Pricebook2(Name = 'Other', IsActive = true); insert other;
    PricebookEntry cheap = new PricebookEntry(Pricebook2Id = other.Id, Product2Id = product.Id, UnitPrice = 1, IsActive = true); insert cheap;
    insert new OpportunityLineItem(OpportunityId = deal.Id, PricebookEntryId = cheap.Id, Quantity = 1, UnitPrice = 1);`).throws(
    'System.DmlException',
    /pricebook entry is in a different pricebook than the one assigned to the opportunity/
  )
);
rule('C897', 'P85', ENTRY, 'the standard price comes first', () =>
  apex(`Product2 product = new Product2(Name = 'Chair'); insert product; Pricebook2 other = new Pricebook2(Name = 'Other'); insert other;
    insert new PricebookEntry(Pricebook2Id = other.Id, Product2Id = product.Id, UnitPrice = 1);`).throws(
    'System.DmlException',
    /STANDARD_PRICE_NOT_DEFINED, Before creating a custom price, create a standard price\./
  )
);
rule('C898', 'P85', ENTRY, 'a price book has a product once', () =>
  apex(
    `${SETUP} insert new PricebookEntry(Pricebook2Id = standard.Id, Product2Id = product.Id, UnitPrice = 2);`
  ).throws('System.DmlException', /DUPLICATE_VALUE, This price definition already exists in this price book/)
);
rule('C899', 'P110', reference('apex_methods_system_test'), 'a test knows the standard price book', () =>
  project(
    classes(
      '@IsTest private class Proof { @IsTest static void run() { Assert.areEqual([SELECT Id FROM Pricebook2 WHERE IsStandard = true].Id, Test.getStandardPricebookId()); } }'
    )
  ).testEnds('passed')
);
rule('C900', 'P84', DEAL, 'products save their opportunity with its triggers', () =>
  project(
    triggers(
      "trigger Deals on Opportunity (before update) { System.debug(Trigger.old[0].Amount + ' ' + Trigger.new[0].Amount); }"
    )
  )
    .run(`${SETUP} insert line; delete line;`)
    .prints('7.00 27.00', '27.00 0.00')
);
