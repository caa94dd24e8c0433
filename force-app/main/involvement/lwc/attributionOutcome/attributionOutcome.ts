import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/attributionLabels';
import { formatText } from 'c/textFormat';

type Preview = AttributionPreviewController.Preview;

/** Outcomes that need a person's eye. */
const DOUBTFUL: ReadonlySet<string> = new Set(['Held', 'Refused']);

/** What sources would change on opportunities, line by line with the reason. */
export default class AttributionOutcome extends LightningElement {
  @api preview: Preview | undefined;

  labels = LABELS;

  get lines() {
    return (this.preview?.lines ?? []).map((line) => ({
      ...line,
      key: line.key ?? '',
      badge: DOUBTFUL.has(line.outcome ?? '') ? 'slds-badge slds-theme_warning' : 'slds-badge'
    }));
  }

  get hasLines(): boolean {
    return this.lines.length > 0;
  }

  get findings() {
    return (this.preview?.findings ?? []).map((text, index) => ({ key: String(index), text }));
  }

  get hasFindings(): boolean {
    return this.findings.length > 0;
  }

  get summary(): string {
    const { deals, created, changed, ended, held, kept } = this.preview ?? {};
    return formatText(
      LABELS.summary,
      ...[deals, created, changed, ended, held, kept].map((count) => String(count ?? 0))
    );
  }
}
