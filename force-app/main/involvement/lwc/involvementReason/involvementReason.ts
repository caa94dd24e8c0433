import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementLabels';

type Textarea = HTMLElement & { reportValidity(): boolean; setCustomValidity(message: string): void };

/** Why something changes, in the words of whoever changes it: a field of every form of the panel. */
export default class InvolvementReason extends LightningElement {
  @api isRequired = false;
  /** What is said where a required reason is missing. */
  @api messageWhenMissing = LABELS.reasonClosedRequired;

  labels = LABELS;
  text = '';

  /** The text without blanks around it. */
  @api
  get reason(): string {
    return this.text.trim();
  }

  /** Blanks are no reason. */
  @api
  reportValidity(): boolean {
    const textarea = this.textarea();
    textarea?.setCustomValidity(this.isRequired && this.reason === '' ? this.messageWhenMissing : '');
    return textarea?.reportValidity() ?? false;
  }

  @api
  focus(): void {
    this.textarea()?.focus();
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
  }

  private textarea(): Textarea | null | undefined {
    return this.template?.querySelector<Textarea>('lightning-textarea');
  }
}
