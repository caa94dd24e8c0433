type DealRow = InvolvementDealListController.DealRow;
type Chip = InvolvementDealListController.InvolvementChip;

/** What narrows a list of deals, in the form the controller takes. */
export type DealFilter = InvolvementDealListController.DealFilter;

/** One partner's part in a deal, with nothing left undefined. */
export interface DealInvolvement {
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly roleLabel: string;
  readonly icon: string;
  readonly creditPercent: number | null;
  readonly isPrimary: boolean;
  readonly isInReview: boolean;
  /** `YYYY-MM-DD`, or empty. */
  readonly startDate: string;
  readonly reason: string;
}

export interface Deal {
  readonly id: string;
  readonly name: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly stage: string;
  readonly closeDate: string;
  readonly amount: number | null;
  readonly currencyCode: string;
  readonly involvements: readonly DealInvolvement[];
}

const DEFAULT_ICON = 'utility:people';

/** Reads the controller's answer; what the platform leaves out because it is null becomes an explicit value. */
export function readDeal(row: DealRow): Deal {
  return {
    id: row.id ?? '',
    name: row.name ?? '',
    customerId: row.customerId ?? '',
    customerName: row.customerName ?? '',
    stage: row.stage ?? '',
    closeDate: row.closeDate ?? '',
    amount: row.amount ?? null,
    currencyCode: row.currencyCode ?? '',
    involvements: row.involvements.map(readInvolvement)
  };
}

function readInvolvement(chip: Chip): DealInvolvement {
  return {
    id: chip.id ?? '',
    partnerId: chip.partnerId ?? '',
    partnerName: chip.partnerName ?? '',
    roleLabel: chip.roleLabel ?? chip.role ?? '',
    icon: chip.icon ?? DEFAULT_ICON,
    creditPercent: chip.creditPercent ?? null,
    isPrimary: chip.isPrimary,
    isInReview: chip.isInReview,
    startDate: chip.startDate ?? '',
    reason: chip.reason ?? ''
  };
}
