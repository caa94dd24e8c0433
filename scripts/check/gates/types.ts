import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Finding, Gate } from '../gate.ts';
import { REPOSITORY, runTool } from '../run.ts';

const PROJECTS = ['scripts', 'scripts/org/web', 'force-app'];
const PROBLEM = /^(?<file>.+?)\((?<line>\d+),(?<column>\d+)\): error (?<message>TS\d+: .*)$/;

/** The TypeScript compiler, strict, for the scripts and for the Lightning web components. */
export const typesGate: Gate = {
  name: 'types',
  summary: 'TypeScript, strict',
  requires: [],
  async judge(root) {
    const projects = PROJECTS.filter((each) => existsSync(path.join(root, each, 'tsconfig.json')));
    const results = await Promise.all(projects.map((each) => runTool('typescript/bin/tsc', ['--noEmit', '--pretty', 'false', '-p', each], root)));
    return results.flatMap((result) => (result.status === 0 ? [] : problems(result.stdout)));
  },
  planted: {
    files: {
      'force-app/tsconfig.json': JSON.stringify({
        compilerOptions: { strict: true, noEmit: true, target: 'ESNext', module: 'ESNext', moduleResolution: 'bundler', types: [], typeRoots: [path.join(REPOSITORY, 'node_modules/@types')] },
        include: ['**/*.ts']
      }),
      'force-app/main/core/lwc/crooked/crooked.ts': "export const count: number = 'one';\n"
    },
    expects: /TS2322/
  }
};

function problems(stdout: string): readonly Finding[] {
  const rows = stdout.split('\n').flatMap((line) => {
    const groups = PROBLEM.exec(line)?.groups;
    return groups === undefined ? [] : [{ place: `${groups['file']}:${groups['line']}:${groups['column']}`, message: groups['message'] ?? line }];
  });
  return rows.length > 0 ? rows : [{ place: '', message: stdout.trim() }];
}
