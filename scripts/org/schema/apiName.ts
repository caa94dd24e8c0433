/**
 * Names of objects, fields, labels and metadata records: the one place that knows about namespace prefixes.
 *
 * The canonical form of a custom name under namespace `involve` is `involve__Role__c`; of a standard name `Account`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_namespace_prefix.htm
 */
export interface ApiName {
  readonly namespace: string | null;
  /** The name without the prefix, suffix included: `Role__c`, `Partner__r`, `Account`. */
  readonly localName: string;
  /** Prefixed form, the one describe, JSON and the store use. */
  readonly canonical: string;
}

const CUSTOM_SUFFIX = /__(?:c|r|mdt|e|b|x|kav|share|history|feed|changeevent|pc|s|latitude__s|longitude__s)$/i;

export function createApiName(namespace: string | null, localName: string): ApiName {
  const canonical = namespace === null ? localName : `${namespace}__${localName}`;
  return Object.freeze({ namespace, localName, canonical });
}

/** Splits `involve__Role__c`, `Role__c`, `Account`; an absent prefix of a custom name means `own`. */
export function parseApiName(text: string, own: string | null): ApiName {
  const suffix = CUSTOM_SUFFIX.exec(text);
  if (suffix === null) return createApiName(null, text);
  const stem = text.slice(0, suffix.index);
  const cut = stem.indexOf('__');
  return cut < 0 ? createApiName(own, text) : createApiName(stem.slice(0, cut), text.slice(cut + 2));
}

/** A record of custom metadata as a relationship names it, without the prefix of the own namespace, in lower case. */
export function localDeveloperName(text: string, own: string | null): string {
  const name = text.toLowerCase();
  const prefix = own === null ? '' : createApiName(own, '').canonical.toLowerCase();
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** The key under which case-insensitive look-ups of names are kept. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}
