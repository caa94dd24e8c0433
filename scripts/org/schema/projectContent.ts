/**
 * What a project brings beside objects and code: static resources, types of custom notifications, partitions of the platform cache,
 * targets of callouts.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_staticresource.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customnotificationtype.htm
 */
import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../diagnostic.ts';
import { flag, irrelevant, readElement, text } from '../source/elementRules.ts';
import type { ElementRules } from '../source/elementRules.ts';
import type { Project } from '../source/project.ts';
import { readXml } from '../source/xmlReader.ts';
import { createApiName, nameKey } from './apiName.ts';
import type { ApiName } from './apiName.ts';
import { readFlowDefinitions } from './flowDefinitions.ts';
import type { FlowDefinition } from './flowDefinitions.ts';
import { readCalloutTargets } from './readCalloutTargets.ts';
import type { CalloutTargets } from './readCalloutTargets.ts';
import { readCachePartitions } from './cachePartitions.ts';
import type { CachePartition } from './cachePartitions.ts';
import { parseDeveloperName } from './readCustomObject.ts';

export interface StaticResourceContent {
  readonly name: ApiName;
  /** null for an unpacked folder, which a deploy would turn into an archive. */
  readonly read: (() => Uint8Array) | null;
  /** null where the metadata names none. */
  readonly contentType: () => string | null;
}

export interface NotificationType {
  readonly name: ApiName;
  readonly label: string;
  readonly description: string | null;
  readonly isDesktop: boolean;
  readonly isMobile: boolean;
}

/** A class as ApexClass shows it. */
export interface ClassContent {
  readonly name: ApiName;
  readonly apiVersion: number;
  readonly body: string;
  readonly isActive: boolean;
}

export interface ProjectContent {
  readonly classes: readonly ClassContent[];
  readonly cachePartitions: readonly CachePartition[];
  /** Visualforce pages; their markup is not read. */
  readonly pages: readonly ApiName[];
  readonly notificationTypes: readonly NotificationType[];
  readonly staticResources: readonly StaticResourceContent[];
  readonly calloutTargets: CalloutTargets;
  readonly flowDefinitions: () => readonly FlowDefinition[];
  /** Case-insensitive; the own namespace may be left out. */
  staticResource(name: string): StaticResourceContent | undefined;
}

export const NOTIFICATION_TYPE: ElementRules = {
  customNotifTypeName: text,
  description: text,
  desktop: flag,
  masterLabel: text,
  mobile: flag,
  slack: irrelevant('nothing is sent to Slack')
};

export function readProjectContent(project: Project, diagnostics: Diagnostic[]): ProjectContent {
  const own = project.namespace;
  const carried = (type: string) => project.carried.filter((each) => each.type === type);
  const staticResources = carried('StaticResource').map(({ fullName, files }) => ({
    name: parseDeveloperName(fullName, own),
    read: readerOf(files),
    contentType: () => contentTypeOf(files)
  }));
  const resources = byName(staticResources, own);
  return {
    classes: project.classes.map(({ name, apiVersion, text: body, isActive }) => ({
      name: createApiName(own, name),
      apiVersion,
      body,
      isActive
    })),
    cachePartitions: readCachePartitions(project, diagnostics),
    pages: carried('ApexPage').map(({ fullName }) => parseDeveloperName(fullName, own)),
    notificationTypes: readNotificationTypes(project, diagnostics),
    staticResources,
    calloutTargets: readCalloutTargets(project, diagnostics),
    flowDefinitions: readFlowDefinitions(project),
    staticResource: (name) => resources.get(nameKey(name))
  };
}

/** The first file is the metadata; one more is the content. */
function readerOf(files: readonly string[]): StaticResourceContent['read'] {
  const [, content, ...more] = files;
  return content === undefined || more.length > 0 ? null : () => readFileSync(content);
}

function contentTypeOf([meta]: readonly string[]): string | null {
  const root = meta === undefined ? null : readXml(meta, readFileSync(meta, 'utf8')).root;
  return root?.children.find((each) => each.name === 'contentType')?.text.trim() ?? null;
}

function byName<T extends { readonly name: ApiName }>(
  values: readonly T[],
  own: string | null
): ReadonlyMap<string, T> {
  return new Map(
    values.flatMap((each) => {
      const names = each.name.namespace === own ? [each.name.canonical, each.name.localName] : [each.name.canonical];
      return names.map((name) => [nameKey(name), each] as const);
    })
  );
}

function readNotificationTypes(project: Project, diagnostics: Diagnostic[]): readonly NotificationType[] {
  return project.components
    .filter((each) => each.type === 'CustomNotificationType')
    .map(({ fullName, element }) => {
      const node = readElement('CustomNotificationType', element, NOTIFICATION_TYPE, diagnostics);
      return {
        name: parseDeveloperName(node.text('customNotifTypeName') ?? fullName, project.namespace),
        label: node.text('masterLabel') ?? fullName,
        description: node.text('description'),
        isDesktop: node.flag('desktop') ?? false,
        isMobile: node.flag('mobile') ?? false
      };
    });
}
