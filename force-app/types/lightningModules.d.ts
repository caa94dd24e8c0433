declare module 'lightning/navigation' {
  import type { LightningElement } from 'lwc';

  export interface PageReference {
    readonly type: string;
    readonly attributes?: Readonly<Record<string, unknown>>;
    readonly state?: Readonly<Record<string, unknown>>;
  }
  interface Navigating {
    [NavigationMixin.Navigate](page: PageReference, replace?: boolean): void;
    [NavigationMixin.GenerateUrl](page: PageReference): Promise<string>;
  }
  type Constructor<Instance> = new () => Instance;
  export function NavigationMixin<Base extends Constructor<LightningElement>>(
    base: Base
  ): Constructor<InstanceType<Base> & Navigating> & { readonly [Name in keyof Base]: Base[Name] };
  export namespace NavigationMixin {
    const Navigate: unique symbol;
    const GenerateUrl: unique symbol;
  }
}
declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      title?: string;
      message: string;
      variant?: 'info' | 'success' | 'warning' | 'error';
      mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}
declare module 'lightning/uiRecordApi' {
  import type { WireAdapterConstructor } from '@lwc/engine-core';

  export interface FieldValue {
    readonly value: unknown;
    readonly displayValue: string | null;
  }
  export interface RecordRepresentation {
    readonly id: string;
    readonly apiName: string;
    readonly fields: Readonly<Record<string, FieldValue>>;
  }
  type FieldReference = string | { readonly fieldApiName: string; readonly objectApiName: string };
  export const getRecord: WireAdapterConstructor<
    { recordId: string | undefined; fields?: FieldReference[]; optionalFields?: FieldReference[] },
    WireResult<RecordRepresentation>
  >;
  export function getFieldValue(record: RecordRepresentation, field: FieldReference): unknown;
  export function getFieldDisplayValue(record: RecordRepresentation, field: FieldReference): string | null | undefined;
  export function updateRecord(record: { fields: Record<string, unknown> }): Promise<RecordRepresentation>;
  export function createRecord(record: {
    apiName: string;
    fields: Record<string, unknown>;
  }): Promise<RecordRepresentation>;
  export function deleteRecord(recordId: string): Promise<void>;
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}
declare module 'lightning/refresh' {
  export class RefreshEvent extends CustomEvent<unknown> {
    constructor();
  }
  export function registerRefreshHandler(context: unknown, handler: () => Promise<unknown>): number;
  export function unregisterRefreshHandler(id: number): void;
}
declare module 'lightning/datatable' {
  import { LightningElement } from 'lwc';

  /** Extended by tables with cell types of their own, which `customTypes` names. */
  export default class LightningDatatable extends LightningElement {
    columns: readonly object[];
    data: readonly object[];
  }
}
declare module '*.html' {
  const template: () => unknown;
  export default template;
}
