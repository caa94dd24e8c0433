import { currentTransaction } from '../../../transaction/transaction.ts';
import type { FieldSchema } from '../../../schema/model.ts';
import type { ApexEnum } from '../../values/apexEnum.ts';
import { ApexList } from '../../values/apexList.ts';
import { ApexMap } from '../../values/apexMap.ts';
import { ApexSet } from '../../values/apexSet.ts';
import { ApexSObject } from '../../values/apexSObject.ts';
import type { FieldSelection } from '../../values/apexSObject.ts';
import { throwApex } from '../../values/apexThrow.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { chargeWork, required } from '../arguments.ts';
import { defineType } from '../library.ts';

class SObjectAccessDecisionValue {
  readonly type = RuntimeType.of('SObjectAccessDecision');
  readonly records: ApexList;
  /** Canonical field names that were taken out, by object. */
  readonly removed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly modified: ReadonlySet<number>;

  constructor(records: ApexList, removed: ReadonlyMap<string, ReadonlySet<string>>, modified: ReadonlySet<number>) {
    this.records = records;
    this.removed = removed;
    this.modified = modified;
  }
}

/** What each access type asks of an object and of a field. */
const CHECKS: Readonly<
  Record<string, { readonly object: readonly ('create' | 'read' | 'edit')[]; readonly field: 'read' | 'edit' }>
> = {
  CREATABLE: { object: ['create'], field: 'edit' },
  READABLE: { object: ['read'], field: 'read' },
  UPDATABLE: { object: ['edit'], field: 'edit' },
  UPSERTABLE: { object: ['create', 'edit'], field: 'edit' }
};

interface Strip {
  readonly accessType: string;
  readonly removed: Map<string, Set<string>>;
}

function isAllowed(object: string, field: FieldSchema, accessType: string): boolean {
  if (field.slot === 0) return true;
  if (accessType === 'CREATABLE' && !field.isCreateable) return false;
  if (accessType === 'UPDATABLE' && !field.isUpdateable) return false;
  return currentTransaction().user.permissions.canField(
    object,
    field.name.canonical,
    CHECKS[accessType]?.field ?? 'edit'
  );
}

/** A copy without what the user may not access; parents and children are stripped as well (P100). */
function strip(record: ApexSObject, work: Strip): { copy: ApexSObject; isChanged: boolean } {
  const copy = new ApexSObject(record.schema, narrowed(record, work));
  const removed = new Set<string>();
  for (const [slot, value] of record.values) {
    const field = record.schema.fields[slot];
    if (field === undefined) continue;
    if (isAllowed(record.objectName, field, work.accessType)) copy.values.set(slot, value);
    else removed.add(field.name.canonical);
  }
  let isChanged = removed.size > 0;
  const inner = (related: ApexSObject): ApexSObject => {
    const result = strip(related, work);
    isChanged ||= result.isChanged;
    return result.copy;
  };
  for (const [slot, parent] of record.parents) {
    const field = record.schema.fields[slot];
    if (field === undefined || !isAllowed(record.objectName, field, work.accessType)) continue;
    copy.parents.set(slot, parent === null ? null : inner(parent));
  }
  for (const [name, list] of record.children) {
    if (!mayReadChildren(record, name, work)) {
      isChanged = true;
      continue;
    }
    copy.children.set(
      name,
      new ApexList(
        list.type,
        list.items.map((child) => inner(child as ApexSObject))
      )
    );
  }
  if (removed.size > 0)
    work.removed.set(record.objectName, new Set([...(work.removed.get(record.objectName) ?? []), ...removed]));
  return { copy, isChanged };
}

/** What is taken away reads as if the query had left it out. */
function narrowed({ selection, schema, objectName }: ApexSObject, work: Strip): FieldSelection | null {
  if (selection === null) return null;
  const isKept = (slot: number): boolean => {
    const field = schema.fields[slot];
    return field !== undefined && isAllowed(objectName, field, work.accessType);
  };
  return {
    fields: new Set([...selection.fields].filter(isKept)),
    parents: new Set([...selection.parents].filter(isKept)),
    children: selection.children
  };
}

/** Rows of an object that the user may not access at all are left out with their relationship. */
function mayReadChildren({ schema }: ApexSObject, relationship: string, { accessType }: Strip): boolean {
  const child = schema.child(relationship)?.childObject;
  const { permissions } = currentTransaction().user;
  return (
    child === undefined || (CHECKS[accessType]?.object ?? []).every((operation) => permissions.can(child, operation))
  );
}

function stripInaccessible(
  accessType: ApexEnum | null,
  records: ApexList | null,
  enforceRoot: boolean | null
): SObjectAccessDecisionValue {
  const { name } = required(accessType);
  const source = required(records);
  chargeWork(source.size * 64);
  const work: Strip = { accessType: name, removed: new Map() };
  const modified = new Set<number>();
  const copies = source.items.map((item, index) => {
    const record = required(item as ApexSObject | null);
    if (required(enforceRoot)) checkObject(record.objectName, name);
    const { copy, isChanged } = strip(record, work);
    if (isChanged) modified.add(index);
    return copy;
  });
  return new SObjectAccessDecisionValue(new ApexList(source.type, copies), work.removed, modified);
}

function checkObject(object: string, accessType: string): void {
  const { permissions } = currentTransaction().user;
  const isMissing = (CHECKS[accessType]?.object ?? []).some((operation) => !permissions.can(object, operation));
  if (object === 'AggregateResult')
    throwApex('System.UnsupportedOperationException', 'AggregateResult SObject types are not supported');
  if (isMissing) throwApex('System.NoAccessException', `No access to entity: ${object}`);
}

type Decision = SObjectAccessDecisionValue;

export const SecurityType = defineType({
  name: 'System.Security',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Security.htm',
  statics: {
    'System.SObjectAccessDecision stripInaccessible(System.AccessType type, List<SObject> records)': (
      type: ApexEnum | null,
      records: ApexList | null
    ) => stripInaccessible(type, records, true),
    'System.SObjectAccessDecision stripInaccessible(System.AccessType type, List<SObject> records, Boolean enforceRootObjectCRUD)':
      stripInaccessible
  }
});

export const SObjectAccessDecisionType = defineType({
  name: 'System.SObjectAccessDecision',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_SObjectAccessDecision.htm',
  methods: {
    'Set<Integer> getModifiedIndexes()': (self: Decision) => new ApexSet(RuntimeType.of('Set<Integer>'), self.modified),
    'List<SObject> getRecords()': (self: Decision) => self.records,
    'Map<String,Set<String>> getRemovedFields()': (self: Decision) =>
      new ApexMap(
        RuntimeType.of('Map<String,Set<String>>'),
        Array.from(
          self.removed,
          ([object, fields]) => [object, new ApexSet(RuntimeType.of('Set<String>'), fields)] as const
        )
      )
  }
});
