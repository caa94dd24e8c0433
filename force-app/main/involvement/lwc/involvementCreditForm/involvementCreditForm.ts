import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementLabels';
import { creditChanges, editsOf, sharesOf } from 'c/involvementModel';
import type { CreditShare, Involvement } from 'c/involvementModel';

type CreditInputs = HTMLElement & { reportValidity(): boolean };

/**
 * Changes the sourced credit of several partners in one save.
 *
 * @fires save with `{ edits }`; nothing is saved by the form itself.
 * @fires cancel
 */
export default class InvolvementCreditForm extends LightningElement {
  @api rows: readonly Involvement[] = [];
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
    if (edits.length === 0) this.handleCancel();
    else this.dispatchEvent(new CustomEvent('save', { detail: { edits } }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
