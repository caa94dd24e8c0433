import { api, LightningElement, wire } from 'lwc';
import { send } from '../../shims/http.ts';
import type { FetchError } from '../../shims/http.ts';
import { getRecord } from '../../shims/uiRecordApi.ts';
import type { RecordRepresentation } from '../../shims/uiRecordApi.ts';
import type { Provision } from '../../shims/sharedCache.ts';
import { loadPageComponent, PAGE_TEMPLATES } from '../pageComponents.ts';
import type { ComponentClass, PageLayout, PlacedComponent } from '../pageComponents.ts';

interface ShownComponent {
  readonly key: string;
  readonly create: ComponentClass | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Why the component cannot be shown; empty when it can. */
  readonly problem: string;
}

interface ShownRegion {
  readonly name: string;
  readonly regionClass: string;
  readonly components: readonly ShownComponent[];
}

/** A record page: the regions of the FlexiPage that is assigned to the object, with their components. */
export default class RecordPage extends LightningElement {
  @api recordId = '';
  @api objectApiName = '';

  regions: readonly ShownRegion[] = [];
  problem = '';
  isLoading = true;
  private isRecordThere = false;

  @wire(getRecord, { recordId: '$recordId', fields: '$nameField' })
  takeRecord({ data, error }: Provision<RecordRepresentation>): void {
    if (data && !this.isRecordThere) {
      this.isRecordThere = true;
      void this.loadLayout();
    }
    if (error) this.refuse(describe(error as FetchError));
  }

  get nameField(): string[] {
    return [`${this.objectApiName}.Name`];
  }

  private async loadLayout(): Promise<void> {
    try {
      const layout = await send<PageLayout>('GET', `/page/layout?object=${encodeURIComponent(this.objectApiName)}`);
      const known = PAGE_TEMPLATES[layout.template];
      if (!known) throw new Error(`The page template ${layout.template} is not supported by the local page.`);
      const unknown = layout.regions.find((region) => !known.includes(region.name));
      if (unknown) throw new Error(`The template ${layout.template} has no region ${unknown.name}.`);
      this.regions = await Promise.all(
        known.map(async (name) => ({
          name,
          regionClass: `region region-${name}`,
          components: await Promise.all(
            (layout.regions.find((region) => region.name === name)?.components ?? []).map((each, index) =>
              this.showComponent(each, `${index}-${each.name}`)
            )
          )
        }))
      );
      this.isLoading = false;
    } catch (error) {
      this.refuse(error instanceof Error ? error.message : describe(error as FetchError));
    }
  }

  private async showComponent(placed: PlacedComponent, key: string): Promise<ShownComponent> {
    const { recordId, objectApiName } = this;
    const properties = { ...placed.properties, recordId, objectApiName };
    try {
      return { key, create: await loadPageComponent(placed, objectApiName), properties, problem: '' };
    } catch (error) {
      return { key, create: undefined, properties, problem: error instanceof Error ? error.message : String(error) };
    }
  }

  private refuse(problem: string): void {
    this.problem = problem;
    this.isLoading = false;
  }
}

/** The first message of a UI API failure, which is a list of errors or an object with a message. */
function describe({ status, body }: FetchError): string {
  const first = (Array.isArray(body) ? body[0] : body) as { message?: string } | undefined;
  return first?.message ?? `The org answered with status ${status}.`;
}
