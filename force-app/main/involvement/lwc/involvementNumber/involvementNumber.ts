import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementPageLabels';
import type { DealFilter } from 'c/involvementDealModel';
import { formatText } from 'c/textFormat';

/**
 * A number that opens the deals behind it.
 *
 * @fires numberopen with `{ name, filter }`; it leaves the parts that hold the number.
 */
export default class InvolvementNumber extends LightningElement {
  /** What the number counts, for the heading of the list and for screen readers. */
  @api name = '';
  /** The number as people read it. */
  @api text = '';
  /** Which deals; none makes the number plain text. */
  @api filter: DealFilter | undefined;

  get isLink(): boolean {
    return this.filter !== undefined;
  }

  get linkText(): string {
    return formatText(LABELS.insightOpenList, this.name, this.text);
  }

  handleOpen(): void {
    const detail = { name: this.name, filter: this.filter };
    this.dispatchEvent(new CustomEvent('numberopen', { detail, bubbles: true, composed: true }));
  }
}
