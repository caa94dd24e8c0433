import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementLabels';
import { splitEvenly, totalOf } from 'c/involvementModel';
import type { CreditShare } from 'c/involvementModel';
import { formatPercent, formatText } from 'c/textFormat';

/**
 * The inputs that divide a hundred percent of sourced credit among partners, with the running total.
 *
 * @fires creditchange with `{ shares }`, the shares as they stand now.
 */
export default class InvolvementCreditInputs extends LightningElement {
  @api shares: readonly CreditShare[] = [];

  labels = LABELS;

  /** Shows what is wrong with the inputs and tells whether they can be saved. */
  @api
  reportValidity(): boolean {
    const inputs = [...(this.template?.querySelectorAll<HTMLInputElement>('lightning-input') ?? [])];
    const invalid = inputs.filter((input) => !input.reportValidity());
    if (invalid.length === 0 && totalOf(this.shares) > 100) inputs[0]?.focus();
    else invalid[0]?.focus();
    return invalid.length === 0 && totalOf(this.shares) <= 100;
  }

  get inputs(): (CreditShare & { label: string })[] {
    return this.shares.map((share) => ({ ...share, label: formatText(LABELS.creditOf, share.partnerName) }));
  }

  get canSplit(): boolean {
    return this.shares.length > 1;
  }

  get totalText(): string {
    return formatText(LABELS.creditTotal, formatPercent(totalOf(this.shares)));
  }

  get problem(): string {
    const total = totalOf(this.shares);
    if (total > 100) return formatText(LABELS.creditOver, formatPercent(total - 100));
    return total < 100 ? formatText(LABELS.creditMissing, formatPercent(100 - total)) : '';
  }

  get problemClass(): string {
    return totalOf(this.shares) > 100 ? 'slds-text-color_error' : 'slds-text-color_weak';
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    const { value } = event.detail;
    const percent = value === '' ? null : Number(value);
    this.publish(this.shares.map((share) => (share.id === id ? { ...share, percent } : share)));
  }

  handleSplit(): void {
    this.publish(splitEvenly(this.shares));
  }

  private publish(shares: CreditShare[]): void {
    this.dispatchEvent(new CustomEvent('creditchange', { detail: { shares } }));
  }
}
