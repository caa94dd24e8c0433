import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Finding, Gate } from '../gate.ts';
import { REPOSITORY, run, runTool } from '../run.ts';

const PROJECTS = ['scripts', 'scripts/org/web', 'force-app'];
const PROBLEM = /^(?<file>.+?)\((?<line>\d+),(?<column>\d+)\): error (?<message>TS\d+: .*)$/;

/** The TypeScript compiler, strict, for the scripts and for the Lightning web components. */
export const typesGate: Gate = {
  name: 'types',
  summary: 'TypeScript, strict',
  requires: [],
  async judge(root) {
    const projects = PROJECTS.filter((each) => existsSync(path.join(root, each, 'tsconfig.json')));
    const results = await Promise.all(
      projects.map((each) => runTool('typescript/bin/tsc', ['--noEmit', '--pretty', 'false', '-p', each], root))
    );
    return [
      ...results.flatMap((result) => (result.status === 0 ? [] : problems(result.stdout))),
      ...(await staleFiles(root))
    ];
  },
  planted: {
    files: {
      'force-app/tsconfig.json': JSON.stringify({
        compilerOptions: {
          strict: true,
          noEmit: true,
          target: 'ESNext',
          module: 'ESNext',
          moduleResolution: 'bundler',
          types: [],
          typeRoots: [path.join(REPOSITORY, 'node_modules/@types')]
        },
        include: ['**/*.ts']
      }),
      'force-app/main/core/lwc/crooked/crooked.ts': "export const count: number = 'one';\n"
    },
    expects: /TS2322/
  }
};

const GENERATORS = ['scripts/build/apexTypes.ts', 'scripts/build/componentPaths.ts'];

/** Declarations that are generated from Apex and from the component folders must be those of today's sources. */
async function staleFiles(root: string): Promise<readonly Finding[]> {
  const generators = GENERATORS.filter((each) => existsSync(path.join(root, each)));
  const results = await Promise.all(
    generators.map((each) => run(process.execPath, [path.join(root, each), '--check'], root))
  );
  return results.flatMap((result, index) =>
    result.status === 0 ? [] : [{ place: generators[index] ?? '', message: `${result.stdout}${result.stderr}`.trim() }]
  );
}

function problems(stdout: string): readonly Finding[] {
  const rows = stdout.split('\n').flatMap((line) => {
    const groups = PROBLEM.exec(line)?.groups;
    return groups === undefined
      ? []
      : [{ place: `${groups['file']}:${groups['line']}:${groups['column']}`, message: groups['message'] ?? line }];
  });
  return rows.length > 0 ? rows : [{ place: '', message: stdout.trim() }];
}
