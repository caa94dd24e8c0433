import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementLabels';
import type { Involvement } from 'c/involvementModel';
import { formatDay, formatText } from 'c/textFormat';

/**
 * Involvements that have ended, closed until somebody asks for them.
 *
 * @fires addagain with `{ id }` of the ended row whose partner is to come back.
 */
export default class InvolvementHistory extends LightningElement {
  @api rows: readonly Involvement[] = [];
  @api canEdit = false;
  @api isBusy = false;

  labels = LABELS;
  isOpen = false;

  get toggleText(): string {
    return formatText(this.isOpen ? LABELS.historyHide : LABELS.historyShow, String(this.rows.length));
  }

  get toggleIcon(): string {
    return this.isOpen ? 'utility:chevrondown' : 'utility:chevronright';
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get entries(): (Involvement & { span: string; addAgainText: string })[] {
    return this.rows.map((row) => ({
      ...row,
      span: formatText(LABELS.historyTo, row.roleLabel, dayOrDash(row.startDate), dayOrDash(row.endDate)),
      addAgainText: formatText(LABELS.addAgainPartner, row.partnerName)
    }));
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
  }

  handleAddAgain(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('addagain', { detail: { id } }));
  }
}

function dayOrDash(day: string): string {
  return day === '' ? '–' : formatDay(day);
}
