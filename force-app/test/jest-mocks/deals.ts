import type { Deal, DealInvolvement } from 'c/involvementDealModel';

type DealRow = InvolvementDealListController.DealRow;

/** A partner that sources a deal; tests state what differs. */
export function dealInvolvement(differences: Partial<DealInvolvement> = {}): DealInvolvement {
  return {
    id: 'involvement-1',
    partnerId: 'partner-1',
    partnerName: 'Acme',
    roleLabel: 'Sourcing',
    icon: 'utility:link',
    creditPercent: 100,
    isPrimary: true,
    isInReview: false,
    startDate: '2026-03-03',
    reason: 'Brought the customer.',
    ...differences
  };
}

export function deal(differences: Partial<Deal> = {}): Deal {
  return {
    id: 'deal-1',
    name: 'Big deal',
    customerId: 'customer-1',
    customerName: 'Customer',
    stage: 'Prospecting',
    closeDate: '2026-12-31',
    amount: 100000,
    currencyCode: 'USD',
    involvements: [dealInvolvement()],
    ...differences
  };
}

/** A deal as the controller answers it. */
export function dealRow(id: string, differences: Partial<Deal> = {}): DealRow {
  const { involvements, ...facts } = deal({ id, name: `Deal ${id}`, ...differences });
  return { ...facts, isClosed: false, isWon: false, involvements: involvements.map((each) => ({ ...each })) };
}
