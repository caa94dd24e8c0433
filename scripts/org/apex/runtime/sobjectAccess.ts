/** Fields, parents and children of records, as written in code. */
import type { FieldSchema, ObjectSchema } from '../../schema/model.ts';
import type { StoredValue } from '../../data/store.ts';
import { currentTransaction } from '../../transaction/transaction.ts';
import type { SObjectFieldSite } from '../emit/emittedUnit.ts';
import { ApexList } from '../values/apexList.ts';
import { ApexSObject } from '../values/apexSObject.ts';
import { RuntimeType } from '../values/runtimeType.ts';
import { npe } from './frames.ts';

/** One place in the code that names a field; remembers what the name meant for the object it saw last. */
export class SObjectPlace {
  readonly site: SObjectFieldSite;
  private object: ObjectSchema | null = null;
  private found: FieldSchema | null = null;

  constructor(site: SObjectFieldSite) {
    this.site = site;
  }

  /** The field itself, or the lookup field behind a parent. Throws SObjectException for a name the record does not have. */
  fieldOf(record: ApexSObject): FieldSchema {
    if (this.object === record.schema && this.found !== null) return this.found;
    const { access, name } = this.site;
    const found = (access === 'parent' ? record.schema.parent(name) : record.schema.field(name)) ?? record.field(name);
    this.object = record.schema;
    this.found = found;
    return found;
  }
}

export function readField(record: ApexSObject | null, place: SObjectPlace): StoredValue {
  return record === null ? npe() : record.read(place.fieldOf(record));
}

/** Behind a parent that does not exist everything reads null, a checkbox false (P59). */
export function readFieldOnPath(record: ApexSObject | null, place: SObjectPlace): StoredValue {
  if (record !== null) return record.read(place.fieldOf(record));
  const { object, name } = place.site;
  const field = object === null ? undefined : currentTransaction().schema.object(object)?.field(name);
  return field?.type === 'boolean' ? false : null;
}

export function readParent(record: ApexSObject | null, place: SObjectPlace): ApexSObject | null {
  return record === null ? npe() : record.parent(place.fieldOf(record));
}

export function readParentOnPath(record: ApexSObject | null, place: SObjectPlace): ApexSObject | null {
  return record === null ? null : record.parent(place.fieldOf(record));
}

/** A record made in code has no children yet. */
export function readChildren(record: ApexSObject | null, place: SObjectPlace): ApexList {
  if (record === null) return npe();
  const known = record.childList(place.site.name);
  if (known !== null) return known;
  return new ApexList(RuntimeType.of(`List<${record.schema.child(place.site.name)?.childObject ?? 'SObject'}>`));
}

export function readChildrenOnPath(record: ApexSObject | null, place: SObjectPlace): ApexList | null {
  return record === null ? null : record.childList(place.site.name);
}

export function writeField(record: ApexSObject | null, place: SObjectPlace, value: StoredValue): void {
  if (record === null) return npe();
  record.write(place.fieldOf(record), value);
}

export function writeParent(record: ApexSObject | null, place: SObjectPlace, parent: ApexSObject | null): void {
  if (record === null) return npe();
  record.setParent(place.fieldOf(record), parent);
}

/** `new Account(Name = 'x')`: places and values in turn. */
export function newSObject(object: string, ...fields: unknown[]): ApexSObject {
  const schema = currentTransaction().schema.object(object);
  if (schema === undefined) throw new Error(`No object ${object} in the schema.`);
  const record = new ApexSObject(schema);
  for (let index = 0; index < fields.length; index += 2) {
    const place = fields[index] as SObjectPlace;
    if (place.site.access === 'parent') writeParent(record, place, fields[index + 1] as ApexSObject | null);
    else writeField(record, place, fields[index + 1] as StoredValue);
  }
  return record;
}
