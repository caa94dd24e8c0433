/**
 * Apex in, result out: what anonymous code prints, what it throws, what it fails to compile with, and how tests end.
 *
 * A case runs in this process, in an org of its own: everything it writes is undone.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { compileProject, hasErrors, type CompiledProject } from '../engine/compileProject.ts';
import { createRuntime, type AnonymousAnswer, type Runtime } from '../engine/runtime.ts';
import type { TestReport } from '../engine/testReport.ts';
import { apexMeta, metadata, projectFile } from '../source/__tests__/sourceFolder.ts';

/** Path below the package directory → text. Classes and triggers get their `-meta.xml` by themselves. */
export type Files = Readonly<Record<string, string>>;

export interface Result {
  /** The last line of System.debug, or of the expression. */
  returns(expected: string): void;
  /** All lines of System.debug. */
  prints(...expected: readonly string[]): void;
  /** The exception that ended the code: its type and, where given, its message. */
  throws(type: string, message?: string | RegExp): void;
  /** The first compile error. */
  refuses(message: string | RegExp): void;
}

export interface ApexProject {
  readonly runtime: Runtime;
  /** Text that ends in `;` or `}` is run as it is; anything else is one expression whose value is printed. */
  run(text: string): Result;
  /** null: every test of the project. */
  test(wanted?: readonly string[]): TestReport;
  /** The name, outcome and message of the only test. */
  testEnds(outcome: 'passed' | 'failed', message?: string | RegExp): void;
}

let current: ApexProject | null = null;

/** Anonymous Apex in a project without files. */
export function apex(text: string): Result {
  empty ??= project({});
  return empty.run(text);
}
let empty: ApexProject | null = null;

export interface ProjectOptions {
  readonly namespace?: string;
  /** Of the catalogue: what the shape of the org switches on, for example `Communities`. */
  readonly features?: readonly string[];
  /** Counts the lines that run. */
  readonly coverage?: boolean;
}

/** Compiles when it is first used; fails where the project does not compile. */
export function project(files: Files, options: ProjectOptions = {}): ApexProject {
  let compiled: CompiledProject | null = null;
  let runtime: Runtime | null = null;
  const self: ApexProject = {
    get runtime() {
      compiled ??= compileOrFail(files, options);
      // Emitted code and library reach the newest runtime of the process only.
      if (runtime === null || current !== self) runtime = createRuntime(compiled, { time: 'fixed', database: null });
      current = self;
      return runtime;
    },
    run: (text) => runIn(self, text),
    test: (wanted) => self.runtime.runTests(wanted ?? null),
    testEnds(outcome, message) {
      const { tests } = self.test();
      assert.equal(tests.length, 1);
      assert.equal(tests[0]?.outcome, outcome, tests[0]?.message);
      if (message !== undefined) matches(tests[0]?.message ?? '', message);
    }
  };
  return self;
}

/** The first error of a project that does not compile. */
export function refuses(files: Files, message: string | RegExp, options: ProjectOptions = {}): void {
  const [first] = compile(files, options).diagnostics.filter((each) => each.severity === 'error');
  assert.ok(first, 'The project compiles.');
  matches(first.message, message);
}

/** A class file, keyed by its name. */
export function classes(...texts: readonly string[]): Files {
  return Object.fromEntries(
    texts.map((text) => [`classes/${nameAfter(/\b(?:class|interface|enum)\s+(\w+)/, text)}.cls`, text])
  );
}

/** A trigger file, keyed by its name. */
export function triggers(...texts: readonly string[]): Files {
  return Object.fromEntries(texts.map((text) => [`triggers/${nameAfter(/\btrigger\s+(\w+)/, text)}.trigger`, text]));
}

/** A custom object with a text name; `fields` holds the elements of each field beside name and label. */
export function customObject(
  name: string,
  fields: Readonly<Record<string, string>>,
  ...elements: readonly string[]
): Files {
  const label = name.replace(/__c$/, '');
  const folder = `objects/${name}`;
  const own = [
    `<label>${label}</label>`,
    `<pluralLabel>${label}s</pluralLabel>`,
    '<nameField><label>Name</label><type>Text</type></nameField>',
    '<deploymentStatus>Deployed</deploymentStatus>'
  ];
  const sharing = elements.some((each) => each.startsWith('<sharingModel>'))
    ? []
    : ['<sharingModel>ReadWrite</sharingModel>'];
  return {
    [`${folder}/${name}.object-meta.xml`]: metadata('CustomObject', ...own, ...sharing, ...elements),
    ...Object.fromEntries(
      Object.entries(fields).map(([field, text]) => [
        `${folder}/fields/${field}.field-meta.xml`,
        metadata('CustomField', `<fullName>${field}</fullName>`, `<label>${field.replace(/__c$/, '')}</label>`, text)
      ])
    )
  };
}

function runIn(target: ApexProject, text: string): Result {
  const isCode = /[;}]\s*$/.test(text);
  const answer = run(target.runtime, isCode ? text : `System.debug(${text});`);
  const succeeded = (): void => {
    const { exception, diagnostics } = answer;
    assert.ok(
      answer.success,
      exception === null ? diagnostics[0]?.message : `${exception.type}: ${exception.message}\n${exception.stackTrace}`
    );
  };
  return {
    returns(expected) {
      succeeded();
      assert.equal(answer.output.at(-1), expected);
    },
    prints(...expected) {
      succeeded();
      assert.deepEqual(answer.output, expected);
    },
    throws(type, message) {
      assert.ok(
        answer.exception,
        answer.diagnostics[0]?.message ?? `Nothing is thrown; printed: ${answer.output.join(' | ')}`
      );
      assert.equal(answer.exception.type, type, answer.exception.message);
      if (message !== undefined) matches(answer.exception.message, message);
    },
    refuses(message) {
      const [first] = answer.diagnostics;
      assert.ok(first, answer.exception?.message ?? `It compiles; printed: ${answer.output.join(' | ')}`);
      matches(first.message, message);
    }
  };
}

function run(runtime: Runtime, source: string): AnonymousAnswer {
  return runtime.org.isolate(() => runtime.runAnonymous(source, 'Case.apex', () => undefined));
}

function matches(actual: string, expected: string | RegExp): void {
  if (typeof expected === 'string') assert.equal(actual, expected);
  else assert.match(actual, expected);
}

function compileOrFail(files: Files, options: ProjectOptions): CompiledProject {
  const compiled = compile(files, options);
  assert.ok(
    !hasErrors(compiled.diagnostics),
    compiled.diagnostics.map((each) => `${path.basename(each.origin.file)}: ${each.message}`).join('\n')
  );
  return compiled;
}

function compile(files: Files, { namespace = '', features = [], coverage = false }: ProjectOptions): CompiledProject {
  const folder = mkdtempSync(path.join(tmpdir(), 'apex-case-'));
  folders.push(folder);
  mkdirSync(path.join(folder, 'force-app'));
  const all: Record<string, string> = { '../sfdx-project.json': projectFile(namespace) };
  for (const [file, text] of Object.entries(files)) {
    all[file] = text;
    if (file.endsWith('.cls')) all[`${file}-meta.xml`] ??= files[`${file}-meta.xml`] ?? apexMeta('ApexClass');
    if (file.endsWith('.trigger')) all[`${file}-meta.xml`] ??= files[`${file}-meta.xml`] ?? apexMeta('ApexTrigger');
  }
  for (const [file, text] of Object.entries(all)) {
    const target = path.join(folder, 'force-app', file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return compileProject({ sources: [folder], namespace: undefined, features: new Set(features), coverage });
}

function nameAfter(pattern: RegExp, text: string): string {
  const name = pattern.exec(text)?.[1];
  assert.ok(name, `No name in: ${text}`);
  return name;
}

const folders: string[] = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
