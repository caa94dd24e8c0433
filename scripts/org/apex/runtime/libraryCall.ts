/** Functions of the library as emitted code calls them. */
import type { LibrarySite } from '../emit/emittedUnit.ts';
import type { RuntimeServices } from '../emit/runtimeInterface.ts';
import type { LibraryConstructor, LibraryFunction } from '../lib/library.ts';
import { ApexObject } from '../values/apexObject.ts';

/** Throws a plain Error at load time for a member that nothing implements: the checker must not have let it through. */
export function resolveLibraryCall(site: LibrarySite, services: RuntimeServices): LibraryFunction | LibraryConstructor {
  const found = services.libraryFunction(site);
  const [owner = '', signature = ''] = site.key.split('#');
  const isOverridable = site.kind === 'method' && site.isSuper !== true && services.isOverridable(owner);
  if (!isOverridable) return found ?? missing(site);
  return (self: unknown, ...args: unknown[]) => {
    const own = self instanceof ApexObject ? findOverride(self, signature, args.length) : null;
    if (own !== null) return own.apply(self, args);
    return found === null ? missing(site) : found(self as never, ...args);
  };
}

function missing({ kind, key }: LibrarySite): never {
  throw new Error(`Nothing runs the library's ${kind} ${key}.`);
}

type Method = (...args: unknown[]) => unknown;

/**
 * The method of a project class that stands for an interface method. Parameter types of generic interfaces differ from those of the
 * class (`compare(T,T)`), so name and number of parameters decide where the exact key is not there.
 */
function findOverride(self: ApexObject, signature: string, arity: number): Method | null {
  const key = signature.toLowerCase();
  const exact = (self as unknown as Record<string, unknown>)[key];
  if (typeof exact === 'function') return exact as Method;
  if (!key.includes('<') && !/\bt\b/.test(key)) return null;
  const prefix = key.slice(0, key.indexOf('(') + 1);
  for (let each: object | null = self; each !== null; each = Object.getPrototypeOf(each) as object | null)
    for (const name of Object.getOwnPropertyNames(each)) {
      if (!name.startsWith(prefix)) continue;
      const method = (each as Record<string, unknown>)[name];
      if (typeof method === 'function' && method.length === arity) return method as Method;
    }
  return null;
}
