import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Finding, Gate } from '../gate.ts';
import { REPOSITORY, run } from '../run.ts';

const GENERATOR = path.join(REPOSITORY, 'scripts/docs/support.ts');
const DOCUMENT = 'docs/support.md';

/** The table of what the local org supports is generated from its code and must be that of today. */
export const documentsGate: Gate = {
  name: 'documents',
  summary: 'Generated documents are up to date',
  requires: [],
  async judge(root) {
    if (!existsSync(path.join(root, DOCUMENT))) return [{ place: DOCUMENT, message: 'is missing' }];
    const result = await run(process.execPath, [GENERATOR, '--check', path.join(root, DOCUMENT)], REPOSITORY);
    return result.status === 0
      ? []
      : [{ place: DOCUMENT, message: `${result.stdout}${result.stderr}`.trim() } satisfies Finding];
  },
  planted: { files: { 'docs/support.md': '# What the local org supports\n\nEverything.\n' }, expects: /support/ }
};
