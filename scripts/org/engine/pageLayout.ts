/**
 * Lightning pages of the project: the record page of an object and the app page behind a tab, read from FlexiPages.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_flexipage.htm
 */
import type { Project } from '../source/project.ts';
import type { XmlElement } from '../source/xmlReader.ts';
import { nameKey, parseApiName } from '../schema/apiName.ts';
import { RequestError, type PageLayout } from '../rest/protocol.ts';
import { childrenOf, notSupported, readPageMetadata, textOf, type PageMetadata } from './pageMetadata.ts';

type Region = PageLayout['regions'][number];
type ComponentInstance = Region['components'][number];

/** Throws {@link RequestError} 404 where the project has no record page for the object. */
export function readRecordPage(project: Project, object: string): PageLayout {
  const page = readPageMetadata(project, 'FlexiPage').find((each) => isRecordPageOf(each, object, project.namespace));
  if (page === undefined) throw notFound(`The project has no record page for ${object}.`);
  return toLayout(page);
}

/** Throws {@link RequestError} 404 where the project has no app page of that name. */
export function readAppPage(project: Project, name: string): PageLayout {
  const page = readPageMetadata(project, 'FlexiPage').find(
    (each) => each.fullName === name && textOf(each.root, 'type') === 'AppPage'
  );
  if (page === undefined) throw notFound(`The project has no app page ${name}.`);
  return toLayout(page);
}

/** Objects that have a record page, by canonical name. */
export function recordPageObjects(project: Project): string[] {
  return readPageMetadata(project, 'FlexiPage')
    .filter((page) => textOf(page.root, 'type') === 'RecordPage')
    .map((page) => parseApiName(textOf(page.root, 'sobjectType'), project.namespace).canonical);
}

function isRecordPageOf({ root }: PageMetadata, object: string, namespace: string | null): boolean {
  const key = (name: string): string => nameKey(parseApiName(name, namespace).canonical);
  return textOf(root, 'type') === 'RecordPage' && key(textOf(root, 'sobjectType')) === key(object);
}

function toLayout({ root, file }: PageMetadata): PageLayout {
  const regions = childrenOf(root, 'flexiPageRegions').filter((region) => textOf(region, 'type') === 'Region');
  return {
    label: textOf(root, 'masterLabel'),
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
  if (rule !== undefined) throw notSupported('Visibility rules are', file, rule);
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

function notFound(message: string): RequestError {
  return new RequestError({ status: 404, errorCode: 'NOT_FOUND', message });
}
