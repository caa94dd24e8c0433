/** Conditions of roll-up summaries and lookup filters: a stored value against a text of the metadata. */
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { StoredValue } from '../data/store.ts';
import type { RollUpFilter } from '../schema/model.ts';

/** @param isExact compares text with its case */
export function fits(
  stored: StoredValue,
  operation: RollUpFilter['operation'],
  value: string,
  isExact: boolean = false
): boolean {
  const cased = (text: string): string => (isExact ? text : text.toLowerCase());
  const wanted = value.split(',').map((each) => each.trim());
  const equal = (): boolean => wanted.some((each) => isEqual(stored, each, cased));
  const text = cased(String(stored ?? ''));
  const holds = (test: (part: string) => boolean): boolean =>
    stored !== null && wanted.some((each) => test(cased(each)));
  const order = (test: (difference: number) => boolean): boolean =>
    wanted.some((each) => {
      const difference = orderOf(stored, each);
      return difference !== null && test(difference);
    });
  switch (operation) {
    case 'equals':
      return equal();
    case 'notEqual':
      return !equal();
    case 'lessThan':
      return order((difference) => difference < 0);
    case 'lessOrEqual':
      return order((difference) => difference <= 0);
    case 'greaterThan':
      return order((difference) => difference > 0);
    case 'greaterOrEqual':
      return order((difference) => difference >= 0);
    case 'contains':
      return holds((part) => text.includes(part));
    case 'notContain':
      return !holds((part) => text.includes(part));
    case 'startsWith':
      return holds((part) => text.startsWith(part));
    case 'includes':
      return holds((part) => text.split(';').includes(part));
    case 'excludes':
      return !holds((part) => text.split(';').includes(part));
  }
}

function isEqual(stored: StoredValue, wanted: string, cased: (text: string) => string): boolean {
  if (stored === null) return wanted === '';
  if (typeof stored === 'boolean') return stored === (wanted === '1' || wanted.toLowerCase() === 'true');
  return typeof stored === 'string' ? cased(stored) === cased(wanted) : orderOf(stored, wanted) === 0;
}

/** null where the two cannot be compared. */
function orderOf(stored: StoredValue, wanted: string): number | null {
  const number = ApexDecimal.parse(wanted);
  if (stored instanceof ApexDecimal) return number === null ? null : stored.compare(number);
  if (typeof stored === 'number') return number === null ? null : ApexDecimal.fromInteger(stored).compare(number);
  if (typeof stored !== 'string') return null;
  const [left, right] = [stored.toLowerCase(), wanted.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Of two values of one kind, neither of them text. */
export function compareStored(left: StoredValue, right: StoredValue): number {
  if (left instanceof ApexDecimal && right instanceof ApexDecimal) return left.compare(right);
  if (left instanceof ApexDate && right instanceof ApexDate) return left.days - right.days;
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.ms - right.ms;
  return Number(left) - Number(right);
}
