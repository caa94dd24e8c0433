/** Records for lookup fields of screens, as far as the person may see them. */
import { normalizeId } from '../../apex/values/apexId.ts';
import type { ApexSObject } from '../../apex/values/apexSObject.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import { queryRows } from '../../soql/executeDynamicQuery.ts';
import { textOf } from '../flowText.ts';
import { fromField } from '../flowType.ts';
import type { Interview } from '../interview.ts';
import type { FoundRecord } from './screenAnswer.ts';

const MOST_FOUND = 10;

/** What the record is called; null where it is not there or not open to the person. */
export function nameOfRecord(object: ObjectSchema, id: unknown, interview: Interview): string | null {
  const given = typeof id === 'string' ? normalizeId(id) : null;
  if (given?.startsWith(object.keyPrefix) !== true) return null;
  return find(object, 'Id = :given', given, interview)[0]?.label ?? null;
}

/** Records whose name holds the text, by name. */
export function searchRecords(object: ObjectSchema, text: string, interview: Interview): readonly FoundRecord[] {
  const name = nameOf(object);
  return find(object, `${name} LIKE :given`, `%${text.replace(/[\\%_]/g, '\\$&')}%`, interview);
}

function find(object: ObjectSchema, condition: string, given: string, { access }: Interview): readonly FoundRecord[] {
  if (access.mode === 'user' && !access.user.permissions.can(object.name.canonical, 'read')) return [];
  const name = nameOf(object);
  const text = `SELECT Id, ${name} FROM ${object.name.canonical} WHERE ${condition} ORDER BY ${name} LIMIT ${MOST_FOUND}`;
  const rows = queryRows({ text, binds: { given: () => given }, access, surface: 'api' });
  return rows.map((row: ApexSObject) => ({
    value: row.id ?? '',
    label: textOf(fromField(row.peek(row.field(name).slot)))
  }));
}

function nameOf({ fields }: ObjectSchema): string {
  return fields.find((field) => field.isNameField)?.name.canonical ?? 'Id';
}
