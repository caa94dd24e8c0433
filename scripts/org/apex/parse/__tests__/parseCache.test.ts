import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { parseApex } from '../parseApex.ts';
import { createParseCache } from '../parseCache.ts';

const SOURCE = 'public class A { Integer a = 1; Object b = [SELECT Id FROM Account WHERE Id = :a]; }';
let directory = '';

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'parse-cache-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const onlyEntry = (): string => {
  const [name, ...rest] = readdirSync(directory);
  assert.ok(name);
  assert.deepEqual(rest, []);
  return path.join(directory, name);
};

test('a tree from disk equals the tree of the parser, under the name that is asked for', () => {
  const cache = createParseCache(directory, 'v1');
  assert.deepEqual(cache.parse(SOURCE, 'A.cls', 'class'), parseApex(SOURCE, 'A.cls', 'class'));
  const { ino } = statSync(onlyEntry());
  assert.deepEqual(cache.parse(SOURCE, 'B.cls', 'class'), parseApex(SOURCE, 'B.cls', 'class'));
  assert.equal(statSync(onlyEntry()).ino, ino, 'a hit leaves the entry alone');
});

test('syntax errors are kept with their places', () => {
  const cache = createParseCache(directory, 'v1');
  const first = cache.parse('public class {', 'A.cls', 'class');
  assert.deepEqual(cache.parse('public class {', 'A.cls', 'class'), first);
  assert.equal(first.diagnostics[0]?.origin.column, 14);
});

test('text, kind and version are told apart', () => {
  createParseCache(directory, 'v1').parse('m();', 'x', 'anonymous');
  createParseCache(directory, 'v1').parse('m();', 'x', 'class');
  createParseCache(directory, 'v2').parse('m();', 'x', 'anonymous');
  createParseCache(directory, 'v1').parse('n();', 'x', 'anonymous');
  assert.equal(readdirSync(directory).length, 4);
});

for (const damage of ['', '{"unit":null,"diagnostics":[]}', '{"sum":"x","tree":"{}"}'])
  test(`a corrupted entry is parsed again and rewritten: ${damage || 'empty'}`, () => {
    const cache = createParseCache(directory, 'v1');
    const parsed = cache.parse(SOURCE, 'A.cls', 'class');
    writeFileSync(onlyEntry(), damage);
    assert.deepEqual(cache.parse(SOURCE, 'A.cls', 'class'), parsed);
    assert.deepEqual(createParseCache(directory, 'v1').parse(SOURCE, 'A.cls', 'class'), parsed);
  });
