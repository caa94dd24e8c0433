/** ORDER BY as a comparison of items. */
import type { OrderItem } from './ast.ts';
import { compareKeys } from './compareKeys.ts';
import { keyOf } from './operandValue.ts';
import type { Order, Reader, Run } from './plan.ts';
import type { StoredValue } from '../data/store.ts';

interface OrderPart<T> {
  readonly reader: Reader<T>;
  readonly item: OrderItem;
}

/**
 * P66: nulls come first unless NULLS LAST says otherwise, whatever the direction; picklists sort by the order of their values.
 * Sorting is stable, so ties keep insertion order.
 */
export function planOrder<T>(parts: readonly OrderPart<T>[]): Order<T> | null {
  if (parts.length === 0) return null;
  const comparers = parts.map(({ reader, item }) => ({ reader, compare: valueComparer(reader, item) }));
  return {
    compare: (run: Run) => (left, right) => {
      for (const { reader, compare } of comparers) {
        const order = compare(reader.read(run, left), reader.read(run, right));
        if (order !== 0) return order;
      }
      return 0;
    }
  };
}

function valueComparer<T>(reader: Reader<T>, item: OrderItem): (left: StoredValue, right: StoredValue) => number {
  const nullsFirst = item.nulls !== 'LAST';
  const sign = item.direction === 'DESC' ? -1 : 1;
  const compare =
    reader.type === 'picklist' && reader.picklist !== null ? picklistComparer(reader) : keyComparer(reader);
  return (left, right) => {
    if (left === null || right === null) {
      if (left === right) return 0;
      return (left === null) === nullsFirst ? -1 : 1;
    }
    return sign * compare(left, right);
  };
}

type Present = Exclude<StoredValue, null>;

function keyComparer<T>(reader: Reader<T>): (left: Present, right: Present) => number {
  return (left, right) => compareKeys(keyOf(left), keyOf(right), reader.isExact);
}

/** Values that are not in the set come behind all that are. */
function picklistComparer<T>(reader: Reader<T>): (left: Present, right: Present) => number {
  const places = new Map((reader.picklist?.values ?? []).map((each, index) => [each.value.toLowerCase(), index]));
  const place = (value: Present): number => places.get(String(value).toLowerCase()) ?? places.size;
  const byText = keyComparer(reader);
  return (left, right) => place(left) - place(right) || byText(left, right);
}
