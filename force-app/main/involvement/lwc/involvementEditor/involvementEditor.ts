import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementLabels';
import {
  creditChanges,
  demotion,
  editsOf,
  hasCredit,
  isSourced,
  NEW_ROW,
  sharesOf,
  totalOf,
  withReason
} from 'c/involvementModel';
import type { CreditShare, Involvement, Role, RowChange, RowEdit } from 'c/involvementModel';
import type { PartnerChoice } from 'c/involvementPartnerPicker';
import type InvolvementReason from 'c/involvementReason';
import { formatText } from 'c/textFormat';

type Input = HTMLElement & { reportValidity(): boolean };

/**
 * Adds a partner to the deal, or changes the role of one. Where sourced credit is touched, the other partners' shares
 * stand in the same form and are saved together.
 *
 * @fires partnersearch with `{ term }`
 * @fires save with `{ edits, partnerId, partnerName, role }`; nothing is saved by the form itself.
 * @fires cancel
 */
export default class InvolvementEditor extends LightningElement {
  /** The active row whose role changes; none when a partner is added. */
  @api row?: Involvement;
  /** The partner to start from when one is added again. */
  @api initialPartner: PartnerChoice | null = null;
  @api initialRole = '';
  /** All active rows of the opportunity. */
  @api rows: readonly Involvement[] = [];
  @api roles: readonly Role[] = [];
  @api partnerOptions: readonly PartnerChoice[] = [];
  @api isSearching = false;
  /** True on closed business: then the reason is that of every row the form changes. */
  @api isReasonRequired = false;
  @api isBusy = false;

  labels = LABELS;
  partner: PartnerChoice | null = null;
  roleKey = '';
  percent: number | null = null;
  shares: readonly CreditShare[] = [];
  isPrimary = false;

  connectedCallback(): void {
    this.partner = this.initialPartner;
    this.isPrimary = this.row?.isPrimary ?? this.rows.length === 0;
    if (this.row) this.roleKey = this.row.role;
    else if (this.roles.some((role) => role.key === this.initialRole)) this.takeRole(this.initialRole);
  }

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
  }

  get isNew(): boolean {
    return this.row === undefined;
  }

  get heading(): string {
    return this.row ? formatText(LABELS.changeRoleTitle, this.row.partnerName) : LABELS.addTitle;
  }

  get roleOptions(): { value: string; label: string }[] {
    return this.roles.map(({ key, label }) => ({ value: key, label }));
  }

  get chosenRole(): Role | undefined {
    return this.roles.find((role) => role.key === this.roleKey);
  }

  /** Whether the choice touches sourced credit: the role takes part in it, or leaves its share to others. */
  get isSplit(): boolean {
    return this.shares.length > 0;
  }

  get hasOwnPercent(): boolean {
    const role = this.roleKey === this.row?.role ? undefined : this.chosenRole;
    return role !== undefined && hasCredit(role) && !isSourced(role);
  }

  /** The first partner of a deal is its primary whether or not the box is ticked. */
  get canChoosePrimary(): boolean {
    return this.isNew && this.rows.length > 0;
  }

  handlePartner(event: CustomEvent<{ partner: PartnerChoice | null }>): void {
    this.partner = event.detail.partner;
    this.shares = this.shares.map((share) => {
      return share.id === NEW_ROW ? { ...share, partnerName: this.newName() } : share;
    });
  }

  handleSearch(event: CustomEvent<{ term: string }>): void {
    this.dispatchEvent(new CustomEvent('partnersearch', { detail: event.detail }));
  }

  handleRole(event: CustomEvent<{ value: string }>): void {
    this.takeRole(event.detail.value);
  }

  handlePercent(event: CustomEvent<{ value: string }>): void {
    this.percent = event.detail.value === '' ? null : Number(event.detail.value);
  }

  handleCreditChange(event: CustomEvent<{ shares: CreditShare[] }>): void {
    this.shares = event.detail.shares;
  }

  handlePrimary(event: CustomEvent<{ checked: boolean }>): void {
    this.isPrimary = event.detail.checked;
  }

  handleSave(): void {
    const invalid = [...(this.template?.querySelectorAll<Input>('[data-input]') ?? [])].filter(
      (each) => !each.reportValidity()
    );
    if (invalid.length > 0) {
      invalid[0]?.focus();
      return;
    }
    const edits = this.row ? this.changeEdits(this.row) : this.addEdits();
    const detail = {
      edits: this.isReasonRequired ? withReason(edits, this.reason()) : edits,
      partnerId: this.row?.partnerId ?? this.partner?.id,
      partnerName: this.row?.partnerName ?? this.partner?.name,
      role: this.chosenRole
    };
    if (this.row?.role === this.roleKey) this.handleCancel();
    else this.dispatchEvent(new CustomEvent('save', { detail }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  private takeRole(key: string): void {
    this.roleKey = key;
    const role = this.chosenRole;
    this.shares = [];
    if (!role || key === this.row?.role) return;
    this.percent = hasCredit(role) ? role.defaultCredit : null;
    const others = sharesOf(this.rows).filter((share) => share.id !== this.row?.id);
    if (!isSourced(role)) {
      // Another role needs no share; what a sourcing partner leaves behind is divided among the rest.
      if (this.row && isSourced(this.row)) this.shares = others;
      return;
    }
    const left = Math.max(0, 100 - totalOf(others));
    const share = { id: this.row?.id ?? NEW_ROW, partnerName: this.row?.partnerName ?? this.newName(), percent: left };
    this.shares = [...others, share];
  }

  private newName(): string {
    return this.partner?.name ?? LABELS.thisPartner;
  }

  private changeEdits(row: Involvement): RowEdit[] {
    const change: RowChange = { id: row.id, role: this.roleKey, creditPercent: this.ownPercent(row.id), ...this.why() };
    const others = this.shares.filter((share) => share.id !== row.id);
    return editsOf([change, ...creditChanges(this.rows, others)]);
  }

  private addEdits(): RowEdit[] {
    const added: RowEdit = {
      id: null,
      partnerId: this.partner?.id ?? null,
      role: this.roleKey,
      creditPercent: this.ownPercent(NEW_ROW),
      isPrimary: this.isPrimary,
      isEnded: false,
      reason: this.why().reason ?? null
    };
    const demoted = this.isPrimary ? demotion(this.rows) : [];
    return [...editsOf([...demoted, ...creditChanges(this.rows, this.shares)]), added];
  }

  private ownPercent(id: string): number | null {
    if (!this.chosenRole || !hasCredit(this.chosenRole)) return null;
    return isSourced(this.chosenRole) ? (this.shares.find((share) => share.id === id)?.percent ?? null) : this.percent;
  }

  private why(): { reason?: string | null } {
    return this.reason() === '' ? {} : { reason: this.reason() };
  }

  private reason(): string {
    return this.template?.querySelector<HTMLElement & InvolvementReason>('c-involvement-reason')?.reason ?? '';
  }
}
