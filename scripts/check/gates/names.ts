import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Finding, Gate } from '../gate.ts';
import { reservedNames } from '../reservedNames.ts';

const LONGEST_CLASS_NAME = 40;

/** Class names that collide with the platform, are too long for it, or exist twice. */
export const namesGate: Gate = {
  name: 'names',
  summary: 'No class bears the name of a platform type or object',
  requires: [],
  judge(root) {
    const classes = ['force-app', 'unpackaged']
      .map((folder) => path.join(root, folder))
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder, { withFileTypes: true, recursive: true }))
      .filter((entry) => entry.isFile() && entry.name.endsWith('.cls'));
    const reserved = reservedNames();
    const seen = new Map<string, string>();
    const findings = classes.flatMap((entry): readonly Finding[] => {
      const name = path.basename(entry.name, '.cls');
      const place = path.relative(root, path.join(entry.parentPath, entry.name));
      const first = seen.get(name.toLowerCase());
      seen.set(name.toLowerCase(), place);
      return [
        ...(reserved.has(name.toLowerCase())
          ? [{ place, message: `'${name}' is the name of a platform type or object` }]
          : []),
        ...(name.length > LONGEST_CLASS_NAME
          ? [{ place, message: `'${name}' is longer than ${LONGEST_CLASS_NAME} characters` }]
          : []),
        ...(first === undefined ? [] : [{ place, message: `'${name}' exists already: ${first}` }])
      ];
    });
    return Promise.resolve(findings);
  },
  planted: {
    files: { 'force-app/main/core/classes/Partner.cls': 'public with sharing class Partner {}\n' },
    expects: /'Partner' is the name of a platform type or object/
  }
};
