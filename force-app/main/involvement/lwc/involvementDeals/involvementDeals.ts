import { api, LightningElement } from 'lwc';
import getDeals from '@salesforce/apex/InvolvementDealListController.getDeals';
import { readDeal } from 'c/involvementDealModel';
import type { Deal, DealFilter } from 'c/involvementDealModel';
import { LABELS } from 'c/involvementPageLabels';
import { formatDay, formatMoney, formatText } from 'c/textFormat';

type Focusable = HTMLElement & { focus(): void };

interface Card {
  readonly deal: Deal;
  readonly facts: string;
  readonly isOpen: boolean;
}

interface TableRow {
  readonly id: string;
  readonly deal: Deal;
  readonly customerId: string;
  readonly customerName: string;
  readonly name: string;
  readonly stage: string;
  readonly amount: number | null;
  readonly currencyCode: string;
  readonly closeDate: string;
}

/** Below this width a table of six columns cannot be read. */
const NARROW = '(max-width: 47.9375rem)';

const COLUMNS = [
  {
    label: LABELS.dealsColumnDeal,
    fieldName: 'id',
    type: 'record',
    wrapText: true,
    typeAttributes: { objectApiName: 'Opportunity', label: { fieldName: 'name' } }
  },
  {
    label: LABELS.dealsColumnCustomer,
    fieldName: 'customerId',
    type: 'record',
    wrapText: true,
    typeAttributes: { objectApiName: 'Account', label: { fieldName: 'customerName' } }
  },
  { label: LABELS.dealsColumnStage, fieldName: 'stage', type: 'text', wrapText: true, initialWidth: 140 },
  {
    label: LABELS.dealsColumnAmount,
    fieldName: 'amount',
    type: 'currency',
    initialWidth: 120,
    typeAttributes: { currencyCode: { fieldName: 'currencyCode' }, maximumFractionDigits: 0 }
  },
  {
    label: LABELS.dealsColumnClose,
    fieldName: 'closeDate',
    type: 'date-local',
    initialWidth: 120,
    typeAttributes: { year: 'numeric', month: 'short', day: 'numeric' }
  },
  { label: LABELS.dealsColumnInvolvement, fieldName: 'deal', type: 'involvements', wrapText: true }
];

/** Deals that a filter finds, the latest close date first, with who is involved in each; more on request. */
export default class InvolvementDeals extends LightningElement {
  @api
  get filter(): DealFilter | undefined {
    return this.wanted;
  }
  set filter(value: DealFilter | undefined) {
    this.wanted = value;
    if (this.isConnected) this.start();
  }

  labels = LABELS;
  columns = COLUMNS;
  deals: readonly Deal[] = [];
  isLoading = true;
  hasNoAccess = false;
  error: unknown;
  isNarrow = false;
  private wanted: DealFilter | undefined;
  /** Where the next page begins; empty on the last one. */
  private nextKey = '';
  private openId: string | undefined;
  private lastRequest = 0;
  private isFocusDue = false;
  private width: MediaQueryList | undefined;

  connectedCallback(): void {
    this.width = window.matchMedia?.(NARROW);
    this.width?.addEventListener('change', this.takeWidth);
    this.takeWidth();
    this.start();
  }

  disconnectedCallback(): void {
    this.width?.removeEventListener('change', this.takeWidth);
  }

  renderedCallback(): void {
    if (!this.isFocusDue) return;
    this.isFocusDue = false;
    this.template?.querySelector<Focusable>('[data-detail]')?.focus();
  }

  get rows(): TableRow[] {
    return this.deals.map((deal) => ({ ...deal, deal }));
  }

  get cards(): Card[] {
    return this.deals.map((deal) => ({
      deal,
      facts: [
        deal.customerName,
        deal.stage,
        ...(deal.amount === null ? [] : [formatMoney(deal.amount, deal.currencyCode)]),
        formatDay(deal.closeDate)
      ].join(' · '),
      isOpen: deal.id === this.openId
    }));
  }

  get openDeal(): Deal | undefined {
    return this.deals.find((deal) => deal.id === this.openId);
  }

  get layoutClass(): string {
    return this.openDeal && !this.isNarrow ? 'with-detail' : '';
  }

  get hasDeals(): boolean {
    return this.deals.length > 0;
  }

  get isEmpty(): boolean {
    return !this.isLoading && !this.hasNoAccess && this.error === undefined && !this.hasDeals;
  }

  get hasMore(): boolean {
    return this.nextKey !== '';
  }

  get countText(): string {
    if (!this.hasDeals) return '';
    const count = String(this.deals.length);
    if (this.hasMore) return formatText(LABELS.dealsCountMore, count);
    return this.deals.length === 1 ? LABELS.dealsCountOne : formatText(LABELS.dealsCount, count);
  }

  handleOpen(event: CustomEvent<{ id: string }>): void {
    event.stopPropagation();
    this.openId = event.detail.id;
    this.isFocusDue = true;
  }

  handleClose(): void {
    this.openId = undefined;
  }

  handleMore(): void {
    this.load();
  }

  handleRetry(): void {
    this.load();
  }

  private takeWidth = (): void => {
    this.isNarrow = this.width?.matches === true;
  };

  private start(): void {
    this.deals = [];
    this.nextKey = '';
    this.openId = undefined;
    this.load();
  }

  private async load(): Promise<void> {
    this.lastRequest += 1;
    const request = this.lastRequest;
    this.isLoading = true;
    this.error = undefined;
    try {
      const page = await getDeals({ filter: this.wanted ?? {}, after: this.nextKey });
      // A filter that was changed meanwhile asks for other deals.
      if (request !== this.lastRequest) return;
      this.hasNoAccess = !page.hasAccess;
      this.deals = [...this.deals, ...page.deals.map(readDeal)];
      this.nextKey = page.nextKey ?? '';
    } catch (error) {
      if (request === this.lastRequest) this.error = error;
    } finally {
      if (request === this.lastRequest) this.isLoading = false;
    }
  }
}
