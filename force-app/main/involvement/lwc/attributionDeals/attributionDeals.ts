import { api, LightningElement } from 'lwc';
import findDeals from '@salesforce/apex/AttributionPreviewController.findDeals';
import nextDeals from '@salesforce/apex/AttributionPreviewController.nextDeals';
import { LABELS } from 'c/attributionLabels';
import { formatText } from 'c/textFormat';

type DealOption = AttributionPreviewController.DealOption;

/** An opportunity that is chosen, or can be. */
export interface Deal {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

/** Opportunities have this key prefix in every org. */
const OPPORTUNITY_ID = /^006(?:[A-Za-z0-9]{12}|[A-Za-z0-9]{15})$/;
const ID_LENGTH = 15;

/** Chooses opportunities: by name, by a list of ids, or the next fifty. Sends `choose` with all that are chosen. */
export default class AttributionDeals extends LightningElement {
  /** The chosen opportunities. */
  @api deals: readonly Deal[] = [];

  labels = LABELS;
  found: readonly Deal[] = [];
  message = '';
  error: unknown;
  private ids = '';
  private latestTerm = '';

  get options() {
    return this.found.map((deal) => ({ ...deal, label: formatText(LABELS.add, deal.name) }));
  }

  get hasOptions(): boolean {
    return this.found.length > 0;
  }

  get chosenDeals() {
    return this.deals.map((deal) => ({ ...deal, label: formatText(LABELS.remove, deal.name) }));
  }

  get hasDeals(): boolean {
    return this.deals.length > 0;
  }

  get chosenText(): string {
    return formatText(LABELS.chosen, String(this.deals.length));
  }

  async handleFind(event: CustomEvent<{ value: string }>): Promise<void> {
    const term = event.detail.value;
    this.latestTerm = term;
    const found = await this.ask(findDeals({ term }));
    if (this.latestTerm !== term) return;
    this.found = found;
    this.message = term.trim() !== '' && found.length === 0 && !this.error ? LABELS.findNone : '';
  }

  handleAdd(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.choose(this.found.filter((deal) => deal.id === id));
  }

  handleIds(event: CustomEvent<{ value: string }>): void {
    this.ids = event.detail.value;
  }

  handleAddIds(): void {
    const ids = this.ids.split(/[\s,;]+/).filter((each) => each !== '');
    const wrong = ids.find((each) => !OPPORTUNITY_ID.test(each));
    this.message = wrong === undefined ? '' : formatText(LABELS.idsWrong, wrong);
    if (wrong === undefined) this.choose(ids.map((id) => ({ id, name: id, detail: '' })));
  }

  async handleNext(): Promise<void> {
    const last = this.deals.at(-1)?.id ?? null;
    const next = await this.ask(nextDeals({ afterId: last as string }));
    if (this.error) return;
    this.message = next.length === 0 ? LABELS.nextNone : '';
    if (next.length > 0) this.send(next);
  }

  handleRemove(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.send(this.deals.filter((deal) => deal.id !== id));
  }

  handleClear(): void {
    this.send([]);
  }

  private async ask(answer: Promise<DealOption[]>): Promise<Deal[]> {
    this.error = undefined;
    try {
      return (await answer).map(({ id, name, detail }) => ({ id: id ?? '', name: name ?? '', detail: detail ?? '' }));
    } catch (error) {
      this.error = error;
      return [];
    }
  }

  private choose(added: readonly Deal[]): void {
    const known = new Set(this.deals.map(({ id }) => id.slice(0, ID_LENGTH)));
    this.send([...this.deals, ...added.filter(({ id }) => !known.has(id.slice(0, ID_LENGTH)))]);
  }

  private send(deals: readonly Deal[]): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: deals }));
  }
}
