import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementLabels';
import { creditChanges, editsOf, sharesOf, withReason } from 'c/involvementModel';
import type { CreditShare, Involvement } from 'c/involvementModel';
import type InvolvementReason from 'c/involvementReason';

type CreditInputs = HTMLElement & { reportValidity(): boolean };

/**
 * Changes the sourced credit of several partners in one save.
 *
 * @fires save with `{ edits }`; nothing is saved by the form itself.
 * @fires cancel
 */
export default class InvolvementCreditForm extends LightningElement {
  @api rows: readonly Involvement[] = [];
  /** True on closed business. */
  @api isReasonRequired = false;
  @api isBusy = false;

  labels = LABELS;
  shares: readonly CreditShare[] = [];

  connectedCallback(): void {
    this.shares = sharesOf(this.rows);
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
  }

  handleCreditChange(event: CustomEvent<{ shares: CreditShare[] }>): void {
    this.shares = event.detail.shares;
  }

  handleSave(): void {
    const inputs = this.template?.querySelector<CreditInputs>('c-involvement-credit-inputs');
    if (!inputs?.reportValidity()) return;
    const edits = editsOf(creditChanges(this.rows, this.shares));
    if (edits.length === 0) {
      this.handleCancel();
      return;
    }
    const field = this.template?.querySelector<HTMLElement & InvolvementReason>('c-involvement-reason');
    if (field && !field.reportValidity()) {
      field.focus();
      return;
    }
    const detail = { edits: field ? withReason(edits, field.reason) : edits };
    this.dispatchEvent(new CustomEvent('save', { detail }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
