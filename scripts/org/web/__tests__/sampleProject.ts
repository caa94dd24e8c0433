import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const META_XML = (apiVersion = '66.0', isExposed = true): string => `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
  <apiVersion>${apiVersion}</apiVersion>
  <isExposed>${isExposed}</isExposed>
</LightningComponentBundle>
`;

/** The least that makes a component: text the tests replace where they break something. */
export const COMPONENT = `import { LightningElement, api } from 'lwc';
export default class Sample extends LightningElement {
  @api recordId?: string;
}
`;

/** Writes a source folder to the temporary folder; keys are paths below it, values the text of each file. */
export function writeProject(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'page-project-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), text);
  }
  return dir;
}

/** A project with one component `sample`. */
export function writeSample(files: Readonly<Record<string, string>> = {}): string {
  return writeProject({
    'lwc/sample/sample.ts': COMPONENT,
    'lwc/sample/sample.html': '<template>{recordId}</template>',
    'lwc/sample/sample.js-meta.xml': META_XML(),
    ...files
  });
}
