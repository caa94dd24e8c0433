import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding, Gate } from '../gate.ts';
import { REPOSITORY, run } from '../run.ts';

interface AnalyzerReport {
  readonly violations: readonly {
    readonly rule: string;
    readonly engine: string;
    readonly severity: number;
    readonly file: string;
    readonly line: number;
    readonly message: string;
  }[];
}

/** A finding that was looked at and is right as it is. */
interface Suppression {
  readonly rule: string;
  /** Regular expression over paths relative to the project. */
  readonly files: string;
  readonly reason: string;
}

const SUPPRESSIONS = 'config/code-analyzer-suppressions.json';

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
    const suppressions = readSuppressions(root);
    const used = new Set<Suppression>();
    const findings = report.violations.flatMap((each): readonly Finding[] => {
      const file = path.relative(root, each.file);
      const suppression = suppressions.find(({ rule, files }) => rule === each.rule && new RegExp(files).test(file));
      if (suppression !== undefined) used.add(suppression);
      const message = `${each.message} (${each.engine}:${each.rule}, severity ${each.severity})`;
      return suppression === undefined ? [{ place: `${file}:${each.line}`, message }] : [];
    });
    const unused = suppressions.filter((each) => !used.has(each));
    return [
      ...findings,
      ...unused.map(({ rule, files }) => ({
        place: SUPPRESSIONS,
        message: `nothing is suppressed by ${rule} in ${files}: remove it`
      }))
    ];
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

/** Each one must still match something, and say why it stands. */
function readSuppressions(root: string): readonly Suppression[] {
  const file = path.join(root, SUPPRESSIONS);
  if (!existsSync(file)) return [];
  const suppressions = JSON.parse(readFileSync(file, 'utf8')) as readonly Suppression[];
  const silent = suppressions.find(({ reason }) => reason.trim() === '');
  if (silent !== undefined) throw new Error(`${SUPPRESSIONS}: ${silent.rule} has no reason`);
  return suppressions;
}
