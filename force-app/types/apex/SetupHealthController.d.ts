// Generated from SetupHealthController.cls by scripts/build/apexTypes.ts
declare namespace SetupHealthController {
  interface Check {
    name?: string | null;
    title?: string | null;
    status?: string | null;
    words?: string | null;
    advice?: string | null;
    link?: string | null;
    linkLabel?: string | null;
    action?: string | null;
  }
  interface Health {
    checks: Check[];
    checkedAt?: string | null;
  }
}
declare module '@salesforce/apex/SetupHealthController.getHealth' {
  const getHealth: ApexMethod<Record<string, never>, SetupHealthController.Health>;
  export default getHealth;
}
declare module '@salesforce/apex/SetupHealthController.startDispatcher' {
  const startDispatcher: ApexMethod<Record<string, never>, SetupHealthController.Health>;
  export default startDispatcher;
}
