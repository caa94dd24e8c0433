/** Kept images: what a key covers, and that a broken image is no image. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { sfdxProject } from '../../commands/__tests__/cli.ts';
import { readProject } from '../../source/readProject.ts';
import { imageKey, readImage, writeImage } from '../compiledImage.ts';
import { compileProject } from '../compileProject.ts';
import { createRuntime } from '../runtime.ts';

const LABELS =
  '<?xml version="1.0" encoding="UTF-8"?><CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata"><labels><fullName>A</fullName><language>en_US</language><protected>true</protected><shortDescription>A</shortDescription><value>one</value></labels></CustomLabels>';
const root = sfdxProject({
  'classes/Twice.cls': 'public class Twice {\n  public static Integer of(Integer n) {\n    return n * 2;\n  }\n}',
  'labels/CustomLabels.labels-meta.xml': LABELS
});
const folder = mkdtempSync(path.join(tmpdir(), 'org-image-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const NONE = { features: new Set<string>(), coverage: false };
const key = (options = NONE, namespace?: string): string => imageKey(readProject([root], { namespace }), options);

describe('the key changes with', () => {
  const original = key();
  test('nothing else', () => assert.equal(key(), original));
  test('the features of the org', () =>
    assert.notEqual(key({ ...NONE, features: new Set(['MultiCurrency']) }), original));
  test('coverage', () => assert.notEqual(key({ ...NONE, coverage: true }), original));
  test('the namespace', () => assert.notEqual(key(NONE, 'other'), original));
  for (const file of ['classes/Twice.cls', 'labels/CustomLabels.labels-meta.xml']) {
    test(`the text of ${file}`, () => {
      const place = path.join(root, 'force-app', file);
      const text = readFileSync(place, 'utf8');
      writeFileSync(place, text.replace('2;', '3;').replace('one', 'two'));
      assert.notEqual(key(), original);
      writeFileSync(place, text);
      assert.equal(key(), original);
    });
  }
});

test('an image gives back the units it was made of', () => {
  const { units } = compileProject({ sources: [root], namespace: undefined });
  writeImage(folder, 'whole', units);
  assert.deepEqual(readImage(folder, 'whole'), units);
});

test('a torn image is none', () => {
  writeImage(folder, 'torn', compileProject({ sources: [root], namespace: undefined }).units);
  const file = path.join(folder, 'torn');
  writeFileSync(file, readFileSync(file).subarray(0, 100));
  assert.equal(readImage(folder, 'torn'), null);
  assert.equal(readImage(folder, 'missing'), null);
});

test('code can still be checked against a project that came from an image', () => {
  compileProject({ sources: [root], namespace: undefined });
  const runtime = createRuntime(compileProject({ sources: [root], namespace: undefined }), {
    time: 'fixed',
    database: null
  });
  assert.deepEqual(runtime.runAnonymous('System.debug(Twice.of(21));', 'Case.apex', () => undefined).output, ['42']);
  const { diagnostics } = runtime.runAnonymous("Twice.of('x');", 'Case.apex', () => undefined);
  assert.match(diagnostics[0]?.message ?? '', /Twice/);
});
