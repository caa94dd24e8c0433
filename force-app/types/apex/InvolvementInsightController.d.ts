// Generated from InvolvementInsightController.cls by scripts/build/apexTypes.ts
declare namespace InvolvementInsightController {
  interface InsightView {
    hasAccess: boolean;
    firstDay?: string | null;
    lastDay?: string | null;
    currencyCode?: string | null;
    rateBasis?: string | null;
    isCapped: boolean;
    cap?: number | null;
    dealCount?: number | null;
    withPartners?: CohortView | null;
    withoutPartners?: CohortView | null;
    lift?: number | null;
    fasterBy?: number | null;
    won?: AmountsView | null;
    open?: AmountsView | null;
  }
  interface CohortView {
    closed?: number | null;
    won?: number | null;
    isFew: boolean;
    winRate?: number | null;
    averageDays?: number | null;
    averageAmount?: number | null;
    velocity?: number | null;
  }
  interface AmountsView {
    sourced?: number | null;
    influencedOnly?: number | null;
    direct?: number | null;
    total?: number | null;
    influencedInclusive?: number | null;
    deals?: number | null;
    withoutAmount?: number | null;
  }
}
declare module '@salesforce/apex/InvolvementInsightController.getInsight' {
  const getInsight: ApexMethod<{ period: string }, InvolvementInsightController.InsightView>;
  export default getInsight;
}
