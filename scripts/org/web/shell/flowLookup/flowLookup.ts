import { api, LightningElement } from 'lwc';
import type { FoundRecord } from '../../../flow/screens/screenAnswer.ts';
import { messageOf, send } from '../../shims/http.ts';

const SEARCH_DELAY = 250;

/** `flowruntime:lookup`: a record found by its name. Fires `choose` with its Id, or null while there is none. */
export default class FlowLookup extends LightningElement {
  @api interview = '';
  @api field = '';
  @api label = '';
  @api help: string | undefined;
  @api required = false;
  @api error = '';

  text = '';
  found: readonly FoundRecord[] = [];
  isOpen = false;
  problem = '';
  private timer: number | undefined;

  /** Of the record that is chosen. */
  @api
  get valueLabel(): string | null {
    return this.text;
  }

  set valueLabel(label: string | null) {
    if (!this.isOpen) this.text = label ?? this.text;
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
  }

  get isEmpty(): boolean {
    return this.found.length === 0;
  }

  get resultsLabel(): string {
    return `${this.label}: records found`;
  }

  get shownError(): string {
    return this.problem || this.error;
  }

  /** What is typed is no record until one is chosen. */
  handleText(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
    this.choose(null);
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.search(), SEARCH_DELAY);
  }

  handleChoice(event: Event): void {
    const { value } = event.target as HTMLButtonElement;
    const record = this.found.find((each) => each.value === value);
    this.text = record?.label ?? '';
    this.isOpen = false;
    this.choose(record?.value ?? null);
  }

  private async search(): Promise<void> {
    const { text } = this;
    this.problem = '';
    try {
      const body = { interview: this.interview, field: this.field, text };
      const found = text === '' ? [] : await send<readonly FoundRecord[]>('POST', '/page/flow/search', body);
      if (text !== this.text) return;
      this.found = found;
      this.isOpen = text !== '';
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  private choose(value: string | null): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: { value } }));
  }
}
