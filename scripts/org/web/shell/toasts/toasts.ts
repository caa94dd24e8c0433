import { api, LightningElement } from 'lwc';
import type { Toast } from '../../shims/platformShowToastEvent.ts';

interface ShownToast extends Toast {
  readonly key: number;
  readonly themeClass: string;
  readonly iconName: string;
  readonly role: 'alert' | 'status';
}

/** How long a toast stays that the person need not close. */
const SHOWN_FOR_MS = 5000;

/** Messages on top of the page that come and go. */
export default class Toasts extends LightningElement {
  toasts: readonly ShownToast[] = [];
  private lastKey = 0;

  @api
  show(toast: Toast): void {
    this.lastKey += 1;
    const key = this.lastKey;
    const shown: ShownToast = {
      ...toast,
      key,
      themeClass: `slds-notify slds-notify_toast slds-theme_${toast.variant}`,
      iconName: `utility:${toast.variant}`,
      role: toast.variant === 'error' ? 'alert' : 'status'
    };
    this.toasts = [...this.toasts, shown];
    if (toast.mode !== 'sticky') window.setTimeout(() => this.remove(key), SHOWN_FOR_MS);
  }

  handleClose(event: Event): void {
    this.remove(Number((event.currentTarget as HTMLElement).dataset.key));
  }

  private remove(key: number): void {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }
}
