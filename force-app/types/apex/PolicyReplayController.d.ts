// Generated from PolicyReplayController.cls by scripts/build/apexTypes.ts
declare namespace PolicyReplayController {
  interface OptionsView {
    hasAccess: boolean;
    currentVersion?: string | null;
    policies: PolicyOption[];
  }
  interface PolicyOption {
    version?: string | null;
    label?: string | null;
    description?: string | null;
  }
  interface ReplayView {
    policyVersion?: string | null;
    currentVersion?: string | null;
    currencyCode?: string | null;
    dealCount?: number | null;
    changedCount?: number | null;
    before?: BucketsView | null;
    after?: BucketsView | null;
    partners: PartnerView[];
    deals: DealView[];
  }
  interface BucketsView {
    sourced?: number | null;
    influencedOnly?: number | null;
    direct?: number | null;
    total?: number | null;
  }
  interface PartnerView {
    partnerId?: string | null;
    partnerName?: string | null;
    before?: number | null;
    after?: number | null;
  }
  interface DealView {
    opportunityId?: string | null;
    name?: string | null;
    amount?: number | null;
    bucketBefore?: string | null;
    bucketAfter?: string | null;
    changes: string[];
  }
}
declare module '@salesforce/apex/PolicyReplayController.getOptions' {
  const getOptions: ApexMethod<Record<string, never>, PolicyReplayController.OptionsView>;
  export default getOptions;
}
declare module '@salesforce/apex/PolicyReplayController.replay' {
  const replay: ApexMethod<{ version: string; firstDay: string; lastDay: string }, PolicyReplayController.ReplayView>;
  export default replay;
}
