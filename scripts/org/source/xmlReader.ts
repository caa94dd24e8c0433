/**
 * Reads an XML text into a small tree that remembers where each element stands.
 *
 * Any fault the parser reports, warnings included, becomes a diagnostic: metadata that is not well-formed never loads.
 */
import { DOMParser, ParseError } from '@xmldom/xmldom';
import { createError } from '../diagnostic.ts';
import type { Diagnostic, Origin, TextPlace } from '../diagnostic.ts';
import { createTextPlace } from './textPlace.ts';

/** Namespace every metadata document must declare on its root. */
export const METADATA_NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
/** Older tools wrote this one, and deployments accept it. */
const TOOLING_NAMESPACE = 'urn:metadata.tooling.soap.sforce.com';

export interface XmlElement {
  /** Local name. */
  readonly name: string;
  /** `xsi:type` and other attributes by qualified name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities resolved, not trimmed. */
  readonly text: string;
  /** Covers the opening tag up to and including its name. */
  readonly origin: Origin;
  /** Where a part of {@link text} stands in the file. */
  readonly textPlace: TextPlace;
}

export interface XmlResult {
  readonly root: XmlElement | null;
  readonly diagnostics: readonly Diagnostic[];
}

interface DomNode {
  readonly nodeType: number;
  readonly localName: string | null;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly namespaceURI?: string | null;
  readonly lineNumber?: number;
  readonly columnNumber?: number;
  readonly childNodes: ArrayLike<DomNode>;
  readonly attributes?: ArrayLike<DomNode>;
}

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

/** Parses one document. `file` is only used in diagnostics. */
export function readXml(file: string, text: string): XmlResult {
  const diagnostics: Diagnostic[] = [];
  const report = (message: string, line: number, column: number): void => {
    diagnostics.push(createError('xml.malformed', `Malformed XML: ${message}`, pointOrigin(file, line, column, 1)));
  };
  let root: DomNode | null = null;
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    const parser = new DOMParser({
      locator: true,
      onError: (
        _level: string,
        message: string,
        context: { locator?: { lineNumber?: number; columnNumber?: number } }
      ) => {
        report(firstLine(message), context.locator?.lineNumber ?? 1, context.locator?.columnNumber ?? 1);
      }
    });
    root = parser.parseFromString(body, 'text/xml').documentElement as unknown as DomNode | null;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    // onError has already reported it with its position, except for an empty input.
    if (diagnostics.length === 0) report(firstLine(error.message), 1, 1);
  }
  if (diagnostics.length > 0) return { root: null, diagnostics: diagnostics.slice(0, 1) };
  if (root === null) {
    report('there is no root element', 1, 1);
    return { root: null, diagnostics };
  }
  const element = convert(root, file, body);
  if (root.namespaceURI !== METADATA_NAMESPACE && root.namespaceURI !== TOOLING_NAMESPACE) {
    diagnostics.push(
      createError(
        'xml.namespace',
        `The root element <${element.name}> must declare xmlns="${METADATA_NAMESPACE}"`,
        element.origin
      )
    );
  }
  return { root: element, diagnostics };
}

export function pointOrigin(file: string, line: number, column: number, length: number): Origin {
  return { file, line, column, endLine: line, endColumn: column + length };
}

function convert(node: DomNode, file: string, body: string): XmlElement {
  const name = node.localName ?? node.nodeName;
  const children: XmlElement[] = [];
  let text = '';
  for (let index = 0; index < node.childNodes.length; index++) {
    const child = node.childNodes[index] as DomNode;
    if (child.nodeType === ELEMENT) children.push(convert(child, file, body));
    else if (child.nodeType === TEXT || child.nodeType === CDATA) text += child.nodeValue ?? '';
  }
  const attributes = new Map<string, string>();
  for (let index = 0; index < (node.attributes?.length ?? 0); index++) {
    const attribute = node.attributes?.[index] as DomNode;
    attributes.set(attribute.nodeName, attribute.nodeValue ?? '');
  }
  const origin = pointOrigin(file, node.lineNumber ?? 1, node.columnNumber ?? 1, node.nodeName.length + 1);
  return { name, attributes, children, text, origin, textPlace: createTextPlace(body, origin) };
}

function firstLine(message: string): string {
  const line = message.split('\n')[0] ?? message;
  return line.replace(/^\[xmldom [a-zA-Z]+\]\s*/, '').trim();
}
