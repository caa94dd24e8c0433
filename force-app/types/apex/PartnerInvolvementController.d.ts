// Generated from PartnerInvolvementController.cls by scripts/build/apexTypes.ts
declare namespace PartnerInvolvementController {
  interface PartnerView {
    hasAccess: boolean;
    partnerName?: string | null;
    currencyCode?: string | null;
    rateBasis?: string | null;
    isCapped: boolean;
    dealCount?: number | null;
    sourced?: ShareView | null;
    influencedOnly?: ShareView | null;
    other?: ShareView | null;
    influencedInclusive?: ShareView | null;
    wonCredit?: number | null;
    roles: ShareView[];
    quarters: QuarterView[];
  }
  interface ShareView {
    role?: string | null;
    label?: string | null;
    icon?: string | null;
    deals?: number | null;
    open?: number | null;
    won?: number | null;
  }
  interface QuarterView {
    firstDay?: string | null;
    sourced?: number | null;
    influencedOnly?: number | null;
    other?: number | null;
  }
}
declare module '@salesforce/apex/PartnerInvolvementController.getPartner' {
  const getPartner: ApexMethod<{ accountId: string }, PartnerInvolvementController.PartnerView>;
  export default getPartner;
}
