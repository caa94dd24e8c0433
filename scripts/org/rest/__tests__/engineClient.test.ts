/** The engine's thread: what it sends into the network, and how it goes on after a transaction that does not end. */
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { folder, sfdxProject } from '../../commands/__tests__/cli.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { startEngine, type EngineClient } from '../engineClient.ts';
import { RequestError } from '../protocol.ts';

const LONGEST_MS = 1500;

const CALLER = `public with sharing class Caller {
  @AuraEnabled
  public static String send(String method, String endpoint, String body, Integer timeout) {
    HttpRequest request = new HttpRequest();
    request.setMethod(method);
    request.setEndpoint(endpoint);
    request.setHeader('X-Given', 'yes');
    request.setTimeout(timeout);
    if (body != null) {
      request.setBody(body);
    }
    HttpResponse response = new Http().send(request);
    return response.getStatusCode() + ' ' + response.getStatus() + ' ' + response.getHeader('X-Answer') + ' ' + response.getBody();
  }
  @AuraEnabled
  public static String sendAfterSave(String endpoint) {
    insert new Account(Name = 'uncommitted');
    return send('GET', endpoint, null, 1000);
  }
  @AuraEnabled
  public static void save(String name) {
    insert new Account(Name = name);
  }
  @AuraEnabled
  public static void saveAndHang(String name) {
    insert new Account(Name = name);
    Pattern.matches('(a+)+b', 'a'.repeat(60));
  }
  @AuraEnabled
  public static void hangInJob(String name) {
    insert new Account(Name = name);
    System.enqueueJob(new Hanging());
  }
  @AuraEnabled
  public static Integer count() {
    return [SELECT COUNT() FROM Account];
  }
}`;
const HANGING = `public class Hanging implements Queueable {
  public void execute(QueueableContext context) {
    insert new Account(Name = 'from the job');
    Pattern.matches('(a+)+b', 'a'.repeat(60));
  }
}`;

/** Answers with what it was asked; paths name what else it does. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const url = request.url ?? '';
    if (url === '/slow') return;
    response.setHeader('X-Answer', 'header');
    if (url === '/moved') return void response.writeHead(302, { Location: '/echo' }).end();
    if (url === '/large') return void response.end('x'.repeat(6_000_001));
    if (url === '/missing') response.statusCode = 404;
    if (url === '/long') return void setTimeout(() => response.end('late'), LONGEST_MS * 2);
    response.end(`${request.method} ${url} ${request.headers['x-given']} ${Buffer.concat(chunks).toString()}`);
  });
}

const server = createServer(answer);
let site = '';
let engine: EngineClient;
const steps: string[] = [];

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const source = sfdxProject({
    'classes/Caller.cls': CALLER,
    'classes/Hanging.cls': HANGING,
    'remoteSiteSettings/Here.remoteSite-meta.xml': metadata(
      'RemoteSiteSetting',
      '<isActive>true</isActive>',
      `<url>${site}</url>`
    ),
    'remoteSiteSettings/Nobody.remoteSite-meta.xml': metadata(
      'RemoteSiteSetting',
      '<isActive>true</isActive>',
      '<url>http://127.0.0.1:1</url>'
    ),
    'namedCredentials/Named.namedCredential-meta.xml': metadata(
      'NamedCredential',
      `<endpoint>${site}/base</endpoint>`,
      '<label>Named</label>',
      '<principalType>Anonymous</principalType>',
      '<protocol>NoAuthentication</protocol>'
    )
  });
  engine = await startEngine(
    {
      sources: [source],
      namespace: undefined,
      database: path.join(folder({}), 'org.db'),
      demo: null,
      reset: false,
      longestMs: LONGEST_MS
    },
    (step) => void steps.push(step)
  );
});
after(async () => {
  await engine.close();
  server.closeAllConnections();
  server.close();
});

async function call(method: string, params: Record<string, unknown> = {}): Promise<unknown> {
  const { returnValue } = await engine.call('apex', { classname: 'Caller', method, params, cacheable: false }, 'admin');
  return returnValue;
}

const send = (endpoint: string, more: Record<string, unknown> = {}): Promise<unknown> =>
  call('send', { method: 'GET', endpoint, timeout: 1000, ...more });

async function failureOf(
  work: Promise<unknown>
): Promise<{ readonly type: string | undefined; readonly message: string }> {
  try {
    assert.fail(`answered ${JSON.stringify(await work)}`);
  } catch (error) {
    assert.ok(error instanceof RequestError, String(error));
    return { type: error.failure.exceptionType, message: error.failure.message };
  }
}

describe('a callout', () => {
  test('brings method, path, headers and body there, and the answer back', async () => {
    assert.equal(
      await send(`${site}/echo?a=1`, { method: 'POST', body: 'größer' }),
      '200 OK header POST /echo?a=1 yes größer'
    );
  });

  test('of a named credential goes to its endpoint', async () => {
    assert.equal(await send('callout:Named/echo'), '200 OK header GET /base/echo yes ');
  });

  test('that is answered with an error is an answer', async () => {
    assert.equal(await send(`${site}/missing`), '404 Not Found header GET /missing yes ');
  });

  test('does not follow where it is sent to (HC7)', async () => {
    assert.match(String(await send(`${site}/moved`)), /^302 Found/);
  });

  for (const [name, endpoint, message] of [
    ['nobody answers in time', '/slow', /^Read timed out$/],
    ['the answer is too large', '/large', /^Exceeded max size limit of 6000000$/],
    ['nobody listens', 'http://127.0.0.1:1/', /^Connection refused$/],
    ['no remote site opens', 'http://127.0.0.1:2/', /^Unauthorized endpoint, please check/]
  ] as const) {
    test(`that ${name} fails`, async () => {
      const failure = await failureOf(send(endpoint.startsWith('/') ? site + endpoint : endpoint));
      assert.equal(failure.type, 'System.CalloutException');
      assert.match(failure.message, message);
    });
  }

  test('after unsaved work is refused (P108)', async () => {
    const { message } = await failureOf(call('sendAfterSave', { endpoint: `${site}/echo` }));
    assert.equal(message, 'You have uncommitted work pending. Please commit or rollback before calling out');
    assert.equal(await call('count'), 0);
  });

  test('back into this org is refused by name', async () => {
    engine.servesAt(Number(new URL(site).port));
    const { message } = await failureOf(send(`${site}/echo`));
    engine.servesAt(0);
    assert.match(message, /^Http\.send is not supported by the local org: the endpoint is this local org/);
  });

  test('may take longer than a transaction may compute', async () => {
    assert.match(String(await send(`${site}/long`, { timeout: 10_000 })), /late$/);
  });
});

describe('a transaction that counted CPU cannot end', () => {
  test('fails, and takes nothing with it but itself', async () => {
    await call('save', { name: 'kept' });
    const hanging = failureOf(call('saveAndHang', { name: 'lost' }));
    const queued = call('count');
    const { type, message } = await hanging;
    assert.equal(type, 'System.LimitException');
    assert.match(message, /^Apex CPU time limit exceeded/);
    assert.equal(await queued, 1);
    assert.equal(await call('count'), 1);
    assert.match(steps.join('\n'), /Apex CPU time limit exceeded/);
  });

  test('in a job leaves what was committed before', async () => {
    const before = Number(await call('count'));
    await call('hangInJob', { name: 'committed' });
    assert.equal(await call('count'), before + 1);
  });
});
