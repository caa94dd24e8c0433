/** Rows of a fresh org by field name, without the write pipeline: nothing is validated, no trigger runs. */
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import type { Store, StoredValue } from '../data/store.ts';
import type { ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { Clock, IdSource } from '../transaction/transaction.ts';

export type SeedValues = Readonly<Record<string, StoredValue>>;

export interface SeedTarget {
  readonly schema: OrgSchema;
  readonly store: Store;
  readonly ids: IdSource;
  readonly clock: Clock;
}

export interface Seeder {
  /** Stores a row and returns its Id; unknown objects and fields are faults of the caller. */
  add(object: string, values: SeedValues): string;
}

/** `actorId` stands in the audit fields. */
export function createSeeder(target: SeedTarget, actorId: string): Seeder {
  const { schema, store, ids, clock } = target;
  const now = new ApexDatetime(Math.floor(clock.now() / 1000) * 1000);
  const audit: SeedValues = {
    CreatedDate: now,
    CreatedById: actorId,
    LastModifiedDate: now,
    LastModifiedById: actorId,
    SystemModstamp: now
  };
  return {
    add(name, values) {
      const object = requireObject(schema, name);
      const id = (values['Id'] as string | undefined) ?? ids.next(object.keyPrefix);
      const row: StoredValue[] = object.fields.map((field) =>
        field.type === 'boolean' ? false : (audit[field.name.canonical] ?? null)
      );
      row[0] = id;
      for (const [fieldName, value] of Object.entries(values)) row[slotOf(object, fieldName)] = value;
      store.put(object, row);
      return id;
    }
  };
}

export function requireObject(schema: OrgSchema, name: string): ObjectSchema {
  const object = schema.object(name);
  if (object === undefined) throw new Error(`The schema has no object ${name}.`);
  return object;
}

/** Slot of a field the catalogue is known to have. */
export function slotOf(object: ObjectSchema, name: string): number {
  const field = object.field(name);
  if (field === undefined) throw new Error(`${object.name.canonical} has no field ${name}.`);
  return field.slot;
}
