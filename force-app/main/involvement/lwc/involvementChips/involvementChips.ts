import { api, LightningElement } from 'lwc';
import type { Deal } from 'c/involvementDealModel';
import { LABELS } from 'c/involvementPageLabels';
import { formatText } from 'c/textFormat';

/**
 * Who is involved in a deal, as `Role: Partner`; a click asks for more.
 *
 * @fires dealopen with `{ id }` of the deal; it leaves the tables that hold the chips.
 */
export default class InvolvementChips extends LightningElement {
  @api deal: Deal | undefined;

  labels = LABELS;

  /** Called by the data table, whose keyboard navigation ends at what is marked in the template. */
  @api
  focus(): void {
    this.template?.querySelector('button')?.focus();
  }

  get chips(): { id: string; text: string; chipClass: string }[] {
    return (this.deal?.involvements ?? []).map(({ id, roleLabel, partnerName, isInReview }) => ({
      id,
      text: formatText(isInReview ? LABELS.dealsChipReview : LABELS.dealsChip, roleLabel, partnerName),
      chipClass: isInReview ? 'chip chip-review' : 'chip'
    }));
  }

  get hasChips(): boolean {
    return this.chips.length > 0;
  }

  get help(): string {
    return formatText(LABELS.dealsChipHelp, this.deal?.name ?? '');
  }

  handleOpen(): void {
    const detail = { id: this.deal?.id };
    this.dispatchEvent(new CustomEvent('dealopen', { detail, bubbles: true, composed: true }));
  }
}
