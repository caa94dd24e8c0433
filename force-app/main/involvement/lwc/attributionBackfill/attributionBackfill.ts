import { api, LightningElement } from 'lwc';
import estimate from '@salesforce/apex/AttributionPreviewController.estimate';
import getJob from '@salesforce/apex/AttributionPreviewController.getJob';
import startBackfill from '@salesforce/apex/AttributionPreviewController.startBackfill';
import stopBackfill from '@salesforce/apex/AttributionPreviewController.stopBackfill';
import { LABELS } from 'c/attributionLabels';
import { formatList, formatText } from 'c/textFormat';

type Estimate = AttributionPreviewController.Estimate;
type Job = AttributionPreviewController.Job;

const STATUS_TEXTS: Readonly<Record<string, string>> = {
  Running: LABELS.jobRunning,
  Done: LABELS.jobDone,
  Stopped: LABELS.jobStopped,
  Failed: LABELS.jobStopped
};

/** What a backfill of all opportunities takes, and the means to start, stop and watch it. */
export default class AttributionBackfill extends LightningElement {
  /** Developer names of the sources to estimate. */
  @api sources: readonly string[] = [];
  /** The backfill as the page found it. */
  @api
  get job(): Job | undefined {
    return this.current;
  }
  set job(job: Job | undefined) {
    this.current = job;
  }

  labels = LABELS;
  current: Job | undefined;
  estimated: Estimate | undefined;
  error: unknown;
  isBusy = false;
  isAsking = false;
  private mustFocus = '';

  renderedCallback(): void {
    if (this.mustFocus === '') return;
    const target = this.template?.querySelector<HTMLElement>(this.mustFocus);
    this.mustFocus = '';
    target?.focus();
  }

  get isRunning(): boolean {
    return this.current?.status === 'Running';
  }

  get startLabel(): string {
    return this.current?.isResumable ? LABELS.resume : LABELS.start;
  }

  get canStart(): boolean {
    return !this.isRunning && !this.isAsking;
  }

  get statusText(): string {
    const { status, done, total, failed } = this.current ?? {};
    const text = STATUS_TEXTS[status ?? ''];
    return text === undefined
      ? LABELS.jobNone
      : formatText(text, String(done ?? 0), String(total ?? 0), String(failed ?? 0));
  }

  get rowsText(): string {
    const { rows, gigabytes } = this.estimated ?? {};
    return formatText(LABELS.estimateRows, String(rows ?? 0), String(gigabytes ?? 0));
  }

  get savesText(): string {
    const { savedOpportunities, opportunities } = this.estimated ?? {};
    return formatText(LABELS.estimateSaves, String(savedOpportunities ?? 0), String(opportunities ?? 0));
  }

  get uncountedText(): string {
    const uncounted = this.estimated?.uncounted ?? [];
    return uncounted.length === 0 ? '' : formatText(LABELS.uncounted, formatList(uncounted));
  }

  async handleEstimate(): Promise<void> {
    await this.work(async () => {
      this.estimated = await estimate({ sources: [...this.sources] });
    });
  }

  handleAsk(): void {
    this.isAsking = true;
    this.mustFocus = '[data-question]';
  }

  handleCancel(): void {
    this.isAsking = false;
    this.mustFocus = '[data-start]';
  }

  async handleStart(): Promise<void> {
    await this.work(async () => {
      this.current = await startBackfill({});
    });
    this.isAsking = false;
    this.mustFocus = '[data-status]';
  }

  async handleStop(): Promise<void> {
    await this.work(async () => {
      this.current = await stopBackfill({});
    });
  }

  async handleRefresh(): Promise<void> {
    await this.work(async () => {
      this.current = await getJob({});
    });
  }

  private async work(action: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.error = undefined;
    try {
      await action();
    } catch (error) {
      this.error = error;
    } finally {
      this.isBusy = false;
    }
  }
}
