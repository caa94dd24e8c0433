import { api, LightningElement } from 'lwc';
import { followLink, goTo, recordAddress } from '../route.ts';
import { send } from '../../shims/http.ts';

interface ListedRecord {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

const OBJECT = 'Opportunity';
const SEARCH_DELAY_MS = 250;

/** The opportunities the user may see, narrowed by a search. */
export default class RecordList extends LightningElement {
  @api
  get search(): string {
    return this.term;
  }
  set search(value: string) {
    this.term = value;
    void this.load();
  }

  records: readonly (ListedRecord & { address: string })[] = [];
  isLoading = true;
  problem = '';
  private term = '';
  private timer: number | undefined;

  get isEmpty(): boolean {
    return !this.isLoading && this.problem === '' && this.records.length === 0;
  }

  get countText(): string {
    return this.isLoading ? '' : `${this.records.length} shown`;
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(
      () => goTo(value === '' ? '/' : `/?search=${encodeURIComponent(value)}`, true),
      SEARCH_DELAY_MS
    );
  }

  handleOpen(event: MouseEvent): void {
    followLink(event);
  }

  private async load(): Promise<void> {
    const { term } = this;
    this.isLoading = true;
    try {
      const query = new URLSearchParams({ object: OBJECT, search: term });
      const { records } = await send<{ records: ListedRecord[] }>('GET', `/page/list?${query}`);
      if (term !== this.term) return;
      this.records = records.map((record) => ({ ...record, address: recordAddress(OBJECT, record.id) }));
      this.problem = '';
    } catch {
      this.problem = 'The list could not be loaded.';
    } finally {
      this.isLoading = false;
    }
  }
}
