import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { buildPackage } from '../package.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');
const target = mkdtempSync(path.join(tmpdir(), 'involve-package-'));
const bundles = buildPackage(REPOSITORY, target);

after(() => rmSync(target, { recursive: true, force: true }));

test('every component ships as JavaScript with its decorators, and no TypeScript ships', () => {
  const files = readdirSync(target, { recursive: true }).map(String);
  assert.deepEqual(
    files.filter((file) => file.endsWith('.ts')),
    []
  );
  assert.ok(bundles.includes('involvementPanel'));
  const panel = files.find((file) => file.endsWith('involvementPanel/involvementPanel.js'));
  assert.match(readFileSync(path.join(target, panel ?? ''), 'utf8'), /@wire\(getPanel/);
});

test('tests, mocks and declarations stay behind; the project file goes along', () => {
  const files = readdirSync(target, { recursive: true }).map(String);
  assert.deepEqual(
    files.filter((file) => /__tests__|jest-mocks|README/.test(file)),
    []
  );
  assert.ok(existsSync(path.join(target, 'sfdx-project.json')));
});

// https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_ws_config.htm
test('unpackaged metadata goes along beside the package, and belongs to no package', () => {
  const project = JSON.parse(readFileSync(path.join(target, 'sfdx-project.json'), 'utf8')) as {
    readonly packageDirectories: readonly Readonly<Record<string, unknown>>[];
  };
  const packaged = project.packageDirectories.filter((directory) => directory['package'] !== undefined);
  assert.deepEqual(
    packaged.map((directory) => directory['path']),
    ['force-app']
  );
  for (const directory of project.packageDirectories)
    assert.ok(existsSync(path.join(target, String(directory['path']))));
  assert.deepEqual(packaged[0]?.['unpackagedMetadata'], { path: 'unpackaged' });
});
