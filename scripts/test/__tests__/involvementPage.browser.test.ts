/**
 * A person edits who is involved on the record page, and the edit arrives as OpportunityPartner rows.
 * Capabilities I4 and S11, rules 1, 3, 5 and 8.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { findAccessibilityProblems, openBrowser, type Browser } from '../../org/web/__tests__/openBrowser.ts';
import { serveDemo, type ServedOrg } from './servedOrg.ts';

interface Deal {
  readonly Id: string;
  readonly Name: string;
  readonly AccountId: string;
}

interface NativeRow {
  readonly Role: string | null;
  readonly IsPrimary: boolean;
  readonly AccountTo: { readonly Name: string };
}

let org: ServedOrg;
let browser: Browser;
let page: Page;
let deals: Deal[];

before(async () => {
  org = await serveDemo(null);
  browser = await openBrowser();
  page = browser.page;
  deals = await org.query<Deal>(
    'SELECT Id, Name, AccountId FROM Opportunity WHERE IsClosed = false AND AccountId != null AND Id NOT IN (SELECT Opportunity__c FROM Involvement__c WHERE Opportunity__c != null) ORDER BY Name LIMIT 10'
  );
});

after(async () => {
  await browser?.close();
  await org?.stop();
});

beforeEach(() => signIn('rep'));

describe('the involvement panel on an opportunity page', () => {
  test('who may assert sourcing adds a sourcing partner, and the native partner row is there as the primary (I4)', async () => {
    const deal = takeDeal();
    await signIn('admin');
    await open(deal);
    await page.getByText('No partners yet').first().waitFor();
    await add('Harborline VAR', 'Sourcing');
    await page.getByRole('link', { name: 'Harborline VAR' }).waitFor();
    assert.deepEqual(await nativePartners(deal), [['Harborline VAR', true]]);
    const [row] = await involvements(deal);
    assert.deepEqual([row?.status, row?.credit, row?.isPrimary], ['Active', 100, true]);
  });

  test('sixty and forty percent are one save: the credit of the first is given up and the second gets the rest (I4)', async () => {
    const deal = takeDeal();
    await signIn('admin');
    await open(deal);
    await add('Harborline VAR', 'Sourcing');
    await page.getByRole('link', { name: 'Harborline VAR' }).waitFor();
    await page.getByRole('button', { name: 'Add partner' }).click();
    await choosePartner('Studio Ember');
    await chooseRole('Sourcing');
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
    await typePercent('Credit of Harborline VAR in percent', '60');
    await typePercent('Credit of Studio Ember in percent', '40');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'Studio Ember' }).waitFor();
    assert.deepEqual(
      (await involvements(deal)).map((row) => [row.status, row.credit]),
      [
        ['Active', 60],
        ['Active', 40]
      ]
    );
    assert.deepEqual(await nativePartners(deal), [
      ['Harborline VAR', true],
      ['Studio Ember', false]
    ]);
  });

  test('a second sourcing partner at full credit is refused in words, and nothing is kept (I4)', async () => {
    const deal = takeDeal();
    await signIn('admin');
    await open(deal);
    await add('Harborline VAR', 'Sourcing');
    await page.getByRole('link', { name: 'Harborline VAR' }).waitFor();
    await addByApi(deal, 'Studio Ember', 'Sourcing', 100, /Sourced credit would total 200\s?%/);
    assert.deepEqual(await nativePartners(deal), [['Harborline VAR', true]]);
  });

  test('who may not assert sourcing is told which role the partner got instead, and why (S11, rule 3)', async () => {
    const deal = takeDeal();
    await open(deal);
    await add('Harborline VAR', 'Sourcing');
    await page
      .getByText('Harborline VAR is on the opportunity as Influencing, not as Sourcing. There is no evidence')
      .first()
      .waitFor();
    assert.deepEqual(await nativePartners(deal), [['Harborline VAR', true]]);
  });

  test('ending the only partner asks for a reason, empties the native side and keeps the history (rule 5)', async () => {
    const deal = takeDeal();
    await open(deal);
    await add('Cloudmesh', 'Technology');
    await page.getByRole('link', { name: 'Cloudmesh' }).waitFor();
    await page.getByRole('button', { name: 'Actions for Cloudmesh' }).click();
    await page.getByRole('menuitem', { name: 'End involvement' }).click();
    await page.getByRole('textbox', { name: 'Reason' }).fill('The connector is not needed.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('No partners yet').first().waitFor();
    assert.deepEqual(await nativePartners(deal), []);
    const [row] = await involvements(deal);
    assert.equal(row?.status, 'Ended');
  });

  test('closed business changes with a reason, by who may adjust it; others read who that is (package design 17)', async () => {
    const [deal] = await org.query<Deal>(
      'SELECT Id, Name, AccountId FROM Opportunity WHERE IsWon = true AND AccountId != null AND Id NOT IN (SELECT Opportunity__c FROM Involvement__c WHERE Opportunity__c != null) ORDER BY Name LIMIT 1'
    );
    assert.ok(deal);
    await open(deal);
    await page.getByText('only by people with the permission Adjust Closed Deals').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Add partner' }).count(), 0);
    await signIn('admin');
    await open(deal);
    await add('Harborline VAR', 'Technology');
    await page.getByText('Say why closed business changes.').waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Agreed in the quarterly review.');
    assert.deepEqual(await findAccessibilityProblems(page), []);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'Harborline VAR' }).waitFor();
    await add('Studio Ember', 'Technology', 'Found in the quarterly review.');
    await page.getByRole('link', { name: 'Studio Ember' }).waitFor();
    await page.getByRole('button', { name: 'Actions for Studio Ember' }).click();
    await page.getByRole('menuitem', { name: 'Make primary' }).click();
    await page.getByRole('heading', { name: 'Make Studio Ember the primary partner' }).waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('They led the work.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('They led the work.').first().waitFor();
    assert.deepEqual(await nativePartners(deal), [
      ['Harborline VAR', false],
      ['Studio Ember', true]
    ]);
  });

  test('who holds no permission of the package sees that there is no access, and no names', async () => {
    const deal = takeDeal();
    await signIn('rep');
    await open(deal);
    await add('Datapier', 'Co-Sell');
    await page.getByRole('link', { name: 'Datapier' }).waitFor();
    await signIn('serviceAgent');
    await open(deal);
    await page.getByText('You cannot see partner involvement here').waitFor();
    assert.equal(await page.getByText('Datapier').count(), 0);
  });

  test('the page passes the accessibility rules and complains of nothing', async () => {
    const deal = takeDeal();
    const earlier = browser.complaints.length;
    await open(deal);
    await add('Harborline VAR', 'Sourcing');
    await page.getByRole('link', { name: 'Harborline VAR' }).waitFor();
    assert.deepEqual(await findAccessibilityProblems(page), []);
    assert.deepEqual(browser.complaints.slice(earlier), []);
  });
});

function takeDeal(): Deal {
  const deal = deals.shift();
  if (deal === undefined) throw new Error('The demo has too few open deals without partners.');
  return deal;
}

async function signIn(persona: string): Promise<void> {
  await page.context().addCookies([{ name: 'persona', value: persona, url: org.url }]);
}

async function open(deal: Deal): Promise<void> {
  await page.goto(`${org.url}/lightning/r/Opportunity/${deal.Id}/view`);
  await page.getByRole('heading', { name: 'Partner involvement', exact: true }).waitFor();
}

/** Adds a partner with the keyboard and the mouse, as a rep does. */
async function add(partner: string, role: string, reason?: string): Promise<void> {
  await page.getByRole('button', { name: 'Add partner' }).first().click();
  await choosePartner(partner);
  await chooseRole(role);
  if (reason !== undefined) await page.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

async function choosePartner(name: string): Promise<void> {
  const picker = page.getByRole('combobox', { name: 'Partner' }).first();
  await picker.click();
  await picker.pressSequentially(name.slice(0, 6));
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
}

async function chooseRole(name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name, exact: true }).click();
}

/** Number inputs of the base components take keys, not values set from outside. */
async function typePercent(label: string, digits: string): Promise<void> {
  await page.getByLabel(label).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(digits);
}

async function addByApi(
  deal: Deal,
  partner: string,
  role: string,
  creditPercent: number,
  refusal: RegExp
): Promise<void> {
  const [account] = await org.query<{ Id: string }>(`SELECT Id FROM Account WHERE Name = '${partner}'`);
  const response = await fetch(`${org.url}/apex`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-org': '1', cookie: 'persona=admin' },
    body: JSON.stringify({
      classname: 'InvolvementPanelController',
      method: 'save',
      params: { opportunityId: deal.Id, edits: [{ partnerId: account?.Id, role, creditPercent }] },
      cacheable: false
    })
  });
  assert.notEqual(response.status, 200);
  assert.match(((await response.json()) as { message: string }).message, refusal);
}

/** Reciprocal rows, which point at the customer, do not count. */
async function nativePartners(deal: Deal): Promise<[string, boolean][]> {
  const rows = await org.query<NativeRow>(
    `SELECT Role, IsPrimary, AccountTo.Name FROM OpportunityPartner WHERE OpportunityId = '${deal.Id}' AND AccountToId != '${deal.AccountId}' ORDER BY AccountTo.Name`
  );
  return rows.map((row) => [row.AccountTo.Name, row.IsPrimary]);
}

async function involvements(deal: Deal): Promise<{ status: unknown; credit: unknown; isPrimary: unknown }[]> {
  const rows = await org.query<Record<string, unknown>>(
    `SELECT Status__c, CreditPercent__c, IsPrimary__c FROM Involvement__c WHERE Opportunity__c = '${deal.Id}' ORDER BY CreditPercent__c DESC`
  );
  return rows.map((row) => ({
    status: row['involve__Status__c'],
    credit: row['involve__CreditPercent__c'],
    isPrimary: row['involve__IsPrimary__c']
  }));
}
