/**
 * Static getters of custom metadata types. Code writes `Role__mdt.getInstance('Lead')`; the checker puts the type's token first.
 * They cost no query, and the records are read-only (P76).
 */
import { currentTransaction } from '../../../transaction/transaction.ts';
import type { Row } from '../../../data/store.ts';
import type { ObjectSchema } from '../../../schema/model.ts';
import { customMetadataRows } from '../../../soql/customMetadataRows.ts';
import { formulaEvaluator } from '../../../soql/formulaSeam.ts';
import { normalizeId } from '../../values/apexId.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { defineType } from '../library.ts';
import { refuse } from '../refusal.ts';
import type { SObjectTypeToken } from '../Schema/tokens.ts';

/** The getters cut long text; a query does not. */
const LONG_TEXT_LIMIT = 255;

function recordOf(object: ObjectSchema, row: Row): ApexSObject {
  const record = new ApexSObject(object);
  for (const field of object.fields) {
    const value = field.formula === null ? (row[field.slot] ?? null) : evaluate(object, field, row);
    if (value !== null)
      record.values.set(field.slot, field.type === 'longtextarea' ? String(value).slice(0, LONG_TEXT_LIMIT) : value);
  }
  record.isReadOnly = true;
  return record;
}

function evaluate(object: ObjectSchema, field: ObjectSchema['fields'][number], row: Row): Row[number] {
  const evaluator = formulaEvaluator();
  if (evaluator === null)
    return refuse(
      `The formula field ${object.name.canonical}.${field.name.canonical}`,
      'formulas are not evaluated here'
    );
  return evaluator(object, field, row, currentTransaction());
}

function developerNameOf(object: ObjectSchema, row: Row): string {
  return String(row[object.field('DeveloperName')?.slot ?? 0]);
}

function getAll({ schema: object }: SObjectTypeToken): ApexMap {
  const map = new ApexMap(RuntimeType.of(`Map<String,${object.name.canonical}>`));
  for (const row of customMetadataRows(currentTransaction().schema, object).values())
    map.put(developerNameOf(object, row), recordOf(object, row));
  map.isReadOnly = true;
  return map;
}

/** By Id, developer name or qualified name, whatever its case; null for none. */
function getInstance({ schema: object }: SObjectTypeToken, key: string | null): ApexSObject | null {
  if (key === null) return null;
  const rows = customMetadataRows(currentTransaction().schema, object);
  const id = normalizeId(key);
  const byId = id === null ? undefined : rows.get(id);
  if (byId !== undefined) return recordOf(object, byId);
  const wanted = key.toLowerCase();
  const qualified = object.field('QualifiedApiName')?.slot ?? 0;
  for (const row of rows.values()) {
    if (developerNameOf(object, row).toLowerCase() === wanted || String(row[qualified]).toLowerCase() === wanted)
      return recordOf(object, row);
  }
  return null;
}

export const CustomMetadataType = defineType({
  name: 'System.CustomMetadata',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_metadata_types.htm',
  statics: {
    'Map<String,SObject> getAll(Schema.SObjectType object)': getAll,
    'SObject getInstance(Schema.SObjectType object, String key)': getInstance
  }
});
