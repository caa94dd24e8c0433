import { unwrap } from 'lwc';
import { deepFreeze, send } from './http.ts';
import { createSharedCache } from './sharedCache.ts';
import { createWireAdapter } from './wireAdapter.ts';

interface ApexMethodDescription {
  readonly classname: string;
  readonly method: string;
  readonly cacheable: boolean;
}

type Params = Readonly<Record<string, unknown>>;

/** Answers of cacheable methods, by method and parameters, shared by wires and calls. */
const cache = createSharedCache();

/**
 * The function behind an imported Apex method: it can be called, and wired when the method is cacheable.
 *
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-call-imperative.html
 */
export function createApexMethod(description: ApexMethodDescription): unknown {
  const { classname, method, cacheable } = description;
  const load = async (params: Params): Promise<unknown> => {
    const request = { classname, method, params, cacheable };
    const { returnValue } = await send<{ returnValue?: unknown }>('POST', '/apex', request);
    // A wire tells "not there yet" from "null" by undefined.
    return returnValue ?? null;
  };
  const keyOf = (params: Params): string => JSON.stringify([classname, method, sorted(params)]);
  const call = async (params: Params = {}): Promise<unknown> =>
    cacheable ? cache.read(keyOf(params), () => load(params)) : load(params);
  const adapter = createWireAdapter(cache, (config) => {
    if (!cacheable) {
      const error = { body: { message: `${classname}.${method} cannot be wired: it is not cacheable` } };
      return { key: keyOf(config), load: () => Promise.reject(deepFreeze(error)) };
    }
    if (Object.values(config).some((value) => value === undefined)) return undefined;
    return { key: keyOf(config), load: () => load(config) };
  });
  return Object.assign(call, { adapter });
}

/** Asks the server again for what a wire provided, and provides the answer to all who listen to it. */
export async function refreshApex(provision: unknown): Promise<void> {
  // A component may hold the provided object behind the engine's read-only proxy.
  await cache.refreshProvision(unwrap(provision));
}

function sorted(params: Params): unknown {
  return Object.entries(params).sort(([left], [right]) => (left < right ? -1 : 1));
}
