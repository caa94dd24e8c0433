/**
 * `npm run check`: every gate, each shown to fail on a planted mistake.
 *
 * A gate whose requirement is missing on this machine is named with the way to install it; all others run; the exit code is 1.
 * `--only NAME` (repeatable) runs some gates.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Gate } from './gate.ts';
import { apexSemanticsGate } from './gates/apexSemantics.ts';
import { boundariesGate } from './gates/boundaries.ts';
import { codeAnalyzerGate } from './gates/codeAnalyzer.ts';
import { documentsGate } from './gates/documents.ts';
import { formatGate } from './gates/format.ts';
import { globalSurfaceGate } from './gates/globalSurface.ts';
import { lintGate } from './gates/lint.ts';
import { localOrgGate } from './gates/localOrg.ts';
import { metadataGate } from './gates/metadata.ts';
import { namesGate } from './gates/names.ts';
import { typesGate } from './gates/types.ts';
import { missingRequirements } from './requirements.ts';
import { REPOSITORY, run } from './run.ts';
import { selfTest } from './selfTest.ts';

const GATES: readonly Gate[] = [
  formatGate,
  lintGate,
  typesGate,
  metadataGate,
  namesGate,
  globalSurfaceGate,
  boundariesGate,
  documentsGate,
  localOrgGate,
  apexSemanticsGate,
  codeAnalyzerGate
];

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const wanted = values.only ?? GATES.map((gate) => gate.name);
const unknown = wanted.filter((name) => !GATES.some((gate) => gate.name === name));
if (unknown.length > 0) {
  process.stderr.write(`Unknown gate: ${unknown.join(', ')}. Gates: ${GATES.map((gate) => gate.name).join(', ')}\n`);
  process.exit(2);
}

const gates = GATES.filter((gate) => wanted.includes(gate.name));
const missing = missingRequirements(gates.flatMap((gate) => gate.requires));
if (gates.some((gate) => gate.requires.includes('java')) && !missing.has('java')) await installAnalyzers();

let failed = 0;
let passed = 0;
for (const gate of gates) {
  const lacking = gate.requires.filter((each) => missing.has(each));
  const problems = lacking.length > 0 ? lacking.map((each) => missing.get(each) ?? each) : await judge(gate);
  if (problems.length === 0) passed += 1;
  else failed += 1;
  process.stdout.write(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${gate.name.padEnd(10)} ${gate.summary}\n`);
  for (const problem of problems) process.stdout.write(`      ${problem}\n`);
}
process.stdout.write(`gates: ${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

async function judge(gate: Gate): Promise<readonly string[]> {
  try {
    const [findings, blindness] = [await gate.judge(REPOSITORY), await selfTest(gate)];
    return [...findings.map((each) => `${each.place} ${each.message}`), ...(blindness === null ? [] : [blindness])];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

async function installAnalyzers(): Promise<void> {
  const folder = path.join(REPOSITORY, 'scripts/check');
  if (existsSync(path.join(folder, 'node_modules/@salesforce/code-analyzer-core'))) return;
  process.stdout.write('Installing the analysers (once, about 280 MB) ...\n');
  const result = await run('npm', ['ci', '--no-audit', '--no-fund'], folder);
  if (result.status !== 0) throw new Error(`npm ci failed in scripts/check:\n${result.stderr}`);
}
