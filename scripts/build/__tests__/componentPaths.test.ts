import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { writeSample } from '../../org/web/__tests__/sampleProject.ts';
import { updateComponentPaths } from '../componentPaths.ts';

test('each bundle gets its path, other paths stay, and a second run changes nothing', () => {
  const dir = writeSample();
  const tsconfig = path.join(dir, 'tsconfig.json');
  writeFileSync(
    tsconfig,
    JSON.stringify({ compilerOptions: { paths: { 'c/gone': ['./gone.ts'], 'mocks/*': ['./mocks/*'] } } })
  );
  assert.equal(updateComponentPaths(dir, tsconfig, true), true);
  assert.equal(updateComponentPaths(dir, tsconfig, false), true);
  const { compilerOptions } = JSON.parse(readFileSync(tsconfig, 'utf8')) as { compilerOptions: { paths: unknown } };
  assert.deepEqual(compilerOptions.paths, { 'mocks/*': ['./mocks/*'], 'c/sample': ['./lwc/sample/sample.ts'] });
  assert.equal(updateComponentPaths(dir, tsconfig, true), false);
});
