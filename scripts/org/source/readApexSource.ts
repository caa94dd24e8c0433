/** Reads a class or trigger with its `-meta.xml`. */
import { readFileSync } from 'node:fs';
import { createError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { decimal, groups, integer, irrelevant, oneOf, readElement, refused, text } from './elementRules.ts';
import type { ElementRules } from './elementRules.ts';
import type { ApexSource } from './project.ts';
import { pointOrigin, readXml } from './xmlReader.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_classes.htm */
export const APEX_META_RULES: ElementRules = {
  apiVersion: decimal,
  status: oneOf('Active', 'Inactive', 'Deleted'),
  description: irrelevant('a remark'),
  fullName: irrelevant('the file name says it'),
  packageVersions: groups({ majorNumber: integer, minorNumber: integer, namespace: text }),
  urls: refused('external service callbacks are not supported')
};

/**
 * Null, with a diagnostic, where the source is missing or its `-meta.xml` is broken or names no API version.
 */
export function readApexSource(
  type: 'ApexClass' | 'ApexTrigger',
  name: string,
  file: string,
  isPresent: boolean,
  diagnostics: Diagnostic[]
): ApexSource | null {
  const metaFile = `${file}-meta.xml`;
  if (!isPresent) {
    diagnostics.push(
      createError('source.missing-content', `${type} ${name} has no source file`, pointOrigin(metaFile, 1, 1, 1))
    );
    return null;
  }
  const { root, diagnostics: faults } = readXml(metaFile, readFileSync(metaFile, 'utf8'));
  diagnostics.push(...faults);
  if (root === null) return null;
  if (root.name !== type) {
    diagnostics.push(createError('xml.root', `The root element is <${root.name}>, not <${type}>`, root.origin));
    return null;
  }
  const node = readElement(type, root, APEX_META_RULES, diagnostics);
  const apiVersion = node.number('apiVersion');
  if (apiVersion === null) {
    diagnostics.push(createError('source.no-api-version', `${type} ${name} names no <apiVersion>`, root.origin));
    return null;
  }
  const kind = type === 'ApexClass' ? 'class' : 'trigger';
  const isActive = (node.text('status') ?? 'Active') === 'Active';
  return { kind, name, file, text: readFileSync(file, 'utf8'), apiVersion, isActive };
}
