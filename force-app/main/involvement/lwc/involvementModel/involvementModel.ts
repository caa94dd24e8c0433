type PanelView = InvolvementPanelController.PanelView;
type Row = InvolvementPanelController.Row;
type RoleOption = InvolvementPanelController.RoleOption;

/** One change of one row, in the form the controller takes. */
export type RowEdit = InvolvementPanelController.RowEdit;

/** A partner's part in the opportunity, with nothing left undefined. */
export interface Involvement {
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  /** The role's key, which the record stores. */
  readonly role: string;
  readonly roleLabel: string;
  readonly icon: string;
  readonly isPrimary: boolean;
  readonly creditType: string;
  readonly creditTypeLabel: string;
  readonly creditPercent: number | null;
  readonly status: string;
  readonly statusLabel: string;
  /** True while the row waits for a person: it counts in no ledger. */
  readonly isHeld: boolean;
  /** `YYYY-MM-DD`, or empty. */
  readonly startDate: string;
  readonly endDate: string;
  /** What the person who changed the row gave as reason, or empty. */
  readonly reason: string;
  /** The latest decision in words: which rule, who, when. */
  readonly why: string;
}

export interface Role {
  readonly key: string;
  readonly label: string;
  readonly creditType: string;
  readonly defaultCredit: number | null;
  readonly icon: string;
  readonly description: string;
}

/** Something that happened to a partner's part in the opportunity. */
export interface TimelineEvent {
  readonly id: string;
  readonly kind: string;
  /** ISO moment. */
  readonly happenedAt: string;
  readonly partnerName: string;
  readonly roleLabel: string;
  readonly text: string;
  readonly creditBefore: number | null;
  readonly creditAfter: number | null;
  readonly reason: string;
  readonly actorName: string;
}

export interface Panel {
  readonly access: 'Edit' | 'Read' | 'None';
  /** True where each change needs a reason, and a permission. */
  readonly isClosed: boolean;
  readonly mayAdjust: boolean;
  readonly hasCustomer: boolean;
  readonly sourcedTotal: number;
  readonly isSourcedPending: boolean;
  readonly rows: readonly Involvement[];
  readonly endedRows: readonly Involvement[];
  readonly roles: readonly Role[];
  /** The newest first. */
  readonly events: readonly TimelineEvent[];
  readonly findings: readonly string[];
}

/** An input of the credit split: a row, or the row that is about to be added. */
export interface CreditShare {
  /** The row's id; `new` for a row that does not exist yet. */
  readonly id: string;
  readonly partnerName: string;
  /** Null while the input is empty. */
  readonly percent: number | null;
}

export const NEW_ROW = 'new';

const DEFAULT_ICON = 'utility:people';

/** Reads the controller's answer; what the platform leaves out because it is null becomes an explicit value. */
export function readPanel(view: PanelView): Panel {
  return {
    access: view.access === 'Edit' || view.access === 'Read' ? view.access : 'None',
    isClosed: view.isClosed,
    mayAdjust: view.mayAdjust,
    hasCustomer: view.hasCustomer,
    sourcedTotal: view.sourcedTotal ?? 0,
    isSourcedPending: view.isSourcedPending,
    rows: (view.rows ?? []).map(readRow),
    endedRows: (view.endedRows ?? []).map(readRow),
    roles: [...(view.roles ?? [])].sort((left, right) => (left.order ?? 0) - (right.order ?? 0)).map(readRole),
    events: (view.events ?? []).map(readEvent),
    findings: view.findings ?? []
  };
}

function readRow(row: Row): Involvement {
  return {
    id: row.id ?? '',
    partnerId: row.partnerId ?? '',
    partnerName: row.partnerName ?? '',
    role: row.role ?? '',
    roleLabel: row.roleLabel ?? row.role ?? '',
    icon: row.icon ?? DEFAULT_ICON,
    isPrimary: row.isPrimary,
    creditType: row.creditType ?? 'None',
    creditTypeLabel: row.creditTypeLabel ?? row.creditType ?? '',
    creditPercent: row.creditPercent ?? null,
    status: row.status ?? '',
    statusLabel: row.statusLabel ?? row.status ?? '',
    isHeld: row.isHeld,
    startDate: row.startDate ?? '',
    endDate: row.endDate ?? '',
    reason: row.reason ?? '',
    why: row.why ?? ''
  };
}

function readEvent(event: InvolvementPanelController.TimelineEvent): TimelineEvent {
  return {
    id: event.id ?? '',
    kind: event.kind ?? 'Change',
    happenedAt: event.happenedAt ?? '',
    partnerName: event.partnerName ?? '',
    roleLabel: event.roleLabel ?? '',
    text: event.text ?? '',
    creditBefore: event.creditBefore ?? null,
    creditAfter: event.creditAfter ?? null,
    reason: event.reason ?? '',
    actorName: event.actorName ?? ''
  };
}

function readRole(role: RoleOption): Role {
  return {
    key: role.key ?? '',
    label: role.label ?? role.key ?? '',
    creditType: role.creditType ?? 'None',
    defaultCredit: role.defaultCredit ?? null,
    icon: role.icon ?? DEFAULT_ICON,
    description: role.description ?? ''
  };
}

/** True for credit that must add up to a hundred over the opportunity. */
export function isSourced(credit: { readonly creditType: string }): boolean {
  return credit.creditType === 'Sourced';
}

/** True when a role of this credit type carries a percentage. */
export function hasCredit(credit: { readonly creditType: string }): boolean {
  return credit.creditType !== 'None';
}

/** The rows that share sourced credit, as inputs of the split; rows that wait for a person have no part in it. */
export function sharesOf(rows: readonly Involvement[]): CreditShare[] {
  return rows
    .filter((row) => isSourced(row) && !row.isHeld)
    .map(({ id, partnerName, creditPercent }) => ({ id, partnerName, percent: creditPercent }));
}

/** Adds percentages in hundredths, so that 33.33 + 33.33 + 33.34 is exactly 100. */
export function totalOf(shares: readonly Pick<CreditShare, 'percent'>[]): number {
  return shares.reduce((sum, { percent }) => sum + Math.round((percent ?? 0) * 100), 0) / 100;
}

/** Shares a hundred evenly; the first takes what two decimals cannot divide. */
export function splitEvenly(shares: readonly CreditShare[]): CreditShare[] {
  const each = Math.floor(10000 / shares.length);
  const rest = 10000 - each * shares.length;
  return shares.map((share, index) => ({ ...share, percent: (each + (index === 0 ? rest : 0)) / 100 }));
}

/** What is to change in one existing row; what is left out stays as it is. */
export type RowChange = { readonly id: string } & Omit<RowEdit, 'id'>;

/**
 * One edit per row for any number of changes, those of the same row merged: the controller judges them together, so
 * that a hundred can become sixty and forty.
 */
export function editsOf(changes: readonly RowChange[]): RowEdit[] {
  const edits = new Map<string, RowEdit>();
  for (const change of changes) edits.set(change.id, { ...edits.get(change.id), ...change });
  return [...edits.values()];
}

/** The edits, each with the reason: closed business asks one of every row that changes. */
export function withReason(edits: readonly RowEdit[], reason: string): RowEdit[] {
  return edits.map((edit) => ({ ...edit, reason: reason.trim() }));
}

/** The changes that turn the rows' credit into the given shares; untouched rows are left out. */
export function creditChanges(rows: readonly Involvement[], shares: readonly CreditShare[]): RowChange[] {
  return shares
    .filter(({ id, percent }) => rows.some((row) => row.id === id && row.creditPercent !== percent))
    .map(({ id, percent }) => ({ id, creditPercent: percent }));
}

/** The change that takes the primary mark off the row that bears it, since an opportunity has one. */
export function demotion(rows: readonly Involvement[]): RowChange[] {
  return rows.filter((row) => row.isPrimary).map(({ id }) => ({ id, isPrimary: false }));
}
