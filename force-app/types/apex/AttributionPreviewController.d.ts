// Generated from AttributionPreviewController.cls by scripts/build/apexTypes.ts
declare namespace AttributionPreviewController {
  interface Setup {
    sources: SourceView[];
    job?: Job | null;
  }
  interface SourceView {
    name?: string | null;
    label?: string | null;
    place?: string | null;
    role?: string | null;
    latency?: string | null;
    isUsable: boolean;
    findings: string[];
  }
  interface Job {
    status?: string | null;
    done?: number | null;
    total?: number | null;
    failed?: number | null;
    isResumable: boolean;
  }
  interface DealOption {
    id?: string | null;
    name?: string | null;
    detail?: string | null;
  }
  interface Preview {
    deals?: number | null;
    created?: number | null;
    changed?: number | null;
    ended?: number | null;
    held?: number | null;
    kept?: number | null;
    lines: Line[];
    findings: string[];
  }
  interface Line {
    key?: string | null;
    outcome?: string | null;
    outcomeLabel?: string | null;
    opportunityId?: string | null;
    opportunityName?: string | null;
    partnerName?: string | null;
    role?: string | null;
    creditPercent?: number | null;
    source?: string | null;
    reason?: string | null;
  }
  interface Estimate {
    opportunities?: number | null;
    rows?: number | null;
    gigabytes?: number | null;
    savedOpportunities?: number | null;
    uncounted: string[];
  }
}
declare module '@salesforce/apex/AttributionPreviewController.getSetup' {
  const getSetup: ApexMethod<Record<string, never>, AttributionPreviewController.Setup>;
  export default getSetup;
}
declare module '@salesforce/apex/AttributionPreviewController.findDeals' {
  const findDeals: ApexMethod<{ term: string }, AttributionPreviewController.DealOption[]>;
  export default findDeals;
}
declare module '@salesforce/apex/AttributionPreviewController.nextDeals' {
  const nextDeals: ApexMethod<{ afterId: string }, AttributionPreviewController.DealOption[]>;
  export default nextDeals;
}
declare module '@salesforce/apex/AttributionPreviewController.preview' {
  const preview: ApexMethod<{ sources: string[]; opportunityIds: string[] }, AttributionPreviewController.Preview>;
  export default preview;
}
declare module '@salesforce/apex/AttributionPreviewController.estimate' {
  const estimate: ApexMethod<{ sources: string[] }, AttributionPreviewController.Estimate>;
  export default estimate;
}
declare module '@salesforce/apex/AttributionPreviewController.startBackfill' {
  const startBackfill: ApexMethod<Record<string, never>, AttributionPreviewController.Job>;
  export default startBackfill;
}
declare module '@salesforce/apex/AttributionPreviewController.stopBackfill' {
  const stopBackfill: ApexMethod<Record<string, never>, AttributionPreviewController.Job>;
  export default stopBackfill;
}
declare module '@salesforce/apex/AttributionPreviewController.getJob' {
  const getJob: ApexMethod<Record<string, never>, AttributionPreviewController.Job>;
  export default getJob;
}
