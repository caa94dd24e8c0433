/** The page Involve Setup from end to end: an admin sees that nothing runs yet, starts the dispatcher, and it is there. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { findAccessibilityProblems, openBrowser, type Browser } from '../../org/web/__tests__/openBrowser.ts';
import { serveDemo, type ServedOrg } from './servedOrg.ts';

const SCHEDULES = "SELECT Id FROM CronTrigger WHERE State = 'WAITING'";

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

test('an admin sees what needs attention and starts the dispatcher', async () => {
  const earlier = browser.complaints.length;
  await open('admin');
  await page.getByText('The dispatcher has not been started.').waitFor();
  assert.deepEqual(await findAccessibilityProblems(page), []);
  assert.deepEqual(await org.query(SCHEDULES), []);
  await page.getByRole('button', { name: 'Start Dispatcher' }).click();
  await page.getByText('The dispatcher ran last at').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Start Dispatcher' }).count(), 0);
  assert.equal((await org.query(SCHEDULES)).length, 1);
  assert.deepEqual(await findAccessibilityProblems(page), []);
  assert.deepEqual(browser.complaints.slice(earlier), []);
});

test('others are not offered the page and do not see it', async () => {
  await open('rep');
  await page.getByText('you have no access to it').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Involve Setup' }).count(), 0);
  assert.equal(await page.getByText('The dispatcher ran last at').count(), 0);
});

async function open(persona: string): Promise<void> {
  await page.context().addCookies([{ name: 'persona', value: persona, url: org.url }]);
  await page.goto(`${org.url}/lightning/n/involve__InvolveSetup`);
}
