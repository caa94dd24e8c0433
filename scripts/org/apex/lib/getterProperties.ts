import type { LibraryFunction } from './library.ts';

const GETTER = /^(?<type>.+) (?:get|is)(?<name>[A-Z]\w*)\(\)$/u;

/** `String getName()` read as `String name`, `Boolean isActive()` as `Boolean active`: what results and describes of the platform allow. */
export function getterProperties(methods: Readonly<Record<string, LibraryFunction>>): Record<string, LibraryFunction> {
  const properties: Record<string, LibraryFunction> = {};
  for (const [signature, getter] of Object.entries(methods)) {
    const { type, name } = GETTER.exec(signature)?.groups ?? {};
    if (type === undefined || name === undefined) continue;
    properties[`${type} ${name.charAt(0).toLowerCase()}${name.slice(1)}`] = getter;
  }
  return properties;
}
