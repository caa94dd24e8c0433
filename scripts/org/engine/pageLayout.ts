/**
 * The record page of an object, read from the project's FlexiPage.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flexipage.htm
 */
import { readFileSync } from 'node:fs';
import type { Project } from '../source/project.ts';
import { readXml, type XmlElement } from '../source/xmlReader.ts';
import { RequestError, type PageLayout } from '../rest/protocol.ts';

type Region = PageLayout['regions'][number];
type ComponentInstance = Region['components'][number];

/** Throws {@link RequestError} 404 where the project has no record page for the object. */
export function readPageLayout(project: Project, object: string): PageLayout {
  for (const page of project.carried) {
    if (page.type !== 'FlexiPage') continue;
    const root = readRoot(page.files[0] ?? '');
    if (textOf(root, 'type') === 'RecordPage' && textOf(root, 'sobjectType') === object)
      return toLayout(root, page.files[0] ?? '');
  }
  throw new RequestError({
    status: 404,
    errorCode: 'NOT_FOUND',
    message: `The project has no record page for ${object}.`
  });
}

function toLayout(root: XmlElement, file: string): PageLayout {
  const regions = childrenOf(root, 'flexiPageRegions').filter((region) => textOf(region, 'type') === 'Region');
  return {
    template: childrenOf(root, 'template').map((each) => textOf(each, 'name'))[0] ?? '',
    regions: regions.map(
      (region): Region => ({
        name: textOf(region, 'name'),
        components: childrenOf(region, 'itemInstances')
          .flatMap((item) => childrenOf(item, 'componentInstance'))
          .map((each) => toComponent(each, file))
      })
    )
  };
}

function toComponent(instance: XmlElement, file: string): ComponentInstance {
  const [rule] = childrenOf(instance, 'visibilityRule');
  if (rule !== undefined) {
    throw new RequestError({
      status: 501,
      errorCode: 'NOT_SUPPORTED',
      message: `Visibility rules are not supported by the local page (${file}:${rule.origin.line}).`
    });
  }
  const properties = childrenOf(instance, 'componentInstanceProperties').map(
    (each) => [textOf(each, 'name'), readValue(textOf(each, 'value'))] as const
  );
  return { name: textOf(instance, 'componentName'), properties: Object.fromEntries(properties) };
}

/** Property values are text in the file; components declare Boolean and Integer properties that read these forms. */
function readValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}

function readRoot(file: string): XmlElement {
  const { root, diagnostics } = readXml(file, readFileSync(file, 'utf8'));
  if (root === null)
    throw new RequestError({
      status: 500,
      errorCode: 'INVALID_PAGE',
      message: diagnostics[0]?.message ?? `${file} cannot be read.`
    });
  return root;
}

function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

function textOf(element: XmlElement, name: string): string {
  return childrenOf(element, name)[0]?.text.trim() ?? '';
}
