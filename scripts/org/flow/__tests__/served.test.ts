/** Flows of a schedule in an org that serves people: the clock alone starts them. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { zoneOffset } from '../../apex/values/calendar.ts';
import { startEngine } from '../../rest/engineClient.ts';
import { writeProject } from '../../web/__tests__/sampleProject.ts';
import { flow, node, set, text, to } from './flowProject.ts';

const HELP = 'https://help.salesforce.com/s/articleView?id=platform.';
const ZONE = 'America/Los_Angeles';

test(`a flow of a schedule runs at its time, without any request (${HELP}flow_concepts_trigger_schedule.htm)`, async (t) => {
  const start = { moment: Date.now() + 25_000 };
  const wall = new Date(start.moment + zoneOffset(ZONE, start.moment)).toISOString();
  const folder = writeProject(
    flow(
      'F',
      `<start>${to('C')}<schedule><frequency>Once</frequency><startDate>${wall.slice(0, 10)}</startDate><startTime>${wall.slice(11, 23)}Z</startTime></schedule><triggerType>Scheduled</triggerType></start>`,
      node('recordCreates', 'C', null, '<object>Account</object>', set('Name', text('by schedule')))
    )
  );
  const engine = await startEngine(
    { sources: [folder], namespace: null, database: null, demo: null, reset: false },
    () => undefined
  );
  t.after(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });
  assert.ok(Date.now() < start.moment, 'The org took too long to start.');
  await setTimeout(start.moment - Date.now() + 2500);
  // The answer comes before whatever this request would set going.
  const { totalSize } = (await engine.call('query', { q: 'SELECT Id FROM Account' }, engine.personas[0] ?? '')) as {
    totalSize: number;
  };
  assert.equal(totalSize, 1);
});
