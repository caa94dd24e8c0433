import path from 'node:path';
import type { Gate } from '../gate.ts';
import { REPOSITORY, runTool } from '../run.ts';

/** Prettier with the Apex and XML plugins over everything git would keep. */
export const formatGate: Gate = {
  name: 'format',
  summary: 'Prettier, with Apex and XML',
  requires: [],
  async judge(root) {
    const result = await runTool(
      'prettier/bin/prettier.cjs',
      [
        '--config',
        path.join(REPOSITORY, '.prettierrc'),
        '--ignore-path',
        path.join(REPOSITORY, '.prettierignore'),
        '--ignore-path',
        path.join(REPOSITORY, '.gitignore'),
        '--list-different',
        root
      ],
      REPOSITORY
    );
    if (result.status === 0) return [];
    const unformatted = result.stdout.split('\n').filter((line) => line !== '');
    const broken = result.stderr.split('\n').filter((line) => line.startsWith('[error]'));
    return [
      ...unformatted.map((place) => ({
        place: path.relative(root, path.resolve(REPOSITORY, place)),
        message: 'is not formatted (npm run fix)'
      })),
      ...broken.map((line) => ({ place: '', message: line }))
    ];
  },
  planted: {
    files: {
      'force-app/main/core/classes/Crooked.cls': 'public with sharing class Crooked{public Integer one(){return 1;}}\n'
    },
    expects: /not formatted/
  }
};
