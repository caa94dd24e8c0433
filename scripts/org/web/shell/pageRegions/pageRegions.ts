import { api, LightningElement } from 'lwc';
import type { ShownRegion } from '../showRegions.ts';

/** The regions of a Lightning page beside and below each other. */
export default class PageRegions extends LightningElement {
  @api regions: readonly ShownRegion[] = [];

  get regionsClass(): string {
    return this.regions.length > 1 ? 'regions regions-beside' : 'regions';
  }
}
