/** Each server has a page folder of its own; what ended servers left behind goes. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ownPageFolder } from '../pageFolder.ts';

test('the page of another running server stays, that of an ended one goes', (t) => {
  const base = mkdtempSync(path.join(tmpdir(), 'page-folders-'));
  t.after(() => rmSync(base, { recursive: true, force: true }));
  for (const name of ['101', '102', 'boot.js']) mkdirSync(path.join(base, name));

  const own = ownPageFolder(base, (pid) => pid === 101);

  assert.equal(own, path.join(base, String(process.pid)));
  assert.ok(existsSync(path.join(base, '101')));
  assert.ok(!existsSync(path.join(base, '102')));
  assert.ok(!existsSync(path.join(base, 'boot.js')));
});
