// Generated from InvolvementDealListController.cls by scripts/build/apexTypes.ts
declare namespace InvolvementDealListController {
  interface DealFilter {
    role?: string | null;
    partnerId?: string | null;
    status?: string | null;
    isClosed?: boolean | null;
    isMine?: boolean | null;
    measure?: string | null;
    period?: string | null;
  }
  interface DealPage {
    hasAccess: boolean;
    deals: DealRow[];
    nextKey?: string | null;
  }
  interface DealRow {
    id?: string | null;
    name?: string | null;
    customerId?: string | null;
    customerName?: string | null;
    stage?: string | null;
    closeDate?: string | null;
    isClosed: boolean;
    isWon: boolean;
    amount?: number | null;
    currencyCode?: string | null;
    involvements: InvolvementChip[];
  }
  interface InvolvementChip {
    id?: string | null;
    partnerId?: string | null;
    partnerName?: string | null;
    role?: string | null;
    roleLabel?: string | null;
    icon?: string | null;
    creditType?: string | null;
    creditPercent?: number | null;
    isPrimary: boolean;
    isInReview: boolean;
    startDate?: string | null;
    reason?: string | null;
  }
  interface FilterOption {
    value?: string | null;
    label?: string | null;
  }
  interface FilterOptions {
    roles: FilterOption[];
    partners: FilterOption[];
  }
}
declare module '@salesforce/apex/InvolvementDealListController.getDeals' {
  const getDeals: ApexMethod<
    { filter: InvolvementDealListController.DealFilter; after: string },
    InvolvementDealListController.DealPage
  >;
  export default getDeals;
}
declare module '@salesforce/apex/InvolvementDealListController.getFilterOptions' {
  const getFilterOptions: ApexMethod<Record<string, never>, InvolvementDealListController.FilterOptions>;
  export default getFilterOptions;
}
