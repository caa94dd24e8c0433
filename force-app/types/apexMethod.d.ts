import type { WireAdapterConstructor } from '@lwc/engine-core';

declare global {
  /** What a wire hands to the component. */
  interface WireResult<Result> {
    readonly data?: Result;
    readonly error?: unknown;
  }

  /** An imported Apex method: callable, and usable as a wire adapter whose parameter names are checked. */
  interface ApexMethod<Params, Result> {
    (params: Params): Promise<Result>;
    readonly adapter: WireAdapterConstructor<Params & Record<string, unknown>, WireResult<Result>>;
  }
}
