/** A server killed in the middle of saves: after the restart all of each save is there, or nothing of it; what was answered is there. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { serveDemo, type ServedOrg } from './servedOrg.ts';

interface Deal {
  readonly Id: string;
}

interface Panel {
  readonly rows?: readonly { readonly id: string; readonly status: string; readonly creditPercent: number }[];
  readonly findings?: readonly string[];
}

const ROUNDS = 2;
const SAVES_IN_A_ROUND = 24;
/** The server dies when so many saves have been answered; the rest is under way. */
const ANSWERED_BEFORE_THE_KILL = 3;

const folder = mkdtempSync(path.join(tmpdir(), 'involve-kill-'));
const database = path.join(folder, 'org.db');
let org: ServedOrg;

before(async () => {
  org = await serveDemo(database);
});

after(async () => {
  await org?.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('a second server on the same data file is refused in words', async () => {
  await assert.rejects(serveDemo(database), /ended with 1:[^]*is in use by another process/);
});

test('a killed server leaves all of a save or nothing: involvements, native partners and decisions agree', async () => {
  const [partner, other] = await org.query<Deal>(
    'SELECT Id FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity) ORDER BY Name LIMIT 2'
  );
  const deals = await org.query<Deal>(
    `SELECT Id FROM Opportunity WHERE AccountId != null AND IsClosed = false AND Id NOT IN (SELECT Opportunity__c FROM Involvement__c WHERE Opportunity__c != null) ORDER BY Id LIMIT ${ROUNDS * SAVES_IN_A_ROUND}`
  );
  assert.ok(partner && other);
  assert.ok(deals.length >= ROUNDS * ANSWERED_BEFORE_THE_KILL * 2, `${deals.length} deals`);
  const size = Math.floor(deals.length / ROUNDS);
  const answered = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    await saveUntilKilled(deals.slice(round * size, (round + 1) * size), [partner.Id, other.Id], answered);
    org = await serveDemo(database);
  }

  assert.ok(answered.size >= ROUNDS * ANSWERED_BEFORE_THE_KILL);
  const counts = { whole: 0, nothing: 0 };
  for (const { Id } of deals) {
    const { rows = [], findings = [] } = await apex<Panel>('getPanel', { opportunityId: Id });
    assert.deepEqual(findings, [], `involvements and native partners of ${Id} differ`);
    const native = await org.query(`SELECT Id FROM OpportunityPartner WHERE OpportunityId = '${Id}'`);
    const decisions = await org.query<{ involve__SubjectId__c: string }>(
      `SELECT SubjectId__c FROM Decision__c WHERE OpportunityId__c = '${Id}'`
    );
    if (rows.length === 0) {
      assert.ok(!answered.has(Id), `the answered save of ${Id} is lost`);
      assert.deepEqual([native.length, decisions.length], [0, 0], `something of the save of ${Id} is left`);
      counts.nothing += 1;
      continue;
    }
    assert.deepEqual(
      rows.map((row) => [row.status, row.creditPercent]).sort((a, b) => Number(b[1]) - Number(a[1])),
      [
        ['Active', 60],
        ['Active', 40]
      ]
    );
    // Each partner has its reciprocal row.
    assert.equal(native.length, 4);
    const subjects = new Set(decisions.map((each) => each.involve__SubjectId__c.slice(0, 15)));
    assert.deepEqual(subjects, new Set(rows.map((row) => row.id.slice(0, 15))));
    counts.whole += 1;
  }
  assert.ok(counts.nothing > 0, 'every save had ended before the server was killed');
});

/** Sends all saves at once, kills the server in the middle and waits for its end. */
async function saveUntilKilled(
  deals: readonly Deal[],
  [first, second]: readonly [string, string],
  answered: Set<string>
): Promise<void> {
  let left = ANSWERED_BEFORE_THE_KILL;
  let killed: Promise<void> | null = null;
  const saves = deals.map(async ({ Id }) => {
    const edits = [
      { partnerId: first, role: 'Sourcing', creditPercent: 60 },
      { partnerId: second, role: 'Sourcing', creditPercent: 40 }
    ];
    await apex('save', { opportunityId: Id, edits });
    answered.add(Id);
    left -= 1;
    if (left === 0) killed = org.stop('SIGKILL');
  });
  const results = await Promise.allSettled(saves);
  await killed;
  for (const result of results) {
    // Only the end of the connection may end a save, never an answer that refuses it.
    if (result.status === 'rejected') assert.match(String(result.reason), /fetch failed|terminated|other side closed/);
  }
}

async function apex<T>(method: string, params: object): Promise<T> {
  const response = await fetch(`${org.url}/apex`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-org': '1', cookie: 'persona=admin' },
    body: JSON.stringify({
      classname: 'InvolvementPanelController',
      method,
      params,
      cacheable: method.startsWith('get')
    })
  });
  const body = (await response.json()) as { returnValue: T; message?: string };
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${body.message ?? ''}`);
  return body.returnValue;
}
