/** Writes `docs/support.md`; with `--check`, ends with 1 where the file is not what the code says. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { renderSupport } from './supportSections.ts';

const FILE = new URL('../../docs/support.md', import.meta.url);

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const text = await format(renderSupport(), { ...(await resolveConfig(FILE)), parser: 'markdown' });
if (!values.check) {
  writeFileSync(FILE, text);
} else if (readText() !== text) {
  process.stderr.write('docs/support.md is not what the code says. Run: node scripts/docs/support.ts\n');
  process.exitCode = 1;
}

function readText(): string | null {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return null;
  }
}
