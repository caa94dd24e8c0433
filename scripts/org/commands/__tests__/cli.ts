/** Runs command lines in this process and small projects to run them on. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { apexMeta, projectFile } from '../../source/__tests__/sourceFolder.ts';
import { runCommandLine } from '../commandLine.ts';

export interface CliAnswer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export async function cli(...argv: readonly string[]): Promise<CliAnswer> {
  const texts = { out: '', err: '' };
  const code = await runCommandLine(argv, {
    out: (text) => void (texts.out += text),
    err: (text) => void (texts.err += text)
  });
  return { code, ...texts };
}

/** Writes `files` below a new folder, removed after the tests; classes and triggers get their `-meta.xml`. */
export function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'org-cli-'));
  folders.push(root);
  for (const [file, text] of Object.entries(files)) {
    write(path.join(root, file), text);
    if (file.endsWith('.cls')) write(path.join(root, `${file}-meta.xml`), apexMeta('ApexClass'));
    if (file.endsWith('.trigger')) write(path.join(root, `${file}-meta.xml`), apexMeta('ApexTrigger'));
  }
  return root;
}

/** An sfdx project whose package directory holds `files`. */
export function sfdxProject(files: Readonly<Record<string, string>>, namespace = ''): string {
  const placed = Object.entries(files).map(([file, text]) => [`force-app/${file}`, text] as const);
  const root = folder({ 'sfdx-project.json': projectFile(namespace), ...Object.fromEntries(placed) });
  mkdirSync(path.join(root, 'force-app'), { recursive: true });
  return root;
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const folders: string[] = [];
after(() => folders.forEach((each) => rmSync(each, { recursive: true, force: true })));
