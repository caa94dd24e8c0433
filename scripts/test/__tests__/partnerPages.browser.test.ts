/**
 * What people see of involvement beside the panel: lists, insight and the account page, with the demo company.
 * Capabilities I3, I9, S10, S11, U4.
 */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { findAccessibilityProblems, openBrowser, type Browser } from '../../org/web/__tests__/openBrowser.ts';
import { serveDemo, type ServedOrg } from './servedOrg.ts';

const DEALS = '/lightning/n/involve__DealsWithPartners';
const INSIGHT = '/lightning/n/involve__PartnerInsight';

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

beforeEach(async () => {
  await signIn('rep');
  await page.setViewportSize({ width: 1366, height: 900 });
});

describe('deals with partners', () => {
  test('a role of a partner narrows the list, and a click tells role, start and reason (I3)', async () => {
    const [most] = await org.query<{ involve__Partner__c: string; Partner__c: string; expr0: number }>(
      "SELECT Partner__c, COUNT(Id) FROM Involvement__c WHERE Role__c = 'Influencing' AND Status__c = 'Active' GROUP BY Partner__c ORDER BY COUNT(Id) DESC LIMIT 1"
    );
    const partnerId = most?.Partner__c ?? most?.involve__Partner__c ?? '';
    const [partner] = await org.query<{ Name: string }>(`SELECT Name FROM Account WHERE Id = '${partnerId}'`);
    const name = partner?.Name ?? '';
    const expected = await count(
      `Id IN (SELECT Opportunity__c FROM Involvement__c WHERE Partner__c = '${partnerId}' AND Role__c = 'Influencing' AND Status__c != 'Ended')`
    );
    await page.goto(`${org.url}${DEALS}`);
    await choose('Partner', name);
    await choose('Involvement', 'Influencing');
    await page.getByText(expected === 1 ? '1 deal shown' : `${expected} deals shown`).waitFor();
    const chips = page.locator('c-involvement-chips button');
    assert.equal(await chips.count(), expected);
    await chips.first().click();
    const detail = page.locator('c-involvement-deal-detail');
    await detail.waitFor();
    const text = await detail.innerText();
    assert.match(text, /^Involved in /);
    assert.ok(text.includes(name) && text.includes('Influencing') && /Since\s+\w{3} \d/.test(text), text);
    assert.match(text, /Reason\s+\S/);
    assert.match((await page.evaluate(readFocus)).text, /^Involved in /);
    await page.getByRole('button', { name: 'Close' }).click();
    assert.equal(await detail.count(), 0);
  });

  test('the keyboard alone opens and closes the detail', async () => {
    await page.goto(`${org.url}${DEALS}`);
    // A table is one stop of the Tab key; the arrows go from cell to cell, and Enter into what a cell offers.
    await page.getByRole('gridcell', { name: /\$/ }).first().click();
    await pressUntil('ArrowRight', (focused) => focused.label === 'Involvement');
    await pressUntil('Enter', (focused) => focused.tag === 'BUTTON');
    await pressUntil('Enter', (focused) => focused.text.startsWith('Involved in '));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('c-involvement-deal-detail').waitFor({ state: 'detached' });
  });

  test('more deals follow without repeating one, and a link leads to the record', async () => {
    await page.goto(`${org.url}${DEALS}`);
    await page.getByText('The first 25 deals shown').waitFor();
    await page.getByRole('button', { name: 'Show more deals' }).click();
    await page.getByText('The first 50 deals shown').waitFor();
    const links = await page
      .locator('c-involvement-record-link a[href*="/Opportunity/"]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
    assert.equal(new Set(links).size, 50);
    await page.locator('c-involvement-record-link a[href*="/Opportunity/"]').first().click();
    await page.getByRole('heading', { name: 'Partner involvement', exact: true }).waitFor();
    assert.equal(new URL(page.url()).pathname, links[0]);
  });

  test('filters that nothing fits say so, and can be cleared', async () => {
    await page.goto(`${org.url}${DEALS}`);
    await choose('Involvement', 'Subagent');
    await page.getByText('No deals match').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText('The first 25 deals shown').waitFor();
  });
});

describe('partner insight', () => {
  test('amounts tie out to the total, and each number opens as many deals as it counts (I9, U4)', async () => {
    await page.goto(`${org.url}${INSIGHT}`);
    const won = page.locator('c-involvement-amounts').first();
    await won.locator('c-involvement-number').first().waitFor();
    const [total = 0, sourced = 0, influenced = 0, direct = 0] = (
      await won.locator('c-involvement-number').allInnerTexts()
    ).map((text) => Number(text.replace(/[^\d]/g, '')));
    assert.ok(total > 0);
    assert.equal(sourced + influenced + direct, total);
    const note = await page.locator('.note').first().innerText();
    const closed = Number(/of (\d+) closed/.exec(note)?.[1]);
    await page.getByRole('button', { name: /^Win rate, With partners/ }).click();
    await page.getByRole('heading', { name: 'Deals behind: Win rate, With partners' }).waitFor();
    const rows = page.locator('c-involvement-deals-behind c-involvement-chips');
    await rows.first().waitFor();
    for (let shown = await rows.count(); shown < closed; shown = await rows.count()) {
      await page.getByRole('button', { name: 'Show more deals' }).click();
      await rows.nth(shown).waitFor();
    }
    assert.equal(await rows.count(), closed);
    assert.equal(await page.getByRole('button', { name: 'Show more deals' }).count(), 0);
  });

  test('another period has other numbers', async () => {
    await page.goto(`${org.url}${INSIGHT}`);
    const span = page.locator('c-involvement-insight p[role="status"]');
    const before = await span.innerText();
    await choose('Close date', 'Last quarter');
    await span.filter({ hasNotText: before }).waitFor();
    assert.notEqual(await span.innerText(), before);
  });
});

describe('a partner account', () => {
  test('its buckets sum to its deals, and the trend has a table (U4, S11)', async () => {
    await openPartner();
    const deals = (await page.locator('c-partner-involvement tbody tr').allInnerTexts()).map((row) =>
      Number(/\b(\d+)\b/.exec(row.replace(/\$[\d,]+/g, ''))?.[1])
    );
    const [sourced = 0, influenced = 0, other = 0, total = 0] = deals;
    assert.equal(sourced + influenced + other, total);
    assert.match(
      await page.locator('[data-summary]').innerText(),
      new RegExp(`^${sourced} sourced and ${influenced} influenced of ${total} deals$`)
    );
    await page.getByRole('button', { name: 'Show as table' }).click();
    assert.equal(await page.locator('c-partner-trend tbody tr').count(), 8);
  });

  test('a partner of the panel leads to it', async () => {
    const [row] = await org.query<Record<string, string>>(
      "SELECT Opportunity__c, PartnerName__c FROM Involvement__c WHERE Status__c = 'Active' LIMIT 1"
    );
    await page.goto(`${org.url}/lightning/r/Opportunity/${row?.['involve__Opportunity__c']}/view`);
    await page
      .locator('c-involvement-row')
      .getByRole('link', { name: row?.['involve__PartnerName__c'] ?? '' })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Partner contribution' }).waitFor();
  });
});

describe('all pages', () => {
  const pages: readonly [string, () => Promise<string>][] = [
    ['deals with partners', () => Promise.resolve(DEALS)],
    ['partner insight', () => Promise.resolve(INSIGHT)],
    ['a partner account', partnerAddress],
    ['the list of opportunities', () => Promise.resolve('/lightning/o/Opportunity/list')],
    ['the list of involvements', () => Promise.resolve('/lightning/o/involve__Involvement__c/list')]
  ];

  for (const [name, addressOf] of pages) {
    test(`${name}: the accessibility rules find nothing, and a phone needs no sideways scrolling`, async () => {
      const earlier = browser.complaints.length;
      for (const width of [1366, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${org.url}${await addressOf()}`);
        await page.locator('main lightning-card').first().waitFor();
        await page.waitForLoadState('networkidle');
        assert.deepEqual(await findAccessibilityProblems(page), [], `at ${width}`);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `wider than ${width}`);
      }
      assert.deepEqual(browser.complaints.slice(earlier), []);
    });
  }

  test('who holds no permission of the package has no tabs of it, and account pages say so', async () => {
    await signIn('serviceAgent');
    const address = await partnerAddress();
    await page.goto(`${org.url}${address}`);
    await page.getByText('You cannot see partner involvement here').waitFor();
    assert.deepEqual(await page.locator('nav a').allInnerTexts(), ['Opportunities', 'Accounts']);
    await page.goto(`${org.url}${INSIGHT}`);
    await page.getByText('There is no tab involve__PartnerInsight, or you have no access to it.').waitFor();
  });
});

async function signIn(persona: string): Promise<void> {
  await page.context().addCookies([{ name: 'persona', value: persona, url: org.url }]);
}

async function choose(label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).first().click();
  await page.getByRole('option', { name: option, exact: true }).first().click();
}

async function count(condition: string): Promise<number> {
  return (await org.query<{ Id: string }>(`SELECT Id FROM Opportunity WHERE ${condition}`, 'rep')).length;
}

async function partnerAddress(): Promise<string> {
  const [account] = await org.query<{ Id: string }>("SELECT Id FROM Account WHERE Name = 'Studio Ember'");
  return `/lightning/r/Account/${account?.Id ?? ''}/view`;
}

async function openPartner(): Promise<void> {
  await page.goto(`${org.url}${await partnerAddress()}`);
  await page.locator('[data-summary]').waitFor();
}

interface Focus {
  readonly tag: string;
  /** Of a cell of a table: its column. */
  readonly label: string;
  readonly text: string;
}

/** Presses a key as a person does: looks where the focus went before the next time. */
async function pressUntil(key: string, isThere: (focus: Focus) => boolean): Promise<void> {
  for (let times = 0; times < 10; times += 1) {
    await page.keyboard.press(key);
    for (let looks = 0; looks < 5; looks += 1) {
      if (isThere(await page.evaluate(readFocus))) return;
      await page.waitForTimeout(100);
    }
  }
  throw new Error(`${key} does not lead there; the focus is on ${JSON.stringify(await page.evaluate(readFocus))}`);
}

/** The focused element, through the shadows of the components. */
function readFocus(): Focus {
  let element: Element | null = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return {
    tag: element?.tagName ?? '',
    label: element?.getAttribute('data-label') ?? '',
    text: element?.textContent?.trim() ?? ''
  };
}
