/** What a field update of a workflow rule writes. */
import { liveRows, textOf } from '../access/rowReader.ts';
import { requireObject } from '../access/seedRow.ts';
import { refuse } from '../apex/lib/refusal.ts';
import type { Row, StoredValue } from '../data/store.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { FieldUpdate } from '../schema/workflowRules.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { normalise } from './normalise.ts';
import { ruleEvaluatorOf, withFormulas } from './ruleEvaluator.ts';

/** @param before as stored before the save; null for a new record */
export function updatedValue(
  transaction: Transaction,
  object: ObjectSchema,
  { field, value }: FieldUpdate,
  row: Row,
  before: Row | null
): StoredValue {
  switch (value.kind) {
    case 'formula': {
      const shown = withFormulas(object, row, transaction);
      const result = ruleEvaluatorOf(transaction)?.ruleValue(object, value.formula, shown, before, transaction);
      return normalise(field, result ?? null);
    }
    case 'literal':
      return field.type === 'boolean'
        ? value.text === '1' || value.text?.toLowerCase() === 'true'
        : normalise(field, value.text);
    case 'step':
      return neighbour(field, row[field.slot] ?? null, value.by);
    case 'lookup':
      return idNamed(transaction, object, value.to, value.name);
  }
}

/** The last value has no next and the first no previous one: it stays, see DIFFERENCES.md AP7. */
function neighbour(field: FieldSchema, current: StoredValue, by: 1 | -1): StoredValue {
  const values = field.picklist?.values.map((each) => each.value) ?? [];
  const position = values.indexOf(String(current ?? ''));
  return position < 0 ? current : (values[position + by] ?? current);
}

const NAMES = { User: 'Username', Queue: 'DeveloperName', RecordType: 'DeveloperName' } as const;

function idNamed({ schema, store }: Transaction, object: ObjectSchema, kind: keyof typeof NAMES, name: string): string {
  const named = requireObject(schema, kind === 'Queue' ? 'Group' : kind);
  const row = [...liveRows(store, named, NAMES[kind], name)].find(
    (each) =>
      kind === 'User' ||
      (kind === 'Queue'
        ? textOf(named, each, 'Type') === 'Queue'
        : textOf(named, each, 'SobjectType') === object.name.canonical)
  );
  return row === undefined ? refuse('The field update', `there is no ${kind} ${name}`) : String(row[0]);
}
