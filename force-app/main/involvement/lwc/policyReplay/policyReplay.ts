import { LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getOptions from '@salesforce/apex/PolicyReplayController.getOptions';
import replay from '@salesforce/apex/PolicyReplayController.replay';
import mayReplay from '@salesforce/customPermission/ReplayPolicy';
import { LABELS } from 'c/policyReplayLabels';
import { dayOf, quartersBefore } from 'c/policyReplayPeriods';
import type { Period } from 'c/policyReplayPeriods';
import { formatText } from 'c/textFormat';

type OptionsView = PolicyReplayController.OptionsView;
type ReplayView = PolicyReplayController.ReplayView;
type Input = HTMLElement & { reportValidity(): boolean; setCustomValidity?(message: string): void };

const DATES = 'Dates';
const LAST_QUARTER = 'LastQuarter';

/** Runs another version of the credit policy over the deals won in a period, and shows what would differ (B.3, R11). */
export default class PolicyReplay extends LightningElement {
  labels = LABELS;
  options: OptionsView | undefined;
  loadError: unknown;
  version = '';
  period = LAST_QUARTER;
  firstDay = '';
  lastDay = '';
  /** What the last run asked for; undefined until the first one. */
  asked: (Period & { readonly version: string }) | undefined;
  result: ReplayView | undefined;
  error: unknown;
  isRunning = false;
  private optionsProvision: unknown;
  private provision: unknown;

  @wire(getOptions)
  takeOptions(provision: WireResult<OptionsView>): void {
    this.optionsProvision = provision;
    this.options = provision.data;
    // Who may not replay is told so, and not that the server refused.
    this.loadError = mayReplay ? provision.error : undefined;
    if (this.version === '') this.version = this.firstChoice();
  }

  @wire(replay, { version: '$asked.version', firstDay: '$asked.firstDay', lastDay: '$asked.lastDay' })
  takeResult(provision: WireResult<ReplayView>): void {
    this.provision = provision;
    if (!provision.data && !provision.error) return;
    this.result = provision.data;
    this.error = provision.error;
    this.isRunning = false;
  }

  connectedCallback(): void {
    this.takePeriod(quartersBefore(new Date(), 1, 1));
  }

  get hasNoAccess(): boolean {
    return !mayReplay || this.options?.hasAccess === false;
  }

  get isLoading(): boolean {
    return !this.hasNoAccess && this.options === undefined && this.loadError === undefined;
  }

  get isShown(): boolean {
    return !this.hasNoAccess && this.hasPolicies;
  }

  get hasPolicies(): boolean {
    return (this.options?.policies ?? []).length > 0;
  }

  get isWithoutPolicies(): boolean {
    return !this.hasNoAccess && this.options !== undefined && !this.hasPolicies;
  }

  get versionOptions(): { value: string; label: string }[] {
    return (this.options?.policies ?? []).map(({ version, label }) => {
      const value = version ?? '';
      const text = value === this.options?.currentVersion ? LABELS.versionCurrent : LABELS.versionOption;
      return { value, label: formatText(text, label ?? value, value) };
    });
  }

  get description(): string {
    return this.options?.policies.find((policy) => policy.version === this.version)?.description ?? '';
  }

  get periodOptions(): { value: string; label: string }[] {
    return [
      { value: 'ThisQuarter', label: LABELS.periodThisQuarter },
      { value: LAST_QUARTER, label: LABELS.periodLastQuarter },
      { value: 'LastFourQuarters', label: LABELS.periodLastFourQuarters },
      { value: DATES, label: LABELS.periodDates }
    ];
  }

  get hasResult(): boolean {
    return this.result !== undefined && !this.isRunning && this.error === undefined;
  }

  get hasError(): boolean {
    return this.error !== undefined && !this.isRunning;
  }

  get isUnasked(): boolean {
    return this.asked === undefined;
  }

  handleVersion(event: CustomEvent<{ value: string }>): void {
    this.version = event.detail.value;
  }

  handlePeriod(event: CustomEvent<{ value: string }>): void {
    this.period = event.detail.value;
    const now = new Date();
    if (this.period === 'ThisQuarter') this.takePeriod(quartersBefore(now, 0, 1));
    else if (this.period === LAST_QUARTER) this.takePeriod(quartersBefore(now, 1, 1));
    else if (this.period === 'LastFourQuarters') this.takePeriod(quartersBefore(now, 4, 4));
  }

  /** Another day than that of the quarter chosen is a period of one's own. */
  handleFirstDay(event: CustomEvent<{ value: string | null }>): void {
    this.firstDay = event.detail.value ?? '';
    this.period = DATES;
  }

  handleLastDay(event: CustomEvent<{ value: string | null }>): void {
    this.lastDay = event.detail.value ?? '';
    this.period = DATES;
  }

  handleRun(): void {
    if (!this.isValid()) return;
    const { version, firstDay, lastDay } = this;
    const isSame =
      this.asked?.version === version && this.asked.firstDay === firstDay && this.asked.lastDay === lastDay;
    this.isRunning = true;
    // What was answered before is cached: a second run of the same question has to ask again.
    if (isSame) this.runAgain();
    else this.asked = { version, firstDay, lastDay };
  }

  handleRetryLoad(): void {
    this.loadError = undefined;
    refreshApex(this.optionsProvision);
  }

  private async runAgain(): Promise<void> {
    try {
      await refreshApex(this.provision);
    } finally {
      this.isRunning = false;
    }
  }

  private takePeriod({ firstDay, lastDay }: Period): void {
    this.firstDay = firstDay;
    this.lastDay = lastDay;
  }

  /** The first version that is not in force: replaying the other tells nothing. */
  private firstChoice(): string {
    const versions = (this.options?.policies ?? []).map((policy) => policy.version ?? '');
    return versions.find((version) => version !== this.options?.currentVersion) ?? versions[0] ?? '';
  }

  private isValid(): boolean {
    const inputs = [...(this.template?.querySelectorAll<Input>('[data-input]') ?? [])];
    const last = this.template?.querySelector<Input>('[data-last-day]');
    const isReversed = this.firstDay !== '' && this.lastDay !== '' && dayOf(this.firstDay) > dayOf(this.lastDay);
    last?.setCustomValidity?.(isReversed ? LABELS.orderError : '');
    const invalid = inputs.filter((each) => !each.reportValidity());
    invalid[0]?.focus();
    return invalid.length === 0;
  }
}
