/**
 * Tree plans, the format of `sf data import tree`: files of records that refer to each other by name.
 * https://developer.salesforce.com/docs/atlas.en-us.sfdx_dev.meta/sfdx_dev/sfdx_dev_data_plan.htm
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ApexDate } from '../apex/values/apexDate.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import { ApexSObject } from '../apex/values/apexSObject.ts';
import { MS_PER_DAY } from '../apex/values/calendar.ts';
import type { StoredValue } from '../data/store.ts';
import type { FieldSchema, OrgSchema } from '../schema/model.ts';
import { fieldFromJson, FieldJsonError } from './fieldJson.ts';

/** Records of one request of the REST API; more are sent in a further one. */
const LARGEST_TREE = 200;

interface PlanEntry {
  readonly sobject: string;
  readonly files: readonly string[];
}

interface TreeRecord {
  readonly attributes?: { readonly type?: unknown; readonly referenceId?: unknown };
  readonly [field: string]: unknown;
}

interface PlannedRecord {
  readonly object: string;
  readonly reference: string | null;
  readonly values: Readonly<Record<string, unknown>>;
  /** Set for a nested child: the lookup that points at its parent's reference. */
  readonly parent: { readonly field: string; readonly record: PlannedRecord } | null;
}

export interface TreePlan {
  readonly file: string;
  /** In the order in which they must be saved, one object per batch. */
  readonly batches: readonly { readonly file: string; readonly records: readonly PlannedRecord[] }[];
}

/** The plan, a data file or a record is not as the format wants it. */
export class TreePlanError extends Error {
  constructor(place: string, message: string) {
    super(`${place}: ${message}`);
    this.name = 'TreePlanError';
  }
}

/** Reads the plan and its files; unknown objects, fields and relationships are refused with the file's name. */
export function readTreePlan(file: string, schema: OrgSchema): TreePlan {
  const entries = readJson(file);
  if (!Array.isArray(entries)) throw new TreePlanError(file, 'a plan is a list of objects with "sobject" and "files"');
  const batches = (entries as PlanEntry[]).flatMap((entry) => {
    if (typeof entry.sobject !== 'string' || !Array.isArray(entry.files))
      throw new TreePlanError(file, 'each step needs "sobject" and "files"');
    return entry.files.map((name) => {
      const dataFile = path.join(path.dirname(file), name);
      return { file: dataFile, records: readRecords(dataFile, entry.sobject, schema) };
    });
  });
  return { file, batches };
}

export interface ImportOptions {
  /** Added to every date and date-time value, so that a demo stays near today. */
  readonly shiftDays: number;
  /** Saves records of one object in one all-or-none statement and sets their Ids; throws when one is refused. */
  readonly insert: (records: readonly ApexSObject[]) => void;
}

/** Saves everything in order and answers the Ids by reference. */
export function importTreePlan(plan: TreePlan, schema: OrgSchema, options: ImportOptions): ReadonlyMap<string, string> {
  const saved = new Map<PlannedRecord, ApexSObject>();
  const references = new Map<string, string>();
  const save = (chunk: readonly PlannedRecord[], file: string): void => {
    const records = chunk.map((each) => build(each, schema, file, references, saved, options.shiftDays));
    options.insert(records);
    chunk.forEach((each, index) => {
      const record = records[index];
      if (record === undefined || record.id === null) throw new TreePlanError(file, 'a record was saved without an Id');
      saved.set(each, record);
      if (each.reference !== null) references.set(each.reference, record.id);
    });
  };
  for (const batch of plan.batches) {
    for (const level of byDepth(batch.records)) {
      let waiting: readonly PlannedRecord[] = level;
      while (waiting.length > 0) {
        const [ready, later] = splitByReferences(waiting, schema, references, batch.file);
        for (let from = 0; from < ready.length; from += LARGEST_TREE)
          save(ready.slice(from, from + LARGEST_TREE), batch.file);
        waiting = later;
      }
    }
  }
  return references;
}

function readRecords(file: string, object: string, schema: OrgSchema): readonly PlannedRecord[] {
  const content = readJson(file) as { readonly records?: unknown };
  if (!Array.isArray(content.records)) throw new TreePlanError(file, 'a data file holds { "records": [...] }');
  const planned: PlannedRecord[] = [];
  for (const record of content.records as TreeRecord[]) collect(record, object, null, file, schema, planned);
  return planned;
}

function collect(
  record: TreeRecord,
  fallback: string,
  parent: PlannedRecord['parent'],
  file: string,
  schema: OrgSchema,
  planned: PlannedRecord[]
): void {
  const { attributes, ...rest } = record;
  const type = typeof attributes?.type === 'string' ? attributes.type : fallback;
  const object = schema.object(type);
  if (object === undefined) throw new TreePlanError(file, `there is no object '${type}'`);
  const children = Object.entries(rest).filter(([, value]) => isTree(value));
  const own: PlannedRecord = {
    object: object.name.canonical,
    reference: typeof attributes?.referenceId === 'string' ? attributes.referenceId : null,
    values: Object.fromEntries(Object.entries(rest).filter(([, value]) => !isTree(value))),
    parent
  };
  planned.push(own);
  for (const [name, value] of children) {
    const relationship = object.child(name);
    if (relationship === undefined) throw new TreePlanError(file, `${type} has no child relationship '${name}'`);
    for (const child of (value as { records: TreeRecord[] }).records) {
      collect(child, relationship.childObject, { field: relationship.field, record: own }, file, schema, planned);
    }
  }
}

function isTree(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Array.isArray((value as { records?: unknown }).records);
}

/** Parents before their nested children; one object at a time within a level, in order of appearance. */
function byDepth(records: readonly PlannedRecord[]): readonly (readonly PlannedRecord[])[] {
  const levels = new Map<string, PlannedRecord[]>();
  for (const record of records) {
    const key = `${depth(record)} ${record.object}`;
    levels.set(key, [...(levels.get(key) ?? []), record]);
  }
  return [...levels.entries()]
    .sort(([a], [b]) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map(([, level]) => level);
}

/** Records of one file may refer to each other: those whose references are known go first. */
function splitByReferences(
  records: readonly PlannedRecord[],
  schema: OrgSchema,
  references: ReadonlyMap<string, string>,
  file: string
): readonly [ready: readonly PlannedRecord[], later: readonly PlannedRecord[]] {
  const missing = (record: PlannedRecord): string | undefined =>
    Object.entries(record.values)
      .filter(([name, value]) => isReference(schema.object(record.object)?.field(name), value))
      .map(([, value]) => String(value).slice(1))
      .find((reference) => !references.has(reference));
  const ready = records.filter((record) => missing(record) === undefined);
  const [first] = records;
  if (ready.length === 0 && first !== undefined)
    throw new TreePlanError(file, `the reference @${missing(first) ?? ''} is not known at this point of the plan`);
  return [ready, records.filter((record) => missing(record) !== undefined)];
}

function isReference(field: FieldSchema | undefined, value: unknown): value is string {
  return field?.type === 'reference' && typeof value === 'string' && value.startsWith('@');
}

function depth(record: PlannedRecord): number {
  return record.parent === null ? 0 : depth(record.parent.record) + 1;
}

function build(
  planned: PlannedRecord,
  schema: OrgSchema,
  file: string,
  references: ReadonlyMap<string, string>,
  saved: ReadonlyMap<PlannedRecord, ApexSObject>,
  shiftDays: number
): ApexSObject {
  const object = schema.object(planned.object);
  if (object === undefined) throw new TreePlanError(file, `there is no object '${planned.object}'`);
  const record = new ApexSObject(object);
  for (const [name, json] of Object.entries(planned.values)) {
    const field = object.field(name);
    if (field === undefined)
      throw new TreePlanError(file, `No such column '${name}' on sobject of type ${planned.object}`);
    record.write(field, shifted(readValue(field, json, file, references), shiftDays));
  }
  if (planned.parent !== null) {
    const field = object.field(planned.parent.field);
    const id = saved.get(planned.parent.record)?.id;
    if (field === undefined || id === undefined)
      throw new TreePlanError(file, `the parent of a nested ${planned.object} was not saved`);
    record.write(field, id);
  }
  return record;
}

function readValue(
  field: FieldSchema,
  json: unknown,
  file: string,
  references: ReadonlyMap<string, string>
): StoredValue {
  if (isReference(field, json)) {
    const id = references.get(json.slice(1));
    if (id === undefined) throw new TreePlanError(file, `the reference ${json} is not known at this point of the plan`);
    return id;
  }
  try {
    return fieldFromJson(field, json);
  } catch (error) {
    if (error instanceof FieldJsonError) throw new TreePlanError(file, error.message);
    throw error;
  }
}

function shifted(value: StoredValue, days: number): StoredValue {
  if (days === 0) return value;
  if (value instanceof ApexDate) return value.addDays(days);
  return value instanceof ApexDatetime ? new ApexDatetime(value.ms + days * MS_PER_DAY) : value;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new TreePlanError(file, error instanceof Error ? error.message : String(error));
  }
}
