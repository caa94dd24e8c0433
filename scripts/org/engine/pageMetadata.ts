/** Reads the metadata files that only shape what a user sees: pages, tabs, applications, list views. */
import { readFileSync } from 'node:fs';
import { RequestError } from '../rest/protocol.ts';
import type { Project } from '../source/project.ts';
import { readXml, type XmlElement } from '../source/xmlReader.ts';

export interface PageMetadata {
  readonly fullName: string;
  /** Object that owns a list view or compact layout, as its folder names it; else null. */
  readonly parent: string | null;
  readonly file: string;
  readonly root: XmlElement;
}

/** The components of a type in the order of the project. Throws {@link RequestError} for a file that is not XML. */
export function readPageMetadata(project: Project, type: string): PageMetadata[] {
  return project.carried
    .filter((each) => each.type === type)
    .map(({ fullName, parent, files }) => {
      const file = files[0] ?? '';
      return { fullName, parent, file, root: readRoot(file) };
    });
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

export function textOf(element: XmlElement, name: string): string {
  return childrenOf(element, name)[0]?.text.trim() ?? '';
}

/** What the local page does not have: a 501 that names it, with file and line. */
export function notSupported(what: string, file: string, element: XmlElement): RequestError {
  return new RequestError({
    status: 501,
    errorCode: 'NOT_SUPPORTED',
    message: `${what} not supported by the local page (${file}:${element.origin.line}).`
  });
}

function readRoot(file: string): XmlElement {
  const { root, diagnostics } = readXml(file, readFileSync(file, 'utf8'));
  if (root !== null) return root;
  const message = diagnostics[0]?.message ?? `${file} cannot be read.`;
  throw new RequestError({ status: 500, errorCode: 'INVALID_PAGE', message });
}
