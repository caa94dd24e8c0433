import { api, LightningElement } from 'lwc';
import { messageOf, send } from '../../shims/http.ts';
import { pageContext } from '../../shims/pageContext.ts';
import type { PageLayout } from '../pageComponents.ts';
import { showRegions } from '../showRegions.ts';
import type { ShownRegion } from '../showRegions.ts';

/** The app page behind a tab. */
export default class AppPage extends LightningElement {
  /** Name of the tab. */
  @api tab = '';

  label = '';
  regions: readonly ShownRegion[] = [];
  problem = '';
  isLoading = true;

  connectedCallback(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      const tab = pageContext().tabs.find((each) => each.name === this.tab);
      if (!tab) throw new Error(`There is no tab ${this.tab}, or you have no access to it.`);
      if (tab.problem !== null || tab.page === null) throw new Error(tab.problem ?? `${tab.label} is no app page.`);
      const layout = await send<PageLayout>('GET', `/page/app?name=${encodeURIComponent(tab.page)}`);
      this.regions = await showRegions(layout, { target: 'lightning__AppPage' }, {});
      this.label = tab.label;
    } catch (error) {
      this.problem = messageOf(error);
    } finally {
      this.isLoading = false;
    }
  }
}
