/** The cases as a whole: unique ids, and a list of failing cases that names only cases there are. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const FOLDER = new URL('.', import.meta.url);
const FEWEST_CASES = 150;

const ids = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.test.ts'))
  .flatMap((name) =>
    [...readFileSync(new URL(name, FOLDER), 'utf8').matchAll(/\brule\(\s*'(C\d+)'/g)].map((match) => match[1] ?? '')
  );

test('every case has an id of its own', () => {
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    []
  );
});

test('no case is lost', () => {
  assert.ok(ids.length >= FEWEST_CASES, `${ids.length} cases`);
});

test('failing cases are cases, each with its reason', () => {
  const failing = JSON.parse(readFileSync(new URL('failing.json', FOLDER), 'utf8')) as Readonly<Record<string, string>>;
  for (const [id, reason] of Object.entries(failing)) {
    assert.ok(ids.includes(id), id);
    assert.ok(reason.length > 10, id);
  }
});
