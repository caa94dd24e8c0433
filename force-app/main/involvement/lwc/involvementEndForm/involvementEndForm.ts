import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementLabels';
import { editsOf, isSourced } from 'c/involvementModel';
import type { Involvement } from 'c/involvementModel';
import type InvolvementReason from 'c/involvementReason';
import { formatPercent, formatText } from 'c/textFormat';

/**
 * Ends a partner's involvement, with the reason and what follows from it.
 *
 * @fires save with `{ edits }`; nothing is saved by the form itself.
 * @fires cancel
 */
export default class InvolvementEndForm extends LightningElement {
  @api row?: Involvement;
  /** True when other partners share the sourced credit. */
  @api hasOtherSourced = false;
  @api isBusy = false;

  labels = LABELS;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
  }

  get heading(): string {
    return formatText(LABELS.endTitle, this.row?.partnerName ?? '');
  }

  get consequences(): { key: number; text: string }[] {
    const freed = this.row && isSourced(this.row) ? (this.row.creditPercent ?? 0) : 0;
    return [
      LABELS.endText,
      ...(this.row?.isPrimary ? [LABELS.endPrimaryText] : []),
      ...(freed > 0 && this.hasOtherSourced ? [formatText(LABELS.endSourcedText, formatPercent(freed))] : [])
    ].map((text, key) => ({ key, text }));
  }

  handleSave(): void {
    const field = this.template?.querySelector<HTMLElement & InvolvementReason>('c-involvement-reason');
    if (!field?.reportValidity() || !this.row) {
      field?.focus();
      return;
    }
    const edits = editsOf([{ id: this.row.id, isEnded: true, reason: field.reason }]);
    this.dispatchEvent(new CustomEvent('save', { detail: { edits } }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
