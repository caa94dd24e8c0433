/** A small org in which anonymous Apex runs: what a script prints, or how it fails. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { compileProject } from '../../../engine/compileProject.ts';
import { createRuntime } from '../../../engine/runtime.ts';
import type { AnonymousAnswer, Runtime } from '../../../engine/runtime.ts';
import { apexMeta, createSourceFolder, metadata, projectFile } from '../../../source/__tests__/sourceFolder.ts';

export interface LibraryOrg {
  readonly runtime: Runtime;
  run(source: string): AnonymousAnswer;
  /** Text of each System.debug; fails where the script does. */
  printed(source: string): readonly string[];
  /** The text of one expression. */
  value(expression: string, before?: string): string;
  /** `System.JSONException: text` */
  failure(source: string): string;
  /** The message of the first compile error. */
  compileError(source: string): string;
}

/** Files below the package directory; classes get their metadata by themselves. */
export function createLibraryOrg(
  t: Pick<TestContext, 'after'>,
  files: Readonly<Record<string, string>>,
  namespace = ''
): LibraryOrg {
  const sources: Record<string, string> = { 'sfdx-project.json': projectFile(namespace) };
  for (const [path, text] of Object.entries(files)) {
    sources[`force-app/${path}`] = text;
    if (path.endsWith('.cls')) sources[`force-app/${path}-meta.xml`] = apexMeta('ApexClass');
  }
  const compiled = compileProject({ sources: [createSourceFolder(t as TestContext, sources)], namespace: undefined });
  assert.deepEqual(
    compiled.diagnostics.map((each) => each.message),
    []
  );
  const runtime = createRuntime(compiled, { time: 'fixed', database: null });
  const run = (source: string): AnonymousAnswer => runtime.runAnonymous(source, 'Script.apex', () => undefined);
  const printed = (source: string): readonly string[] => {
    const { success, diagnostics, exception, output } = run(source);
    assert.ok(success, exception === null ? diagnostics[0]?.message : `${exception.type}: ${exception.message}`);
    return output;
  };
  return {
    runtime,
    run,
    printed,
    value: (expression, before = '') => printed(`${before}\nSystem.debug(${expression});`).at(-1) ?? '',
    failure(source) {
      const { exception, diagnostics } = run(source);
      assert.ok(exception, diagnostics[0]?.message ?? 'It does not fail.');
      return `${exception.type}: ${exception.message}`;
    },
    compileError(source) {
      const { diagnostics } = run(source);
      assert.ok(diagnostics[0], 'It compiles.');
      return diagnostics[0].message;
    }
  };
}

/** A custom object with the fields given as metadata lines. */
export function customObject(
  name: string,
  fields: Readonly<Record<string, readonly string[]>> = {},
  lines: readonly string[] = []
): Record<string, string> {
  const label = name.replace(/__.*$/u, '');
  const isRecordObject = name.endsWith('__c') && !lines.some((line) => line.includes('customSettingsType'));
  const own = isRecordObject
    ? [
        `<nameField><label>Name</label><type>Text</type></nameField>`,
        '<sharingModel>ReadWrite</sharingModel>',
        '<deploymentStatus>Deployed</deploymentStatus>'
      ]
    : [];
  const files: Record<string, string> = {
    [`objects/${name}/${name}.object-meta.xml`]: metadata(
      'CustomObject',
      `<label>${label}</label>`,
      `<pluralLabel>${label}s</pluralLabel>`,
      ...own,
      ...lines
    )
  };
  for (const [field, parts] of Object.entries(fields)) {
    files[`objects/${name}/fields/${field}.field-meta.xml`] = metadata(
      'CustomField',
      `<fullName>${field}</fullName>`,
      `<label>${field.replace(/__c$/u, '')}</label>`,
      ...parts
    );
  }
  return files;
}
