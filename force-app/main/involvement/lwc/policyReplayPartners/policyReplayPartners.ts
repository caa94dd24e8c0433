import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/policyReplayLabels';
import { formatMoney, formatText } from 'c/textFormat';

type PartnerView = PolicyReplayController.PartnerView;

interface ShownPartner {
  readonly id: string;
  readonly name: string;
  readonly change: string;
  readonly difference: string;
  readonly barClass: string;
  readonly style: string;
}

/** Partners who would gain or lose sourced credit; bars to the right gain, those to the left lose. */
export default class PolicyReplayPartners extends LightningElement {
  @api partners: readonly PartnerView[] = [];
  @api version = '';
  @api currencyCode = '';

  labels = LABELS;

  get hasNoPartners(): boolean {
    return this.partners.length === 0;
  }

  get shown(): ShownPartner[] {
    const differences = this.partners.map(({ before, after }) => (after ?? 0) - (before ?? 0));
    const largest = Math.max(...differences.map(Math.abs));
    return this.partners.map(({ partnerId, partnerName, before, after }, index) => {
      const difference = differences[index] ?? 0;
      const money = formatMoney(difference, this.currencyCode);
      return {
        id: partnerId ?? '',
        name: partnerName ?? '',
        change: formatText(
          LABELS.partnerChange,
          formatMoney(before ?? 0, this.currencyCode),
          formatMoney(after ?? 0, this.currencyCode),
          this.version
        ),
        difference: difference > 0 ? `+${money}` : money,
        barClass: difference > 0 ? 'gain' : 'loss',
        // Half of the width is for gains, half for losses.
        style: `width: ${(Math.abs(difference) / largest) * 50}%`
      };
    });
  }
}
