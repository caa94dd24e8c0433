/** Key prefixes of objects a project brings; the standard ones are in the catalogue. */

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** First character, by the last part of the object's name. Objects without a suffix of their own share `0Z`. */
const FIRST: Readonly<Record<string, string>> = { c: 'a', mdt: 'm', e: 'e' };

/**
 * Deals prefixes in the order of names, so that the same set of objects always gets the same ones: `a00`, `a01`, …
 *
 * Throws a RangeError beyond 3,844 objects of a kind.
 */
export function dealKeyPrefixes(names: readonly string[]): ReadonlyMap<string, string> {
  const used = new Map<string, number>();
  return new Map(
    names.toSorted().map((name) => {
      const suffix = name.slice(name.lastIndexOf('__') + 2).toLowerCase();
      const first = FIRST[suffix] ?? 'z';
      const index = used.get(first) ?? 0;
      used.set(first, index + 1);
      const second = DIGITS[Math.floor(index / DIGITS.length)];
      if (second === undefined)
        throw new RangeError(`More than ${DIGITS.length ** 2} objects share the key prefix ${first}`);
      return [name, `${first}${second}${DIGITS[index % DIGITS.length] as string}`] as const;
    })
  );
}
