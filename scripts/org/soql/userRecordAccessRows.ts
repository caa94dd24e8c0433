/** Rows of UserRecordAccess for the records a query names: it has no others. */
import { MOST_RECORD_IDS, userRecordAccess } from '../access/userRecordAccess.ts';
import { normalizeId } from '../apex/values/apexId.ts';
import type { Row, StoredValue } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { IndexHint, Run } from './plan.ts';
import { throwQuery } from './queryException.ts';
import { faultTexts } from './faultTexts.ts';

/** Throws QueryException unless the query filters by one UserId and by RecordId. */
export function userRecordAccessRows(object: ObjectSchema, run: Run, hints: readonly IndexHint[]): readonly Row[] {
  const userId = askedFor(run, hints, 'UserId')[0];
  const recordIds = [...new Set(askedFor(run, hints, 'RecordId'))];
  if (userId === undefined || recordIds.length === 0) return [];
  if (recordIds.length > MOST_RECORD_IDS)
    throwQuery(`UserRecordAccess takes at most ${MOST_RECORD_IDS} record Ids in one query`);
  return userRecordAccess(run.transaction, userId, recordIds).map((values) => {
    const row = new Array<StoredValue>(object.fields.length).fill(null);
    for (const [name, value] of Object.entries(values)) {
      const field = object.field(name);
      if (field !== undefined) row[field.slot] = value as StoredValue;
    }
    return row;
  });
}

function askedFor(run: Run, hints: readonly IndexHint[], field: string): readonly string[] {
  const hint = hints.find((each) => each.text === field);
  if (hint === undefined) return throwQuery(`A query of UserRecordAccess must filter on ${field}`);
  return (hint.values(run) ?? []).map(
    (value) => normalizeId(String(value)) ?? throwQuery(faultTexts.invalidId(String(value)))
  );
}
