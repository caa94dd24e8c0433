/** Picklist values that many fields share: what `valuesFrom` in the standard catalogue names. */
import { COUNTRIES, STATES } from './countries.ts';
import { ORG_CURRENCIES } from './currencies.ts';
import type { PicklistValue } from './model.ts';

export type ValueListName = 'currencies' | 'countries' | 'states';

function list(values: Iterable<readonly [value: string, label: string]>): readonly PicklistValue[] {
  return [...new Map(values)].map(([value, label]) => ({ value, label, isActive: true, isDefault: false }));
}

/** A state code that several countries use stands once. */
const LISTS: Readonly<Record<ValueListName, readonly PicklistValue[]>> = {
  currencies: list(ORG_CURRENCIES.map(({ isoCode }) => [isoCode, isoCode])),
  countries: list(Object.entries(COUNTRIES)),
  states: list(Object.values(STATES).flatMap((states) => Object.entries(states)))
};

export function valueList(name: ValueListName): readonly PicklistValue[] {
  return LISTS[name];
}
