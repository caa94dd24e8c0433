import { api, LightningElement } from 'lwc';
import explain from '@salesforce/apex/CreditWhyController.explain';
import { reduceErrors } from 'c/errorUtils';
import { WHY_LABELS } from 'c/involvementWhyLabels';
import { formatPercent, formatText } from 'c/textFormat';

type Explanation = CreditWhyController.Explanation;
type Values = Readonly<Record<string, string>>;

/** One decision, as the list shows it. */
interface Step {
  readonly key: number;
  readonly rule: string;
  readonly actor: string;
  readonly decidedAt: string;
  readonly reason: string;
  readonly isDecisive: boolean;
  readonly changes: readonly { readonly key: string; readonly text: string }[];
}

const NOTHING = '–';

/**
 * Why a partner has its credit: on what it stands, which rule of which policy gave it, who decided when, what it is worth,
 * and every decision before (R11). Asks the server once, when it is shown.
 */
export default class InvolvementWhy extends LightningElement {
  @api involvementId = '';

  labels = WHY_LABELS;
  explanation: Explanation | undefined;
  errors: readonly string[] = [];
  isLoading = true;

  connectedCallback(): void {
    this.load();
  }

  get hasErrors(): boolean {
    return this.errors.length > 0;
  }

  get isEmpty(): boolean {
    return !this.isLoading && !this.hasErrors && !this.explanation;
  }

  get worth(): string {
    const percent = formatPercent(this.explanation?.creditPercent ?? 0);
    return formatText(WHY_LABELS.worth, percent, this.explanation?.creditType ?? '');
  }

  get hasAmount(): boolean {
    return typeof this.explanation?.creditAmount === 'number';
  }

  get hasEvidence(): boolean {
    return Boolean(this.explanation?.evidenceId);
  }

  get basis(): string {
    const words: Values = {
      Evidence: WHY_LABELS.onEvidence,
      Assertion: WHY_LABELS.onAssertion,
      Source: formatText(WHY_LABELS.onSource, this.explanation?.source ?? ''),
      Policy: WHY_LABELS.onPolicy
    };
    return words[this.explanation?.basis ?? ''] ?? WHY_LABELS.onRole;
  }

  get evidenceName(): string {
    return this.explanation?.evidenceName ?? WHY_LABELS.hiddenEvidence;
  }

  get isEvidenceVisible(): boolean {
    return Boolean(this.explanation?.evidenceName);
  }

  get steps(): Step[] {
    return (this.explanation?.steps ?? []).map((step, key) => ({
      key,
      rule: step.ruleInWords ?? '',
      actor: step.actorName ?? '',
      decidedAt: step.decidedAt ?? '',
      reason: step.reason ?? '',
      isDecisive: step.isDecisive ?? false,
      changes: changesOf(step.before ?? {}, step.after ?? {})
    }));
  }

  handleRetry(): void {
    this.load();
  }

  private async load(): Promise<void> {
    this.isLoading = true;
    this.errors = [];
    try {
      this.explanation = (await explain({ involvementId: this.involvementId })) ?? undefined;
    } catch (error) {
      this.errors = reduceErrors(error);
    } finally {
      this.isLoading = false;
    }
  }
}

/** A line for each value that changed. */
function changesOf(before: Values, after: Values): { key: string; text: string }[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.map((name) => ({
    key: name,
    text: formatText(
      WHY_LABELS.change,
      WHY_LABELS.fields[name] ?? name,
      before[name] ?? NOTHING,
      after[name] ?? NOTHING
    )
  }));
}
