import { api, LightningElement } from 'lwc';
import { appName } from 'virtual:page-bundles';
import { followLink, goTo, listAddress, SEARCHED_OBJECT, tabAddress } from '../route.ts';
import type { Page } from '../route.ts';
import { send } from '../../shims/http.ts';
import { pageContext } from '../../shims/pageContext.ts';

interface ShownTab {
  readonly name: string;
  readonly label: string;
  readonly address: string;
  readonly tabClass: string;
  readonly current: 'page' | null;
}

/** The bar on top: the app's name and tabs, the search for an opportunity, and who is signed in. */
export default class Header extends LightningElement {
  /** Where the browser is. */
  @api page: Page | undefined;

  appName = appName;
  userName = pageContext().user.name;
  persona = pageContext().user.persona;
  personas = pageContext().personas.map(({ key, label }) => ({ value: key, label }));
  problem = '';

  get initials(): string {
    return this.userName
      .split(' ')
      .map((part) => part.charAt(0))
      .slice(0, 2)
      .join('');
  }

  get tabs(): ShownTab[] {
    return pageContext().tabs.map((tab) => {
      const isCurrent =
        (this.page?.kind === 'app' && this.page.tab === tab.name) ||
        ((this.page?.kind === 'list' || this.page?.kind === 'record') && this.page.object === tab.object);
      return {
        name: tab.name,
        label: tab.label,
        address: tabAddress(tab),
        tabClass: isCurrent ? 'tab tab-current' : 'tab',
        current: isCurrent ? 'page' : null
      };
    });
  }

  /** On a phone the tabs are wider than the page. */
  renderedCallback(): void {
    this.template?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  handleOpen(event: MouseEvent): void {
    followLink(event);
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    const input = this.template?.querySelector<HTMLInputElement>('input');
    goTo(listAddress(SEARCHED_OBJECT, { search: input?.value ?? '' }));
  }

  async handlePersona(event: CustomEvent<{ value: string }>): Promise<void> {
    try {
      await send('POST', '/page/persona', { persona: event.detail.value });
      // Every constant of the page belongs to the user, so it starts anew.
      window.location.reload();
    } catch {
      this.problem = 'The persona could not be changed.';
    }
  }
}
