/**
 * Where the boot script keeps the answer of `GET /page/context` for modules whose exports are constants on the
 * platform (`@salesforce/i18n/*`, `@salesforce/user/*`, `@salesforce/label/*`): they are evaluated only after it came.
 */
export const PAGE_CONTEXT = `globalThis[Symbol.for('localOrg.pageContext')]`;

/** Settings of the signed-in user that both our components and the base components read. */
export const USER_MODULES: ReadonlyMap<string, string> = new Map([
  ['@salesforce/i18n/locale', `export default ${PAGE_CONTEXT}.user.locale.replace('_', '-');`],
  ['@salesforce/i18n/lang', `export default ${PAGE_CONTEXT}.user.locale.replace('_', '-');`],
  ['@salesforce/i18n/timeZone', `export default ${PAGE_CONTEXT}.user.timeZone;`],
  ['@salesforce/i18n/currency', `export default ${PAGE_CONTEXT}.user.currency;`],
  [
    '@salesforce/client/formFactor',
    `export default matchMedia('(max-width: 767px) and (pointer: coarse)').matches ? 'Small' : 'Large';`
  ]
]);
