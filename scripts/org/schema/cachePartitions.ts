/**
 * The partitions of the platform cache that a project brings.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_platformcachepartition.htm
 */
import type { Diagnostic } from '../diagnostic.ts';
import { flag, groups, integer, oneOf, readElement, text } from '../source/elementRules.ts';
import type { ElementRules, MetadataNode } from '../source/elementRules.ts';
import type { Project } from '../source/project.ts';
import type { ApiName } from './apiName.ts';
import { parseDeveloperName } from './readCustomObject.ts';

export interface CachePartition {
  readonly name: ApiName;
  readonly label: string;
  readonly description: string | null;
  readonly isDefault: boolean;
  /** Megabytes; nothing is kept where there are none. */
  readonly capacity: { readonly Org: number; readonly Session: number };
}

export const CACHE_PARTITION: ElementRules = {
  description: text,
  isDefaultPartition: flag,
  masterLabel: text,
  platformCachePartitionTypes: groups({
    allocatedCapacity: integer,
    allocatedPartnerCapacity: integer,
    allocatedPurchasedCapacity: integer,
    allocatedTrialCapacity: integer,
    cacheType: oneOf('Organization', 'Session')
  })
};

const CAPACITIES = [
  'allocatedCapacity',
  'allocatedPartnerCapacity',
  'allocatedPurchasedCapacity',
  'allocatedTrialCapacity'
];

export function readCachePartitions(project: Project, diagnostics: Diagnostic[]): readonly CachePartition[] {
  return project.components
    .filter((each) => each.type === 'PlatformCachePartition')
    .map(({ fullName, element }) => {
      const node = readElement('PlatformCachePartition', element, CACHE_PARTITION, diagnostics);
      return {
        name: parseDeveloperName(fullName, project.namespace),
        label: node.text('masterLabel') ?? fullName,
        description: node.text('description'),
        isDefault: node.flag('isDefaultPartition') ?? false,
        capacity: { Org: capacityOf(node, 'Organization'), Session: capacityOf(node, 'Session') }
      };
    });
}

function capacityOf(node: MetadataNode, cacheType: string): number {
  return node
    .groups('platformCachePartitionTypes')
    .filter((each) => each.text('cacheType') === cacheType)
    .flatMap((each) => CAPACITIES.map((name) => each.number(name) ?? 0))
    .reduce((sum, each) => sum + each, 0);
}
