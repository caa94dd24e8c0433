import type { LightningElement } from 'lwc';
import { bundles } from 'virtual:page-bundles';
import { pageContext } from '../shims/pageContext.ts';
import FlowPanel from './flowPanel/flowPanel.ts';
import HighlightsPanel from './highlightsPanel/highlightsPanel.ts';
import RecordDetail from './recordDetail/recordDetail.ts';

/** A Lightning page as `GET /page/layout` and `GET /page/app` describe it. */
export interface PageLayout {
  readonly label: string;
  readonly template: string;
  readonly regions: readonly { readonly name: string; readonly components: readonly PlacedComponent[] }[];
}

export interface PlacedComponent {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export type ComponentClass = new () => LightningElement;

/** Where a component stands: the target it must be exposed for, and on a record page the object. */
export type Place =
  | { readonly target: 'lightning__RecordPage'; readonly object: string }
  | { readonly target: 'lightning__AppPage' };

interface PageTemplate {
  /** The kind of page the template is for. */
  readonly target: Place['target'];
  readonly regions: readonly string[];
}

/** Each supported page template; a page with another template is refused by name. */
export const PAGE_TEMPLATES: Readonly<Record<string, PageTemplate>> = {
  'flexipage:recordHomeTemplateDesktop': {
    target: 'lightning__RecordPage',
    regions: ['header', 'main', 'sidebar']
  },
  'flexipage:defaultAppHomeTemplate': { target: 'lightning__AppPage', regions: ['main'] }
};

const PLACE_NAMES: Readonly<Record<Place['target'], string>> = {
  lightning__RecordPage: 'record pages',
  lightning__AppPage: 'app pages'
};

/** Standard components of a record page and the properties of theirs that are understood. */
const STANDARD_COMPONENTS: Readonly<
  Record<string, { readonly create: ComponentClass; readonly properties: readonly string[] }>
> = {
  'force:highlightsPanel': { create: HighlightsPanel, properties: ['collapsed'] },
  'force:detailPanel': { create: RecordDetail, properties: [] }
};

/** Standard components of every page. */
const COMMON_COMPONENTS: typeof STANDARD_COMPONENTS = {
  'flowruntime:interview': { create: FlowPanel, properties: ['flowName', 'flowLayout', 'flowArguments'] }
};

/**
 * The class behind a component of a FlexiPage.
 *
 * @throws Error that names a component or property which the local page does not have, or which the platform would not
 *   place there.
 */
export async function loadPageComponent(placed: PlacedComponent, place: Place): Promise<ComponentClass> {
  const ofRecord = place.target === 'lightning__RecordPage' ? STANDARD_COMPONENTS[placed.name] : undefined;
  const standard = ofRecord ?? COMMON_COMPONENTS[placed.name];
  if (standard) {
    const unknown = Object.keys(placed.properties).find((each) => !standard.properties.includes(each));
    if (unknown !== undefined) throw new Error(`The property ${unknown} of ${placed.name} is not supported.`);
    return standard.create;
  }
  const [prefix, name] = placed.name.includes(':') ? placed.name.split(':') : ['c', placed.name];
  const isOwn = prefix === 'c' || prefix === pageContext().namespace;
  const bundle = isOwn && name !== undefined ? bundles[name] : undefined;
  if (!bundle) throw new Error(`The component ${placed.name} is not supported by the local page.`);
  if (!bundle.isExposed || !bundle.targets.includes(place.target)) {
    throw new Error(`The component ${placed.name} is not exposed for ${PLACE_NAMES[place.target]}.`);
  }
  if (place.target === 'lightning__RecordPage' && bundle.objects.length > 0 && !bundle.objects.includes(place.object)) {
    throw new Error(`The component ${placed.name} is not offered for ${place.object}.`);
  }
  return (await bundle.load()).default;
}
