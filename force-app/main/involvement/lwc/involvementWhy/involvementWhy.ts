import { api, LightningElement } from 'lwc';
import explain from '@salesforce/apex/CreditWhyController.explain';
import { reduceErrors } from 'c/errorUtils';
import { WHY_LABELS } from 'c/involvementWhyLabels';
import { formatDay, formatPercent, formatText } from 'c/textFormat';

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

/** Which deal and partner is said around the list, and the reason stands beside it. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['opportunity', 'lead', 'partner', 'reason']);

/** Values as decisions keep them, as people read them. */
const SHOWN: Readonly<Record<string, (value: string) => string>> = {
  creditPercent: (value) => formatPercent(Number(value)),
  startDate: formatDay,
  endDate: formatDay,
  primary: yesOrNo,
  primaryChosen: yesOrNo
};

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

/** A line for each value that changed; of a new involvement only what it began with. */
function changesOf(before: Values, after: Values): { key: string; text: string }[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const isNew = Object.keys(before).length === 0;
  return names
    .filter((name) => !SAID_ELSEWHERE.has(name) && !(isNew && after[name] === 'false'))
    .map((name) => {
      const label = WHY_LABELS.fields[name] ?? name;
      const [from, to] = [shown(name, before[name]), shown(name, after[name])];
      const text = isNew ? formatText(WHY_LABELS.first, label, to) : formatText(WHY_LABELS.change, label, from, to);
      return { key: name, text };
    });
}

function shown(name: string, value: string | undefined): string {
  return value === undefined || value === '' ? NOTHING : (SHOWN[name]?.(value) ?? value);
}

function yesOrNo(value: string): string {
  return value === 'true' ? WHY_LABELS.yes : WHY_LABELS.no;
}
