import { api, LightningElement } from 'lwc';
import type InvolvementReason from 'c/involvementReason';

/**
 * Asks for the reason of a change that otherwise takes one click.
 *
 * @fires save with `{ reason }`; nothing is saved by the form itself.
 * @fires cancel
 */
export default class InvolvementConfirmForm extends LightningElement {
  @api heading = '';
  @api isBusy = false;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
  }

  handleSave(): void {
    const field = this.template?.querySelector<HTMLElement & InvolvementReason>('c-involvement-reason');
    if (!field?.reportValidity()) {
      field?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent('save', { detail: { reason: field.reason } }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
