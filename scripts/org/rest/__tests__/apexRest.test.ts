/**
 * Classes with `@RestResource` over HTTP.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest_methods.htm
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sfdxProject } from '../../commands/__tests__/cli.ts';
import { startEngine, type EngineClient } from '../engineClient.ts';
import { startHttpServer, type RunningServer } from '../httpServer.ts';

const THINGS = `@RestResource(urlMapping='/things/*') global with sharing class Things {
  global class Thing { global String name; global Integer size; global String note; }
  @HttpGet global static Thing read() {
    RestRequest request = RestContext.request;
    Thing t = new Thing(); t.name = request.requestURI; t.size = request.params.size(); return t;
  }
  @HttpPost global static String add(String name, Thing thing, List<Integer> sizes) {
    insert new Account(Name = name); return name + ' ' + thing?.size + ' ' + sizes;
  }
  @HttpPut global static void raw() {
    RestContext.response.statusCode = 202;
    RestContext.response.addHeader('X-Kind', RestContext.request.headers.get('content-type'));
    RestContext.response.responseBody = RestContext.request.requestBody;
  }
  @HttpPatch global static void nothing() {}
  @HttpDelete global static Integer fail() { insert new Account(Name = 'lost'); Integer zero = 0; return 1 / zero; }
}`;
const EXACT = `@RestResource(urlMapping='/things/all') global class AllThings {
  @HttpGet global static Integer count() { return [SELECT COUNT() FROM Account]; }
}`;

let engine: EngineClient;
let server: RunningServer;

before(async () => {
  const source = sfdxProject({ 'classes/Things.cls': THINGS, 'classes/AllThings.cls': EXACT });
  engine = await startEngine(
    { sources: [source], namespace: undefined, database: null, demo: null, reset: false },
    () => undefined
  );
  const page = { indexHtml: '', contentSecurityPolicy: "default-src 'self'", mounts: [] };
  server = await startHttpServer({ engine, page, port: 0 });
});

after(async () => {
  await server?.close();
  await engine?.close();
});

function ask(method: string, address: string, body?: string, headers: Record<string, string> = {}): Promise<Response> {
  const own = { 'content-type': 'application/json', 'x-local-org': '1', ...headers };
  return fetch(new URL(`/services/apexrest${address}`, server.url), {
    method,
    headers: own,
    ...(body === undefined ? {} : { body })
  });
}

test('a value that is returned is the body, without members that are null', async () => {
  const response = await ask('GET', '/things/1?a=2&b=3');
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
  assert.deepEqual(await response.json(), { name: '/things/1', size: 2 });
});

test('members of the body become parameters by name', async () => {
  const body = JSON.stringify({ sizes: [1, 2], name: 'Acme', thing: { size: 3 } });
  const response = await ask('POST', '/things', body);
  assert.deepEqual([response.status, await response.json()], [200, 'Acme 3 (1, 2)']);
  assert.equal(await (await ask('GET', '/things/all')).json(), 1);
});

test('a member that is no parameter, or a body that is no JSON, is an error of the request', async () => {
  assert.equal((await ask('POST', '/things', '{"other":1}')).status, 400);
  assert.equal((await ask('POST', '/things', '{"name":')).status, 400);
  assert.equal((await ask('POST', '/things', 'name=a', { 'content-type': 'text/plain' })).status, 415);
});

test('without parameters the body is left to the code, byte by byte', async () => {
  const response = await ask('PUT', '/things/1', 'p\u00e4yload', { 'content-type': 'text/plain' });
  assert.deepEqual(
    [response.status, response.headers.get('x-kind'), await response.text()],
    [202, 'text/plain', 'p\u00e4yload']
  );
  assert.equal((await ask('PATCH', '/things/1')).status, 204);
});

test('an exception keeps nothing and comes as a list of one error', async () => {
  const before_ = (await (await ask('GET', '/things/all')).json()) as number;
  const response = await ask('DELETE', '/things/1');
  assert.equal(response.status, 500);
  const [error] = (await response.json()) as { errorCode: string; message: string }[];
  assert.equal(error?.errorCode, 'APEX_ERROR');
  assert.match(error?.message ?? '', /^System\.MathException: Divide by 0\n\nClass\.Things\.fail: line \d+, column 1/);
  assert.equal(await (await ask('GET', '/things/all')).json(), before_);
});

test('an address or a verb that no class serves is refused', async () => {
  assert.equal((await ask('GET', '/nothing')).status, 404);
  assert.equal((await ask('PUT', '/things/all')).status, 405);
});

test('what may write needs the header that pages of other sites cannot send', async () => {
  assert.equal((await ask('POST', '/things', '{}', { 'x-local-org': '0' })).status, 403);
});
