import { api, LightningElement, wire } from 'lwc';
import { followLink, goTo, listAddress, recordAddress } from '../route.ts';
import { messageOf, send } from '../../shims/http.ts';
import type { Provision } from '../../shims/sharedCache.ts';
import { getObjectInfo } from '../../shims/uiObjectInfoApi.ts';
import type { ObjectInfo } from '../../shims/uiObjectInfoApi.ts';
import type { RecordRepresentation } from '../../shims/uiRecordApi.ts';
import { RECORD_LAYOUTS } from '../recordFields.ts';
import { hasRecordPage, labelOf, showField } from '../shownField.ts';
import type { ShownField } from '../shownField.ts';

interface List {
  readonly label: string;
  readonly views: readonly { readonly name: string; readonly label: string }[];
  readonly view: string;
  readonly columns: readonly string[];
  readonly records: readonly RecordRepresentation[];
  readonly hasMore: boolean;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly fields: readonly ShownField[];
}

const SEARCH_DELAY_MS = 250;

/** The records of an object that the user may see, through one of its list views, narrowed by a search. */
export default class RecordList extends LightningElement {
  @api objectApiName = '';

  @api
  get view(): string {
    return this.viewName;
  }
  set view(value: string) {
    this.viewName = value;
    if (this.isConnected) void this.load();
  }

  @api
  get search(): string {
    return this.term;
  }
  set search(value: string) {
    this.term = value;
    if (this.isConnected) void this.load();
  }

  list: List | undefined;
  info: ObjectInfo | undefined;
  isLoading = true;
  problem = '';
  private viewName = '';
  private term = '';
  private timer: number | undefined;
  private lastRequest = 0;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  takeInfo({ data }: Provision<ObjectInfo>): void {
    if (data) this.info = data;
  }

  connectedCallback(): void {
    void this.load();
  }

  get icon(): string {
    return RECORD_LAYOUTS[this.objectApiName]?.icon ?? 'standard:record';
  }

  get heading(): string {
    return this.list?.label ?? '';
  }

  get viewOptions(): { value: string; label: string }[] {
    return (this.list?.views ?? []).map(({ name, label }) => ({ value: name, label }));
  }

  get chosenView(): string {
    return this.list?.view ?? '';
  }

  get hasViews(): boolean {
    return this.viewOptions.length > 1;
  }

  get isShown(): boolean {
    return this.problem === '' && this.list !== undefined;
  }

  get isEmpty(): boolean {
    return !this.isLoading && this.isShown && this.rows.length === 0;
  }

  get hasRows(): boolean {
    return this.isShown && this.rows.length > 0;
  }

  get countText(): string {
    if (this.isLoading || !this.list) return '';
    return `${this.list.hasMore ? `The first ${this.rows.length}` : this.rows.length} shown`;
  }

  get columns(): { path: string; label: string }[] {
    return (this.list?.columns ?? []).slice(1).map((path) => ({ path, label: labelOf(this.info, path) }));
  }

  get nameLabel(): string {
    return labelOf(this.info, this.list?.columns[0] ?? 'Name');
  }

  get rows(): Row[] {
    const { list, info, objectApiName } = this;
    const [name = 'Name', ...columns] = list?.columns ?? [];
    return (list?.records ?? []).map((record) => ({
      id: record.id,
      name: String(record.fields[name]?.value ?? ''),
      address: hasRecordPage(objectApiName) ? recordAddress(objectApiName, record.id) : '',
      fields: columns.map((path) => showField(record, info, path))
    }));
  }

  handleView(event: CustomEvent<{ value: string }>): void {
    goTo(listAddress(this.objectApiName, { view: event.detail.value, search: this.term }));
  }

  handleSearch(event: CustomEvent<{ value: string }>): void {
    const { value } = event.detail;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(
      () => goTo(listAddress(this.objectApiName, { view: this.viewName, search: value }), true),
      SEARCH_DELAY_MS
    );
  }

  handleOpen(event: MouseEvent): void {
    followLink(event);
  }

  private async load(): Promise<void> {
    this.lastRequest += 1;
    const request = this.lastRequest;
    this.isLoading = true;
    try {
      const query = new URLSearchParams({ object: this.objectApiName, search: this.term, view: this.viewName });
      const list = await send<List>('GET', `/page/list?${query}`);
      if (request !== this.lastRequest) return;
      this.list = list;
      this.problem = '';
    } catch (error) {
      this.problem = messageOf(error);
    } finally {
      if (request === this.lastRequest) this.isLoading = false;
    }
  }
}
