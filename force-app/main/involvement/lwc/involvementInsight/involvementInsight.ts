import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getInsight from '@salesforce/apex/InvolvementInsightController.getInsight';
import mayView from '@salesforce/customPermission/ViewInvolvement';
import type { DealFilter } from 'c/involvementDealModel';
import type { OpenNumber } from 'c/involvementDealsBehind';
import { LABELS } from 'c/involvementPageLabels';
import { formatDay, formatMoney, formatNumber, formatPercent, formatText } from 'c/textFormat';

type InsightView = InvolvementInsightController.InsightView;
type CohortView = InvolvementInsightController.CohortView;

interface Side {
  readonly key: string;
  readonly label: string;
  /** What the number counts, in words. */
  readonly name: string;
  readonly text: string;
  readonly note: string;
  readonly isFew: boolean;
  readonly filter: DealFilter | undefined;
}

interface Tile {
  readonly key: string;
  readonly title: string;
  readonly sides: readonly Side[];
  readonly difference: string;
  readonly differenceClass: string;
}

const PERIODS = [
  { value: 'ThisQuarter', label: LABELS.insightThisQuarter },
  { value: 'LastQuarter', label: LABELS.insightLastQuarter },
  { value: 'LastFourQuarters', label: LABELS.insightLastFourQuarters },
  { value: 'ThisYear', label: LABELS.insightThisYear },
  { value: 'LastYear', label: LABELS.insightLastYear }
];

/** Above it, cents of a velocity say nothing. */
const CENTS_MATTER = 10_000;

const RATES: Readonly<Record<string, string>> = {
  DATED: LABELS.insightRatesDated,
  PRESENT: LABELS.insightRatesPresent,
  SINGLE: LABELS.insightRatesSingle
};

/** What partners change: win rate, days to close and velocity with and without them, and amounts that tie out (I9, U4, S10). */
export default class InvolvementInsight extends LightningElement {
  labels = LABELS;
  periods = PERIODS;
  period = 'LastFourQuarters';
  view: InsightView | undefined;
  error: unknown;
  isLoading = mayView === true;
  openNumbers: readonly OpenNumber[] = [];
  private lastKey = 0;
  private provisioned: unknown;

  @wire(getInsight, { period: '$wantedPeriod' })
  takeInsight(result: WireResult<InsightView>): void {
    this.provisioned = result;
    if (!result.data && !result.error) return;
    this.isLoading = false;
    this.view = result.data;
    this.error = result.error;
  }

  /** Undefined for who may not look: then the server is not asked, since it would refuse the call as a whole. */
  get wantedPeriod(): string | undefined {
    return mayView ? this.period : undefined;
  }

  get hasNoAccess(): boolean {
    return !mayView || this.view?.hasAccess === false;
  }

  get isShown(): boolean {
    return this.view?.hasAccess === true && this.error === undefined;
  }

  get isEmpty(): boolean {
    return this.view?.dealCount === 0;
  }

  get spanText(): string {
    const { firstDay, lastDay, dealCount } = this.view ?? {};
    return formatText(
      LABELS.insightSpan,
      formatDay(firstDay ?? ''),
      formatDay(lastDay ?? ''),
      formatNumber(dealCount ?? 0)
    );
  }

  get cappedText(): string {
    return this.view?.isCapped ? formatText(LABELS.insightCapped, formatNumber(this.view.cap ?? 0)) : '';
  }

  get ratesText(): string {
    return formatText(RATES[this.view?.rateBasis ?? ''] ?? '', this.view?.currencyCode ?? '');
  }

  get tiles(): Tile[] {
    const { view } = this;
    if (!view) return [];
    const currency = view.currencyCode ?? 'USD';
    return [
      {
        key: 'winRate',
        title: LABELS.insightWinRate,
        sides: this.sides(LABELS.insightWinRate, ({ winRate, won, closed }) => ({
          text: orUnknown(winRate, formatPercent),
          note: formatText(LABELS.insightWonOf, formatNumber(won ?? 0), formatNumber(closed ?? 0)),
          filter: { isClosed: true }
        })),
        ...difference(view.lift, (points) =>
          formatText(LABELS.insightPoints, `${points > 0 ? '+' : ''}${formatNumber(points)}`)
        )
      },
      {
        key: 'days',
        title: LABELS.insightDays,
        sides: this.sides(LABELS.insightDays, ({ averageDays, won }) => ({
          text: orUnknown(averageDays, (days) => formatText(LABELS.insightDaysValue, formatNumber(days))),
          note: formatText(LABELS.insightWonDeals, formatNumber(won ?? 0)),
          filter: { status: 'Won' }
        })),
        ...this.speed()
      },
      {
        key: 'velocity',
        title: LABELS.insightVelocity,
        sides: this.sides(LABELS.insightVelocity, ({ velocity, averageAmount }) => ({
          text: orUnknown(velocity, (amount) =>
            formatMoney(amount, currency, amount < CENTS_MATTER ? 'exact' : 'whole')
          ),
          note: orUnknown(averageAmount, (amount) => `${LABELS.insightAverage}: ${formatMoney(amount, currency)}`),
          filter: { isClosed: true }
        })),
        ...this.acceleration()
      }
    ];
  }

  get wonFilter(): DealFilter {
    return { period: this.period, status: 'Won' };
  }

  get openFilter(): DealFilter {
    return { period: this.period, status: 'Open' };
  }

  handlePeriod(event: CustomEvent<{ value: string }>): void {
    this.period = event.detail.value;
    this.isLoading = true;
    this.openNumbers = [];
  }

  handleNumber(event: CustomEvent<Omit<OpenNumber, 'key'>>): void {
    event.stopPropagation();
    this.lastKey += 1;
    this.openNumbers = [{ ...event.detail, key: this.lastKey }];
  }

  handleCloseList(): void {
    this.openNumbers = [];
  }

  async handleRetry(): Promise<void> {
    this.isLoading = true;
    this.error = undefined;
    await refreshApex(this.provisioned);
  }

  private sides(
    title: string,
    show: (cohort: CohortView) => Pick<Side, 'text' | 'note'> & { filter: DealFilter }
  ): Side[] {
    const cohorts = [
      { measure: 'withPartners', label: LABELS.insightWithPartners, cohort: this.view?.withPartners },
      { measure: 'withoutPartners', label: LABELS.insightWithoutPartners, cohort: this.view?.withoutPartners }
    ];
    return cohorts.map(({ measure, label, cohort }) => {
      const { text, note, filter } = show(cohort ?? { isFew: false });
      const hasDeals = (cohort?.closed ?? 0) > 0;
      return {
        key: measure,
        label,
        name: `${title}, ${label}`,
        text,
        note,
        isFew: hasDeals && cohort?.isFew === true,
        // A dash is no number: nothing stands behind it.
        filter: text === LABELS.insightUnknown ? undefined : { ...filter, measure, period: this.period }
      };
    });
  }

  private acceleration(): Pick<Tile, 'difference' | 'differenceClass'> {
    const partners = this.view?.withPartners?.velocity ?? null;
    const others = this.view?.withoutPartners?.velocity ?? null;
    const percent = partners === null || !others ? null : Math.round(((partners - others) / others) * 100);
    return difference(percent, (value) =>
      formatText(value > 0 ? LABELS.insightHigher : LABELS.insightLower, formatNumber(Math.abs(value)))
    );
  }

  private speed(): Pick<Tile, 'difference' | 'differenceClass'> {
    return difference(this.view?.fasterBy, (percent) =>
      formatText(percent > 0 ? LABELS.insightFaster : LABELS.insightSlower, formatNumber(Math.abs(percent)))
    );
  }
}

function orUnknown(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? LABELS.insightUnknown : format(value);
}

function difference(
  value: number | null | undefined,
  format: (value: number) => string
): Pick<Tile, 'difference' | 'differenceClass'> {
  if (value === null || value === undefined)
    return { difference: LABELS.insightUnknown, differenceClass: 'difference' };
  if (value === 0) return { difference: LABELS.insightSame, differenceClass: 'difference' };
  return { difference: format(value), differenceClass: `difference ${value > 0 ? 'better' : 'worse'}` };
}
