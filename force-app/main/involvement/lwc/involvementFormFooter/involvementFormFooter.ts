import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementLabels';

/**
 * The buttons below every form of the panel.
 *
 * @fires save
 * @fires cancel
 */
export default class InvolvementFormFooter extends LightningElement {
  @api isBusy = false;

  labels = LABELS;

  handleSave(): void {
    this.dispatchEvent(new CustomEvent('save'));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
