import { throwQuery } from './queryException.ts';

/** The values a dynamic query may name, by lower-case name, each behind a function so that it is read only when used (P71). */
export type BindScope = Readonly<Record<string, () => unknown>>;

/** Values in the order of the binds; a name used twice is read once (P72). Throws QueryException for a name that is not in scope. */
export function readBinds(names: readonly string[], scope: BindScope | null): readonly unknown[] {
  const values = new Map<string, unknown>();
  return names.map((name) => {
    const key = name.toLowerCase();
    if (!values.has(key)) values.set(key, readBind(scope, key, name));
    return values.get(key);
  });
}

function readBind(scope: BindScope | null, key: string, name: string): unknown {
  if (scope === null || !Object.hasOwn(scope, key)) return throwQuery(`Variable does not exist: ${name}`);
  return scope[key]?.();
}
