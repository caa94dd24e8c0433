// Generated from CreditWhyController.cls by scripts/build/apexTypes.ts
declare namespace CreditWhyController {
  interface Step {
    rule?: string | null;
    ruleInWords?: string | null;
    policyVersion?: string | null;
    actorName?: string | null;
    decidedAt?: string | null;
    reason?: string | null;
    before: Record<string, string>;
    after: Record<string, string>;
    isDecisive: boolean;
  }
  interface Explanation {
    involvementId?: string | null;
    opportunityId?: string | null;
    partnerId?: string | null;
    partnerName?: string | null;
    roleLabel?: string | null;
    creditType?: string | null;
    creditPercent?: number | null;
    creditAmount?: number | null;
    currencyCode?: string | null;
    status?: string | null;
    basis?: string | null;
    policyVersion?: string | null;
    rule?: string | null;
    ruleInWords?: string | null;
    actorName?: string | null;
    decidedAt?: string | null;
    reason?: string | null;
    source?: string | null;
    evidenceId?: string | null;
    evidenceType?: string | null;
    evidenceName?: string | null;
    evidenceAt?: string | null;
    steps: Step[];
  }
}
declare module '@salesforce/apex/CreditWhyController.explain' {
  const explain: ApexMethod<{ involvementId: string }, CreditWhyController.Explanation>;
  export default explain;
}
