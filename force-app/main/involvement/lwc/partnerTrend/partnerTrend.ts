import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementPageLabels';
import { formatList, formatMoney, formatQuarter, formatText } from 'c/textFormat';

type QuarterView = PartnerInvolvementController.QuarterView;
type Series = 'sourced' | 'influencedOnly' | 'other';

interface Part {
  readonly key: Series;
  readonly partClass: string;
  readonly y: number;
  readonly height: number;
  readonly title: string;
}

interface Column {
  readonly key: string;
  readonly x: number;
  readonly middle: number;
  readonly quarter: string;
  readonly year: string;
  readonly parts: readonly Part[];
}

const SERIES: readonly { readonly key: Series; readonly label: string }[] = [
  { key: 'sourced', label: LABELS.partnerSourced },
  { key: 'influencedOnly', label: LABELS.partnerInfluencedOnly },
  { key: 'other', label: LABELS.partnerOther }
];

/** Of the drawing, in its own units. */
const LEFT = 52;
const STEP = 44;
const WIDTH = 26;
const BOTTOM = 170;
const HEIGHT = 150;
const GRID_LINES = 4;

/** Won revenue by quarter as stacked columns, and the same as a table. */
export default class PartnerTrend extends LightningElement {
  /** Oldest first. */
  @api quarters: readonly QuarterView[] = [];
  @api currencyCode = '';

  labels = LABELS;
  isTableShown = false;
  viewBox = '0 0 410 206';
  legend = SERIES.map(({ key, label }) => ({ key, label, dotClass: `dot tone-${key}` }));

  get columns(): Column[] {
    const { ceiling } = this;
    return this.quarters.map((quarter, index) => {
      const [name = '', year = ''] = formatQuarter(quarter.firstDay ?? '').split(' ');
      let top = BOTTOM;
      const parts = SERIES.map(({ key, label }) => {
        const amount = quarter[key] ?? 0;
        const height = (amount / ceiling) * HEIGHT;
        top -= height;
        const title = `${name} ${year}, ${label}: ${this.money(amount)}`;
        return { key, partClass: `tone-${key}`, y: top, height, title };
      }).filter((part) => part.height > 0);
      const x = LEFT + index * STEP;
      return { key: quarter.firstDay ?? '', x, middle: x + WIDTH / 2, quarter: name, year, parts };
    });
  }

  get lines(): { key: number; y: number; textY: number; text: string }[] {
    return Array.from({ length: GRID_LINES + 1 }, (_, index) => {
      const y = BOTTOM - (HEIGHT / GRID_LINES) * index;
      return { key: index, y, textY: y + 4, text: this.money((this.ceiling / GRID_LINES) * index) };
    });
  }

  get summary(): string {
    const parts = this.quarters.map(
      (quarter) => `${formatQuarter(quarter.firstDay ?? '')} ${this.money(sumOf(quarter))}`
    );
    return formatText(LABELS.partnerTrendText, formatList(parts));
  }

  get tableRows(): { key: string; label: string; cells: { key: string; text: string }[] }[] {
    return this.quarters.map((quarter) => ({
      key: quarter.firstDay ?? '',
      label: formatQuarter(quarter.firstDay ?? ''),
      cells: SERIES.map(({ key }) => ({ key, text: formatMoney(quarter[key] ?? 0, this.currencyCode) }))
    }));
  }

  get toggleText(): string {
    return this.isTableShown ? LABELS.partnerTrendHideTable : LABELS.partnerTrendShowTable;
  }

  get expanded(): string {
    return String(this.isTableShown);
  }

  handleToggle(): void {
    this.isTableShown = !this.isTableShown;
  }

  /** The least round amount that no column exceeds: 1, 2, 4 or 8 times a power of ten, so that four lines stay round. */
  private get ceiling(): number {
    const highest = Math.max(1, ...this.quarters.map(sumOf));
    const power = 10 ** Math.floor(Math.log10(highest));
    return [1, 2, 4, 8, 10].map((each) => each * power).find((each) => each >= highest) ?? highest;
  }

  private money(amount: number): string {
    return formatMoney(amount, this.currencyCode, 'short');
  }
}

function sumOf(quarter: QuarterView): number {
  return SERIES.reduce((sum, { key }) => sum + (quarter[key] ?? 0), 0);
}
