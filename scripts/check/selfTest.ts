import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Gate } from './gate.ts';
import { REPOSITORY } from './run.ts';

/** Plants the gate's own mistake in a project of its own and answers why the gate did not find it, or null when it did. */
export async function selfTest(gate: Gate): Promise<string | null> {
  const root = mkdtempSync(path.join(tmpdir(), `involve-gate-${gate.name}-`));
  try {
    symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(root, 'node_modules'));
    for (const [name, content] of Object.entries(gate.planted.files)) {
      const file = path.join(root, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    const findings = await gate.judge(root);
    if (findings.some((each) => gate.planted.expects.test(each.message))) return null;
    const found = findings.map((each) => `${each.place} ${each.message}`).join('; ');
    return `the planted mistake was not found (found: ${found === '' ? 'nothing' : found})`;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
