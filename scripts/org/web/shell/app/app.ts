import { LightningElement } from 'lwc';
import { appName } from 'virtual:page-bundles';
import { currentPage, listenToPage } from '../route.ts';
import type { Page } from '../route.ts';
import { SHOW_TOAST } from '../../shims/platformShowToastEvent.ts';
import type { Toast } from '../../shims/platformShowToastEvent.ts';
import { runRefreshHandlers } from '../../shims/refresh.ts';

type Toasts = HTMLElement & { show(toast: Toast): void };

/** The whole page: header, the page of the present address, and toasts. */
export default class App extends LightningElement {
  page: Page = currentPage();
  private stopListening: (() => void) | undefined;

  connectedCallback(): void {
    this.stopListening = listenToPage(() => this.turnPage());
    this.addEventListener(SHOW_TOAST, (event) => this.showToast(event as CustomEvent<Toast>));
    this.addEventListener('refreshview', () => void runRefreshHandlers());
    document.title = appName;
  }

  disconnectedCallback(): void {
    this.stopListening?.();
  }

  /** The list of an object stays while its view or search changes. */
  get lists(): { object: string; view: string; search: string }[] {
    return this.page.kind === 'list' ? [this.page] : [];
  }

  get appPages(): { tab: string }[] {
    return this.page.kind === 'app' ? [this.page] : [];
  }

  /** A list of one, keyed by the record: another record is another page, with nothing left of the last. */
  get records(): { key: string; object: string; recordId: string }[] {
    if (this.page.kind !== 'record') return [];
    const { object, recordId } = this.page;
    return [{ key: `${object}/${recordId}`, object, recordId }];
  }

  /** Inputs stand in the address. https://help.salesforce.com/s/articleView?id=platform.flow_distribute_internal_url_variables.htm */
  get flows(): { name: string; arguments: string }[] {
    if (this.page.kind !== 'flow') return [];
    const inputs = Object.entries(this.page.inputs).map(([name, value]) => ({ name, value }));
    return [{ name: this.page.name, arguments: JSON.stringify(inputs) }];
  }

  get isUnknown(): boolean {
    return this.page.kind === 'unknown';
  }

  get unknownText(): string {
    return this.page.kind === 'unknown' ? `There is nothing at ${this.page.path}.` : '';
  }

  private turnPage(): void {
    this.page = currentPage();
    this.template?.querySelector<HTMLElement>('main')?.focus();
  }

  private showToast(event: CustomEvent<Toast>): void {
    event.stopPropagation();
    this.template?.querySelector<Toasts>('shell-toasts')?.show(event.detail);
  }
}
