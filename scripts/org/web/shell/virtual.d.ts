declare module 'virtual:page-bundles' {
  import type { LightningElement } from 'lwc';

  /** The project's components by bundle name; written when the page is built. */
  export const bundles: Readonly<
    Record<
      string,
      {
        readonly isExposed: boolean;
        readonly targets: readonly string[];
        readonly objects: readonly string[];
        readonly label: string;
        readonly load: () => Promise<{ default: new () => LightningElement }>;
      }
    >
  >;
  /** The label of the project's Lightning app. */
  export const appName: string;
}
