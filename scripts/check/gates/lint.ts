import path from 'node:path';
import type { Gate } from '../gate.ts';
import { REPOSITORY, runTool } from '../run.ts';

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly {
    readonly line: number;
    readonly column: number;
    readonly message: string;
    readonly ruleId: string | null;
  }[];
}

/** ESLint: Lightning web component rules for TypeScript, and the rules of the scripts. */
export const lintGate: Gate = {
  name: 'lint',
  summary: 'ESLint for components and scripts',
  requires: [],
  async judge(root) {
    const result = await runTool(
      'eslint/bin/eslint.js',
      ['--format', 'json', '--max-warnings', '0', '--no-error-on-unmatched-pattern', '.'],
      root
    );
    if (result.status > 1) throw new Error(result.stderr);
    const files = JSON.parse(result.stdout) as readonly LintedFile[];
    return files.flatMap((file) =>
      file.messages.map((each) => ({
        place: `${path.relative(root, file.filePath)}:${each.line}:${each.column}`,
        message: `${each.message} (${each.ruleId ?? 'parse'})`
      }))
    );
  },
  planted: {
    files: {
      'eslint.config.js': `export { default } from ${JSON.stringify(path.join(REPOSITORY, 'eslint.config.js'))};\n`,
      'force-app/main/core/lwc/crooked/crooked.ts':
        "import { LightningElement } from 'lwc';\n\nexport default class Crooked extends LightningElement {\n  connectedCallback() {\n    document.querySelector('div')!.innerHTML = 'x';\n  }\n}\n"
    },
    expects: /no-document-query|no-inner-html/
  }
};
