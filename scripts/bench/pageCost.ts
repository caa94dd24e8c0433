/** The involvement panel with 50 rows in a real browser, beside a bare table of the base components with the same rows. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../org/web/__tests__/openBrowser.ts';
import { serve, serveDemo, type ServedOrg } from '../test/__tests__/servedOrg.ts';
import { inMs, median, REPEATS, type Bench } from './measure.ts';

const ROWS = 50;
/** Milliseconds. */
const LONGEST_WAIT = 60_000;
const ROLE = 'Technology';
const CALLS = /^(?:InvolvementPanelController|BareRows)\./;

/** A project of one page: a table that shows what the panel says of each row, given by a method of the same name. */
const TABLE_SCRIPT = `import { LightningElement, wire } from 'lwc';
import getPanel from '@salesforce/apex/BareRows.getPanel';

export default class BareTable extends LightningElement {
  columns = [
    { label: 'Partner', fieldName: 'url', type: 'url', typeAttributes: { label: { fieldName: 'partnerName' } } },
    { label: 'Role', fieldName: 'roleLabel' },
    { label: 'Ledger', fieldName: 'creditTypeLabel' },
    { label: 'Credit', fieldName: 'creditPercent', type: 'number' },
    { label: 'Primary', fieldName: 'isPrimary', type: 'boolean' },
    { label: 'Since', fieldName: 'startDate', type: 'date-local' },
    { label: 'Why', fieldName: 'why' },
    {
      type: 'action',
      typeAttributes: { rowActions: [{ label: 'Change role', name: 'role' }, { label: 'End', name: 'end' }] }
    }
  ];
  rows = [];

  @wire(getPanel)
  takePanel({ data }) {
    if (data) this.rows = data.rows.map((row) => ({ ...row, url: \`/lightning/r/Account/\${row.partnerId}/view\` }));
  }
}
`;

const TABLE_FILES: Readonly<Record<string, string>> = {
  'sfdx-project.json': JSON.stringify({
    packageDirectories: [{ path: 'force-app', default: true }],
    namespace: '',
    sourceApiVersion: '66.0',
    plugins: { localOrg: { administratorPermissionSets: ['BareTable'] } }
  }),
  'force-app/lwc/bareTable/bareTable.js': TABLE_SCRIPT,
  'force-app/lwc/bareTable/bareTable.html':
    '<template><lightning-datatable key-field="id" data={rows} columns={columns} hide-checkbox-column></lightning-datatable></template>\n',
  'force-app/lwc/bareTable/bareTable.js-meta.xml': metadata(
    'LightningComponentBundle',
    '<apiVersion>66.0</apiVersion><isExposed>true</isExposed><targets><target>lightning__AppPage</target></targets>'
  ),
  'force-app/classes/BareRows.cls-meta.xml': metadata(
    'ApexClass',
    '<apiVersion>66.0</apiVersion><status>Active</status>'
  ),
  'force-app/flexipages/BareTable.flexipage-meta.xml': metadata(
    'FlexiPage',
    '<flexiPageRegions><itemInstances><componentInstance><componentName>bareTable</componentName><identifier>bareTable</identifier></componentInstance></itemInstances><name>main</name><type>Region</type></flexiPageRegions><masterLabel>Bare Table</masterLabel><template><name>flexipage:defaultAppHomeTemplate</name></template><type>AppPage</type>'
  ),
  'force-app/tabs/BareTable.tab-meta.xml': metadata(
    'CustomTab',
    '<flexiPage>BareTable</flexiPage><label>Bare Table</label><motif>Custom78: Bar Chart</motif>'
  ),
  'force-app/applications/BareTable.app-meta.xml': metadata(
    'CustomApplication',
    '<formFactors>Large</formFactors><label>Bare Table</label><navType>Standard</navType><tabs>BareTable</tabs><uiType>Lightning</uiType>'
  ),
  'force-app/permissionsets/BareTable.permissionset-meta.xml': metadata(
    'PermissionSet',
    '<classAccesses><apexClass>BareRows</apexClass><enabled>true</enabled></classAccesses><label>Bare Table</label><tabSettings><tab>BareTable</tab><visibility>Visible</visibility></tabSettings>'
  )
};

/** What stands for a row on each page: a link to the partner with an address, inside these elements. */
interface Measured {
  readonly address: string;
  readonly host: string;
  readonly row: string;
}

interface Measurement {
  /** Milliseconds. */
  readonly time: number;
  /** Calls of the controller in one load. */
  readonly calls: number;
}

type Rows = Pick<Measured, 'host' | 'row'> & { readonly rows: number; readonly longest: number };

export const pageCost: Bench = {
  name: 'page',
  async run() {
    const browser = await openBrowser();
    try {
      await browser.page.addInitScript(watchAnswer);
      const { panel, answer } = await measurePanel(browser.page);
      const table = await measureTable(browser.page, answer);
      const ratio = (panel.time / table.time).toFixed(2);
      return {
        title: `${ROWS} involvements in a browser: from the answer of the server to the last row painted`,
        columns: ['server calls for its data', 'time', 'of the table', 'aim'],
        rows: [
          { what: 'a bare lightning-datatable', cells: [String(table.calls), inMs(table.time), '1.00', ''] },
          {
            what: 'the panel of the record page',
            cells: [String(panel.calls), inMs(panel.time), ratio, '1 call, 1.50']
          }
        ]
      };
    } finally {
      await browser.close();
    }
  }
};

/** The panel, and what the server answered it. */
async function measurePanel(page: Page): Promise<{ panel: Measurement; answer: string }> {
  const org = await serveDemo(null);
  try {
    const deal = await dealWithPartners(org);
    const answer = await callPanel(org, 'getPanel', { opportunityId: deal });
    const address = `${org.url}/lightning/r/Opportunity/${deal}/view`;
    return { panel: await measure(page, { address, host: 'c-involvement-panel', row: 'c-involvement-row' }), answer };
  } finally {
    await org.stop();
  }
}

/** A table of the rows of this answer. Served alone: two servers of one folder would build the same page. */
async function measureTable(page: Page, answer: string): Promise<Measurement> {
  const folder = writeTable(answer);
  try {
    const org = await serve(['--source', folder]);
    try {
      const address = `${org.url}/lightning/n/BareTable`;
      return await measure(page, { address, host: 'lightning-datatable', row: 'tbody tr' });
    } finally {
      await org.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The median of {@link REPEATS} loads after one that does not count, and how many calls each made. */
async function measure(page: Page, target: Measured): Promise<Measurement> {
  const times: number[] = [];
  const calls = new Set<number>();
  for (let index = 0; index <= REPEATS; index += 1) {
    let count = 0;
    const counter = (request: { url(): string; postData(): string | null }): void => {
      if (!request.url().endsWith('/apex')) return;
      const { classname, method } = JSON.parse(request.postData() ?? '{}') as Record<string, string>;
      if (CALLS.test(`${classname}.${method}`)) count += 1;
    };
    page.on('request', counter);
    await page.goto(target.address);
    const painted = await page.evaluate(waitForRows, {
      host: target.host,
      row: target.row,
      rows: ROWS,
      longest: LONGEST_WAIT
    });
    page.off('request', counter);
    if (index === 0) continue;
    times.push(painted);
    calls.add(count);
  }
  return { time: median(times), calls: Math.max(...calls) };
}

/** Runs in the page before its scripts: notes when the answer with the rows arrived, to be read as JSON. */
function watchAnswer(): void {
  const original = globalThis.fetch;
  globalThis.fetch = async (...request) => {
    const response = await original(...request);
    const body = request[1]?.body;
    if (typeof body === 'string' && body.includes('"getPanel"')) {
      await response.clone().text();
      Object.assign(globalThis, { answeredAt: performance.now() });
    }
    return response;
  };
}

/** Runs in the page: milliseconds from the answer until the last row has its link and was painted. */
async function waitForRows({ host, row, rows, longest }: Rows): Promise<number> {
  const isReady = (): boolean => {
    const found = findHost(document)?.shadowRoot?.querySelectorAll(row);
    const last = found?.[rows - 1];
    return found?.length === rows && last !== undefined && hasLink(last);
  };
  const findHost = (scope: Document | ShadowRoot): Element | null => {
    const found = scope.querySelector(host);
    if (found) return found;
    for (const element of Array.from(scope.querySelectorAll('*'))) {
      const deeper = element.shadowRoot && findHost(element.shadowRoot);
      if (deeper) return deeper;
    }
    return null;
  };
  const hasLink = (element: Element): boolean => {
    if (element.matches('a[href]:not([href=""])') && (element as HTMLElement).innerText !== '') return true;
    return [element, element.shadowRoot].some((parent) => Array.from(parent?.children ?? []).some(hasLink));
  };
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (performance.now() - start > longest) reject(new Error(`${host} did not show ${rows} rows`));
      else if (!isReady()) requestAnimationFrame(look);
      // A task of its own after the frame: what the frame showed has been painted.
      else setTimeout(() => resolve(performance.now() - (globalThis as unknown as { answeredAt: number }).answeredAt));
    };
    requestAnimationFrame(look);
  });
}

/** Answers the id of an open deal to which 50 partners were added in one save. */
async function dealWithPartners(org: ServedOrg): Promise<string> {
  const [deal] = await org.query<{ Id: string; AccountId: string }>(
    'SELECT Id, AccountId FROM Opportunity WHERE IsClosed = false AND AccountId != null AND Id NOT IN (SELECT Opportunity__c FROM Involvement__c WHERE Opportunity__c != null) ORDER BY Name LIMIT 1'
  );
  const partners = await org.query<{ Id: string }>(
    `SELECT Id FROM Account WHERE Id != '${deal?.AccountId}' ORDER BY Name LIMIT ${ROWS}`
  );
  const edits = partners.map(({ Id }) => ({ partnerId: Id, role: ROLE }));
  if (deal === undefined || partners.length < ROWS) throw new Error('The demo has too few accounts or open deals.');
  await callPanel(org, 'save', { opportunityId: deal.Id, edits });
  return deal.Id;
}

/** The answer of a method of the panel's controller, as JSON. */
async function callPanel(org: ServedOrg, method: string, params: object): Promise<string> {
  const response = await fetch(`${org.url}/apex`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-org': '1' },
    body: JSON.stringify({
      classname: 'InvolvementPanelController',
      method,
      params,
      cacheable: method === 'getPanel'
    })
  });
  const body = (await response.json()) as { returnValue?: unknown; message?: string };
  if (!response.ok) throw new Error(body.message);
  return JSON.stringify(body.returnValue);
}

function writeTable(rows: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'org-bench-'));
  const literal = rows.replace(/[\\']/g, '\\$&');
  const apex = `public with sharing class BareRows {
  @AuraEnabled(cacheable=true)
  public static Object getPanel() {
    return JSON.deserializeUntyped('${literal}');
  }
}
`;
  for (const [file, text] of Object.entries({ ...TABLE_FILES, 'force-app/classes/BareRows.cls': apex })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

function metadata(type: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${type}>\n`;
}
