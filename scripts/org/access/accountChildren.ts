/** Children of accounts whose access depends on that to the account, and the other way round. */
export interface AccountChild {
  readonly object: string;
  readonly lookup: string;
  /** Columns of the account's share rows and of the account owner's role that give access to the child. */
  readonly shareColumn: string;
  readonly roleColumn: string;
}

/** https://help.salesforce.com/s/articleView?id=platform.sharing_across_objects.htm */
export const ACCOUNT_CHILDREN: readonly AccountChild[] = [
  {
    object: 'Opportunity',
    lookup: 'AccountId',
    shareColumn: 'OpportunityAccessLevel',
    roleColumn: 'OpportunityAccessForAccountOwner'
  },
  { object: 'Case', lookup: 'AccountId', shareColumn: 'CaseAccessLevel', roleColumn: 'CaseAccessForAccountOwner' },
  {
    object: 'Contact',
    lookup: 'AccountId',
    shareColumn: 'ContactAccessLevel',
    roleColumn: 'ContactAccessForAccountOwner'
  }
];
