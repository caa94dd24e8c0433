import { api, LightningElement } from 'lwc';
import { reduceErrors } from 'c/errorUtils';
import defaultTitle from '@salesforce/label/c.Core_ErrorTitle';
import retryLabel from '@salesforce/label/c.Core_ErrorRetry';

/**
 * Says in words what went wrong, and is announced as it appears.
 *
 * @fires retry when the person asks to try again (only with `can-retry`).
 */
export default class ErrorPanel extends LightningElement {
  /** What failed, such as "Not saved". */
  @api heading = defaultTitle;
  /** Anything that was thrown, or a list of it. */
  @api errors: unknown;
  @api canRetry = false;

  retryLabel = retryLabel;

  /** Moves the focus to the message. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-error]')?.focus();
  }

  get messages(): { key: number; text: string }[] {
    return reduceErrors(this.errors).map((text, key) => ({ key, text }));
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
