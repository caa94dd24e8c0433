/** The partner roles that a managed package cannot bring (I8), added to a served org with the package and the demo company. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { SessionFile } from '../../org/rest/sessions.ts';
import { serveDemo, type ServedOrg } from '../../test/__tests__/servedOrg.ts';
import { home, involve, type CliAnswer } from './involve.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'involve-roles-'));
const sessionFile = path.join(folder, 'sessions.json');
let served: ServedOrg;
let tokens: SessionFile['accessTokens'];

before(async () => {
  served = await serveDemo(path.join(folder, 'org.db'));
  tokens = (JSON.parse(readFileSync(sessionFile, 'utf8')) as SessionFile).accessTokens;
});

after(async () => {
  await served?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const roles = (persona: string, verb: string, ...more: readonly string[]): Promise<CliAnswer> =>
  involve(tokens[persona] ?? '', 'roles', verb, '--instance-url', served.url, ...more);

async function values(): Promise<readonly string[]> {
  const rows = await served.query<{ ApiName: string }>('SELECT ApiName FROM PartnerRole ORDER BY SortOrder');
  return rows.map(({ ApiName }) => ApiName);
}

/** What the health page of the package says about partner roles. */
async function health(): Promise<string> {
  const response = await fetch(`${served.url}/apex`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-org': '1', cookie: 'persona=admin' },
    body: JSON.stringify({ classname: 'SetupHealthController', method: 'getHealth', params: {}, cacheable: false })
  });
  const { returnValue } = (await response.json()) as {
    returnValue: { checks: readonly { name: string; status: string }[] };
  };
  return returnValue.checks.find(({ name }) => name === 'NativeRoles')?.status ?? '';
}

// The tests build on one another: one org, from the first look to the second time.

test('the tokens are in a file that only its owner reads', () =>
  assert.equal(statSync(sessionFile).mode & 0o777, 0o600));

test('roles list tells which partner roles are missing, which are there', async () => {
  const { code, out, err } = await roles('admin', 'list');
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^Sourcing +Sourced By +Sourcing +missing$/m);
  assert.match(out, /^VAR\/Reseller +Resold By +Reseller, VAR +present$/m);
  assert.equal(await health(), 'WARNING');
});

test('--dry-run says what would be added and changes nothing', async () => {
  const before = await values();
  const { code, out, err } = await roles('admin', 'add', '--dry-run');
  assert.equal(code, 0);
  assert.match(out, /^\+ Sourcing \(reverse role Sourced By\)\n/);
  assert.match(err, /would be added/);
  assert.deepEqual(await values(), before);
});

for (const verb of ['list', 'add'])
  test(`roles ${verb} is refused to a user who may not change metadata`, async () => {
    const before = await values();
    const { code, out } = await roles('partnerManager', verb, '--json');
    assert.equal(code, 1);
    assert.match(out, /"success":false.*Modify Metadata Through Metadata API Functions/);
    assert.deepEqual(await values(), before);
  });

test('roles add adds what is missing, keeps what is there, and the package sees it at once', async () => {
  const before = await values();
  const { code, out } = await roles('admin', 'add', '--json');
  assert.equal(code, 0);
  const answer = JSON.parse(out) as { success: boolean; added: readonly { value: string; reverseRole: string }[] };
  assert.ok(answer.success);
  assert.deepEqual(answer.added[0], { value: 'Sourcing', reverseRole: 'Sourced By' });
  assert.deepEqual(await values(), [...before, ...answer.added.map(({ value }) => value)]);
  const [row] = await served.query<{ ReverseRole: string }>(
    "SELECT ReverseRole FROM PartnerRole WHERE ApiName = 'Sourced By'"
  );
  assert.equal(row?.ReverseRole, 'Sourcing');
  assert.equal(await health(), 'OK');
});

test('a second time there is nothing to add', async () => {
  const before = await values();
  const { code, out, err } = await roles('admin', 'add');
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^Nothing to add: /);
  assert.deepEqual(await values(), before);
});

test('no token is written to the home of the user', () => {
  const kept = existsSync(home)
    ? readdirSync(home, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
    : [];
  for (const each of kept) {
    const text = readFileSync(path.join(each.parentPath, each.name), 'utf8');
    for (const token of Object.values(tokens)) assert.ok(!text.includes(token), each.name);
  }
});

test('tokens end with the server', async () => {
  await served.stop();
  assert.ok(!existsSync(sessionFile));
});
