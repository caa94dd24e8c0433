import type { Row } from '../data/store.ts';
import { holds } from '../schema/conditionLogic.ts';
import type { Criteria } from '../schema/criteria.ts';
import { fits } from './filterConditions.ts';

/** @param row with its formula fields computed */
export function meets({ items, logic }: Criteria, row: Row): boolean {
  if (logic === null) return items.length === 0;
  return holds(logic, (index) => {
    const item = items[index];
    return item !== undefined && fits(row[item.field.slot] ?? null, item.operation, item.value);
  });
}
