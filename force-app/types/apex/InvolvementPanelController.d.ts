// Generated from InvolvementPanelController.cls by scripts/build/apexTypes.ts
declare namespace InvolvementPanelController {
  interface PanelView {
    access?: string | null;
    isClosed: boolean;
    mayAdjust: boolean;
    opportunityName?: string | null;
    customerName?: string | null;
    hasCustomer: boolean;
    sourcedTotal?: number | null;
    isSourcedPending: boolean;
    rows: Row[];
    endedRows: Row[];
    roles: RoleOption[];
    events: TimelineEvent[];
    findings: string[];
  }
  interface Row {
    id?: string | null;
    partnerId?: string | null;
    partnerName?: string | null;
    role?: string | null;
    roleLabel?: string | null;
    icon?: string | null;
    isPrimary: boolean;
    creditType?: string | null;
    creditTypeLabel?: string | null;
    creditPercent?: number | null;
    status?: string | null;
    statusLabel?: string | null;
    isHeld: boolean;
    startDate?: string | null;
    endDate?: string | null;
    source?: string | null;
    reason?: string | null;
    why?: string | null;
    changedBy?: string | null;
    changedAt?: string | null;
  }
  interface TimelineEvent {
    id?: string | null;
    kind?: string | null;
    happenedAt?: string | null;
    partnerName?: string | null;
    roleLabel?: string | null;
    text?: string | null;
    creditBefore?: number | null;
    creditAfter?: number | null;
    reason?: string | null;
    actorName?: string | null;
  }
  interface RoleOption {
    key?: string | null;
    label?: string | null;
    creditType?: string | null;
    defaultCredit?: number | null;
    icon?: string | null;
    order?: number | null;
    description?: string | null;
  }
  interface RowEdit {
    id?: string | null;
    partnerId?: string | null;
    role?: string | null;
    creditPercent?: number | null;
    isPrimary?: boolean | null;
    isEnded?: boolean | null;
    isAccepted?: boolean | null;
    reason?: string | null;
  }
  interface PartnerOption {
    id?: string | null;
    name?: string | null;
    detail?: string | null;
  }
}
declare module '@salesforce/apex/InvolvementPanelController.getPanel' {
  const getPanel: ApexMethod<{ opportunityId: string }, InvolvementPanelController.PanelView>;
  export default getPanel;
}
declare module '@salesforce/apex/InvolvementPanelController.save' {
  const save: ApexMethod<
    { opportunityId: string; edits: InvolvementPanelController.RowEdit[] },
    InvolvementPanelController.PanelView
  >;
  export default save;
}
declare module '@salesforce/apex/InvolvementPanelController.findPartners' {
  const findPartners: ApexMethod<{ opportunityId: string; term: string }, InvolvementPanelController.PartnerOption[]>;
  export default findPartners;
}
