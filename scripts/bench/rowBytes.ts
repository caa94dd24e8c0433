/** Memory of a stored row, measured over a million of them in a process of its own. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Bench } from './measure.ts';

const FILLER = fileURLToPath(new URL('fillStore.ts', import.meta.url));

export const rowBytes: Bench = {
  name: 'rows',
  run() {
    const answer = execFileSync(process.execPath, ['--expose-gc', '--max-old-space-size=4096', FILLER], {
      encoding: 'utf8'
    });
    const { rows, fields, bytes } = JSON.parse(answer) as { rows: number; fields: number; bytes: number };
    return {
      title: 'Memory of the store',
      columns: ['bytes a row', 'bytes in all'],
      rows: [
        {
          what: `${rows.toLocaleString('en-US')} accounts of ${fields} fields, six of them set`,
          cells: [Math.round(bytes / rows).toString(), `${(bytes / 1e9).toFixed(2)} GB`]
        }
      ]
    };
  }
};
