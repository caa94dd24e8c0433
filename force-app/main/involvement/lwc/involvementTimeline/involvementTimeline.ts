import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementLabels';
import type { Involvement, TimelineEvent } from 'c/involvementModel';
import { formatDay, formatPercent, formatText } from 'c/textFormat';

interface Bar {
  readonly key: string;
  readonly partnerName: string;
  readonly roleLabel: string;
  /** Says what the bar shows. */
  readonly text: string;
  readonly barClass: string;
  readonly style: string;
}

type ShownEvent = TimelineEvent & { readonly icon: string; readonly kindLabel: string; readonly credit: string };

const FIRST_EVENTS = 5;
const MORE_EVENTS = 10;
const DAY_MS = 86_400_000;
/** A bar that begins today is still to be seen inside of its track. */
const LATEST_START = 0.97;

const KINDS: Readonly<Record<string, { readonly icon: string; readonly label: string }>> = {
  Start: { icon: 'utility:adduser', label: LABELS.timelineKindStart },
  End: { icon: 'utility:logout', label: LABELS.timelineKindEnd },
  Credit: { icon: 'utility:percent', label: LABELS.timelineKindCredit },
  Primary: { icon: 'utility:favorite', label: LABELS.timelineKindPrimary },
  Review: { icon: 'utility:warning', label: LABELS.timelineKindReview },
  Change: { icon: 'utility:edit', label: LABELS.timelineKindChange }
};

const BAR_CLASSES: Readonly<Record<string, string>> = { Sourced: 'bar-sourced', Influence: 'bar-influence' };

/** Who came and went: a bar from start to end for each role of a partner, and what happened, the newest first. */
export default class InvolvementTimeline extends LightningElement {
  @api rows: readonly Involvement[] = [];
  @api endedRows: readonly Involvement[] = [];
  /** The newest first. */
  @api events: readonly TimelineEvent[] = [];

  labels = LABELS;
  private shownCount = FIRST_EVENTS;

  get hasBars(): boolean {
    return this.bars.length > 0;
  }

  get bars(): Bar[] {
    const { start, days } = this.axis;
    const position = (day: string): number => (dayOf(day) - start) / days;
    return this.dated.map((row) => {
      const from = Math.min(LATEST_START, position(row.startDate));
      const to = row.endDate === '' ? 1 : Math.min(1, position(row.endDate));
      const ended = row.status === 'Ended' ? ' bar-ended' : '';
      return {
        key: row.id,
        partnerName: row.partnerName,
        roleLabel: row.roleLabel,
        text: formatText(
          LABELS.timelineSpan,
          row.partnerName,
          row.roleLabel,
          formatDay(row.startDate),
          row.endDate === '' ? LABELS.timelineToday : formatDay(row.endDate)
        ),
        barClass: `bar ${BAR_CLASSES[row.creditType] ?? ''}${ended}`,
        style: `margin-inline-start: ${from * 100}%; width: ${Math.max(0, to - from) * 100}%`
      };
    });
  }

  get firstDay(): string {
    const [first] = this.dated;
    return first ? formatDay(first.startDate) : '';
  }

  get shownEvents(): ShownEvent[] {
    return this.events.slice(0, this.shownCount).map((event) => {
      const kind = KINDS[event.kind] ?? KINDS.Change;
      return { ...event, icon: kind?.icon ?? '', kindLabel: kind?.label ?? '', credit: creditOf(event) };
    });
  }

  get hasMore(): boolean {
    return this.events.length > this.shownCount;
  }

  get moreText(): string {
    return formatText(LABELS.timelineMore, String(this.events.length - this.shownCount));
  }

  handleMore(): void {
    this.shownCount += MORE_EVENTS;
  }

  /** Rows by start; one whose start lies ahead has no bar yet. */
  private get dated(): Involvement[] {
    return [...this.rows, ...this.endedRows]
      .filter((row) => row.startDate !== '' && dayOf(row.startDate) <= today())
      .sort((left, right) => (left.startDate < right.startDate ? -1 : 1));
  }

  private get axis(): { start: number; days: number } {
    const [first] = this.dated;
    const start = first ? dayOf(first.startDate) : today();
    return { start, days: Math.max(1, today() - start) };
  }
}

function creditOf({ creditBefore, creditAfter }: TimelineEvent): string {
  if (creditBefore === null && (creditAfter === null || creditAfter === 0)) return '';
  if (creditBefore === null) return formatText(LABELS.timelineCreditFirst, formatPercent(creditAfter ?? 0));
  const after = creditAfter === null ? LABELS.timelineCreditNone : formatPercent(creditAfter);
  return formatText(LABELS.timelineCredit, formatPercent(creditBefore), after);
}

/** Whole days since 1970: days have no time zone. */
function dayOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function today(): number {
  return Math.floor(Date.now() / DAY_MS);
}
