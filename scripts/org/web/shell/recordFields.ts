/** Which fields the standard parts of a record page show, by object: a page layout and a compact layout in one row. */
export interface RecordLayout {
  readonly icon: string;
  readonly highlights: readonly string[];
  readonly details: readonly string[];
}

export const RECORD_LAYOUTS: Readonly<Record<string, RecordLayout>> = {
  Opportunity: {
    icon: 'standard:opportunity',
    highlights: ['Account.Name', 'StageName', 'Amount', 'CloseDate', 'Owner.Name'],
    details: [
      'Name',
      'Owner.Name',
      'Account.Name',
      'CloseDate',
      'Type',
      'StageName',
      'LeadSource',
      'Probability',
      'Amount',
      'ForecastCategoryName',
      'NextStep',
      'Description'
    ]
  },
  Account: {
    icon: 'standard:account',
    highlights: ['Type', 'Phone', 'Website', 'Owner.Name', 'Industry'],
    details: [
      'Name',
      'Owner.Name',
      'Type',
      'Parent.Name',
      'Industry',
      'Phone',
      'Website',
      'NumberOfEmployees',
      'BillingCity',
      'BillingCountry',
      'Description'
    ]
  }
};
