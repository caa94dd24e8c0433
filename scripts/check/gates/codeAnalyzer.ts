import path from 'node:path';
import type { Finding, Gate } from '../gate.ts';
import { REPOSITORY, run } from '../run.ts';

interface AnalyzerReport {
  readonly violations: readonly { readonly rule: string; readonly engine: string; readonly severity: number; readonly file: string; readonly line: number; readonly message: string }[];
}

/**
 * Salesforce Code Analyzer with the rules a security review runs: AppExchange and Recommended:Security.
 * https://developer.salesforce.com/docs/platform/salesforce-code-analyzer/guide/appexchange.html
 */
export const codeAnalyzerGate: Gate = {
  name: 'security',
  summary: 'Code Analyzer, AppExchange and Recommended:Security',
  requires: ['java', 'python3'],
  async judge(root) {
    const result = await run(process.execPath, [path.join(REPOSITORY, 'scripts/check/analyze.js'), root], root);
    if (result.status !== 0) throw new Error(result.stderr || result.stdout);
    const report = JSON.parse(result.stdout) as AnalyzerReport;
    return report.violations.map((each): Finding => ({
      place: `${path.relative(root, each.file)}:${each.line}`,
      message: `${each.message} (${each.engine}:${each.rule}, severity ${each.severity})`
    }));
  },
  planted: {
    files: {
      'force-app/main/core/classes/Crooked.cls':
        "public with sharing class Crooked {\n  public List<Account> named(String name) {\n    return Database.query('SELECT Id FROM Account WHERE Name = \\'' + name + '\\'');\n  }\n}\n",
      'force-app/main/core/classes/Crooked.cls-meta.xml':
        '<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">\n<apiVersion>66.0</apiVersion>\n<status>Active</status>\n</ApexClass>\n'
    },
    expects: /ApexSOQLInjection|ApexCRUDViolation/
  }
};
