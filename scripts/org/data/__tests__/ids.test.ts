import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalizeId } from '../../apex/values/apexId.ts';
import { createSteppingClock, FIXED_START } from '../clock.ts';
import { createIdSequence } from '../ids.ts';

test('Ids count up per key prefix, sort in the order they were given out and carry a valid checksum', () => {
  const ids = createIdSequence();
  const given = Array.from({ length: 200 }, () => ids.next('001'));
  assert.deepEqual(given.toSorted(), given);
  assert.equal(new Set(given).size, 200);
  for (const id of given) assert.equal(normalizeId(id.slice(0, 15)), id);
  assert.equal(ids.next('003'), normalizeId('003000000000001'));
});

test('Ids go on where the counters stood', () => {
  const ids = createIdSequence();
  ids.next('001');
  const counters = ids.counters();
  const second = ids.next('001');
  ids.restore(counters);
  assert.equal(ids.next('001'), second);
});

test('an Id read from a file is not given out again', () => {
  const source = createIdSequence();
  const known = Array.from({ length: 70 }, () => source.next('a00'));
  const ids = createIdSequence();
  ids.skipPast(known[64] as string);
  assert.equal(ids.next('a00'), known[65]);
});

test('the clock of tests starts at a fixed instant and repeats exactly', () => {
  const clock = createSteppingClock();
  const readings = [clock.now(), clock.now()];
  assert.deepEqual(readings, [FIXED_START, FIXED_START + 1]);
  assert.equal(new Date(FIXED_START).toISOString(), '2026-01-05T09:00:00.000Z');
  clock.returnTo(FIXED_START);
  assert.deepEqual([clock.next(), clock.now(), clock.now()], [FIXED_START, FIXED_START, FIXED_START + 1]);
});
