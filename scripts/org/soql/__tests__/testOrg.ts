/** An org with rows for query tests: text in, rows out. */
import type { Access } from '../../access/access.ts';
import type { EffectivePermissions, UserContext } from '../../access/userContext.ts';
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import type { ApexSObject } from '../../apex/values/apexSObject.ts';
import { createSteppingClock } from '../../data/clock.ts';
import { createStore } from '../../data/createStore.ts';
import { createIdSequence } from '../../data/ids.ts';
import type { Store, StoredValue } from '../../data/store.ts';
import type { FieldSchema, OrgSchema } from '../../schema/model.ts';
import { createTransaction } from '../../transaction/createTransaction.ts';
import { withTransaction } from '../../transaction/transaction.ts';
import type { Transaction } from '../../transaction/transaction.ts';
import { executeDynamicQuery } from '../executeDynamicQuery.ts';
import type { QueryResult } from '../executeQuery.ts';

/** Dates as `2026-01-05`, date-times as ISO text, decimals as text or number. */
export type Plain = string | number | boolean | null;

export interface QueryOptions {
  readonly binds?: Readonly<Record<string, unknown>>;
  readonly mode?: 'user' | 'system';
  readonly sharing?: 'with' | 'without';
  readonly surface?: 'apex' | 'api';
}

export interface TestOrg {
  readonly schema: OrgSchema;
  readonly store: Store;
  readonly transaction: Transaction;
  /** Gives the Id. */
  add(object: string, values?: Readonly<Record<string, Plain>>): string;
  run(text: string, options?: QueryOptions): QueryResult;
  /** Rows as plain objects; parents and children nested; text where JSON has no type. */
  rows(text: string, options?: QueryOptions): readonly PlainRecord[];
  /** One column of the rows. */
  column(text: string, options?: QueryOptions): readonly unknown[];
}

export interface PlainRecord {
  readonly [field: string]: unknown;
}

const EVERYTHING: EffectivePermissions = {
  can: () => true,
  canField: () => true,
  has: () => true,
  hasCustom: () => true,
  canRunClass: () => true
};

export function testUser(
  permissions: Partial<EffectivePermissions> = {},
  more: Partial<UserContext> = {}
): UserContext {
  return {
    id: '005000000000001AAA',
    username: 'rep@example.com',
    name: 'Rep',
    profileId: '00e000000000001AAA',
    profileName: 'System Administrator',
    roleId: null,
    accountId: null,
    userType: 'Standard',
    timeZone: 'America/Los_Angeles',
    locale: 'en_US',
    language: 'en_US',
    currency: 'USD',
    isActive: true,
    permissions: { ...EVERYTHING, ...permissions },
    ...more
  };
}

export function createTestOrg(schema: OrgSchema, user: UserContext = testUser()): TestOrg {
  const store = createStore(schema);
  const ids = createIdSequence();
  const triggers = { triggersFor: () => [] };
  const transaction = createTransaction({
    schema,
    store,
    ids,
    clock: createSteppingClock(),
    triggers,
    user,
    requestId: 'test',
    isTest: true
  });

  function add(objectName: string, values: Readonly<Record<string, Plain>> = {}): string {
    const object = schema.object(objectName);
    if (object === undefined) throw new Error(objectName);
    const row = new Array<StoredValue>(object.fields.length).fill(null);
    for (const field of object.fields) if (field.type === 'boolean') row[field.slot] = false;
    const id = ids.next(object.keyPrefix);
    row[0] = id;
    for (const [name, value] of Object.entries(values)) {
      const field = object.field(name);
      if (field === undefined) throw new Error(`${objectName}.${name}`);
      row[field.slot] = toStored(field, value);
    }
    store.put(object, row);
    return id;
  }

  function run(text: string, options: QueryOptions = {}): QueryResult {
    const access: Access = { user, mode: options.mode ?? 'system', sharing: options.sharing ?? 'without' };
    const binds = Object.fromEntries(
      Object.entries(options.binds ?? {}).map(([name, value]) => [name.toLowerCase(), () => value])
    );
    return withTransaction(transaction, () =>
      executeDynamicQuery({ text, access, binds, surface: options.surface ?? 'apex' })
    );
  }

  function rows(text: string, options?: QueryOptions): readonly PlainRecord[] {
    const result = run(text, options);
    if (result.kind === 'count') throw new Error('A count has no rows.');
    return result.records.map(toPlain);
  }

  return {
    schema,
    store,
    transaction,
    add,
    run,
    rows,
    column: (text, options) => rows(text, options).map((record) => Object.values(record)[0])
  };
}

function toStored(field: FieldSchema, value: Plain): StoredValue {
  if (value === null) return null;
  if (field.type === 'date') return ApexDate.parseIso(String(value));
  if (field.type === 'datetime') return ApexDatetime.parseIso(String(value));
  if (['double', 'currency', 'percent'].includes(field.type)) return ApexDecimal.fromString(String(value));
  return value;
}

function toPlain(record: ApexSObject): PlainRecord {
  const plain: Record<string, unknown> = {};
  for (const [slot, value] of record.values) {
    const name = record.schema.fields[slot]?.name.canonical ?? '';
    plain[name] = typeof value === 'object' && value !== null ? value.toString() : value;
  }
  for (const [slot, parent] of record.parents) {
    const name = record.schema.fields[slot]?.reference?.relationshipName ?? '';
    plain[name] = parent === null ? null : toPlain(parent);
  }
  for (const [name, list] of record.children) plain[name] = (list.items as ApexSObject[]).map(toPlain);
  return plain;
}
