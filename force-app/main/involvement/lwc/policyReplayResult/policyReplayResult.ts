import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/policyReplayLabels';
import type { Period } from 'c/policyReplayPeriods';
import { formatDay, formatMoney, formatNumber, formatText } from 'c/textFormat';

type ReplayView = PolicyReplayController.ReplayView;

interface ShownDeal {
  readonly id: string;
  readonly name: string;
  readonly amount: string;
  readonly bucket: string;
  readonly changes: readonly { readonly key: number; readonly text: string }[];
}

/** The names of the buckets as the opportunity stores them. */
const BUCKETS: Readonly<Record<string, string>> = {
  Sourced: LABELS.sourced,
  'Influenced only': LABELS.influencedOnly,
  Direct: LABELS.direct
};

/** What a replay found: how many deals, how much, whose, and each deal in words. */
export default class PolicyReplayResult extends LightningElement {
  @api result: ReplayView | undefined;
  @api period: Period | undefined;

  labels = LABELS;

  get changedCount(): number {
    return this.result?.changedCount ?? 0;
  }

  get dealCount(): number {
    return this.result?.dealCount ?? 0;
  }

  get isEmpty(): boolean {
    return this.dealCount === 0;
  }

  get isUnchanged(): boolean {
    return !this.isEmpty && this.changedCount === 0;
  }

  get isChanged(): boolean {
    return this.changedCount > 0;
  }

  get headline(): string {
    if (this.isEmpty) return LABELS.emptyTitle;
    if (this.isUnchanged) return LABELS.noneTitle;
    const label = this.changedCount === 1 ? LABELS.headlineOne : LABELS.headline;
    return formatText(label, formatNumber(this.changedCount), formatNumber(this.dealCount));
  }

  get span(): string {
    const { policyVersion, currentVersion } = this.result ?? {};
    return formatText(
      LABELS.span,
      policyVersion ?? '',
      currentVersion ?? '',
      formatDay(this.period?.firstDay ?? ''),
      formatDay(this.period?.lastDay ?? '')
    );
  }

  get unchangedText(): string {
    return formatText(LABELS.noneText, formatNumber(this.dealCount), this.result?.policyVersion ?? '');
  }

  get currencyCode(): string {
    return this.result?.currencyCode ?? '';
  }

  get afterLabel(): string {
    return formatText(LABELS.after, this.result?.policyVersion ?? '');
  }

  get deals(): ShownDeal[] {
    return (this.result?.deals ?? []).map(({ opportunityId, name, amount, bucketBefore, bucketAfter, changes }) => ({
      id: opportunityId ?? '',
      name: name ?? '',
      amount: formatMoney(amount ?? 0, this.currencyCode),
      bucket: bucketText(bucketBefore ?? '', bucketAfter ?? ''),
      changes: changes.map((text, key) => ({ key, text }))
    }));
  }

  get shownText(): string {
    const shown = this.result?.deals.length ?? 0;
    return shown < this.changedCount
      ? formatText(LABELS.dealsShown, formatNumber(shown), formatNumber(this.changedCount))
      : '';
  }
}

function bucketText(before: string, after: string): string {
  const [from, to] = [BUCKETS[before] ?? before, BUCKETS[after] ?? after];
  return before === after ? formatText(LABELS.bucketSame, from) : formatText(LABELS.bucketChange, from, to);
}
