/** Functions of the library as emitted code calls them. */
import type { LibrarySite } from '../emit/emittedUnit.ts';
import type { RuntimeServices } from '../emit/runtimeInterface.ts';
import { callInterfaceMethod } from '../lib/interfaceCalls.ts';
import type { LibraryConstructor, LibraryFunction } from '../lib/library.ts';
import { ApexObject } from '../values/apexObject.ts';

type Method = (...args: unknown[]) => unknown;

/** Throws a plain Error at load time for a member that nothing implements: the checker must not have let it through. */
export function resolveLibraryCall(site: LibrarySite, services: RuntimeServices): LibraryFunction | LibraryConstructor {
  const found = services.libraryFunction(site);
  const [owner = '', signature = ''] = site.key.split('#');
  const isOverridable = site.kind === 'method' && site.isSuper !== true && services.isOverridable(owner);
  if (!isOverridable && found === null) throw new Error(`Nothing runs the library's ${site.kind} ${site.key}.`);
  if (!isOverridable) return found as LibraryFunction;
  const override = signature.toLowerCase();
  const name = override.slice(0, override.indexOf('('));
  return (self: object, ...args: unknown[]) => {
    const own = self instanceof ApexObject ? findOwn(self, site.key, override) : null;
    if (own !== null) return own.apply(self, args);
    return found === null ? callInterfaceMethod(self, name, args) : found(self as never, ...args);
  };
}

/** What stands in a project class for the library's method: the bridge of an interface method, or an override by its key. */
function findOwn(self: ApexObject, bridge: string, override: string): Method | null {
  const methods = self as unknown as Record<string, Method | undefined>;
  return methods[bridge] ?? methods[override] ?? null;
}
