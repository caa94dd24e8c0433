declare module '@salesforce/apex' {
  /** Takes the very object a wire provided and asks the server for it again. */
  export function refreshApex(provisioned: unknown): Promise<void>;
}
declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}
declare module '@salesforce/schema/*' {
  const reference: { readonly fieldApiName: string; readonly objectApiName: string };
  export default reference;
}
declare module '@salesforce/customPermission/*' {
  const isHeld: true | undefined;
  export default isHeld;
}
declare module '@salesforce/i18n/locale' {
  /** A BCP 47 tag such as `en-US`. */
  const locale: string;
  export default locale;
}
declare module '@salesforce/i18n/timeZone' {
  const timeZone: string;
  export default timeZone;
}
declare module '@salesforce/i18n/currency' {
  const currency: string;
  export default currency;
}
