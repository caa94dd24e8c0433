import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementPageLabels';
import type { DealFilter } from 'c/involvementDealModel';
import { formatMoney, formatPercent, formatText } from 'c/textFormat';

type AmountsView = InvolvementInsightController.AmountsView;
type BucketKey = 'sourced' | 'influencedOnly' | 'direct';

interface ShownNumber {
  readonly name: string;
  readonly text: string;
  readonly filter: DealFilter;
}

interface Bucket extends ShownNumber {
  readonly key: BucketKey;
  readonly label: string;
  readonly share: string;
  readonly barClass: string;
  readonly dotClass: string;
  readonly style: string;
}

const BUCKETS: readonly { readonly key: BucketKey; readonly label: string }[] = [
  { key: 'sourced', label: LABELS.insightSourced },
  { key: 'influencedOnly', label: LABELS.insightInfluencedOnly },
  { key: 'direct', label: LABELS.insightDirect }
];

/** Amounts in three buckets that sum to the total, and beside them what partners influence at all (U4). */
export default class InvolvementAmounts extends LightningElement {
  @api heading = '';
  @api amounts: AmountsView | undefined;
  @api currencyCode = '';
  /** Which deals all of the amounts are of. */
  @api filter: DealFilter = {};

  labels = LABELS;

  get buckets(): Bucket[] {
    const total = this.amounts?.total ?? 0;
    return BUCKETS.map(({ key, label }) => {
      const amount = this.amounts?.[key] ?? 0;
      const percent = total === 0 ? 0 : (amount / total) * 100;
      return {
        ...this.numberOf(label, amount, key),
        key,
        label,
        share: total === 0 ? '' : formatPercent(Math.round(percent)),
        barClass: `tone-${key}`,
        dotClass: `dot tone-${key}`,
        style: `width: ${percent}%`
      };
    });
  }

  get hasBar(): boolean {
    return (this.amounts?.total ?? 0) > 0;
  }

  get totalName(): string {
    return `${this.heading}, ${LABELS.insightTotal}`;
  }

  get totalText(): string {
    return this.money(this.amounts?.total ?? 0);
  }

  get totalFilter(): DealFilter {
    return this.filter;
  }

  get inclusive(): ShownNumber {
    return this.numberOf(LABELS.insightInclusive, this.amounts?.influencedInclusive ?? 0, 'influencedInclusive');
  }

  get withoutAmountText(): string {
    const count = this.amounts?.withoutAmount ?? 0;
    return count === 0 ? '' : formatText(LABELS.insightWithoutAmount, String(count));
  }

  private numberOf(label: string, amount: number, measure: string): ShownNumber {
    return { name: `${this.heading}, ${label}`, text: this.money(amount), filter: { ...this.filter, measure } };
  }

  private money(amount: number): string {
    return this.currencyCode === '' ? '' : formatMoney(amount, this.currencyCode);
  }
}
