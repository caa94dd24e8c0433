import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import path from 'node:path';
import { buildPage } from '../buildPage.ts';
import { startFakeOrg } from './fakeOrg.ts';
import type { Answer, Answers, FakeOrg } from './fakeOrg.ts';
import { findAccessibilityProblems, openBrowser } from './openBrowser.ts';
import type { Browser } from './openBrowser.ts';
import { META_XML, writeProject } from './sampleProject.ts';

const RECORD = '006000000000001AAA';

const TALLY = `import { LightningElement, api, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import load from '@salesforce/apex/TallyController.load';
import raise from '@salesforce/apex/TallyController.raise';
import heading from '@salesforce/label/c.Tally_Heading';
import mayRaise from '@salesforce/customPermission/RaiseTally';
import userId from '@salesforce/user/Id';
import NAME from '@salesforce/schema/Opportunity.Name';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getFieldValue, getRecord, updateRecord } from 'lightning/uiRecordApi';

export default class Tally extends LightningElement {
  @api recordId?: string;
  heading = heading;
  userId = userId;
  mayRaise = mayRaise;
  problem = '';
  moment = '2026-03-04T02:15:00.000Z';
  private wired: { data?: { count: number } } | undefined;

  @wire(load, { recordId: '$recordId' })
  takeTally(result: { data?: { count: number } }): void { this.wired = result; }

  @wire(getRecord, { recordId: '$recordId', fields: [NAME] })
  record: { data?: object } | undefined;

  get count(): number | undefined { return this.wired?.data?.count; }
  get name(): unknown { return this.record?.data && getFieldValue(this.record.data as never, NAME); }

  async handleRaise(event: Event): Promise<void> {
    const by = Number((event.currentTarget as HTMLElement).dataset.by);
    try {
      await raise({ recordId: this.recordId, by });
      this.dispatchEvent(new ShowToastEvent({ title: 'Done', message: 'Raised', variant: 'success' }));
      await refreshApex(this.wired);
    } catch (error) {
      this.problem = (error as { body: { message: string } }).body.message;
    }
  }

  async handleRename(): Promise<void> {
    await updateRecord({ fields: { Id: this.recordId, Name: 'Renamed' } });
  }
}
`;

const TALLY_HTML = `<template>
  <lightning-card title={heading}>
    <p class="count">{count}</p>
    <p class="name">{name}</p>
    <p class="user">{userId}</p>
    <p class="permission">{mayRaise}</p>
    <p class="problem">{problem}</p>
    <lightning-formatted-date-time class="moment" value={moment} hour="numeric" minute="2-digit" day="numeric"></lightning-formatted-date-time>
    <lightning-button label="Raise" data-by="1" onclick={handleRaise}></lightning-button>
    <lightning-button label="Raise too far" data-by="100" onclick={handleRaise}></lightning-button>
    <lightning-button label="Rename" onclick={handleRename}></lightning-button>
  </lightning-card>
</template>
`;

const RECORD_PAGE_META = META_XML().replace(
  '</LightningComponentBundle>',
  '<targets><target>lightning__RecordPage</target></targets></LightningComponentBundle>'
);

/** An app page component that navigates with state and reads it back. */
const BOARD = `import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';

export default class Board extends NavigationMixin(LightningElement) {
  reference: { state?: Record<string, string> } | undefined;
  @wire(CurrentPageReference)
  takeReference(reference: { state?: Record<string, string> }): void { this.reference = reference; }
  get color(): string | undefined { return this.reference?.state?.c__color; }
  handleColor(): void {
    const page = { type: 'standard__navItemPage', attributes: { apiName: 'Tally_Board' }, state: { c__color: 'red' } };
    (this as unknown as Record<symbol, (page: object) => void>)[NavigationMixin.Navigate]?.(page);
  }
  handleList(): void {
    const page = {
      type: 'standard__objectPage',
      attributes: { objectApiName: 'Opportunity', actionName: 'list' },
      state: { filterName: 'Mine' }
    };
    (this as unknown as Record<symbol, (page: object) => void>)[NavigationMixin.Navigate]?.(page);
  }
}
`;

const PROJECT = {
  'lwc/board/board.ts': BOARD,
  'lwc/board/board.html':
    '<template><p class="color">{color}</p><lightning-button label="Red" onclick={handleColor}></lightning-button><lightning-button label="List" onclick={handleList}></lightning-button></template>',
  'lwc/board/board.js-meta.xml': META_XML().replace(
    '</LightningComponentBundle>',
    '<targets><target>lightning__AppPage</target></targets></LightningComponentBundle>'
  ),
  'lwc/tally/tally.ts': TALLY,
  'lwc/tally/tally.html': TALLY_HTML,
  'lwc/tally/tally.js-meta.xml': RECORD_PAGE_META,
  'lwc/hidden/hidden.ts':
    "import { LightningElement } from 'lwc';\nexport default class Hidden extends LightningElement {}\n",
  'lwc/hidden/hidden.js-meta.xml': META_XML('66.0', false),
  'classes/TallyController.cls': `public with sharing class TallyController {
    @AuraEnabled(cacheable=true) public static Object load(Id recordId) { return null; }
    @AuraEnabled public static void raise(Id recordId, Integer by) {}
  }`,
  'labels/Tally_Heading.label-meta.xml':
    '<CustomLabel xmlns="http://soap.sforce.com/2006/04/metadata"><fullName>Tally_Heading</fullName><value>The tally</value></CustomLabel>',
  'customPermissions/RaiseTally.customPermission-meta.xml': '<CustomPermission/>',
  'applications/Tally.app-meta.xml':
    '<CustomApplication xmlns="http://soap.sforce.com/2006/04/metadata"><label>Tally app</label></CustomApplication>'
};

const TABS = [
  { name: 'Tally_Board', label: 'Tally Board', object: null, page: 'Tally_Board', problem: null },
  { name: 'standard-Opportunity', label: 'Opportunities', object: 'Opportunity', page: null, problem: null },
  { name: 'Odd', label: 'Odd', object: null, page: 'Odd', problem: null },
  {
    name: 'standard-home',
    label: 'home',
    object: null,
    page: null,
    problem: 'The tab standard-home is not supported by the local page.'
  }
];

const ok = (body: unknown): Answer => ({ status: 200, body });

let org: FakeOrg;
let browser: Browser;
const state = { count: 1, name: 'Big deal' };

function opportunity() {
  return {
    apiName: 'Opportunity',
    fields: { Name: { value: state.name, displayValue: null }, Amount: { value: 1200, displayValue: null } }
  };
}

const ANSWERS: Answers = {
  'GET /page/context': () =>
    ok({
      user: {
        id: '005000000000001AAA',
        name: 'Rosa Diaz',
        persona: 'rep',
        locale: 'en_US',
        timeZone: 'Pacific/Honolulu',
        currency: 'USD'
      },
      personas: [
        { key: 'admin', label: 'Administrator' },
        { key: 'rep', label: 'Sales rep' }
      ],
      labels: {},
      customPermissions: { RaiseTally: true },
      namespace: null,
      tabs: TABS,
      recordObjects: ['Opportunity']
    }),
  'GET /page/layout': () =>
    ok({
      template: 'flexipage:recordHomeTemplateDesktop',
      regions: [
        { name: 'header', components: [{ name: 'force:highlightsPanel', properties: {} }] },
        {
          name: 'main',
          components: [
            { name: 'force:detailPanel', properties: {} },
            { name: 'runtime_sales_activities:activityPanel', properties: {} },
            { name: 'force:highlightsPanel', properties: { hideChatterActions: 'true' } },
            { name: 'hidden', properties: {} }
          ]
        },
        { name: 'sidebar', components: [{ name: 'tally', properties: {} }] }
      ]
    }),
  'GET /page/list': ({ search, view }) =>
    ok({
      label: 'Opportunities',
      views: [
        { name: 'All', label: 'All Opportunities' },
        { name: 'Mine', label: 'My Opportunities' }
      ],
      view: view === '' ? 'All' : view,
      columns: ['Name', 'Amount'],
      records: [{ ...opportunity(), id: RECORD }].filter((each) => each.fields.Name.value.includes(`${search}`)),
      hasMore: false
    }),
  'GET /page/app': ({ name }) =>
    name === 'Tally_Board'
      ? ok({
          label: 'Tally Board',
          template: 'flexipage:defaultAppHomeTemplate',
          regions: [
            {
              name: 'main',
              components: [
                { name: 'board', properties: {} },
                { name: 'tally', properties: {} },
                { name: 'force:detailPanel', properties: {} }
              ]
            }
          ]
        })
      : ok({ label: 'Odd', template: 'flexipage:appHomeTemplateThreeColumns', regions: [] }),
  'GET /services/data/v66.0/ui-api/object-info/Opportunity': () =>
    ok({
      apiName: 'Opportunity',
      label: 'Opportunity',
      fields: { Name: { label: 'Name', dataType: 'String' }, Amount: { label: 'Amount', dataType: 'Currency' } }
    }),
  [`GET /services/data/v66.0/ui-api/records/${RECORD}`]: () => ok({ ...opportunity(), id: RECORD }),
  [`PATCH /services/data/v66.0/ui-api/records/${RECORD}`]: ({ fields }) => {
    state.name = (fields as { Name: string }).Name;
    return ok({ id: RECORD, apiName: 'Opportunity', fields: {} });
  },
  'apex TallyController.load': () => ok({ returnValue: { count: state.count } }),
  'apex TallyController.raise': ({ by }) => {
    const next = state.count + Number(by);
    if (next > 10)
      return { status: 400, body: { message: 'Ten is the most.', exceptionType: 'System.AuraHandledException' } };
    state.count = next;
    return ok({});
  },
  'POST /page/persona': () => ok({})
};

before(async () => {
  const dir = writeProject(PROJECT);
  org = await startFakeOrg(
    await buildPage({ projectDirs: [dir], outDir: path.join(dir, 'out'), namespace: null }),
    ANSWERS
  );
  browser = await openBrowser();
  await browser.page.goto(`${org.url}/lightning/r/Opportunity/${RECORD}/view`);
  await browser.page.locator('c-tally .count', { hasText: '1' }).waitFor();
});

after(async () => {
  await browser?.close();
  await org?.close();
});

const textOf = (selector: string) => browser.page.locator(selector).innerText();

test('the page shows the record and the components of its layout', async () => {
  assert.equal(await browser.page.title(), 'Tally app');
  assert.equal(await textOf('shell-highlights-panel >> nth=0 >> h1'), 'Big deal');
  assert.equal(await textOf('c-tally h2'), 'The tally');
  assert.equal(await textOf('c-tally .name'), 'Big deal');
});

test('what the page does not have is named in its place', async () => {
  assert.deepEqual(await browser.page.locator('shell-notice p').allInnerTexts(), [
    'The component runtime_sales_activities:activityPanel is not supported by the local page.',
    'The property hideChatterActions of force:highlightsPanel is not supported.',
    'The component hidden is not exposed for record pages.'
  ]);
});

test('a component knows the user, the permissions and the time zone', async () => {
  assert.equal(await textOf('c-tally .user'), '005000000000001AAA');
  assert.equal(await textOf('c-tally .permission'), 'true');
  assert.equal(await textOf('c-tally .moment'), '3, 4:15 PM');
});

test('an imperative call, a toast and a refresh go round', async () => {
  await browser.page.getByRole('button', { name: 'Raise', exact: true }).click();
  await browser.page.locator('c-tally .count', { hasText: '2' }).waitFor();
  assert.match(await textOf('shell-toasts'), /Done\s+Raised/);
  assert.equal(org.requests.filter((each) => each === 'apex TallyController.load').length, 2);
});

test('a refused call reaches the component in the words of Apex', async () => {
  await browser.page.getByRole('button', { name: 'Raise too far' }).click();
  await browser.page.locator('c-tally .problem', { hasText: 'Ten is the most.' }).waitFor();
});

test('an update of the record reaches every part of the page', async () => {
  await browser.page.getByRole('button', { name: 'Rename' }).click();
  await browser.page.locator('shell-highlights-panel h1', { hasText: 'Renamed' }).waitFor();
  await browser.page.locator('c-tally .name', { hasText: 'Renamed' }).waitFor();
});

test('the accessibility rules find nothing', async () => {
  assert.deepEqual(await findAccessibilityProblems(browser.page), []);
});

test('a search leads to the record', async () => {
  const { page } = browser;
  await page.getByPlaceholder('Search opportunities...').fill('Ren');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Renamed' }).click();
  await page.locator('c-tally').waitFor();
  assert.equal(new URL(page.url()).pathname, `/lightning/r/Opportunity/${RECORD}/view`);
});

test('a tab leads to its app page, and each component that cannot stand there says so', async () => {
  const { page } = browser;
  await page.getByRole('link', { name: 'Tally Board' }).click();
  await page.locator('c-board').waitFor();
  assert.equal(new URL(page.url()).pathname, '/lightning/n/Tally_Board');
  assert.equal(await page.locator('nav [aria-current=page]').innerText(), 'Tally Board');
  assert.deepEqual(await page.locator('shell-notice p').allInnerTexts(), [
    'The component tally is not exposed for app pages.',
    'The component force:detailPanel is not supported by the local page.'
  ]);
});

test('navigation keeps the state of a component in the address, and the list opens with the view asked for', async () => {
  const { page } = browser;
  await page.getByRole('button', { name: 'Red' }).click();
  await page.locator('c-board .color', { hasText: 'red' }).waitFor();
  assert.equal(new URL(page.url()).search, '?c__color=red');
  await page.getByRole('button', { name: 'List' }).click();
  await page.getByRole('link', { name: 'Renamed' }).waitFor();
  assert.equal(new URL(page.url()).search, '?filterName=Mine');
  assert.equal(await page.getByRole('combobox', { name: 'List view' }).innerText(), 'My Opportunities');
  assert.deepEqual(await page.locator('tbody tr').first().locator('th,td').allInnerTexts(), ['Renamed', '$1,200']);
});

test('a tab, a page template and an address that the local page does not have are named', async () => {
  const { page } = browser;
  const told = async (path: string): Promise<string> => {
    await page.goto(`${org.url}${path}`);
    await page.locator('shell-notice').waitFor();
    return page.locator('shell-notice p').innerText();
  };
  assert.equal(await told('/lightning/n/standard-home'), 'The tab standard-home is not supported by the local page.');
  assert.equal(
    await told('/lightning/n/Odd'),
    'The page template flexipage:appHomeTemplateThreeColumns is not supported by the local page.'
  );
  assert.equal(await told('/lightning/n/Nothing'), 'There is no tab Nothing, or you have no access to it.');
  assert.equal(await told('/lightning/setup/x'), 'There is nothing at /lightning/setup/x.');
});

test('an app opens with its first tab', async () => {
  await browser.page.goto(org.url);
  await browser.page.locator('c-board').waitFor();
});

test('the persona switch signs in anew', async () => {
  const { page } = browser;
  await page.getByRole('combobox', { name: 'Signed in as' }).click();
  const reloaded = page.waitForEvent('load');
  await page.getByRole('option', { name: 'Administrator' }).click();
  await reloaded;
  assert.ok(org.requests.includes('POST /page/persona'));
});

test('a record that is not there is said so', async () => {
  await browser.page.goto(`${org.url}/lightning/r/Opportunity/006000000000009AAA/view`);
  const notice = browser.page.locator('shell-notice');
  await notice.waitFor();
  assert.match(await notice.innerText(), /This record cannot be shown/);
});

test('every request that changes something carries the header that guards it', () => {
  assert.ok(org.requests.some((each) => each.startsWith('PATCH')));
  assert.deepEqual(org.unguarded, []);
});

test('the browser had nothing to complain about, the content security policy included', () => {
  const expected = /status of 4\d\d/;
  assert.deepEqual(
    browser.complaints.filter((each) => !expected.test(each)),
    []
  );
});
