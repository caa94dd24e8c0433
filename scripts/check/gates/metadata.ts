import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DOMParser, type Element } from '@xmldom/xmldom';
import type { Finding, Gate } from '../gate.ts';
import { readMetadataSchema, type ElementSchema, type MetadataSchema } from '../metadataSchema.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const METADATA_FILE = /-meta\.xml$/;
/** Content that the Metadata API leaves free: per-target configuration of a Lightning web component. */
const FREE_CONTENT: ReadonlySet<string> = new Set(['targetConfigs']);

/** Every metadata file against the types that Salesforce generates from the Metadata WSDL. */
export const metadataGate: Gate = {
  name: 'metadata',
  summary: 'Metadata XML against @salesforce/types',
  requires: [],
  judge(root) {
    const schema = readMetadataSchema();
    const files = readdirSync(root, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && METADATA_FILE.test(entry.name) && !entry.parentPath.includes('node_modules'))
      .map((entry) => path.join(entry.parentPath, entry.name));
    return Promise.resolve(files.flatMap((file) => judgeFile(file, path.relative(root, file), schema)));
  },
  planted: {
    files: {
      'force-app/main/core/permissionsets/Crooked.permissionset-meta.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<PermissionSet xmlns="${NAMESPACE}">\n  <lable>Crooked</lable>\n</PermissionSet>\n`
    },
    expects: /unknown element <lable>/
  }
};

function judgeFile(file: string, place: string, schema: MetadataSchema): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (node: { lineNumber?: number | undefined; columnNumber?: number | undefined }, message: string): void => {
    findings.push({ place: `${place}:${node.lineNumber ?? 1}:${node.columnNumber ?? 1}`, message });
  };
  const root = parse(readFileSync(file, 'utf8'), (message) => add({}, message));
  if (root === null) return findings;
  if (root.namespaceURI !== NAMESPACE) add(root, `the root's namespace must be ${NAMESPACE}`);
  judgeElement(root, root.localName ?? '', schema, add);
  return findings;
}

function parse(xml: string, report: (message: string) => void): Element | null {
  try {
    const document = new DOMParser({
      onError(level, message) {
        if (level !== 'warning') throw new Error(message);
      }
    }).parseFromString(xml, 'text/xml');
    return document.documentElement;
  } catch (error) {
    report(`malformed XML: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    return null;
  }
}

type Report = (node: Element, message: string) => void;

function judgeElement(element: Element, type: string, schema: MetadataSchema, add: Report): void {
  const known = schema.elements(type);
  if (known === undefined) return add(element, `unknown type ${type}`);
  const seen = new Set<string>();
  let previous = '';
  for (const child of childElements(element)) {
    const name = child.localName ?? '';
    const expected = known.get(name);
    if (expected === undefined) {
      add(child, `unknown element <${name}> in ${type}`);
      continue;
    }
    if (seen.has(name) && !expected.isArray) add(child, `<${name}> stands twice in ${type}`);
    if (seen.has(name) && expected.isArray && previous !== name)
      add(child, `<${name}> elements of ${type} must stand together`);
    seen.add(name);
    previous = name;
    if (FREE_CONTENT.has(name)) continue;
    if (schema.elements(expected.type) === undefined) judgeScalar(child, expected, schema, add);
    else judgeElement(child, expected.type, schema, add);
  }
  for (const [name, expected] of known) {
    if (!expected.isOptional && !expected.isArray && !seen.has(name)) add(element, `<${name}> is missing in ${type}`);
  }
}

function judgeScalar(element: Element, expected: ElementSchema, schema: MetadataSchema, add: Report): void {
  const text = (element.textContent ?? '').trim();
  const name = element.localName ?? '';
  if (childElements(element).length > 0) return add(element, `<${name}> must hold a simple value`);
  const values = expected.values ?? schema.enumeration(expected.type);
  if (values !== undefined && !values.includes(text))
    return add(element, `<${name}> has the value '${text}', which ${expected.type} does not offer`);
  if (expected.type === 'boolean' && !/^(?:true|false)$/.test(text))
    add(element, `<${name}> must be true or false, not '${text}'`);
  if (expected.type === 'number' && !/^-?\d+(?:\.\d+)?$/.test(text))
    add(element, `<${name}> must be a number, not '${text}'`);
}

function childElements(element: Element): readonly Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
}
