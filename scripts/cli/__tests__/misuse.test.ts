/** Command lines that a person gets wrong: exit code 2 and usage for misuse, 1 and words for what the org or the network refuses. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sfdxProject } from '../../org/commands/__tests__/cli.ts';
import { startEngine, type EngineClient } from '../../org/rest/engineClient.ts';
import { startHttpServer, type RunningServer } from '../../org/rest/httpServer.ts';
import { openSessions } from '../../org/rest/sessions.ts';
import { involve } from './involve.ts';

const TOKEN = '00D000000000001!abc.def';

describe('misuse', () => {
  for (const [name, token, args, words] of [
    ['no command', null, [], /^Usage: npm run -s involve -- COMMAND/],
    ['an unknown command', null, ['partners'], /^Unknown command: partners\n/],
    ['an unknown verb', null, ['roles', 'remove'], /^Unknown command: roles remove\n/],
    ['an unknown option', null, ['roles', 'add', '--force'], /^Unknown option '--force'/],
    ['an argument too many', null, ['roles', 'add', 'Sourcing'], /^Unexpected argument: Sourcing\n/],
    ['no org', TOKEN, ['roles', 'list'], /^Say which org/],
    ['two orgs', TOKEN, ['roles', 'list', '--target-org', 'a', '--instance-url', 'https://b.example'], /not both/],
    ['no token', null, ['roles', 'list', '--instance-url', 'https://b.example'], /INVOLVE_ACCESS_TOKEN/],
    ['a token that is none', 'secret', ['roles', 'list', '--instance-url', 'https://b.example'], /no session token/],
    ['an address without https', TOKEN, ['roles', 'list', '--instance-url', 'http://b.example'], /https is needed/],
    ['a host like ours', TOKEN, ['roles', 'list', '--instance-url', 'http://127.0.0.1.b.example'], /https is needed/],
    ['a password in the address', TOKEN, ['roles', 'list', '--instance-url', 'https://a:b@c.example'], /no address/],
    ['no address', TOKEN, ['roles', 'list', '--instance-url', 'here'], /'here' is no address/]
  ] as const) {
    test(name, async () => {
      const { code, out, err } = await involve(token, ...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, words);
      assert.match(err, /Usage: npm run -s involve --/);
      assert.ok(!err.includes(TOKEN) && !err.includes('secret'));
    });
  }

  test('help is no misuse', async () => {
    assert.equal((await involve(null, '--help')).code, 0);
    const { code, out, err } = await involve(null, 'roles', 'add', '--help');
    assert.deepEqual([code, out], [0, '']);
    assert.match(err, /--dry-run +say what would be added/);
  });
});

describe('an org that is not there', () => {
  test('a name that the Salesforce CLI does not know', async () => {
    const { code, out, err } = await involve(null, 'roles', 'list', '--target-org', 'nobody');
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /knows no org 'nobody'.*sf org login web/);
  });

  test('nobody answers, said in one JSON object too', async () => {
    const { code, out } = await involve(TOKEN, 'roles', 'add', '--instance-url', 'http://127.0.0.1:9', '--json');
    assert.equal(code, 1);
    const { success, message } = JSON.parse(out) as { success: boolean; message: string };
    assert.equal(success, false);
    assert.match(message, /^The org cannot be reached/);
  });
});

describe('an org without the package', () => {
  let engine: EngineClient;
  let server: RunningServer;
  let token = '';

  before(async () => {
    engine = await startEngine(
      { sources: [sfdxProject({})], namespace: undefined, database: null, demo: null, reset: false },
      () => undefined
    );
    const sessions = await openSessions(engine);
    token = [...sessions.tokens.values()][0] ?? '';
    const page = { indexHtml: '', contentSecurityPolicy: '', mounts: [] };
    server = await startHttpServer({ engine, page, port: 0, sessions });
  });

  after(async () => {
    await server?.close();
    await engine?.close();
  });

  test('is told, and nothing is added', async () => {
    const { code, out, err } = await involve(token, 'roles', 'add', '--instance-url', server.url);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /no involvement roles that you can read.*Install Involve/);
  });

  test('a session that it does not know is refused', async () => {
    const { code, err } = await involve(TOKEN, 'roles', 'add', '--instance-url', server.url);
    assert.equal(code, 1);
    assert.equal(err, 'The org does not accept this session. Sign in again.\n');
  });
});
