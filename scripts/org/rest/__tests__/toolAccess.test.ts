/**
 * Tools that sign in with a token: who gets in, what they are told, what is refused. Host and Origin are checked as for everybody.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm
 */
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { folder, sfdxProject } from '../../commands/__tests__/cli.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { startEngine, type EngineClient } from '../engineClient.ts';
import { startHttpServer, type RunningServer } from '../httpServer.ts';
import { openSessions, writeSessionFile, type SessionFile, type Sessions } from '../sessions.ts';

const person = (key: string, profile: string) => ({
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
  profile,
  permissionSets: []
});

/** Nobody but the administrator sees it. */
const THING = metadata(
  'CustomObject',
  '<label>Thing</label>',
  '<pluralLabel>Things</pluralLabel>',
  '<nameField><label>Name</label><type>Text</type></nameField>',
  '<deploymentStatus>Deployed</deploymentStatus>',
  '<sharingModel>ReadWrite</sharingModel>'
);

/** Without a permission set that grants it, the administrator's alone. */
const WHO_AM_I = `@RestResource(urlMapping='/whoami')
global with sharing class WhoAmI {
  @HttpGet global static String read() { return UserInfo.getUserName(); }
  @HttpPost global static String write() { return UserInfo.getUserName(); }
}`;

let engine: EngineClient;
let server: RunningServer;
let sessions: Sessions;

before(async () => {
  const demo = folder({
    'demo.json': JSON.stringify({
      asOf: new Date().toISOString().slice(0, 10),
      plan: 'plan.json',
      personas: [
        { key: 'admin', label: 'Administrator', permissionSets: [] },
        person('clerk', 'Standard User'),
        person('noApi', 'Minimum Access - Salesforce')
      ],
      owners: {}
    }),
    'plan.json': JSON.stringify([{ sobject: 'Account', files: ['accounts.json'] }]),
    'accounts.json': JSON.stringify({
      records: [{ attributes: { type: 'Account', referenceId: 'a' }, Name: 'Acme' }]
    })
  });
  engine = await startEngine(
    {
      sources: [sfdxProject({ 'objects/Thing__c/Thing__c.object-meta.xml': THING, 'classes/WhoAmI.cls': WHO_AM_I })],
      namespace: undefined,
      database: null,
      demo,
      reset: false
    },
    () => undefined
  );
  sessions = await openSessions(engine);
  const page = { indexHtml: '<!doctype html>', contentSecurityPolicy: "default-src 'self'", mounts: [] };
  server = await startHttpServer({ engine, page, port: 0, sessions });
});

after(async () => {
  await server?.close();
  await engine?.close();
});

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** By `node:http`, since `fetch` keeps Host and Origin to itself. */
function ask(address: string, headers: Readonly<Record<string, string>> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const url = new URL(server.url);
    const sent = request(
      { host: url.hostname, port: url.port, path: address, method: body === undefined ? 'GET' : 'POST', headers },
      (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      }
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const token = (persona: string): string => sessions.tokens.get(persona) ?? '';
const bearer = (persona: string): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token(persona)}` });
const query = (q: string): string => `/services/data/v66.0/query?${new URLSearchParams({ q })}`;
const errorCode = ({ status, text }: Answer): string =>
  `${status} ${(JSON.parse(text) as readonly { errorCode: string }[])[0]?.errorCode ?? ''}`;
const ACCOUNTS = query('SELECT Name FROM Account');
const soap = (sessionId: string, call: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header xmlns="http://soap.sforce.com/2006/04/metadata"><SessionHeader><sessionId>${sessionId}</sessionId></SessionHeader></soapenv:Header><soapenv:Body xmlns="http://soap.sforce.com/2006/04/metadata">${call}</soapenv:Body></soapenv:Envelope>`;
const READ = '<readMetadata><type>StandardValueSet</type><fullNames>PartnerRole</fullNames></readMetadata>';
const METADATA = '/services/Soap/m/66.0';

describe('tokens', () => {
  test('each persona has one, of the shape that the Salesforce libraries know', () => {
    for (const persona of engine.personas) assert.match(token(persona), /^00D\w{12}![.\w]{90,}$/);
    assert.equal(new Set(engine.personas.map(token)).size, engine.personas.length);
  });

  test('they are told in a file that only its owner reads, whatever was there before', () => {
    const file = path.join(folder({}), 'sessions.json');
    writeFileSync(file, 'old', { mode: 0o644 });
    writeSessionFile(file, sessions, server.url);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const { instanceUrl, accessTokens } = JSON.parse(readFileSync(file, 'utf8')) as SessionFile;
    assert.deepEqual([instanceUrl, accessTokens['clerk']], [server.url, token('clerk')]);
  });

  for (const [name, authorization] of [
    ['a token that was never given out', 'Bearer 00D000000000001!abc'],
    ['an empty token', 'Bearer '],
    ['another scheme', 'Basic YWRtaW46']
  ] as const) {
    test(`${name} is refused`, async () =>
      assert.equal(errorCode(await ask(ACCOUNTS, { authorization })), '401 INVALID_SESSION_ID'));
  }

  test('Apex REST is called as the user of the token, not as the one of the page', async () => {
    const address = '/services/apexrest/whoami';
    assert.equal((await ask(address, bearer('clerk'))).status, 403);
    assert.equal((await ask(address, bearer('admin'))).text, '"admin@localorg.example"');
    assert.equal((await ask(address, bearer('admin'), '')).text, '"admin@localorg.example"');
    assert.equal(
      errorCode(await ask(address, { authorization: 'Bearer 00D000000000001!abc' })),
      '401 INVALID_SESSION_ID'
    );
    assert.equal((await ask(address, {}, '')).status, 403);
  });

  test('a user without API Enabled is refused', async () =>
    assert.equal(errorCode(await ask(ACCOUNTS, bearer('noApi'))), '403 API_CURRENTLY_DISABLED'));

  test('a good token of another host or origin is refused', async () => {
    const foreigners: readonly Readonly<Record<string, string>>[] = [
      { host: 'evil.example' },
      { origin: 'http://evil.example' }
    ];
    for (const foreign of foreigners) {
      assert.equal((await ask(ACCOUNTS, { ...bearer('admin'), ...foreign })).status, 403);
      assert.equal((await ask(METADATA, foreign, soap(token('admin'), READ))).status, 403);
    }
  });
});

describe('the REST API', () => {
  // https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_versions.htm
  test('tells its versions before anybody signs in', async () => {
    const versions = JSON.parse((await ask('/services/data')).text) as readonly { version: string }[];
    assert.deepEqual(
      versions.map(({ version }) => version),
      ['66.0']
    );
  });

  test('answers queries as the user, also below an address with a slash at the end', async () => {
    for (const address of [ACCOUNTS, `/${ACCOUNTS}`])
      assert.match((await ask(address, bearer('admin'))).text, /"totalSize":1.*"Acme"/);
    const things = query('SELECT Id FROM Thing__c');
    assert.equal((await ask(things, bearer('admin'))).status, 200);
    assert.equal(errorCode(await ask(things, bearer('clerk'))), '400 INVALID_TYPE');
  });

  test('names what is wrong with a query as Salesforce does', async () => {
    const codes = ['SELECT Id FROM Nothing__c', 'SELECT Nothing__c FROM Account', 'SELECT FROM'].map(async (q) =>
      errorCode(await ask(query(q), bearer('admin')))
    );
    assert.deepEqual(await Promise.all(codes), ['400 INVALID_TYPE', '400 INVALID_FIELD', '400 MALFORMED_QUERY']);
  });

  // https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_userinfo_endpoint.htm
  test('tells who the token belongs to', async () => {
    const answer = await ask('/services/oauth2/userinfo', bearer('clerk'));
    const { user_id, organization_id, preferred_username } = JSON.parse(answer.text) as Record<string, string>;
    assert.match(`${user_id} ${organization_id}`, /^005\w{15} 00D\w{15}$/);
    assert.equal(preferred_username, 'clerk@people.example');
    const user = await ask(`/services/data/v51.0/sobjects/User/${user_id}`, bearer('clerk'));
    assert.equal((JSON.parse(user.text) as Record<string, unknown>)['Username'], 'clerk@people.example');
    assert.equal(errorCode(await ask('/services/oauth2/userinfo')), '403 FORBIDDEN');
  });

  test('refuses other resources and methods by name', async () => {
    assert.equal(errorCode(await ask('/services/data/v66.0/limits', bearer('admin'))), '404 NOT_FOUND');
    assert.equal(errorCode(await ask('/services/data/v65.0/query?q=x', bearer('admin'))), '404 NOT_FOUND');
    assert.equal(errorCode(await ask(ACCOUNTS, bearer('admin'), '{}')), '405 METHOD_NOT_ALLOWED');
  });
});

// https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_calls_intro.htm
describe('the Metadata API', () => {
  test('answers with an envelope', async () => {
    const { status, text } = await ask(METADATA, {}, soap(token('admin'), READ));
    assert.equal(status, 200);
    assert.match(text, /<readMetadataResponse><result><records xsi:type="StandardValueSet"><fullName>PartnerRole/);
  });

  for (const [name, sessionId, code] of [
    ['a wrong session', '00D000000000001!abc', 'INVALID_SESSION_ID'],
    ['no session', '', 'INVALID_SESSION_ID']
  ] as const) {
    test(`${name} is a fault`, async () => {
      const { status, text } = await ask(METADATA, {}, soap(sessionId, READ));
      assert.equal(status, 500);
      assert.match(text, new RegExp(`<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${code}: `));
    });
  }

  test('users without the permission, and without the API, get a fault', async () => {
    assert.match((await ask(METADATA, {}, soap(token('clerk'), READ))).text, /sf:INSUFFICIENT_ACCESS/);
    assert.match((await ask(METADATA, {}, soap(token('noApi'), READ))).text, /sf:API_CURRENTLY_DISABLED/);
  });

  test('other versions and APIs are refused by name', async () => {
    for (const address of ['/services/Soap/m/65.0', '/services/Soap/u/66.0', '/services/Soap/'])
      assert.match((await ask(address, {}, soap(token('admin'), READ))).text, /sf:NOT_SUPPORTED/);
    assert.match((await ask(METADATA)).text, /not GET/);
  });
});
