/** Builds a source folder on disk for one test and removes it afterwards. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';

/** Writes `files` (path → text) below a new folder and returns its path. */
export function createSourceFolder(test: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'source-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A metadata document with one child element per line, the first on line 3. */
export function metadata(type: string, ...lines: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${type} xmlns="http://soap.sforce.com/2006/04/metadata">`,
    ...lines,
    `</${type}>`,
    ''
  ].join('\n');
}

export function apexMeta(type: 'ApexClass' | 'ApexTrigger', version = '66.0'): string {
  return metadata(type, `<apiVersion>${version}</apiVersion>`, '<status>Active</status>');
}

/** sfdx-project.json with the package directory `force-app`. */
export function projectFile(namespace = ''): string {
  return JSON.stringify({
    packageDirectories: [{ path: 'force-app', default: true }],
    namespace,
    sourceApiVersion: '66.0'
  });
}
