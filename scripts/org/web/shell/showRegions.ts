import { loadPageComponent, PAGE_TEMPLATES } from './pageComponents.ts';
import type { ComponentClass, PageLayout, PlacedComponent, Place } from './pageComponents.ts';

export interface ShownComponent {
  readonly key: string;
  readonly create: ComponentClass | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Why the component cannot be shown; empty when it can. */
  readonly problem: string;
}

export interface ShownRegion {
  readonly name: string;
  readonly regionClass: string;
  readonly components: readonly ShownComponent[];
}

/**
 * The regions of a Lightning page with the classes of their components; a component that cannot be shown says why in its
 * place.
 *
 * @param given properties that every component gets from the page, such as `recordId`.
 * @throws Error that names a template or region the local page does not have.
 */
export async function showRegions(
  layout: PageLayout,
  place: Place,
  given: Readonly<Record<string, unknown>>
): Promise<ShownRegion[]> {
  const template = PAGE_TEMPLATES[layout.template];
  if (template?.target !== place.target) {
    throw new Error(`The page template ${layout.template} is not supported by the local page.`);
  }
  const unknown = layout.regions.find((region) => !template.regions.includes(region.name));
  if (unknown) throw new Error(`The template ${layout.template} has no region ${unknown.name}.`);
  const showComponent = async (placed: PlacedComponent, key: string): Promise<ShownComponent> => {
    const properties = { ...placed.properties, ...given };
    try {
      return { key, create: await loadPageComponent(placed, place), properties, problem: '' };
    } catch (error) {
      return { key, create: undefined, properties, problem: error instanceof Error ? error.message : String(error) };
    }
  };
  return Promise.all(
    template.regions.map(async (name) => ({
      name,
      regionClass: `region region-${name}`,
      components: await Promise.all(
        (layout.regions.find((region) => region.name === name)?.components ?? []).map((each, index) =>
          showComponent(each, `${index}-${each.name}`)
        )
      )
    }))
  );
}
