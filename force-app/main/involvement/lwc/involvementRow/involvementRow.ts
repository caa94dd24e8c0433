import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { LABELS } from 'c/involvementLabels';
import { hasCredit, isSourced } from 'c/involvementModel';
import type { Involvement } from 'c/involvementModel';
import { formatText } from 'c/textFormat';

/** What a person can ask for on a row. */
export type RowAction = 'accept' | 'role' | 'credit' | 'primary' | 'end';

type Focusable = HTMLElement & { focus(): void };

/**
 * One partner's part in the deal.
 *
 * @fires rowaction with `{ id, action }`, see `RowAction`.
 */
export default class InvolvementRow extends NavigationMixin(LightningElement) {
  @api canEdit = false;
  @api isBusy = false;

  @api
  get row(): Involvement | undefined {
    return this.shown;
  }
  set row(value: Involvement | undefined) {
    const isOther = value?.partnerId !== this.shown?.partnerId;
    this.shown = value;
    if (value && isOther) this.findPartnerUrl();
  }

  labels = LABELS;
  isExplained = false;
  partnerUrl = '';
  private shown: Involvement | undefined;

  /** Moves the focus to the row as a whole, so that a screen reader reads it. */
  @api
  focus(): void {
    this.template?.querySelector<Focusable>('[data-row]')?.focus();
  }

  /** Moves the focus to the menu, where an action was chosen. */
  @api
  focusMenu(): void {
    this.template?.querySelector<Focusable>('lightning-button-menu')?.focus();
  }

  get hasCredit(): boolean {
    return this.shown !== undefined && hasCredit(this.shown);
  }

  get hasPercent(): boolean {
    return this.shown !== undefined && this.shown.creditPercent !== null;
  }

  get creditText(): string {
    return formatText(LABELS.creditOfType, this.shown?.creditTypeLabel ?? '');
  }

  get isInReview(): boolean {
    return this.shown?.status === 'Review';
  }

  /** A row that waits for the rest of the credit is told apart from one that waits for a person. */
  get reviewText(): string {
    return this.shown?.isHeld ? LABELS.held : (this.shown?.statusLabel ?? '');
  }

  get reasonClass(): string {
    return this.shown?.isHeld ? 'held' : '';
  }

  get actionsText(): string {
    return formatText(LABELS.actions, this.shown?.partnerName ?? '');
  }

  get menuItems(): { action: RowAction; label: string }[] {
    if (!this.shown) return [];
    return [
      ...(this.shown.isHeld ? [{ action: 'accept' as const, label: LABELS.accept }] : []),
      { action: 'role', label: LABELS.changeRole },
      ...(isSourced(this.shown) ? [{ action: 'credit' as const, label: LABELS.changeCredit }] : []),
      ...(this.shown.isPrimary || this.shown.isHeld ? [] : [{ action: 'primary' as const, label: LABELS.makePrimary }]),
      { action: 'end', label: LABELS.end }
    ];
  }

  get explainText(): string {
    return formatText(LABELS.whyMore, this.shown?.partnerName ?? '');
  }

  get explainIcon(): string {
    return this.isExplained ? 'utility:chevrondown' : 'utility:chevronright';
  }

  handleExplain(): void {
    this.isExplained = !this.isExplained;
  }

  handleSelect(event: CustomEvent<{ value: RowAction }>): void {
    const detail = { id: this.shown?.id, action: event.detail.value };
    this.dispatchEvent(new CustomEvent('rowaction', { detail }));
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    this[NavigationMixin.Navigate](this.partnerPage());
  }

  private async findPartnerUrl(): Promise<void> {
    this.partnerUrl = await this[NavigationMixin.GenerateUrl](this.partnerPage());
  }

  private partnerPage(): { type: string; attributes: Record<string, unknown> } {
    return {
      type: 'standard__recordPage',
      attributes: { recordId: this.shown?.partnerId, objectApiName: 'Account', actionName: 'view' }
    };
  }
}
