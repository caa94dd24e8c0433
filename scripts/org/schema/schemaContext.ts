/** What every reader of metadata needs while one schema is built. */
import { createError } from '../diagnostic.ts';
import type { Diagnostic, Origin } from '../diagnostic.ts';
import { isOffered, catalogueObject } from './catalogue.ts';
import { nameKey, parseApiName } from './apiName.ts';
import type { ValueSets } from './picklists.ts';

export interface SchemaContext {
  readonly namespace: string | null;
  readonly features: ReadonlySet<string>;
  readonly diagnostics: Diagnostic[];
  readonly globalSets: ValueSets;
  /** Lower-case canonical names of the custom objects the project defines → canonical name. */
  readonly customObjects: ReadonlyMap<string, string>;
}

export function report(context: SchemaContext, code: string, message: string, origin: Origin): void {
  context.diagnostics.push(createError(code, message, origin));
}

/** The canonical name of an object that exists in this org, or null. */
export function resolveObject(context: SchemaContext, name: string): string | null {
  const custom = context.customObjects.get(nameKey(parseApiName(name, context.namespace).canonical));
  if (custom !== undefined) return custom;
  const standard = catalogueObject(name);
  return standard !== undefined && isOffered(standard, context.features) ? standard.name : null;
}
