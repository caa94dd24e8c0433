import type { Provision, SharedCache } from './sharedCache.ts';

/** What a wire asks for: the cache key and the request behind it; undefined while a parameter is missing. */
export interface WireRequest {
  readonly key: string;
  readonly load: () => Promise<unknown>;
}

type Config = Readonly<Record<string, unknown>>;

/** What the engine creates for each wire of each component. */
export type WireAdapterClass<Data> = new (callback: (provision: Provision<Data>) => void) => {
  connect(): void;
  update(config: Config): void;
  disconnect(): void;
};

/**
 * A wire adapter over a cache: provides an empty result first, then what the server answers, and again after every
 * refresh; a new configuration replaces the old request.
 *
 * https://developer.salesforce.com/docs/platform/lwc/guide/data-wire-service-about.html
 */
export function createWireAdapter<Data = unknown>(
  cache: SharedCache,
  toRequest: (config: Config) => WireRequest | undefined
): WireAdapterClass<Data> {
  type Callback = (provision: Provision<Data>) => void;
  return class {
    readonly #callback: Callback;
    #request: WireRequest | undefined;
    #stop: (() => void) | undefined;
    #isConnected = false;

    constructor(callback: Callback) {
      this.#callback = callback;
      callback({ data: undefined, error: undefined });
    }

    connect(): void {
      this.#isConnected = true;
      this.#listen();
    }

    update(config: Config): void {
      const request = toRequest(config);
      if (request?.key === this.#request?.key && this.#stop) return;
      this.#request = request;
      this.#listen();
    }

    disconnect(): void {
      this.#isConnected = false;
      this.#stop?.();
      this.#stop = undefined;
    }

    #listen(): void {
      this.#stop?.();
      this.#stop = undefined;
      const request = this.#request;
      if (!this.#isConnected || !request) return;
      this.#stop = cache.subscribe<Data>(request.key, request.load as () => Promise<Data>, (provision) => {
        if (this.#request === request) this.#callback(provision);
      });
    }
  };
}
