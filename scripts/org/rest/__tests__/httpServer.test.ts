/** What the local server answers over HTTP: who may ask, as whom, and in which shape. Rule 15 of the design: Host and Origin are checked. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { folder, sfdxProject } from '../../commands/__tests__/cli.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { startEngine, type EngineClient } from '../engineClient.ts';
import { startHttpServer, type RunningServer } from '../httpServer.ts';

const DESK = `public with sharing class Desk {
  public class Item {
    @AuraEnabled
    public String name { get; set; }
    public String hidden = 'inside';
  }
  @AuraEnabled(cacheable=true)
  public static Item read(String name) {
    Item item = new Item();
    item.name = name;
    return item;
  }
  @AuraEnabled(cacheable=true)
  public static void sneak() {
    insert new Account(Name = 'sneaked');
  }
  @AuraEnabled
  public static Id add(String name) {
    Account a = new Account(Name = name);
    insert a;
    return a.Id;
  }
  @AuraEnabled
  public static void half() {
    insert new Account(Name = 'half');
    Integer n = 0;
    n = 1 / n;
  }
  @AuraEnabled
  public static void words() {
    AuraHandledException e = new AuraHandledException('in words');
    e.setMessage('in words');
    throw e;
  }
  public static void unmarked() {
  }
}`;
const CLERK = metadata(
  'PermissionSet',
  '<label>Clerk</label>',
  '<classAccesses><apexClass>Desk</apexClass><enabled>true</enabled></classAccesses>',
  '<hasActivationRequired>false</hasActivationRequired>',
  '<objectPermissions><allowCreate>true</allowCreate><allowDelete>false</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Account</object><viewAllRecords>false</viewAllRecords></objectPermissions>'
);
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
let server: RunningServer;

before(async () => {
  const source = sfdxProject({ 'classes/Desk.cls': DESK, 'permissionsets/Clerk.permissionset-meta.xml': CLERK });
  const demo = folder({
    'demo.json': JSON.stringify({
      asOf: new Date().toISOString().slice(0, 10),
      plan: 'plan.json',
      personas: [
        { key: 'admin', label: 'Administrator', permissionSets: [] },
        person('clerk', ['Clerk']),
        person('guest', [])
      ],
      owners: {}
    }),
    'plan.json': JSON.stringify([{ sobject: 'Account', files: ['accounts.json'] }]),
    'accounts.json': JSON.stringify({
      records: [{ attributes: { type: 'Account', referenceId: 'a' }, Name: 'Acme', Phone: '1' }]
    })
  });
  engine = await startEngine(
    { sources: [source], namespace: undefined, database: null, demo, reset: false },
    () => undefined
  );
  const page = {
    indexHtml: '<!doctype html><title>page</title>',
    contentSecurityPolicy: "default-src 'self'",
    mounts: []
  };
  server = await startHttpServer({ engine, page, port: 0 });
});

after(async () => {
  await server?.close();
  await engine?.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

interface Ask {
  readonly method?: string;
  readonly body?: unknown;
  readonly persona?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** By `node:http`, since `fetch` keeps Host and Origin to itself. */
function ask(address: string, { method = 'GET', body, persona = 'admin', headers = {} }: Ask = {}): Promise<Answer> {
  const own = method === 'GET' ? {} : { 'content-type': 'application/json', 'x-local-org': '1' };
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL(address, server.url),
      { method, headers: { cookie: `persona=${persona}`, ...own, ...headers } },
      (response) => {
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => {
          const isJson = response.headers['content-type']?.startsWith('application/json') === true && text !== '';
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
            text
          });
        });
      }
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
}

const apex = (
  method: string,
  params: object = {},
  more: Ask & { readonly cacheable?: boolean } = {}
): Promise<Answer> =>
  ask('/apex', {
    method: 'POST',
    body: { classname: 'Desk', method, params, cacheable: more.cacheable ?? false },
    ...more
  });
const query = (q: string, persona = 'admin'): Promise<Answer> =>
  ask(`/services/data/v66.0/query?${new URLSearchParams({ q })}`, { persona });
const accountId = async (): Promise<string> => {
  const { records } = (await query("SELECT Id FROM Account WHERE Name = 'Acme'")).body as { records: { Id: string }[] };
  return records[0]?.Id ?? '';
};
const record = (id: string, rest = ''): string => `/services/data/v66.0/ui-api/records/${id}${rest}`;

describe('who may ask', () => {
  test('it listens on the loopback address', () => assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/));

  for (const [name, headers] of [
    ['another host name', { host: 'evil.example' }],
    ['a host name that begins like ours', { host: '127.0.0.1.evil.example' }],
    ['another origin', { origin: 'http://evil.example' }],
    ['the origin of another port', { origin: 'http://127.0.0.1:1' }],
    ['no origin', { origin: 'null' }]
  ] as const) {
    test(`${name} is refused`, async () => {
      const { status, body } = await ask('/page/context', { headers });
      assert.deepEqual([status, body['errorCode']], [403, 'FORBIDDEN']);
    });
  }

  test('localhost and its own origin are welcome', async () => {
    const { port } = new URL(server.url);
    assert.equal(
      (await ask('/page/context', { headers: { host: `localhost:${port}`, origin: `http://localhost:${port}` } }))
        .status,
      200
    );
  });

  test('a write needs the header of the page', async () => {
    const { status } = await ask('/apex', { method: 'POST', body: {}, headers: { 'x-local-org': '0' } });
    assert.equal(status, 403);
  });

  test('an answer is never kept or guessed at', async () => {
    assert.equal((await ask('/page/context')).headers['cache-control'], 'no-store');
    const { headers } = await ask('/');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['content-security-policy'], "default-src 'self'");
  });
});

describe('as whom', () => {
  const nameOf = async (headers: Readonly<Record<string, string>>): Promise<unknown> =>
    ((await ask('/page/context', { headers })).body['user'] as Record<string, unknown>)['persona'];

  test('the cookie names the persona', async () =>
    assert.equal(await nameOf({ cookie: 'other=1; persona=clerk' }), 'clerk'));
  test('without a cookie it is the first', async () => assert.equal(await nameOf({ cookie: '' }), 'admin'));
  test('an unknown cookie is no way in', async () => assert.equal(await nameOf({ cookie: 'persona=root' }), 'admin'));

  test('signing in sets a cookie that scripts cannot read', async () => {
    const { status, headers } = await ask('/page/persona', { method: 'POST', body: { persona: 'clerk' } });
    assert.equal(status, 200);
    assert.deepEqual(headers['set-cookie'], ['persona=clerk; Path=/; HttpOnly; SameSite=Strict']);
  });

  test('signing in as nobody is refused', async () =>
    assert.equal((await ask('/page/persona', { method: 'POST', body: { persona: 'root' } })).status, 404));

  test('a persona without access reaches no class, no record, no object', async () => {
    const id = await accountId();
    const call = await apex('add', { name: 'x' }, { persona: 'guest' });
    assert.deepEqual(
      [call.status, call.body['message']],
      [403, "You do not have access to the Apex class named 'Desk'."]
    );
    assert.equal((await ask(record(id, '?fields=Account.Name'), { persona: 'guest' })).status, 404);
    assert.equal((await ask('/services/data/v66.0/ui-api/object-info/Account', { persona: 'guest' })).status, 404);
    assert.equal((await query('SELECT Id FROM Account', 'guest')).status, 400);
  });
});

describe('Apex', () => {
  test('members marked for components travel, others do not', async () => {
    assert.deepEqual((await apex('read', { name: 'n' }, { cacheable: true })).body, { returnValue: { name: 'n' } });
  });

  test('a cacheable method writes nothing (P119)', async () => {
    const { status, body } = await apex('sneak');
    assert.equal(status, 500);
    assert.deepEqual([body['exceptionType'], body['message']], ['System.LimitException', 'Too many DML statements: 1']);
    assert.equal((await query("SELECT Id FROM Account WHERE Name = 'sneaked'")).body['totalSize'], 0);
  });

  test('a method that is not cacheable is not wired', async () =>
    assert.equal((await apex('add', { name: 'x' }, { cacheable: true })).status, 403));

  for (const method of ['nothing', 'unmarked']) {
    test(`${method} is no method for components`, async () => {
      const { status, body } = await apex(method);
      assert.deepEqual(
        [status, body['message']],
        [404, `Unable to find an @AuraEnabled method named '${method}' on the class 'Desk'.`]
      );
    });
  }

  test('a failed call keeps nothing and tells where it failed', async () => {
    const { status, body } = await apex('half');
    assert.equal(status, 500);
    assert.deepEqual(
      [body['exceptionType'], body['message'], body['isUserDefinedException']],
      ['System.MathException', 'Divide by 0', false]
    );
    assert.equal(body['stackTrace'], 'Class.Desk.half: line 27, column 1');
    assert.equal((await query("SELECT Id FROM Account WHERE Name = 'half'")).body['totalSize'], 0);
  });

  test('a handled exception carries its words', async () => {
    const { body } = await apex('words');
    assert.deepEqual([body['exceptionType'], body['message']], ['System.AuraHandledException', 'in words']);
  });

  test('a parameter of a wrong type is named', async () => {
    const { status, body } = await apex('read', { name: { no: 1 } });
    assert.equal(status, 400);
    assert.match(String(body['message']), /'name' of type 'String'/);
  });
});

describe('records', () => {
  test('a record has the fields that were asked for', async () => {
    const id = await accountId();
    const { body } = await ask(record(id, '?fields=Account.Name,Account.Owner.Name&optionalFields=Account.Nothing__c'));
    assert.deepEqual([body['apiName'], body['id']], ['Account', id]);
    const fields = body['fields'] as Record<string, { value: unknown; displayValue: unknown }>;
    assert.deepEqual(Object.keys(fields).sort(), ['Name', 'Owner']);
    assert.deepEqual(fields['Name'], { value: 'Acme', displayValue: null });
    assert.equal(fields['Owner']?.displayValue, 'User User');
  });

  test('an unknown field is refused by name', async () => {
    const { status, body } = await ask(record(await accountId(), '?fields=Account.Nothing__c'));
    assert.deepEqual(
      [status, body['errorCode'], body['message']],
      [400, 'INVALID_FIELD', "No such column 'Account.Nothing__c' on entity 'Account'."]
    );
  });

  for (const [name, id] of [
    ['an Id of no object', 'zzz000000000001'],
    ['an Id of no record', '001000000000999'],
    ['no Id', 'nothing']
  ] as const) {
    test(`${name} is not found`, async () => assert.equal((await ask(record(id, '?fields=Account.Name'))).status, 404));
  }

  test('a change is saved and answered', async () => {
    const id = await accountId();
    const { status, body } = await ask(record(id), { method: 'PATCH', body: { fields: { Phone: '2' } } });
    assert.equal(status, 200);
    assert.deepEqual((body['fields'] as Record<string, unknown>)['Phone'], { value: '2', displayValue: null });
    const { records } = (await query(`SELECT Phone FROM Account WHERE Id = '${id}'`)).body as {
      records: { Phone: string }[];
    };
    assert.equal(records[0]?.Phone, '2');
  });

  test('a refused change tells the field', async () => {
    const { status, body } = await ask(record(await accountId()), { method: 'PATCH', body: { fields: { Name: '' } } });
    assert.deepEqual(
      [status, body['errorCode'], Object.keys(body['fieldErrors'] as object)],
      [400, 'REQUIRED_FIELD_MISSING', ['Name']]
    );
  });

  test('a value of a wrong type is refused', async () => {
    const { status, body } = await ask(record(await accountId()), {
      method: 'PATCH',
      body: { fields: { NumberOfEmployees: 'many' } }
    });
    assert.equal(status, 400);
    assert.match(String(body['message']), /NumberOfEmployees/);
  });

  test('a record is made and deleted', async () => {
    const made = await ask('/services/data/v66.0/ui-api/records', {
      method: 'POST',
      body: { apiName: 'Account', fields: { Name: 'New' } }
    });
    assert.equal(made.status, 201);
    const id = String(made.body['id']);
    const gone = await ask(record(id), { method: 'DELETE' });
    assert.deepEqual([gone.status, gone.text], [204, '']);
    assert.equal((await query(`SELECT Id FROM Account WHERE Id = '${id}'`)).body['totalSize'], 0);
  });

  test('a clerk who may not delete deletes nothing', async () => {
    const id = await accountId();
    assert.notEqual((await ask(record(id), { method: 'DELETE', persona: 'clerk' })).status, 204);
    assert.equal((await query(`SELECT Id FROM Account WHERE Id = '${id}'`)).body['totalSize'], 1);
  });
});

describe('what is no request', () => {
  test('a query that cannot be read', async () => {
    const { status, body } = await query('SELECT FROM');
    assert.deepEqual([status, body['errorCode']], [400, 'MALFORMED_QUERY']);
  });

  test('text that is no JSON', async () => {
    const { status, body } = await ask('/apex', { method: 'POST', body: '{' });
    assert.deepEqual([status, body['errorCode']], [400, 'JSON_PARSER_ERROR']);
  });

  test('JSON of another shape', async () => {
    for (const body of ['[]', 'null', '{"classname":1}'])
      assert.equal((await ask('/apex', { method: 'POST', body })).status, 400);
  });

  test('a body that is too large', async () => {
    const { status, body } = await ask('/apex', { method: 'POST', body: `{"classname":"${'x'.repeat(4_100_000)}"}` });
    assert.deepEqual([status, body['errorCode']], [413, 'REQUEST_LIMIT_EXCEEDED']);
  });

  test('a method that is not offered', async () =>
    assert.equal((await ask('/page/context', { method: 'PUT' })).status, 405));
  test('an address that is not there', async () => assert.equal((await ask('/nothing.js')).status, 404));
  test('an address that cannot be decoded', async () => assert.equal((await ask('/%E0%A4%A')).status, 400));
  test('a way out of the page', async () =>
    assert.equal((await ask(`/${encodeURIComponent(path.join('..', '..', 'etc', 'passwd'))}`)).status, 404));
});
