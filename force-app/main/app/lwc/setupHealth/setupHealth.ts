import { LightningElement } from 'lwc';
import getHealth from '@salesforce/apex/SetupHealthController.getHealth';
import startDispatcher from '@salesforce/apex/SetupHealthController.startDispatcher';
import mayManage from '@salesforce/customPermission/ManageInvolve';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import actionErrorTitle from '@salesforce/label/c.App_HealthActionErrorTitle';
import allWell from '@salesforce/label/c.App_HealthAllWell';
import attention from '@salesforce/label/c.App_HealthAttention';
import checkedAt from '@salesforce/label/c.App_HealthCheckedAt';
import checks from '@salesforce/label/c.App_HealthChecks';
import emptyText from '@salesforce/label/c.App_HealthEmptyText';
import emptyTitle from '@salesforce/label/c.App_HealthEmptyTitle';
import errorTitle from '@salesforce/label/c.App_HealthErrorTitle';
import loading from '@salesforce/label/c.App_HealthLoading';
import noAccessText from '@salesforce/label/c.App_HealthNoAccessText';
import noAccessTitle from '@salesforce/label/c.App_HealthNoAccessTitle';
import refresh from '@salesforce/label/c.App_HealthRefresh';
import start from '@salesforce/label/c.App_HealthStartDispatcher';
import started from '@salesforce/label/c.App_HealthStarted';
import statusError from '@salesforce/label/c.App_HealthStatusError';
import statusOk from '@salesforce/label/c.App_HealthStatusOk';
import statusUnknown from '@salesforce/label/c.App_HealthStatusUnknown';
import statusWarning from '@salesforce/label/c.App_HealthStatusWarning';
import title from '@salesforce/label/c.App_HealthTitle';
import { formatText } from 'c/textFormat';

type Health = SetupHealthController.Health;
type Check = SetupHealthController.Check;

const LABELS = {
  actionErrorTitle,
  checkedAt,
  checks,
  emptyText,
  emptyTitle,
  errorTitle,
  loading,
  noAccessText,
  noAccessTitle,
  refresh,
  title
};

interface StatusLook {
  readonly label: string;
  readonly icon: string;
  readonly variant?: string;
}

const UNKNOWN: StatusLook = { label: statusUnknown, icon: 'utility:help' };
const LOOKS: Readonly<Record<string, StatusLook>> = {
  OK: { label: statusOk, icon: 'utility:success', variant: 'success' },
  WARNING: { label: statusWarning, icon: 'utility:warning', variant: 'warning' },
  ERROR: { label: statusError, icon: 'utility:error', variant: 'error' },
  UNKNOWN
};

interface Action {
  readonly label: string;
  readonly done: string;
  readonly run: () => Promise<Health>;
}

/** What the page can do, by the code a check offers. */
const ACTIONS: Readonly<Record<string, Action>> = {
  StartDispatcher: { label: start, done: started, run: () => startDispatcher({}) }
};

/** Whether Involve is set up and works, in the words of its health checks, and the means to start what has stopped. */
export default class SetupHealth extends LightningElement {
  labels = LABELS;
  health: Health | undefined;
  loadError: unknown;
  actionError: unknown;
  isBusy = false;
  private mustFocusSummary = false;

  connectedCallback(): void {
    if (mayManage) this.load(getHealth({}));
  }

  renderedCallback(): void {
    const summary = this.mustFocusSummary && this.template?.querySelector<HTMLElement>('[data-summary]');
    if (!summary) return;
    this.mustFocusSummary = false;
    summary.focus();
  }

  get hasAccess(): boolean {
    return mayManage === true;
  }

  get isShown(): boolean {
    return this.health !== undefined && this.loadError === undefined;
  }

  get checks() {
    return (this.health?.checks ?? []).map((check) => ({
      ...check,
      look: LOOKS[check.status ?? ''] ?? UNKNOWN,
      button: ACTIONS[check.action ?? '']
    }));
  }

  get isEmpty(): boolean {
    return this.isShown && this.checks.length === 0;
  }

  get hasChecks(): boolean {
    return this.isShown && this.checks.length > 0;
  }

  get summary(): string {
    const open = this.checks.filter(({ status }) => status !== 'OK').length;
    return open === 0 ? allWell : formatText(attention, String(open), String(this.checks.length));
  }

  get checkedAt(): string | undefined {
    return this.health?.checkedAt ?? undefined;
  }

  async handleRefresh(): Promise<void> {
    this.actionError = undefined;
    await this.load(getHealth({}));
  }

  async handleAction(event: Event): Promise<void> {
    const { name } = (event.currentTarget as HTMLElement).dataset;
    const check: Check | undefined = this.checks.find((each) => each.name === name);
    const action = ACTIONS[check?.action ?? ''];
    if (!action || this.isBusy) return;
    this.isBusy = true;
    this.actionError = undefined;
    try {
      this.health = await action.run();
      this.mustFocusSummary = true;
      this.dispatchEvent(new ShowToastEvent({ message: action.done, variant: 'success' }));
    } catch (error) {
      this.actionError = error;
    } finally {
      this.isBusy = false;
    }
  }

  private async load(answer: Promise<Health>): Promise<void> {
    this.isBusy = true;
    this.loadError = undefined;
    try {
      this.health = await answer;
    } catch (error) {
      this.loadError = error;
    } finally {
      this.isBusy = false;
    }
  }
}
