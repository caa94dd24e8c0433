/** Gathers the files that speak about one object, decomposed or not. */
import type { Component, Project } from '../source/project.ts';
import type { XmlElement } from '../source/xmlReader.ts';
import { nameKey, parseApiName } from './apiName.ts';

export interface ObjectSource {
  /** As written by the first file. */
  readonly fullName: string;
  readonly main: XmlElement | null;
  /** Decomposed fields, rules, record types, business processes, field sets and sharing reasons, in the order of files. */
  readonly parts: readonly Component[];
}

const PART_TYPES = new Set([
  'CustomField',
  'ValidationRule',
  'RecordType',
  'BusinessProcess',
  'FieldSet',
  'SharingReason'
]);

/** By lower-case canonical name, in a stable order. */
export function gatherObjectSources(project: Project): ReadonlyMap<string, ObjectSource> {
  const found = new Map<string, { fullName: string; main: XmlElement | null; parts: Component[] }>();
  const entry = (name: string) => {
    const key = nameKey(parseApiName(name, project.namespace).canonical);
    const known = found.get(key) ?? { fullName: name, main: null, parts: [] };
    found.set(key, known);
    return known;
  };
  for (const each of project.components) {
    if (each.type === 'CustomObject') entry(each.fullName).main = each.element;
    else if (PART_TYPES.has(each.type) && each.parent !== null) entry(each.parent).parts.push(each);
  }
  return new Map([...found].sort(([left], [right]) => (left < right ? -1 : 1)));
}
