import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Finding, Gate } from '../gate.ts';
import { REPOSITORY, run } from '../run.ts';

interface SfdxProject {
  readonly packageDirectories: readonly { readonly path: string }[];
}

interface IssueReport {
  readonly files: readonly {
    readonly path: string;
    readonly messages: readonly {
      readonly start: { readonly line: number; readonly offset: number };
      readonly category: string;
      readonly message: string;
    }[];
  }[];
}

const JARS = path.join(REPOSITORY, 'scripts/check/node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib/*');
const CLEAN = 0;
const HAS_ISSUES = 4;

/**
 * The semantic Apex analyser of the Apex language server, on a copy of the project.
 *
 * It treats a standard object that the project extends as incomplete and then accepts any field of it, so the copy gets a first
 * package directory that declares each such object empty.
 */
export const apexSemanticsGate: Gate = {
  name: 'apex',
  summary: 'Apex semantics (apex-ls)',
  requires: ['java'],
  async judge(root) {
    const copy = mkdtempSync(path.join(tmpdir(), 'involve-apex-'));
    try {
      copyWithStandardObjects(root, copy);
      const result = await run(
        'java',
        [
          '-XX:+UseSerialGC',
          '-XX:TieredStopAtLevel=1',
          '-cp',
          JARS,
          'io.github.apexdevtools.apexls.CheckForIssues',
          '-n',
          '-f',
          'json',
          '-d',
          'errors',
          '-w',
          copy
        ],
        root
      );
      if (result.status !== CLEAN && result.status !== HAS_ISSUES) throw new Error(result.stderr || result.stdout);
      return findings(JSON.parse(result.stdout || '{"files":[]}') as IssueReport, copy);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  },
  planted: {
    files: {
      'sfdx-project.json': '{"packageDirectories":[{"path":"force-app","default":true}],"sourceApiVersion":"66.0"}',
      'force-app/main/core/objects/Opportunity/fields/Score__c.field-meta.xml':
        '<?xml version="1.0" encoding="UTF-8"?>\n<CustomField xmlns="http://soap.sforce.com/2006/04/metadata">\n<fullName>Score__c</fullName>\n<label>Score</label>\n<type>Text</type>\n<length>10</length>\n</CustomField>\n',
      'force-app/main/core/classes/Crooked.cls':
        'public with sharing class Crooked {\n  public Decimal amountOf(Opportunity deal) {\n    return deal.Amountt;\n  }\n}\n',
      'force-app/main/core/classes/Crooked.cls-meta.xml':
        '<?xml version="1.0" encoding="UTF-8"?>\n<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">\n<apiVersion>66.0</apiVersion>\n<status>Active</status>\n</ApexClass>\n'
    },
    expects: /Amountt/
  }
};

function copyWithStandardObjects(root: string, copy: string): void {
  const project = JSON.parse(readFileSync(path.join(root, 'sfdx-project.json'), 'utf8')) as SfdxProject;
  const extended = new Set<string>();
  for (const directory of project.packageDirectories) {
    const from = path.join(root, directory.path);
    for (const name of objectFolders(from)) if (!/__\w+$/.test(name)) extended.add(name);
    cpSync(from, path.join(copy, directory.path), { recursive: true });
  }
  const ignore = path.join(root, '.forceignore');
  if (existsSync(ignore)) cpSync(ignore, path.join(copy, '.forceignore'));
  for (const name of extended) {
    const folder = path.join(copy, 'standard-objects/objects', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path.join(folder, `${name}.object-meta.xml`),
      '<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"/>\n'
    );
  }
  composeLabels(copy);
  const packageDirectories = [
    ...(extended.size > 0 ? [{ path: 'standard-objects' }] : []),
    ...project.packageDirectories
  ];
  writeFileSync(path.join(copy, 'sfdx-project.json'), JSON.stringify({ ...project, packageDirectories }));
}

/** The analyser reads only the composed form of labels. */
function composeLabels(copy: string): void {
  const labels = readdirSync(copy, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.label-meta.xml'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .map((xml) =>
      xml
        .replace(/<\?xml[^>]*>/, '')
        .replace(/<CustomLabel [^>]*>/, '<labels>')
        .replace('</CustomLabel>', '</labels>')
    );
  if (labels.length === 0) return;
  const folder = path.join(copy, 'force-app/composed/labels');
  mkdirSync(folder, { recursive: true });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata">${labels.join('')}</CustomLabels>\n`;
  writeFileSync(path.join(folder, 'CustomLabels.labels-meta.xml'), xml);
}

function objectFolders(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory() && path.basename(entry.parentPath) === 'objects')
    .map((entry) => entry.name);
}

function findings(report: IssueReport, copy: string): readonly Finding[] {
  return report.files.flatMap((file) =>
    file.messages.map((each) => ({
      place: `${path.relative(copy, file.path)}:${each.start.line}:${each.start.offset + 1}`,
      message: `${each.message} (${each.category})`
    }))
  );
}
