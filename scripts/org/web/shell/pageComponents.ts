import type { LightningElement } from 'lwc';
import { bundles } from 'virtual:page-bundles';
import { pageContext } from '../shims/pageContext.ts';
import HighlightsPanel from './highlightsPanel/highlightsPanel.ts';
import RecordDetail from './recordDetail/recordDetail.ts';

/** A record page as `GET /page/layout` describes it. */
export interface PageLayout {
  readonly template: string;
  readonly regions: readonly { readonly name: string; readonly components: readonly PlacedComponent[] }[];
}

export interface PlacedComponent {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export type ComponentClass = new () => LightningElement;

/** Regions of each supported page template; a page with another template is refused by name. */
export const PAGE_TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'flexipage:recordHomeTemplateDesktop': ['header', 'main', 'sidebar']
};

/** Standard components of a page and the properties of theirs that are understood. */
const STANDARD_COMPONENTS: Readonly<
  Record<string, { readonly create: ComponentClass; readonly properties: readonly string[] }>
> = {
  'force:highlightsPanel': { create: HighlightsPanel, properties: ['collapsed'] },
  'force:detailPanel': { create: RecordDetail, properties: [] }
};

/**
 * The class behind a component of a FlexiPage.
 *
 * @throws Error that names a component or property which the local page does not have, or which the platform would not
 *   place on a record page of this object.
 */
export async function loadPageComponent(placed: PlacedComponent, object: string): Promise<ComponentClass> {
  const standard = STANDARD_COMPONENTS[placed.name];
  if (standard) {
    const unknown = Object.keys(placed.properties).find((each) => !standard.properties.includes(each));
    if (unknown !== undefined) throw new Error(`The property ${unknown} of ${placed.name} is not supported.`);
    return standard.create;
  }
  const [prefix, name] = placed.name.includes(':') ? placed.name.split(':') : ['c', placed.name];
  const isOwn = prefix === 'c' || prefix === pageContext().namespace;
  const bundle = isOwn && name !== undefined ? bundles[name] : undefined;
  if (!bundle) throw new Error(`The component ${placed.name} is not supported by the local page.`);
  if (!bundle.isExposed || !bundle.targets.includes('lightning__RecordPage')) {
    throw new Error(`The component ${placed.name} is not exposed for record pages.`);
  }
  if (bundle.objects.length > 0 && !bundle.objects.includes(object)) {
    throw new Error(`The component ${placed.name} is not offered for ${object}.`);
  }
  return (await bundle.load()).default;
}
