import type { Involvement, Role } from 'c/involvementModel';

/** A sourcing partner that holds all credit and is primary; tests state what differs. */
export function involvement(differences: Partial<Involvement> = {}): Involvement {
  return {
    id: 'row-1',
    partnerId: 'partner-1',
    partnerName: 'Northwind',
    role: 'Sourcing',
    roleLabel: 'Sourcing',
    icon: 'utility:link',
    isPrimary: true,
    creditType: 'Sourced',
    creditTypeLabel: 'Sourced',
    creditPercent: 100,
    status: 'Active',
    statusLabel: 'Active',
    isHeld: false,
    startDate: '2026-03-03',
    endDate: '',
    reason: '',
    why: 'Added by Ana on March 3.',
    ...differences
  };
}

/** A partner that delivers, without a share of sourced credit. */
export function delivering(differences: Partial<Involvement> = {}): Involvement {
  return involvement({
    id: 'row-2',
    partnerId: 'partner-2',
    partnerName: 'Cascadia',
    role: 'Implementation',
    roleLabel: 'Implementation',
    isPrimary: false,
    creditType: 'Delivered',
    creditTypeLabel: 'Delivered',
    creditPercent: null,
    ...differences
  });
}

export const ROLES: readonly Role[] = [
  {
    key: 'Sourcing',
    label: 'Sourcing',
    creditType: 'Sourced',
    defaultCredit: 100,
    icon: 'utility:link',
    description: 'Brought the deal.'
  },
  {
    key: 'Influencing',
    label: 'Influencing',
    creditType: 'Influence',
    defaultCredit: 20,
    icon: 'utility:trending',
    description: 'Moved the deal.'
  },
  {
    key: 'Advisor',
    label: 'Advisor',
    creditType: 'None',
    defaultCredit: null,
    icon: 'utility:user',
    description: 'Advises.'
  }
];
