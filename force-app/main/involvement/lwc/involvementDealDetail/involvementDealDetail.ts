import { api, LightningElement } from 'lwc';
import type { Deal, DealInvolvement } from 'c/involvementDealModel';
import { LABELS } from 'c/involvementPageLabels';
import { formatDay, formatPercent, formatText } from 'c/textFormat';

type Entry = DealInvolvement & { readonly since: string; readonly credit: string; readonly reasonText: string };

/**
 * Who is involved in one deal: role, since when, for what credit, and the reason (I3).
 *
 * @fires close
 */
export default class InvolvementDealDetail extends LightningElement {
  @api deal: Deal | undefined;

  labels = LABELS;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
  }

  get heading(): string {
    return formatText(LABELS.detailTitle, this.deal?.name ?? '');
  }

  get entries(): Entry[] {
    return (this.deal?.involvements ?? []).map((each) => ({
      ...each,
      since: each.startDate === '' ? LABELS.insightUnknown : formatDay(each.startDate),
      credit: each.creditPercent === null ? '' : formatPercent(each.creditPercent),
      reasonText: each.reason === '' ? LABELS.detailNoReason : each.reason
    }));
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
