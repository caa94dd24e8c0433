/** A fresh org of a few custom objects, an administrator at work, and triggers written as functions. */
import assert from 'node:assert/strict';
import type { Access } from '../../access/access.ts';
import { loadUserContext, userContextIn } from '../../access/loadUserContext.ts';
import { idOf, valueOf } from '../../access/rowReader.ts';
import { seedOrg } from '../../access/seed.ts';
import type { SeededOrg } from '../../access/seed.ts';
import { createSeeder, requireObject } from '../../access/seedRow.ts';
import type { SeedValues } from '../../access/seedRow.ts';
import type { UserContext } from '../../access/userContext.ts';
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import { createSteppingClock } from '../../data/clock.ts';
import { createStore } from '../../data/createStore.ts';
import { createIdSequence } from '../../data/ids.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import { customObject, field, testSchema } from '../../data/__tests__/testSchema.ts';
import type { TestComponent } from '../../data/__tests__/testSchema.ts';
import type { OrgSchema } from '../../schema/model.ts';
import { createTransaction } from '../../transaction/createTransaction.ts';
import { withTransaction } from '../../transaction/transaction.ts';
import type { Transaction, TriggerContext } from '../../transaction/transaction.ts';
import type { WriteOperation, WriteRequest, WriteResult } from '../contract.ts';
import { executeWrite } from '../executeWrite.ts';

export const SHELF = customObject(
  'Shelf__c',
  field(
    'Code__c',
    'Text',
    '<length>10</length><unique>true</unique><caseSensitive>true</caseSensitive><externalId>true</externalId>'
  ),
  field('Size__c', 'Number', '<precision>5</precision><scale>2</scale>'),
  field('Mail__c', 'Email'),
  field('Active__c', 'Checkbox', '<defaultValue>true</defaultValue>'),
  field('Needed__c', 'Text', '<length>20</length><required>true</required>'),
  field(
    'Color__c',
    'Picklist',
    '<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Red</fullName><default>false</default><label>Red</label></value><value><fullName>Blue</fullName><default>false</default><label>Blue</label></value></valueSetDefinition></valueSet>'
  ),
  field('Account__c', 'Lookup', '<referenceTo>Account</referenceTo><relationshipName>Shelves</relationshipName>'),
  field('Next__c', 'Lookup', '<referenceTo>Shelf__c</referenceTo><relationshipName>Previous</relationshipName>'),
  field(
    'Fixed__c',
    'Lookup',
    '<referenceTo>Account</referenceTo><relationshipName>FixedShelves</relationshipName><deleteConstraint>Restrict</deleteConstraint>'
  )
);

export const BOOK: TestComponent = {
  type: 'CustomObject',
  fullName: 'Book__c',
  xml: `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">
    <label>Book</label><pluralLabel>Books</pluralLabel><deploymentStatus>Deployed</deploymentStatus>
    <sharingModel>ControlledByParent</sharingModel>
    <nameField><label>Number</label><type>AutoNumber</type><displayFormat>B-{0000}</displayFormat></nameField>
    ${field('Shelf__c', 'MasterDetail', '<referenceTo>Shelf__c</referenceTo><relationshipName>Books</relationshipName>')}
    ${field('Title__c', 'Text', '<length>20</length>')}
  </CustomObject>`
};

export type TriggerBody = (context: TriggerContext) => void;

export interface TestOrg {
  readonly schema: OrgSchema;
  readonly transaction: Transaction;
  readonly seeded: SeededOrg;
  readonly triggers: Map<string, TriggerBody>;
  /** `Shelf__c BEFORE_INSERT` → body. */
  on(event: string, body: TriggerBody): void;
  record(object: string, values: Readonly<Record<string, unknown>>): ApexSObject;
  write(
    operation: WriteOperation,
    records: readonly ApexSObject[],
    options?: Partial<Pick<WriteRequest, 'allOrNone' | 'access' | 'externalIdField' | 'master'>>
  ): WriteResult[];
  /** Inserts and returns the Id; fails the test where the insert fails. */
  insert(object: string, values: Readonly<Record<string, unknown>>): string;
  value(object: string, id: string, field: string): StoredValue;
  row(object: string, id: string): Row | undefined;
  rows(object: string): readonly Row[];
  seed(object: string, values: SeedValues): string;
  user(id: string): UserContext;
  run<T>(work: () => T): T;
}

const SCHEMAS = new Map<readonly TestComponent[], OrgSchema>();
const PLAIN: readonly TestComponent[] = [SHELF, BOOK];

export function createTestOrg(components: readonly TestComponent[] = PLAIN): TestOrg {
  const schema = SCHEMAS.get(components) ?? testSchema(components);
  SCHEMAS.set(components, schema);
  const store = createStore(schema);
  const ids = createIdSequence();
  const clock = createSteppingClock();
  const target = { schema, store, ids, clock };
  const seeded = seedOrg(target);
  const triggers = new Map<string, TriggerBody>();
  const transaction = createTransaction({
    ...target,
    user: loadUserContext(store, schema, seeded.adminUserId, clock.now()),
    requestId: 'test',
    triggers: {
      triggersFor(object, event) {
        const body = triggers.get(`${object} ${event}`);
        return body === undefined ? [] : [{ name: `${object.replace(/__c$/, '')}Trigger`, run: body }];
      }
    }
  });
  const system = (): Access => ({ user: transaction.user, mode: 'system', sharing: 'without' });
  const org: TestOrg = {
    schema,
    transaction,
    seeded,
    triggers,
    on: (event, body) => triggers.set(event, body),
    record: (object, values) => recordOf(schema, object, values),
    write: (operation, records, options = {}) =>
      withTransaction(transaction, () =>
        executeWrite({
          operation,
          records,
          access: system(),
          allOrNone: true,
          externalIdField: null,
          master: null,
          ...options
        })
      ),
    insert(object, values) {
      const [result] = org.write('insert', [org.record(object, values)]);
      assert.deepEqual(result?.errors, []);
      return result?.id ?? '';
    },
    value(object, id, name) {
      const row = org.row(object, id);
      assert.ok(row, `${object} ${id}`);
      return valueOf(requireObject(schema, object), row, name);
    },
    row: (object, id) => store.get(requireObject(schema, object), id),
    rows: (object) =>
      [...store.scan(requireObject(schema, object))].filter(
        (row) => valueOf(requireObject(schema, object), row, 'IsDeleted') !== true
      ),
    seed: (object, values) => createSeeder(target, seeded.adminUserId).add(object, values),
    user: (id) => userContextIn(transaction, id),
    run: (work) => withTransaction(transaction, work)
  };
  return org;
}

function recordOf(schema: OrgSchema, object: string, values: Readonly<Record<string, unknown>>): ApexSObject {
  const record = new ApexSObject(requireObject(schema, object));
  for (const [name, value] of Object.entries(values)) {
    if (name === 'Id') record.id = value as string;
    else record.write(record.field(name), value as StoredValue);
  }
  return record;
}

export const decimal = (text: string): ApexDecimal => ApexDecimal.fromString(text);

export function date(text: string): ApexDate {
  const parsed = ApexDate.parseIso(text);
  assert.ok(parsed);
  return parsed;
}

export function errorsOf(result: WriteResult | undefined): readonly string[] {
  return (result?.errors ?? []).map((error) => `${error.statusCode}: ${error.message}`);
}

/** Records of Trigger.new or Trigger.old. */
export function records(list: unknown): readonly ApexSObject[] {
  return (list as { items: ApexSObject[] }).items;
}

export function idsOf(rows: readonly Row[]): readonly string[] {
  return rows.map(idOf);
}

/** An opportunity of an account, with what it needs. */
export function deal(org: TestOrg, accountId: string | null, values: Readonly<Record<string, unknown>> = {}): string {
  return org.insert('Opportunity', {
    Name: 'Deal',
    StageName: 'Prospecting',
    CloseDate: date('2026-03-31'),
    AccountId: accountId,
    ...values
  });
}
