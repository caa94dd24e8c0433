import { deepFreeze } from './http.ts';

export interface Provision<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
}

type Listener<Data> = (provision: Provision<Data>) => void;

interface Entry<Data> {
  readonly load: () => Promise<Data>;
  readonly listeners: Set<Listener<Data>>;
  state: Provision<Data> | undefined;
  loading: Promise<void> | undefined;
}

/**
 * Answers of the server by key, each fetched once and handed to all who listen, as the platform's data service does.
 */
export interface SharedCache {
  /** Listens to a key; the answer comes now if it is known, else when it arrives. Returns the way to stop. */
  subscribe<Data>(key: string, load: () => Promise<Data>, listener: Listener<Data>): () => void;
  /** The answer for a key, from the cache when it is there; a failure is thrown and not kept. */
  read<Data>(key: string, load: () => Promise<Data>): Promise<Data>;
  /** Fetches every key that passes the test again if somebody listens, and forgets it otherwise. */
  refresh(test: (key: string) => boolean): Promise<void>;
  /** Fetches again the answer that was provided as exactly this object. */
  refreshProvision(provision: unknown): Promise<void>;
}

export function createSharedCache(): SharedCache {
  const entries = new Map<string, Entry<unknown>>();
  const keys = new WeakMap<object, string>();

  const entryOf = (key: string, load: () => Promise<unknown>): Entry<unknown> => {
    const entry = entries.get(key) ?? { load, listeners: new Set(), state: undefined, loading: undefined };
    entries.set(key, entry);
    return entry;
  };
  const settle = (key: string, entry: Entry<unknown>, data: unknown, error: unknown): void => {
    const state = deepFreeze({ data, error });
    keys.set(state, key);
    entry.state = state;
    for (const listener of entry.listeners) listener(state);
  };
  const fetchEntry = (key: string, entry: Entry<unknown>): Promise<void> => {
    // A later refresh overtakes an earlier one: only the latest request settles the entry.
    const isLatest = (): boolean => entry.loading === loading;
    const loading: Promise<void> = entry.load().then(
      (data) => (isLatest() ? settle(key, entry, data, undefined) : undefined),
      (error: unknown) => (isLatest() ? settle(key, entry, undefined, error) : undefined)
    );
    entry.loading = loading;
    return loading;
  };

  return {
    subscribe(key, load, listener) {
      const entry = entryOf(key, load);
      const typed = listener as Listener<unknown>;
      entry.listeners.add(typed);
      if (entry.state?.data !== undefined) typed(entry.state);
      else if (!entry.loading || entry.state) void fetchEntry(key, entry);
      return () => entry.listeners.delete(typed);
    },
    async read<Data>(key: string, load: () => Promise<Data>): Promise<Data> {
      const entry = entryOf(key, load);
      if (entry.state?.data === undefined) await fetchEntry(key, entry);
      if (entry.state?.error !== undefined) throw entry.state.error;
      return entry.state?.data as Data;
    },
    async refresh(test) {
      const chosen = [...entries].filter(([key]) => test(key));
      for (const [key, entry] of chosen) if (entry.listeners.size === 0) entries.delete(key);
      await Promise.all(
        chosen.filter(([, each]) => each.listeners.size > 0).map(([key, each]) => fetchEntry(key, each))
      );
    },
    async refreshProvision(provision) {
      const key = provision !== null && typeof provision === 'object' ? keys.get(provision) : undefined;
      const entry = key === undefined ? undefined : entries.get(key);
      if (key !== undefined && entry) await fetchEntry(key, entry);
    }
  };
}
