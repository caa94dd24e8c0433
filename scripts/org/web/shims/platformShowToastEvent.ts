/** What a toast shows. */
export interface Toast {
  readonly title: string;
  readonly message: string;
  readonly variant: 'info' | 'success' | 'warning' | 'error';
  readonly mode: 'dismissible' | 'pester' | 'sticky';
}

/** The event's name on the platform; the shell listens to it at the top of the page. */
export const SHOW_TOAST = 'lightning__showtoast';

/**
 * Asks the page to show a toast.
 *
 * https://developer.salesforce.com/docs/platform/lwc/guide/use-toast.html
 */
export class ShowToastEvent extends CustomEvent<Toast> {
  constructor(toast: Partial<Toast> & Readonly<Record<string, unknown>>) {
    if ('messageData' in toast) throw new Error('ShowToastEvent: the local page does not support messageData');
    super(SHOW_TOAST, {
      composed: true,
      bubbles: true,
      cancelable: true,
      detail: {
        title: toast.title ?? '',
        message: toast.message ?? '',
        variant: toast.variant ?? 'info',
        mode: toast.mode ?? 'dismissible'
      }
    });
  }
}
