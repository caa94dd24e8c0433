/** The page Policy Replay from end to end: a partner manager sees what another version would change, and nothing is written (B.3). */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { findAccessibilityProblems, openBrowser, type Browser } from '../../org/web/__tests__/openBrowser.ts';
import { serveDemo, type ServedOrg } from './servedOrg.ts';

const STATE = 'SELECT Id, LastModifiedDate, SystemModstamp FROM Involvement__c ORDER BY Id';

let org: ServedOrg;
let browser: Browser;
let page: Page;

before(async () => {
  org = await serveDemo(null);
  browser = await openBrowser();
  page = browser.page;
});

after(async () => {
  await browser?.close();
  await org?.stop();
});

test('a partner manager replays the example version by keyboard and sees what would move', async () => {
  const earlier = browser.complaints.length;
  const rows = await org.query(STATE);
  await open('partnerManager');
  await page.getByText('nothing is written').waitFor();
  assert.deepEqual(await findOwnProblems(), []);
  await choosePeriod('Last four quarters');
  await page.getByRole('button', { name: 'Run replay' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^\d+ of \d+ deals would change$/ }).waitFor();
  await page.getByText('Nothing was written.').waitFor();
  const [now, then] = await totals();
  assert.equal(now, then);
  assert.match(now ?? '', /[1-9]/);
  assert.ok((await page.getByText('would be Sourced', { exact: false }).count()) > 0);
  assert.deepEqual(await findOwnProblems(), []);
  assert.deepEqual(browser.complaints.slice(earlier), []);
  assert.deepEqual(await org.query(STATE), rows);
});

test('the version in force changes nothing, and the page says so', async () => {
  await open('admin');
  await page.getByRole('combobox', { name: 'Policy version' }).click();
  await page.getByRole('option', { name: 'in force' }).click();
  await page.getByRole('button', { name: 'Run replay' }).click();
  await page.getByRole('heading', { name: 'Nothing would change' }).waitFor();
});

test('nothing is wider than a phone', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open('admin');
  await choosePeriod('Last four quarters');
  await page.getByRole('button', { name: 'Run replay' }).click();
  await page.getByRole('heading', { name: /deals would change$/ }).waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await page.setViewportSize({ width: 1366, height: 900 });
});

test('reps are not offered the page and do not see it', async () => {
  await open('rep');
  await page.getByText('you have no access to it').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Policy Replay' }).count(), 0);
});

/** Accessibility problems but that of the base component for dates, whose button is smaller than WCAG 2.2 wants it. */
async function findOwnProblems(): Promise<string[]> {
  const problems = await findAccessibilityProblems(page);
  return problems.filter((problem) => !/^target-size: .*title="Select a date for/.test(problem));
}

async function open(persona: string): Promise<void> {
  await page.context().addCookies([{ name: 'persona', value: persona, url: org.url }]);
  await page.goto(`${org.url}/lightning/n/involve__PolicyReplay`);
}

async function choosePeriod(name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Won in' }).click();
  await page.getByRole('option', { name }).click();
}

/** The totals of the table, as it is and as it would be. */
async function totals(): Promise<string[]> {
  return page
    .getByRole('row', { name: /^Total/ })
    .getByRole('cell')
    .allInnerTexts();
}
