import { api, LightningElement } from 'lwc';
import type { DealFilter } from 'c/involvementDealModel';
import { LABELS } from 'c/involvementPageLabels';
import { formatText } from 'c/textFormat';

/** A number that somebody wants to see the deals of; a key of its own makes every wish a new list. */
export interface OpenNumber {
  readonly key: number;
  readonly name: string;
  readonly filter: DealFilter;
}

/**
 * The deals behind a number; takes the focus when it opens.
 *
 * @fires close
 */
export default class InvolvementDealsBehind extends LightningElement {
  /** What the number counts. */
  @api name = '';
  @api filter: DealFilter | undefined;

  labels = LABELS;
  private isFocusDue = true;

  renderedCallback(): void {
    if (!this.isFocusDue) return;
    this.isFocusDue = false;
    this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
  }

  get heading(): string {
    return formatText(LABELS.insightBehind, this.name);
  }

  handleClose(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}
