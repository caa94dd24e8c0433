/** Small projects for measurements, in a folder of their own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">
  <apiVersion>66.0</apiVersion>
  <status>Active</status>
</ApexClass>
`;

/** A project without namespace; `files` are by path below it, classes get their `-meta.xml`. Answers its folder. */
export function writeProject(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'org-bench-'));
  mkdirSync(path.join(folder, 'force-app/classes'), { recursive: true });
  const manifest = {
    packageDirectories: [{ path: 'force-app', default: true }],
    namespace: '',
    sourceApiVersion: '66.0'
  };
  writeFileSync(path.join(folder, 'sfdx-project.json'), JSON.stringify(manifest));
  for (const [file, text] of Object.entries(files)) {
    writeFileSync(path.join(folder, file), text);
    if (file.endsWith('.cls')) writeFileSync(path.join(folder, `${file}-meta.xml`), META);
  }
  return folder;
}

export function removeProject(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
