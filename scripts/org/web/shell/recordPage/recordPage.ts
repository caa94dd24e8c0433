import { api, LightningElement, wire } from 'lwc';
import { messageOf, send } from '../../shims/http.ts';
import { getRecord } from '../../shims/uiRecordApi.ts';
import type { RecordRepresentation } from '../../shims/uiRecordApi.ts';
import type { Provision } from '../../shims/sharedCache.ts';
import type { PageLayout } from '../pageComponents.ts';
import { showRegions } from '../showRegions.ts';
import type { ShownRegion } from '../showRegions.ts';

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
    if (error) this.refuse(messageOf(error));
  }

  get nameField(): string[] {
    return [`${this.objectApiName}.Name`];
  }

  private async loadLayout(): Promise<void> {
    try {
      const layout = await send<PageLayout>('GET', `/page/layout?object=${encodeURIComponent(this.objectApiName)}`);
      const { recordId, objectApiName } = this;
      const place = { target: 'lightning__RecordPage', object: objectApiName } as const;
      this.regions = await showRegions(layout, place, { recordId, objectApiName });
      this.isLoading = false;
    } catch (error) {
      this.refuse(messageOf(error));
    }
  }

  private refuse(problem: string): void {
    this.problem = problem;
    this.isLoading = false;
  }
}
