/**
 * What a served org shows of the project's app: tabs, app pages, record pages and lists, each with the rights of the user.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_listview.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customtab.htm
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { folder, sfdxProject } from '../../commands/__tests__/cli.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { startEngine, type EngineClient } from '../engineClient.ts';
import type { PageContext, PageList } from '../protocol.ts';

const TEXT_FIELD = (name: string): string =>
  metadata(
    'CustomField',
    `<fullName>${name}</fullName>`,
    `<label>${name[0]}olor</label>`,
    '<length>20</length>',
    '<type>Text</type>'
  );
const readable = (field: string): string =>
  `<fieldPermissions><editable>true</editable><field>Boat__c.${field}</field><readable>true</readable></fieldPermissions>`;
const objectRights = (object: string, seesAll: boolean): string =>
  `<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>${object}</object><viewAllRecords>${seesAll}</viewAllRecords></objectPermissions>`;
const permissionSet = (label: string, fields: readonly string[], seesAll: boolean, tabs: readonly string[]): string =>
  metadata(
    'PermissionSet',
    ...fields.map(readable),
    '<hasActivationRequired>false</hasActivationRequired>',
    `<label>${label}</label>`,
    ...['Account', 'Boat__c'].map((object) => objectRights(object, seesAll)),
    ...tabs
  );
const tabSetting = (tab: string, visibility: string): string =>
  `<tabSettings><tab>${tab}</tab><visibility>${visibility}</visibility></tabSettings>`;
const listView = (name: string, ...parts: readonly string[]): string =>
  metadata('ListView', `<fullName>${name}</fullName>`, ...parts, `<label>${name} boats</label>`);
const flexiPage = (type: string, template: string, region: string, component: string, more = ''): string =>
  metadata(
    'FlexiPage',
    `<flexiPageRegions><itemInstances><componentInstance><componentName>${component}</componentName>${more}</componentInstance></itemInstances><name>${region}</name><type>Region</type></flexiPageRegions>`,
    '<masterLabel>Page</masterLabel>',
    ...(type === 'RecordPage' ? ['<sobjectType>Boat__c</sobjectType>'] : []),
    `<template><name>${template}</name></template>`,
    `<type>${type}</type>`
  );

const PROJECT = {
  'applications/Sea.app-meta.xml': metadata(
    'CustomApplication',
    '<label>Sea</label>',
    ...['standard-home', 'Harbor', 'standard-Account', 'Boat__c', 'Charts', 'Weather'].map(
      (tab) => `<tabs>${tab}</tabs>`
    )
  ),
  'tabs/Boat__c.tab-meta.xml': metadata(
    'CustomTab',
    '<customObject>true</customObject>',
    '<motif>Custom1: Heart</motif>'
  ),
  'tabs/Harbor.tab-meta.xml': metadata(
    'CustomTab',
    '<flexiPage>Harbor</flexiPage>',
    '<label>The harbor</label>',
    '<motif>Custom1: Heart</motif>'
  ),
  'tabs/Charts.tab-meta.xml': metadata(
    'CustomTab',
    '<flexiPage>Harbor</flexiPage>',
    '<label>Charts</label>',
    '<motif>Custom1: Heart</motif>'
  ),
  'tabs/Weather.tab-meta.xml': metadata(
    'CustomTab',
    '<flexiPage>Harbor</flexiPage>',
    '<label>Weather</label>',
    '<motif>Custom1: Heart</motif>'
  ),
  'flexipages/Harbor.flexipage-meta.xml': flexiPage('AppPage', 'flexipage:defaultAppHomeTemplate', 'main', 'quay'),
  'flexipages/Boat.flexipage-meta.xml': flexiPage('RecordPage', 'flexipage:recordHomeTemplateDesktop', 'main', 'quay'),
  'flexipages/Hidden.flexipage-meta.xml': flexiPage(
    'AppPage',
    'flexipage:defaultAppHomeTemplate',
    'main',
    'quay',
    '<visibilityRule><criteria><leftValue>{!$User.Id}</leftValue><operator>EQUAL</operator><rightValue>1</rightValue></criteria></visibilityRule>'
  ),
  'objects/Boat__c/Boat__c.object-meta.xml': metadata(
    'CustomObject',
    '<deploymentStatus>Deployed</deploymentStatus>',
    '<label>Boat</label>',
    '<nameField><label>Boat Name</label><type>Text</type></nameField>',
    '<pluralLabel>Boats</pluralLabel>',
    '<sharingModel>Private</sharingModel>'
  ),
  'objects/Boat__c/fields/Color__c.field-meta.xml': TEXT_FIELD('Color__c'),
  'objects/Boat__c/fields/Secret__c.field-meta.xml': TEXT_FIELD('Secret__c'),
  'objects/Boat__c/fields/Owner_Account__c.field-meta.xml': metadata(
    'CustomField',
    '<fullName>Owner_Account__c</fullName>',
    '<label>Owning Account</label>',
    '<referenceTo>Account</referenceTo>',
    '<relationshipName>Boats</relationshipName>',
    '<type>Lookup</type>'
  ),
  'objects/Boat__c/listViews/All.listView-meta.xml': listView(
    'All',
    '<columns>NAME</columns>',
    '<columns>Color__c</columns>',
    '<columns>Owner_Account__c</columns>',
    '<columns>Secret__c</columns>',
    '<filterScope>Everything</filterScope>'
  ),
  'objects/Boat__c/listViews/Bright.listView-meta.xml': listView(
    'Bright',
    '<columns>NAME</columns>',
    '<filterScope>Everything</filterScope>',
    '<filters><field>Color__c</field><operation>equals</operation><value>red, white</value></filters>'
  ),
  'objects/Boat__c/listViews/NotRed.listView-meta.xml': listView(
    'NotRed',
    '<columns>NAME</columns>',
    '<filterScope>Everything</filterScope>',
    '<filters><field>Color__c</field><operation>notEqual</operation><value>red</value></filters>'
  ),
  'objects/Boat__c/listViews/Mine.listView-meta.xml': listView(
    'Mine',
    '<columns>NAME</columns>',
    '<filterScope>Mine</filterScope>'
  ),
  'objects/Boat__c/listViews/Logic.listView-meta.xml': listView(
    'Logic',
    '<booleanFilter>1 OR 2</booleanFilter>',
    '<columns>NAME</columns>',
    '<filterScope>Everything</filterScope>'
  ),
  'objects/Boat__c/listViews/Team.listView-meta.xml': listView(
    'Team',
    '<columns>NAME</columns>',
    '<filterScope>Team</filterScope>'
  ),
  'objects/Boat__c/listViews/Odd.listView-meta.xml': listView(
    'Odd',
    '<columns>NAME</columns>',
    '<columns>OWNER.MANAGER</columns>',
    '<filterScope>Everything</filterScope>'
  ),
  'objects/Boat__c/listViews/Dates.listView-meta.xml': listView(
    'Dates',
    '<columns>NAME</columns>',
    '<filterScope>Everything</filterScope>',
    '<filters><field>CREATED_DATE</field><operation>equals</operation><value>TODAY</value></filters>'
  ),
  'permissionsets/Sailor.permissionset-meta.xml': permissionSet('Sailor', ['Color__c', 'Owner_Account__c'], false, [
    tabSetting('Boat__c', 'Visible'),
    tabSetting('Harbor', 'Visible'),
    tabSetting('Charts', 'Available')
  ]),
  'permissionsets/Captain.permissionset-meta.xml': permissionSet(
    'Captain',
    ['Color__c', 'Owner_Account__c', 'Secret__c'],
    true,
    []
  )
};

const person = (key: string, permissionSets: readonly string[]) => ({
  key,
  label: key,
  user: {
    LastName: key,
    Alias: key,
    Username: `${key}@people.example`,
    Email: `${key}@people.example`,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8'
  },
  profile: 'Minimum Access - Salesforce',
  permissionSets
});

let engine: EngineClient;

before(async () => {
  const boat = (name: string, color: string | null) => ({
    attributes: { type: 'Boat__c', referenceId: name },
    Name: name,
    Color__c: color,
    Secret__c: 'treasure',
    Owner_Account__c: '@acme'
  });
  const demo = folder({
    'demo.json': JSON.stringify({
      asOf: new Date().toISOString().slice(0, 10),
      plan: 'plan.json',
      personas: [
        { key: 'admin', label: 'Administrator', permissionSets: [] },
        person('captain', ['Captain']),
        person('sailor', ['Sailor']),
        person('guest', [])
      ],
      owners: { Boat__c: ['sailor', 'captain'], Account: ['sailor'] }
    }),
    'plan.json': JSON.stringify([
      { sobject: 'Account', saveRefs: true, files: ['accounts.json'] },
      { sobject: 'Boat__c', resolveRefs: true, files: ['boats.json'] }
    ]),
    'accounts.json': JSON.stringify({
      records: [{ attributes: { type: 'Account', referenceId: 'acme' }, Name: 'Acme' }]
    }),
    'boats.json': JSON.stringify({
      records: [boat('Anna', 'red'), boat('Berta', 'blue'), boat('Clara', 'white'), boat('Dora', null)]
    })
  });
  engine = await startEngine(
    { sources: [sfdxProject(PROJECT)], namespace: undefined, database: null, demo, reset: false },
    () => undefined
  );
});

after(() => engine?.close());

const list = (view: string, { persona = 'captain', search = '', object = 'Boat__c' } = {}): Promise<PageList> =>
  engine.call('pageList', { object, search, view }, persona) as Promise<PageList>;
const namesOf = ({ records }: PageList): unknown[] =>
  (records as { fields: { Name: { value: unknown } } }[]).map((each) => each.fields.Name.value);
const tabsOf = async (persona: string): Promise<PageContext['tabs']> =>
  ((await engine.call('pageContext', { persona }, persona)) as PageContext).tabs;
const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('Nothing was refused.');
};

describe('tabs', () => {
  test('an object tab is for who may read the object, a custom tab for who is given it as well', async () => {
    assert.deepEqual(
      (await tabsOf('sailor')).map((tab) => [tab.name, tab.label, tab.object, tab.page]),
      [
        ['standard-home', 'home', null, null],
        ['Harbor', 'The harbor', null, 'Harbor'],
        ['standard-Account', 'Accounts', 'Account', null],
        ['Boat__c', 'Boats', 'Boat__c', null]
      ]
    );
    assert.deepEqual(
      (await tabsOf('guest')).map((tab) => tab.name),
      ['standard-home']
    );
    assert.deepEqual(
      (await tabsOf('admin')).map((tab) => tab.name),
      ['standard-home', 'standard-Account']
    );
  });

  test('a tab the local page does not have says so', async () => {
    assert.equal((await tabsOf('guest'))[0]?.problem, 'The tab standard-home is not supported by the local page.');
  });
});

describe('pages', () => {
  test('an app page and a record page are told apart by their type', async () => {
    const page = (await engine.call('appPage', { name: 'Harbor' }, 'admin')) as { template: string };
    assert.equal(page.template, 'flexipage:defaultAppHomeTemplate');
    assert.match(await refusal(engine.call('appPage', { name: 'Boat' }, 'admin')), /no app page Boat/);
    assert.match(
      await refusal(engine.call('recordPage', { object: 'Account' }, 'admin')),
      /no record page for Account/
    );
    const context = (await engine.call('pageContext', { persona: 'admin' }, 'admin')) as PageContext;
    assert.deepEqual(context.recordObjects, ['Boat__c']);
  });

  test('a visibility rule is refused with its place', async () =>
    assert.match(
      await refusal(engine.call('appPage', { name: 'Hidden' }, 'admin')),
      /Visibility rules are not supported by the local page \(.*Hidden\.flexipage-meta\.xml:\d+\)/
    ));
});

describe('lists', () => {
  test('an object without list views opens with all its records', async () => {
    const accounts = await list('', { object: 'Account' });
    assert.deepEqual([accounts.view, accounts.label, namesOf(accounts)], ['All', 'Accounts', ['Acme']]);
  });

  test('a list view of the project gives the columns, lookups by the name behind them', async () => {
    const boats = await list('');
    assert.deepEqual(boats.columns, ['Name', 'Color__c', 'Owner_Account__r.Name', 'Secret__c']);
    assert.deepEqual(namesOf(boats), ['Anna', 'Berta', 'Clara', 'Dora']);
  });

  test('a column the user may not read is left out, and so are records the user may not see', async () => {
    const boats = await list('', { persona: 'sailor' });
    assert.deepEqual(boats.columns, ['Name', 'Color__c', 'Owner_Account__r.Name']);
    assert.deepEqual(namesOf(boats), ['Anna', 'Clara']);
    assert.match(await refusal(list('', { persona: 'guest' })), /does not exist/);
  });

  test('filters: any of several values, not equal, and the records of the user', async () => {
    assert.deepEqual(namesOf(await list('Bright')), ['Anna', 'Clara']);
    assert.deepEqual(namesOf(await list('NotRed')), ['Berta', 'Clara', 'Dora']);
    assert.deepEqual(namesOf(await list('Mine')), ['Berta', 'Dora']);
    assert.deepEqual(namesOf(await list('Bright', { search: 'la' })), ['Clara']);
    assert.deepEqual(namesOf(await list('', { search: '%' })), []);
  });

  for (const [view, words] of [
    ['Logic', /Filter logic is not supported/],
    ['Team', /The filter scope Team is not supported/],
    ['Odd', /The column OWNER.MANAGER is not supported/],
    ['Dates', /A filter on CreatedDate is not supported/],
    ['Nothing', /Boat__c has no list view Nothing/]
  ] as const) {
    test(`the list view ${view} is refused by name`, async () => assert.match(await refusal(list(view)), words));
  }
});
