import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/policyReplayLabels';
import { formatMoney } from 'c/textFormat';

type BucketsView = PolicyReplayController.BucketsView;
type BucketKey = 'sourced' | 'influencedOnly' | 'direct';

interface Bar {
  readonly key: string;
  readonly label: string;
  readonly parts: readonly { readonly key: string; readonly barClass: string; readonly style: string }[];
}

interface Line {
  readonly key: string;
  readonly label: string;
  readonly dotClass: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

const BUCKETS: readonly { readonly key: BucketKey; readonly label: string }[] = [
  { key: 'sourced', label: LABELS.sourced },
  { key: 'influencedOnly', label: LABELS.influencedOnly },
  { key: 'direct', label: LABELS.direct }
];

/** Won amounts by bucket, as they are and as they would be: two bars of the same total, and the numbers. */
export default class PolicyReplayAmounts extends LightningElement {
  @api before: BucketsView | undefined;
  @api after: BucketsView | undefined;
  @api afterLabel = '';
  @api currencyCode = '';

  labels = LABELS;

  get bars(): Bar[] {
    return [
      { key: 'before', label: LABELS.before, parts: partsOf(this.before) },
      { key: 'after', label: this.afterLabel, parts: partsOf(this.after) }
    ];
  }

  get lines(): Line[] {
    return BUCKETS.map(({ key, label }) => ({
      key,
      label,
      dotClass: `dot tone-${key}`,
      ...this.numbers(this.before?.[key] ?? 0, this.after?.[key] ?? 0)
    }));
  }

  get total(): Omit<Line, 'key' | 'label' | 'dotClass'> {
    return this.numbers(this.before?.total ?? 0, this.after?.total ?? 0);
  }

  private numbers(before: number, after: number): { before: string; after: string; difference: string } {
    const money = (amount: number): string => formatMoney(amount, this.currencyCode);
    const difference = after - before;
    return {
      before: money(before),
      after: money(after),
      difference: difference > 0 ? `+${money(difference)}` : money(difference)
    };
  }
}

function partsOf(amounts: BucketsView | undefined): Bar['parts'] {
  const total = amounts?.total ?? 0;
  return BUCKETS.map(({ key }) => ({
    key,
    barClass: `tone-${key}`,
    style: `width: ${total === 0 ? 0 : ((amounts?.[key] ?? 0) / total) * 100}%`
  }));
}
