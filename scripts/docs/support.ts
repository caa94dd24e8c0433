/** Writes `docs/support.md`, or the file given; with `--check`, ends with 1 where the file is not what the code says. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { renderSupport } from './supportSections.ts';

const DOCUMENT = new URL('../../docs/support.md', import.meta.url);

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean', default: false } },
  allowPositionals: true
});
const file = positionals[0] ?? DOCUMENT;
const text = await format(renderSupport(), { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' });
if (!values.check) {
  writeFileSync(file, text);
} else if (readText() !== text) {
  process.stderr.write('docs/support.md is not what the code says. Run: node scripts/docs/support.ts\n');
  process.exitCode = 1;
}

function readText(): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
