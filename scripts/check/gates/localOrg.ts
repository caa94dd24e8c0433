import path from 'node:path';
import type { Diagnostic } from '../../org/diagnostic.ts';
import type { Finding, Gate } from '../gate.ts';
import { REPOSITORY, run } from '../run.ts';

/** The local org's own compiler: Apex types, and the fields and relationships of every query. */
export const localOrgGate: Gate = {
  name: 'org',
  summary: 'Apex, SOQL fields and metadata in the local org',
  requires: [],
  async judge(root) {
    const result = await run(
      process.execPath,
      [path.join(REPOSITORY, 'scripts/org/main.ts'), 'check', '--source', root, '--json'],
      REPOSITORY
    );
    const answer = JSON.parse(result.stdout || '{}') as { readonly diagnostics?: readonly Diagnostic[] };
    if (answer.diagnostics === undefined) throw new Error(result.stderr);
    return answer.diagnostics.map(
      (each): Finding => ({
        place: `${path.relative(root, each.origin.file)}:${each.origin.line}:${each.origin.column}`,
        message: each.message
      })
    );
  },
  planted: {
    files: {
      'sfdx-project.json':
        '{"packageDirectories":[{"path":"force-app","default":true}],"namespace":"","sourceApiVersion":"66.0"}',
      'force-app/main/core/classes/Crooked.cls':
        'public with sharing class Crooked {\n  public List<Opportunity> all() {\n    return [SELECT Id, Amountt FROM Opportunity WITH USER_MODE];\n  }\n}\n',
      'force-app/main/core/classes/Crooked.cls-meta.xml':
        '<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">\n<apiVersion>66.0</apiVersion>\n<status>Active</status>\n</ApexClass>\n'
    },
    expects: /No such column 'Amountt'/
  }
};
