import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementLabels';
import { sharesOf, totalOf } from 'c/involvementModel';
import type { Involvement } from 'c/involvementModel';
import { formatList, formatPercent, formatText } from 'c/textFormat';

interface Segment {
  readonly key: string;
  readonly name: string;
  readonly percent: number;
  readonly barClass: string;
  readonly dotClass: string;
  readonly style: string;
}

interface Influence {
  readonly key: string;
  readonly name: string;
  readonly text: string;
  readonly style: string;
}

const COLORS = 5;

/** How sourced credit is shared, and influence credit, which stands beside it: bars, and words that say the same without colors. */
export default class InvolvementCreditBar extends LightningElement {
  @api rows: readonly Involvement[] = [];

  labels = LABELS;

  get segments(): Segment[] {
    const shares = sharesOf(this.rows).filter(({ percent }) => (percent ?? 0) > 0);
    const taken = shares.map(({ id, partnerName, percent }, index) => ({
      key: id,
      name: partnerName,
      percent: percent ?? 0,
      tone: `tone-${(index % COLORS) + 1}`
    }));
    const open = Math.max(0, 100 - totalOf(shares));
    const rest = open > 0 ? [{ key: 'open', name: LABELS.sourcedOpen, percent: open, tone: 'tone-open' }] : [];
    return [...taken, ...rest].map(({ tone, ...share }) => ({
      ...share,
      barClass: `segment ${tone}`,
      dotClass: `dot ${tone}`,
      style: `width: ${share.percent}%`
    }));
  }

  get hasSourced(): boolean {
    return sharesOf(this.rows).length > 0;
  }

  get summary(): string {
    const parts = this.segments.map(({ name, percent }) =>
      formatText(LABELS.sourcedShare, name, formatPercent(percent))
    );
    return formatText(LABELS.sourcedSummary, formatList(parts));
  }

  get influences(): Influence[] {
    return this.rows
      .filter((row) => row.creditType === 'Influence' && !row.isHeld)
      .map(({ id, partnerName, creditPercent }) => ({
        key: id,
        name: partnerName,
        text: creditPercent === null ? LABELS.influenceOpen : formatPercent(creditPercent),
        style: `width: ${Math.min(creditPercent ?? 0, 100)}%`
      }));
  }

  get hasInfluence(): boolean {
    return this.influences.length > 0;
  }
}
