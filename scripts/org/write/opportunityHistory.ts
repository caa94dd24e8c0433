/**
 * OpportunityHistory: what stage, amount, probability and close date were. Rows are written when a transaction is kept, so that neither
 * the transaction itself nor a test ever sees them.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunityhistory.htm
 */
import { valueOf } from '../access/rowReader.ts';
import { requireObject } from '../access/seedRow.ts';
import { indexKey } from '../data/indexKey.ts';
import type { Row, RowChange, StoredValue } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { isLive } from './deletionPlan.ts';
import { addRow, setQuietly } from './rowChanges.ts';

const TRACKED = ['StageName', 'Amount', 'Probability', 'CloseDate'];
const SHOWN = [...TRACKED, 'ExpectedRevenue', 'ForecastCategory'];
/** Field → where the opportunity names the row of its last change. */
const LAST_CHANGES = { Amount: 'LastAmountChangedHistoryId', CloseDate: 'LastCloseDateChangedHistoryId' } as const;

/** @param changes the net changes of the transaction */
export function writeOpportunityHistory(transaction: Transaction, changes: readonly RowChange[]): void {
  const opportunity = requireObject(transaction.schema, 'Opportunity');
  for (const { object, before, after } of changes) {
    if (object === opportunity.name.canonical && after !== null && isLive(opportunity, after))
      writeRow(transaction, opportunity, before, after);
  }
}

function writeRow(transaction: Transaction, opportunity: ObjectSchema, before: Row | null, after: Row): void {
  const changed = TRACKED.filter((name) => isDifferent(opportunity, before, after, name));
  if (changed.length === 0) return;
  const values: Record<string, StoredValue> = {
    OpportunityId: after[0] ?? null,
    PrevAmount: before === null ? null : valueOf(opportunity, before, 'Amount'),
    PrevCloseDate: before === null ? null : valueOf(opportunity, before, 'CloseDate')
  };
  for (const name of SHOWN) values[name] = valueOf(opportunity, after, name);
  const id = addRow(transaction, requireObject(transaction.schema, 'OpportunityHistory'), values);
  const links = before === null ? [] : Object.entries(LAST_CHANGES).filter(([name]) => changed.includes(name));
  setQuietly(transaction, opportunity, after, Object.fromEntries(links.map(([, link]) => [link, id])));
}

function isDifferent(object: ObjectSchema, before: Row | null, after: Row, name: string): boolean {
  const field = object.field(name);
  if (field === undefined) return false;
  return before === null || indexKey(field, before[field.slot] ?? null) !== indexKey(field, after[field.slot] ?? null);
}
