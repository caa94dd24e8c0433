import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';

interface RecordPage {
  readonly type: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A link to a record, which opens inside of the app and, as any link, in a tab of its own when asked to. */
export default class InvolvementRecordLink extends NavigationMixin(LightningElement) {
  @api objectApiName = '';
  @api label = '';

  @api
  get recordId(): string {
    return this.target;
  }
  set recordId(value: string) {
    this.target = value;
    if (this.isConnected) this.findUrl();
  }

  /** Called by the data table, whose keyboard navigation ends at what is marked in the template. */
  @api
  focus(): void {
    this.template?.querySelector('a')?.focus();
  }

  url = '';
  private target = '';

  connectedCallback(): void {
    this.findUrl();
  }

  handleOpen(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this[NavigationMixin.Navigate](this.page());
  }

  private async findUrl(): Promise<void> {
    if (this.target !== '') this.url = await this[NavigationMixin.GenerateUrl](this.page());
  }

  private page(): RecordPage {
    return {
      type: 'standard__recordPage',
      attributes: { recordId: this.target, objectApiName: this.objectApiName, actionName: 'view' }
    };
  }
}
