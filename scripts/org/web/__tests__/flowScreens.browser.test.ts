/**
 * A flow with screens from end to end in a browser: fields, visibility, errors, a component of the project, choices, the way back and
 * records that are there afterwards.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_screen.htm
 * https://developer.salesforce.com/docs/platform/lwc/guide/use-config-for-flow-screens.html
 */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { INPUT, OUTPUT, condition, node, ref, set, start, text, variable } from '../../flow/__tests__/flowProject.ts';
import { REQUIRED, field, input, screen, screenFlow, shown } from '../../flow/__tests__/screenProject.ts';
import { startEngine, type EngineClient } from '../../rest/engineClient.ts';
import { startHttpServer, type RunningServer } from '../../rest/httpServer.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { buildPage } from '../buildPage.ts';
import { findAccessibilityProblems, openBrowser, type Browser } from './openBrowser.ts';
import { writeProject } from './sampleProject.ts';

const STARS = {
  'lwc/stars/stars.js': `import { LightningElement, api } from 'lwc';
import { FlowAttributeChangeEvent, FlowNavigationNextEvent } from 'lightning/flowSupport';
export default class Stars extends LightningElement {
  @api label;
  @api rating;
  @api validate() {
    return this.rating ? { isValid: true } : { isValid: false, errorMessage: 'Choose a rating.' };
  }
  rate() { this.dispatchEvent(new FlowAttributeChangeEvent('rating', 4)); }
  rateAndGo() { this.rate(); this.dispatchEvent(new FlowNavigationNextEvent()); }
}
`,
  'lwc/stars/stars.html': `<template>
  <p>{label}: {rating}</p>
  <button type="button" onclick={rate}>Four stars</button>
  <button type="button" onclick={rateAndGo}>Four stars and on</button>
</template>
`,
  'lwc/stars/stars.js-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
  <apiVersion>66.0</apiVersion>
  <isExposed>true</isExposed>
  <targets><target>lightning__FlowScreen</target></targets>
  <targetConfigs>
    <targetConfig targets="lightning__FlowScreen">
      <property name="label" type="String" role="inputOnly" />
      <property name="rating" type="Integer" />
    </targetConfig>
  </targetConfigs>
</LightningComponentBundle>
`
};

const parameter = (name: string, value: string): string =>
  `<inputParameters><name>${name}</name>${value}</inputParameters>`;
const WHEN_OTHER = `<visibilityRule><conditionLogic>and</conditionLogic>${condition('Kind', 'EqualTo', ref('Other'))}</visibilityRule>`;
const choice = (name: string): string =>
  `<choices><name>${name}</name><choiceText>${name}</choiceText><dataType>String</dataType>${text(name)}</choices>`;

const FLOW = screenFlow(
  'Intake',
  start('Who'),
  screen(
    'Who',
    'Rate',
    shown('Intro', 'Welcome, {!visitor}.'),
    input('Company', 'String', REQUIRED),
    input(
      'Employees',
      'Number',
      '<scale>0</scale>',
      '<validationRule><errorMessage>At least one.</errorMessage><formulaExpression>{!Employees} &gt; 0</formulaExpression></validationRule>'
    ),
    input('Founded', 'Date'),
    input('Partner', 'Boolean'),
    field(
      'Kind',
      'RadioButtons',
      '<dataType>String</dataType>',
      '<choiceReferences>Reseller</choiceReferences><choiceReferences>Other</choiceReferences>'
    ),
    input('Which', 'String', REQUIRED, WHEN_OTHER)
  ),
  screen(
    'Rate',
    'Create',
    field(
      'Stars',
      'ComponentInstance',
      '<extensionName>c:stars</extensionName>',
      parameter('label', text('Rating of {!Company}')),
      '<storeOutputAutomatically>true</storeOutputAutomatically>'
    ),
    field('Notes', 'LargeTextArea'),
    field(
      'Parent',
      'ComponentInstance',
      '<extensionName>flowruntime:lookup</extensionName>',
      parameter('label', text('Parent company')),
      parameter('objectApiName', text('Account')),
      parameter('fieldApiName', text('ParentId'))
    )
  ),
  node(
    'recordCreates',
    'Create',
    'Done',
    '<object>Account</object>',
    set('Name', ref('Company')),
    set('NumberOfEmployees', ref('Employees')),
    set('ParentId', ref('Parent.recordId')),
    set('Description', text('{!Stars.rating} {!Notes} {!Which} {!Partner} {!Founded}'))
  ),
  screen('Done', null, shown('Bye', 'Created {!Company}.')),
  choice('Reseller'),
  choice('Other'),
  variable('visitor', 'String', INPUT),
  variable('out', 'String', OUTPUT)
);

const HOST = {
  'lwc/host/host.html': `<template><lightning-flow flow-api-name="Small" flow-input-variables={inputs} flow-finish-behavior="NONE" onstatuschange={take}></lightning-flow><p>{result}</p></template>`,
  'lwc/host/host.js': `import { LightningElement } from 'lwc';
export default class Host extends LightningElement {
  inputs = [{ name: 'given', type: 'String', value: 'from outside' }];
  result = '';
  take({ detail: { status, outputVariables } }) {
    this.result += status + ' ' + outputVariables.map(({ name, value }) => name + '=' + value).join() + ';';
  }
}
`,
  'lwc/host/host.js-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
  <apiVersion>66.0</apiVersion>
  <isExposed>true</isExposed>
  <targets><target>lightning__RecordPage</target></targets>
</LightningComponentBundle>
`
};
const SMALL = screenFlow(
  'Small',
  start('S'),
  screen('S', null, input('Answer', 'String')),
  variable('given', 'String', INPUT, OUTPUT)
);
const instance = (name: string, properties: Readonly<Record<string, string>> = {}): string =>
  `<itemInstances><componentInstance>${Object.entries(properties)
    .map(
      ([property, value]) =>
        `<componentInstanceProperties><name>${property}</name><value>${value}</value></componentInstanceProperties>`
    )
    .join(
      ''
    )}<componentName>${name}</componentName><identifier>${name.replace(':', '_')}</identifier></componentInstance></itemInstances>`;
const PAGE = {
  'flexipages/Account_Page.flexipage-meta.xml': metadata(
    'FlexiPage',
    `<flexiPageRegions>${instance('flowruntime:interview', { flowName: 'OnRecord', flowLayout: 'oneColumn', flowArguments: '[{"name":"recordId","type":"String","value":"{!recordId}"}]' })}${instance('host')}<name>main</name><type>Region</type></flexiPageRegions>`,
    '<masterLabel>Account</masterLabel>',
    '<sobjectType>Account</sobjectType>',
    '<template><name>flexipage:recordHomeTemplateDesktop</name></template>',
    '<type>RecordPage</type>'
  )
};
const ON_RECORD = screenFlow(
  'OnRecord',
  start('G'),
  node(
    'recordLookups',
    'G',
    'S',
    '<object>Account</object><filterLogic>and</filterLogic>',
    `<filters><field>Id</field><operator>EqualTo</operator>${ref('recordId')}</filters>`,
    '<getFirstRecordOnly>true</getFirstRecordOnly><storeOutputAutomatically>true</storeOutputAutomatically>'
  ),
  screen('S', null, shown('T', 'This is {!G.Name}.')),
  variable('recordId', 'String', INPUT)
);

let folder: string;
let engine: EngineClient;
let server: RunningServer;
let browser: Browser;
let page: Page;

before(async () => {
  folder = writeProject({ ...STARS, ...HOST, ...FLOW, ...SMALL, ...ON_RECORD, ...PAGE });
  engine = await startEngine(
    { sources: [folder], namespace: null, database: null, demo: null, reset: false },
    () => undefined
  );
  const built = await buildPage({ projectDirs: [folder], outDir: path.join(folder, '.page'), namespace: null });
  server = await startHttpServer({ engine, page: built, port: 0 });
  await engine.call('createRecord', { apiName: 'Account', fields: { Name: 'Acme Holding' } }, engine.personas[0] ?? '');
  browser = await openBrowser();
  page = browser.page;
});

after(async () => {
  await browser?.close();
  await server?.close();
  await engine?.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  await page.goto(`${server.url}/flow/Intake?visitor=Ada`);
  await page.getByText('Welcome, Ada.').waitFor();
});

const next = (): Promise<void> => page.getByRole('button', { name: 'Next' }).click();
const accounts = async (): Promise<readonly Record<string, unknown>[]> => {
  const answer = (await engine.call(
    'query',
    { q: 'SELECT Id, Name, NumberOfEmployees, Description, Parent.Name FROM Account ORDER BY Name' },
    engine.personas[0] ?? ''
  )) as { records: Record<string, unknown>[] };
  return answer.records;
};

describe('a flow with screens in the browser', () => {
  test('a person goes through the screens, and the record is there', async () => {
    await page.getByRole('textbox', { name: 'Company' }).fill('Acme');
    await page.getByRole('spinbutton', { name: 'Employees' }).fill('12');
    await page.getByRole('textbox', { name: 'Founded' }).fill('Jan 31, 2026');
    await page.getByText('Partner', { exact: true }).click();
    await page.getByText('Other', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Which' }).fill('Consultant');
    await next();
    await page.getByText('Rating of Acme:').waitFor();
    assert.deepEqual(await findAccessibilityProblems(page), []);
    await next();
    await page.getByText('Choose a rating.').waitFor();
    await page.getByRole('textbox', { name: 'Notes' }).fill('hello');
    await page.getByRole('searchbox', { name: 'Parent company' }).fill('hold');
    await page.getByRole('button', { name: 'Acme Holding' }).click();
    await page.getByRole('button', { name: 'Four stars', exact: true }).click();
    await page.getByText('Rating of Acme: 4').waitFor();
    await next();
    await page.getByText('Created Acme.').waitFor();
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('Your flow finished.').waitFor();
    const account = (await accounts()).find((each) => each['Name'] === 'Acme');
    assert.deepEqual(
      [account?.['Name'], account?.['NumberOfEmployees'], account?.['Description']],
      ['Acme', 12, '4 hello Consultant true 1/31/2026']
    );
    assert.equal((account?.['Parent'] as { Name?: string } | null)?.Name, 'Acme Holding');
  });

  test('what is missing or wrong is said at its field, and nothing that was entered is lost', async () => {
    await page.getByRole('spinbutton', { name: 'Employees' }).fill('0');
    await next();
    await page.getByText('Complete this field.').waitFor();
    await page.getByText('At least one.').waitFor();
    assert.equal(await page.getByRole('spinbutton', { name: 'Employees' }).inputValue(), '0');
    const problems = await findAccessibilityProblems(page);
    // The button of the base component is as small as it is.
    assert.deepEqual(
      problems.filter((each) => !each.includes('Select a date')),
      []
    );
  });

  test('a field comes and goes with its condition', async () => {
    await page.getByText('Other', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Which' }).waitFor();
    await page.getByText('Reseller', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Which' }).waitFor({ state: 'detached' });
  });

  test('the way back shows what was entered; a component may go on by itself', async () => {
    await page.getByRole('textbox', { name: 'Company' }).fill('Back Inc');
    await page.getByRole('spinbutton', { name: 'Employees' }).fill('1');
    await next();
    await page.getByRole('button', { name: 'Previous' }).click();
    await page.getByText('Welcome, Ada.').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Company' }).inputValue(), 'Back Inc');
    await next();
    await page.getByRole('button', { name: 'Four stars and on' }).click();
    await page.getByText('Created Back Inc.').waitFor();
  });

  test('a record page places flows by itself and through lightning-flow, which tells of their status', async () => {
    const fields = { Name: 'On Page' };
    await engine.call('createRecord', { apiName: 'Account', fields }, engine.personas[0] ?? '');
    const account = (await accounts()).find((each) => each['Name'] === 'On Page');
    await page.goto(`${server.url}/lightning/r/Account/${String(account?.['Id'])}/view`);
    await page.getByText('This is On Page.').waitFor();
    await page.getByText('STARTED ;').waitFor();
    await page.getByRole('button', { name: 'Finish' }).last().click();
    await page.getByText('STARTED ;FINISHED given=from outside;').waitFor();
  });

  test('a flow that is not there says so', async () => {
    await page.goto(`${server.url}/flow/Gone`);
    await page.getByText('There is no active flow with screens named Gone.').waitFor();
  });
});
