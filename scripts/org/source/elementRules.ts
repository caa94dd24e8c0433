/**
 * Reads one metadata element along a table of its children: which are read, which change nothing here, which are refused.
 *
 * A child the table does not name is an error, so no element is ever skipped in silence.
 */
import { createError } from '../diagnostic.ts';
import type { Diagnostic, Origin, TextPlace } from '../diagnostic.ts';
import type { XmlElement } from './xmlReader.ts';

export type ElementRule =
  /** A simple value. `type` lists the allowed texts of an enumeration. */
  | {
      readonly use: 'value';
      readonly type: 'text' | 'boolean' | 'integer' | 'number' | readonly string[];
      readonly many?: true;
    }
  | { readonly use: 'group'; readonly rules: ElementRules; readonly many?: true }
  /** Kept as it is for other readers. */
  | { readonly use: 'raw'; readonly many?: true }
  /** Accepted: it cannot change what code or data do in the local org. */
  | { readonly use: 'irrelevant'; readonly reason: string }
  /** Not supported yet; values in `except` are the platform's no-effect values and pass. */
  | { readonly use: 'refused'; readonly reason: string; readonly except?: readonly string[] };

export type ElementRules = Readonly<Record<string, ElementRule>>;

/** What was read of one element; every accessor tells apart "absent" (null or empty) from a value. */
export interface MetadataNode {
  readonly element: XmlElement;
  text(name: string): string | null;
  flag(name: string): boolean | null;
  number(name: string): number | null;
  texts(name: string): readonly string[];
  group(name: string): MetadataNode | null;
  groups(name: string): readonly MetadataNode[];
  raw(name: string): readonly XmlElement[];
  /** Where the first child of that name stands, else the element itself. */
  originOf(name: string): Origin;
  /** Where parts of {@link text} stand; of the element itself where there is no such child. */
  placeOf(name: string): TextPlace;
}

export const text: ElementRule = { use: 'value', type: 'text' };
export const flag: ElementRule = { use: 'value', type: 'boolean' };
export const integer: ElementRule = { use: 'value', type: 'integer' };
export const decimal: ElementRule = { use: 'value', type: 'number' };
export const texts: ElementRule = { use: 'value', type: 'text', many: true };
export const raw: ElementRule = { use: 'raw', many: true };

export function oneOf(...values: readonly string[]): ElementRule {
  return { use: 'value', type: values };
}

export function group(rules: ElementRules): ElementRule {
  return { use: 'group', rules };
}

export function groups(rules: ElementRules): ElementRule {
  return { use: 'group', rules, many: true };
}

export function irrelevant(reason: string): ElementRule {
  return { use: 'irrelevant', reason };
}

export function refused(reason: string, ...except: readonly string[]): ElementRule {
  return { use: 'refused', reason, except };
}

/** Checks `element` against `rules`, appends what is wrong to `diagnostics` and returns what could be read. */
export function readElement(
  typeName: string,
  element: XmlElement,
  rules: ElementRules,
  diagnostics: Diagnostic[]
): MetadataNode {
  const byName = new Map<string, XmlElement[]>();
  const nested = new Map<XmlElement, MetadataNode>();
  for (const child of element.children) {
    const rule = Object.hasOwn(rules, child.name) ? rules[child.name] : undefined;
    if (rule === undefined) {
      diagnostics.push(
        createError('metadata.unknown-element', `Unknown element <${child.name}> in ${typeName}`, child.origin)
      );
      continue;
    }
    const fault = checkChild(typeName, child, rule, byName.has(child.name));
    if (fault !== null) {
      diagnostics.push(fault);
      continue;
    }
    const known = byName.get(child.name);
    if (known === undefined) byName.set(child.name, [child]);
    else known.push(child);
    if (rule.use === 'group')
      nested.set(child, readElement(`${typeName}.${child.name}`, child, rule.rules, diagnostics));
  }
  return createNode(element, byName, nested);
}

function checkChild(typeName: string, child: XmlElement, rule: ElementRule, repeated: boolean): Diagnostic | null {
  const value = child.text.trim();
  if (rule.use === 'irrelevant' || rule.use === 'raw') return null;
  if (rule.use === 'refused') {
    if (rule.except?.includes(value) === true && child.children.length === 0) return null;
    const message = `<${child.name}> in ${typeName} is not supported by the local org: ${rule.reason}`;
    return createError('metadata.refused-element', message, child.origin);
  }
  if (repeated && rule.many !== true) {
    return createError('metadata.repeated-element', `<${child.name}> may stand only once in ${typeName}`, child.origin);
  }
  if (rule.use === 'group') return null;
  if (child.children.length > 0) {
    return createError('metadata.wrong-value', `<${child.name}> in ${typeName} must hold a simple value`, child.origin);
  }
  return isValue(value, rule.type)
    ? null
    : createError(
        'metadata.wrong-value',
        `<${child.name}> in ${typeName}: ${describeFault(value, rule.type)}`,
        child.origin
      );
}

function isValue(value: string, type: 'text' | 'boolean' | 'integer' | 'number' | readonly string[]): boolean {
  if (type === 'text') return true;
  if (type === 'boolean') return value === 'true' || value === 'false';
  if (type === 'integer') return /^[-+]?\d{1,15}$/.test(value);
  if (type === 'number') return /^[-+]?\d+(\.\d+)?$/.test(value);
  return type.includes(value);
}

function describeFault(value: string, type: 'text' | 'boolean' | 'integer' | 'number' | readonly string[]): string {
  if (typeof type !== 'string') return `'${value}' is not one of ${type.join(', ')}`;
  return type === 'boolean' ? `'${value}' is not true or false` : `'${value}' is not a valid ${type}`;
}

function createNode(
  element: XmlElement,
  byName: ReadonlyMap<string, readonly XmlElement[]>,
  nested: ReadonlyMap<XmlElement, MetadataNode>
): MetadataNode {
  const all = (name: string): readonly XmlElement[] => byName.get(name) ?? [];
  // The platform trims metadata texts; inner line breaks stay.
  const first = (name: string): string | null => all(name)[0]?.text.trim() ?? null;
  return {
    element,
    text: first,
    flag: (name) => {
      const value = first(name);
      return value === null ? null : value === 'true';
    },
    number: (name) => {
      const value = first(name);
      return value === null ? null : Number(value);
    },
    texts: (name) => all(name).map((each) => each.text.trim()),
    group: (name) => {
      const found = all(name)[0];
      return found === undefined ? null : (nested.get(found) ?? null);
    },
    groups: (name) => all(name).flatMap((each) => nested.get(each) ?? []),
    raw: all,
    originOf: (name) => all(name)[0]?.origin ?? element.origin,
    placeOf(name) {
      const child = all(name)[0];
      if (child === undefined) return () => element.origin;
      const cut = child.text.length - child.text.trimStart().length;
      return (start, end) => child.textPlace(start + cut, end + cut);
    }
  };
}
