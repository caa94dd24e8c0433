/**
 * `lightning/*` modules whose code lives on the platform's side and is answered here by a file in `shims`.
 * A name that is neither here nor a public base component is refused by name when the page is built.
 */
export const SHIMMED_LIGHTNING_MODULES: ReadonlyMap<string, string> = new Map([
  ...['uiRecordApi', 'uiObjectInfoApi', 'navigation', 'platformShowToastEvent', 'refresh', 'flowSupport'].map(
    (name): [string, string] => [`lightning/${name}`, `${name}.ts`]
  ),
  ['lightning/flow', '../shell/flowInterview/flowInterview.ts']
]);
