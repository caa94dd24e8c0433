import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import findPartners from '@salesforce/apex/InvolvementPanelController.findPartners';
import getPanel from '@salesforce/apex/InvolvementPanelController.getPanel';
import save from '@salesforce/apex/InvolvementPanelController.save';
import mayView from '@salesforce/customPermission/ViewInvolvement';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { LABELS } from 'c/involvementLabels';
import { demotion, editsOf, isSourced, readPanel, withReason } from 'c/involvementModel';
import type { Involvement, Panel, Role, RowEdit, TimelineEvent } from 'c/involvementModel';
import type { PartnerChoice } from 'c/involvementPartnerPicker';
import type { RowAction } from 'c/involvementRow';
import { formatPercent, formatText } from 'c/textFormat';

type PanelView = InvolvementPanelController.PanelView;
type Form = 'add' | RowAction;
type Focusable = HTMLElement & { focus(): void };
type RowElement = Focusable & { focusMenu(): void; readonly row?: Involvement };

/** Where the focus goes once the next render has put the target on the page. */
type FocusTarget =
  | { readonly kind: 'form' }
  | { readonly kind: 'error' }
  | { readonly kind: 'add' }
  | { readonly kind: 'menu'; readonly id: string }
  | { readonly kind: 'partner'; readonly id: string };

interface SaveRequest {
  readonly edits: RowEdit[];
  readonly message: string;
  /** The partner whose row is read out afterwards, if it is still there. */
  readonly partnerId: string;
  /** What was asked for; the rules may give another one, and say why. */
  readonly role?: Role;
}

/** Who is involved in an opportunity, in which role, since when, for what credit, and why; and the means to change it. */
export default class InvolvementPanel extends LightningElement {
  /** The opportunity's id, given by the record page. */
  @api recordId?: string;

  labels = LABELS;
  panel: Panel | undefined;
  loadError: unknown;
  saveError: unknown;
  isBusy = false;
  form: Form | undefined;
  formRow: Involvement | undefined;
  initialPartner: PartnerChoice | null = null;
  initialRole = '';
  announcement = '';
  searchTerm: string | undefined;
  partnerOptions: readonly PartnerChoice[] = [];
  isSearching = false;
  private formKey = 0;
  private provisioned: unknown;
  private focusTarget: FocusTarget | undefined;
  private refreshHandler: number | undefined;

  @wire(getPanel, { opportunityId: '$viewableId' })
  takePanel(result: WireResult<PanelView>): void {
    this.provisioned = result;
    if (result.data) this.show(result.data);
    this.loadError = result.error;
  }

  @wire(findPartners, { opportunityId: '$recordId', term: '$searchTerm' })
  takePartners({ data, error }: WireResult<InvolvementPanelController.PartnerOption[]>): void {
    if (!data && !error) return;
    this.isSearching = false;
    this.partnerOptions = (data ?? []).map(({ id, name, detail }) => ({
      id: id ?? '',
      name: name ?? '',
      detail: detail ?? ''
    }));
    if (error) this.saveError = error;
  }

  connectedCallback(): void {
    this.refreshHandler = registerRefreshHandler(this, () => this.refresh());
  }

  disconnectedCallback(): void {
    if (this.refreshHandler !== undefined) unregisterRefreshHandler(this.refreshHandler);
  }

  renderedCallback(): void {
    const target = this.focusTarget;
    if (!target) return;
    this.focusTarget = undefined;
    this.moveFocus(target);
  }

  /** Undefined for who may not look: then the server is not asked, since it would refuse the call as a whole. */
  get viewableId(): string | undefined {
    return mayView ? this.recordId : undefined;
  }

  get isLoading(): boolean {
    return !this.hasNoAccess && this.panel === undefined && this.loadError === undefined;
  }

  get hasNoAccess(): boolean {
    return !mayView || this.panel?.access === 'None';
  }

  get isShown(): boolean {
    return this.panel !== undefined && !this.hasNoAccess && this.loadError === undefined;
  }

  get canEdit(): boolean {
    return this.isShown && this.panel?.access === 'Edit' && (!this.isClosed || this.panel.mayAdjust);
  }

  /** Closed business: each change needs a reason, and a permission. */
  get isClosed(): boolean {
    return this.panel?.isClosed === true;
  }

  /** Who may only read is told that, and no more. */
  get closedText(): string {
    if (!this.isClosed || this.panel?.access !== 'Edit') return '';
    return this.panel.mayAdjust ? LABELS.closedText : LABELS.closedTextRead;
  }

  get canAdd(): boolean {
    return this.canEdit && this.form !== 'add';
  }

  get isReadOnly(): boolean {
    return this.panel?.access === 'Read';
  }

  get rows(): readonly Involvement[] {
    return this.panel?.rows ?? [];
  }

  get endedRows(): readonly Involvement[] {
    return this.panel?.endedRows ?? [];
  }

  get roles(): readonly Role[] {
    return this.panel?.roles ?? [];
  }

  get hasRows(): boolean {
    return this.rows.length > 0;
  }

  get isEmpty(): boolean {
    return !this.hasRows && this.form === undefined;
  }

  get emptyText(): string {
    return this.canEdit ? LABELS.emptyText : LABELS.emptyTextRead;
  }

  get hasHistory(): boolean {
    return this.endedRows.length > 0;
  }

  get events(): readonly TimelineEvent[] {
    return this.panel?.events ?? [];
  }

  get hasEvents(): boolean {
    return this.events.length > 0;
  }

  get hasNoCustomer(): boolean {
    return this.panel !== undefined && !this.panel.hasCustomer;
  }

  get findings(): { key: number; text: string }[] {
    return (this.panel?.findings ?? []).map((text, key) => ({ key, text }));
  }

  get hasFindings(): boolean {
    return this.findings.length > 0;
  }

  get canAssignRest(): boolean {
    return this.canEdit && this.form === undefined;
  }

  get pendingText(): string {
    const total = this.panel?.sourcedTotal ?? 0;
    return formatText(LABELS.pendingText, formatPercent(total), formatPercent(100 - total));
  }

  get isSourcedPending(): boolean {
    return this.panel?.isSourcedPending === true;
  }

  /** The open form as a list of one: its key makes every opening a form of its own, with nothing left of the last. */
  get openForms(): { key: number }[] {
    return this.form === undefined ? [] : [{ key: this.formKey }];
  }

  get hasOutsideError(): boolean {
    return this.saveError !== undefined && this.form === undefined;
  }

  get isEditing(): boolean {
    return this.form === 'add' || this.form === 'role';
  }

  get isChangingCredit(): boolean {
    return this.form === 'credit';
  }

  get isConfirming(): boolean {
    return this.form === 'primary' || this.form === 'accept';
  }

  get confirmHeading(): string {
    const label = this.form === 'primary' ? LABELS.makePrimaryTitle : LABELS.acceptTitle;
    return formatText(label, this.formRow?.partnerName ?? '');
  }

  get isEnding(): boolean {
    return this.form === 'end';
  }

  get hasOtherSourced(): boolean {
    return this.rows.some((row) => row.id !== this.formRow?.id && isSourced(row));
  }

  handleAdd(): void {
    this.initialPartner = null;
    this.initialRole = '';
    this.open('add');
  }

  handleAddAgain(event: CustomEvent<{ id: string }>): void {
    const ended = this.endedRows.find((row) => row.id === event.detail.id);
    if (!ended) return;
    this.initialPartner = { id: ended.partnerId, name: ended.partnerName, detail: '' };
    this.initialRole = ended.role;
    this.open('add');
  }

  handleRowAction(event: CustomEvent<{ id: string; action: RowAction }>): void {
    const { id, action } = event.detail;
    const row = this.rows.find((each) => each.id === id);
    if (!row) return;
    if (this.isClosed) this.open(action, row);
    else if (action === 'primary') this.makePrimary(row);
    else if (action === 'accept') this.accept(row);
    else this.open(action, row);
  }

  handleChangeCredit(): void {
    this.open('credit');
  }

  handlePartnerSearch(event: CustomEvent<{ term: string }>): void {
    const { term } = event.detail;
    if (this.searchTerm === term) return;
    // Without a term the wire stays silent, and the answer to the last one is no answer any more.
    this.partnerOptions = [];
    this.isSearching = term !== '';
    this.searchTerm = term === '' ? undefined : term;
  }

  handleEditorSave(event: CustomEvent<{ edits: RowEdit[]; partnerId: string; partnerName: string; role: Role }>): void {
    const { edits, partnerId, partnerName, role } = event.detail;
    const message = formatText(this.form === 'add' ? LABELS.savedAdd : LABELS.savedRole, partnerName, role.label);
    this.save({ edits, message, partnerId, role });
  }

  handleCreditSave(event: CustomEvent<{ edits: RowEdit[] }>): void {
    this.save({
      edits: event.detail.edits,
      message: LABELS.savedCredit,
      partnerId: this.formRow?.partnerId ?? ''
    });
  }

  handleEndSave(event: CustomEvent<{ edits: RowEdit[] }>): void {
    const message = formatText(LABELS.savedEnd, this.formRow?.partnerName ?? '');
    this.save({ edits: event.detail.edits, message, partnerId: '' });
  }

  handleConfirmSave(event: CustomEvent<{ reason: string }>): void {
    const row = this.formRow;
    if (!row) return;
    if (this.form === 'primary') this.makePrimary(row, event.detail.reason);
    else this.accept(row, event.detail.reason);
  }

  handleCancel(): void {
    const id = this.formRow?.id;
    this.close();
    this.focusTarget = id === undefined ? { kind: 'add' } : { kind: 'menu', id };
  }

  handleRetry(): void {
    this.loadError = undefined;
    this.refresh();
  }

  private async refresh(): Promise<void> {
    await refreshApex(this.provisioned);
  }

  private show(view: PanelView): void {
    this.panel = readPanel(view);
    // A row may have been ended elsewhere while its form stood open.
    if (this.formRow && !this.rows.some((row) => row.id === this.formRow?.id)) this.close();
  }

  private open(form: Form, row?: Involvement): void {
    this.saveError = undefined;
    this.formKey += 1;
    this.form = form;
    this.formRow = row;
    this.focusTarget = { kind: 'form' };
  }

  private close(): void {
    this.form = undefined;
    this.formRow = undefined;
    this.initialPartner = null;
    this.initialRole = '';
    this.saveError = undefined;
  }

  private async makePrimary(row: Involvement, reason?: string): Promise<void> {
    const edits = editsOf([...demotion(this.rows), { id: row.id, isPrimary: true }]);
    const message = formatText(LABELS.savedPrimary, row.partnerName);
    await this.save({
      edits: reason === undefined ? edits : withReason(edits, reason),
      message,
      partnerId: row.partnerId
    });
  }

  private async accept(row: Involvement, reason?: string): Promise<void> {
    const edits = editsOf([{ id: row.id, isAccepted: true }]);
    const message = formatText(LABELS.savedAccept, row.partnerName, row.roleLabel);
    await this.save({
      edits: reason === undefined ? edits : withReason(edits, reason),
      message,
      partnerId: row.partnerId
    });
  }

  private async save({ edits, message, partnerId, role }: SaveRequest): Promise<void> {
    const { recordId } = this;
    if (this.isBusy || recordId === undefined) return;
    this.isBusy = true;
    this.saveError = undefined;
    this.announcement = '';
    try {
      const view = await save({ opportunityId: recordId, edits });
      this.close();
      this.show(view);
      this.tell(message, this.otherRoleText(partnerId, role));
      this.focusTarget = { kind: 'partner', id: partnerId };
    } catch (error) {
      this.saveError = error;
      this.focusTarget = { kind: 'error' };
      return;
    } finally {
      this.isBusy = false;
    }
    // The cached answer is out of date, and other parts of the page may show what the save changed on the opportunity.
    await Promise.all([this.refresh(), notifyRecordUpdateAvailable([{ recordId }])]);
  }

  private tell(done: string, instead: string): void {
    this.announcement = instead === '' ? done : instead;
    const variant = instead === '' ? 'success' : 'warning';
    this.dispatchEvent(new ShowToastEvent({ title: LABELS.savedTitle, message: this.announcement, variant }));
  }

  /** Sourcing without evidence or the right to assert it becomes another role: empty where the partner got what was asked. */
  private otherRoleText(partnerId: string, role: Role | undefined): string {
    const rows = this.rows.filter((row) => row.partnerId === partnerId);
    const [other] = rows;
    if (!role || !other || rows.some((row) => row.role === role.key)) return '';
    return formatText(LABELS.savedOtherRole, other.partnerName, other.roleLabel, role.label, other.reason).trim();
  }

  private moveFocus(target: FocusTarget): void {
    const rows = [...(this.template?.querySelectorAll<RowElement>('c-involvement-row') ?? [])];
    const found =
      target.kind === 'form'
        ? this.template?.querySelector<Focusable>('[data-form]')
        : target.kind === 'error'
          ? this.template?.querySelector<Focusable>('[data-save-error]')
          : target.kind === 'partner'
            ? rows.find((each) => each.row?.partnerId === target.id)
            : undefined;
    if (target.kind === 'menu') rows.find((each) => each.row?.id === target.id)?.focusMenu();
    else (found ?? this.template?.querySelector<Focusable>('[data-add]'))?.focus();
  }
}
