/**
 * SObject: one record in memory. Values are kept by field slot in the order they were set; a record that came from a query
 * remembers what was selected, so that reading anything else fails as on the platform (P57).
 *
 * Rows made by a query hold only values that are not null; {@link FieldSelection} says what was asked for.
 */
import type { FieldSchema, ObjectSchema } from '../../schema/model.ts';
import type { StoredValue } from '../../data/store.ts';
import type { SaveOptions } from '../../write/contract.ts';
import type { ApexList } from './apexList.ts';
import { throwApex } from './apexThrow.ts';
import type { HeapHolder } from './heap.ts';
import { RuntimeType } from './runtimeType.ts';

/** What a query selected; one object serves all its rows. */
export interface FieldSelection {
  /** Slots of the selected fields. Id is always readable. */
  readonly fields: ReadonlySet<number>;
  /** Slots of the lookups whose parents were selected. */
  readonly parents: ReadonlySet<number>;
  /** Lower-case child relationship names. */
  readonly children: ReadonlySet<string>;
}

export interface SObjectError {
  readonly statusCode: string;
  readonly message: string;
  /** Canonical; null for an error of the record. */
  readonly field: string | null;
}

/** `convertCurrency(Amount) converted`: what `get('converted')` gives. */
export interface AliasedValue {
  readonly alias: string;
  readonly field: FieldSchema;
  readonly value: StoredValue;
}

export interface CloneOptions {
  readonly preserveId: boolean;
  readonly isDeep: boolean;
  readonly preserveReadonlyTimestamps: boolean;
  readonly preserveAutonumber: boolean;
}

const AUDIT_FIELDS = new Set(['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate']);

export class ApexSObject implements HeapHolder {
  readonly schema: ObjectSchema;
  readonly values = new Map<number, StoredValue>();
  selection: FieldSelection | null;
  /** By slot of the lookup field; null for a parent that was selected and does not exist. */
  readonly parents = new Map<number, ApexSObject | null>();
  /** By lower-case child relationship name. */
  readonly children = new Map<string, ApexList>();
  /** Values a query gave a name of their own, by lower-case alias; null where there are none. */
  private aliases: Map<string, AliasedValue> | null = null;
  errors: SObjectError[] = [];
  /** Trigger.old, Trigger.new after the save, custom metadata and settings (P76, P77). */
  isReadOnly = false;
  /** What `setOptions` asked of the next save. */
  saveOptions: SaveOptions | null = null;
  /** Id of the record this one was cloned from. */
  cloneSourceId: string | null = null;
  isClone = false;

  constructor(schema: ObjectSchema, selection: FieldSelection | null = null) {
    this.schema = schema;
    this.selection = selection;
  }

  get objectName(): string {
    return this.schema.name.canonical;
  }

  get type(): RuntimeType {
    return RuntimeType.of(this.schema.name.canonical);
  }

  get id(): string | null {
    const value = this.values.get(0);
    return typeof value === 'string' ? value : null;
  }

  /** Sets or clears the Id, whatever may be written. */
  set id(value: string | null) {
    if (value === null) this.values.delete(0);
    else this.values.set(0, value);
  }

  *heapParts(): Iterable<unknown> {
    yield* this.values.values();
    yield* this.parents.values();
    yield* this.children.values();
  }

  /** Finds a field by name, ignoring case; throws SObjectException "Invalid field x for Account" (P58). */
  field(name: string): FieldSchema {
    return (
      this.schema.field(name) ?? throwApex('System.SObjectException', `Invalid field ${name} for ${this.objectName}`)
    );
  }

  /** Unset checkboxes read false; a field that the query left out throws (P57). */
  read(field: FieldSchema): StoredValue {
    const value = this.values.get(field.slot);
    if (value !== undefined) return value;
    if (this.selection !== null && field.slot !== 0 && !this.selection.fields.has(field.slot))
      notQueried(this.objectName, field.name.canonical);
    return field.type === 'boolean' ? false : null;
  }

  /** The value already has the field's Apex type; Ids are 18 characters long. Throws FinalException on a read-only record. */
  write(field: FieldSchema, value: StoredValue): void {
    this.checkWritable();
    this.values.set(field.slot, value);
  }

  /** What was set or selected and is not null, without the check for selected fields. */
  peek(slot: number): StoredValue {
    return this.values.get(slot) ?? null;
  }

  isSet(field: FieldSchema): boolean {
    return this.values.has(field.slot);
  }

  /** A field that a query has read counts as set, whatever it held. */
  isSetOrQueried(field: FieldSchema): boolean {
    return this.isSet(field) || this.selection?.fields.has(field.slot) === true;
  }

  /** The parent through a lookup field; null when there is none; throws when a query left it out (P59). */
  parent(field: FieldSchema): ApexSObject | null {
    const parent = this.parents.get(field.slot);
    if (parent !== undefined) return parent;
    if (this.selection !== null && !this.selection.parents.has(field.slot))
      notQueried(this.objectName, field.reference?.relationshipName ?? field.name.canonical);
    return null;
  }

  setParent(field: FieldSchema, parent: ApexSObject | null): void {
    this.checkWritable();
    this.parents.set(field.slot, parent);
  }

  /** The children through a relationship; null for a record that was not queried; throws when a query left them out. */
  childList(relationshipName: string): ApexList | null {
    const key = relationshipName.toLowerCase();
    const list = this.children.get(key);
    if (list !== undefined) return list;
    if (this.selection !== null && !this.selection.children.has(key)) notQueried(this.objectName, relationshipName);
    return null;
  }

  setAlias(alias: string, field: FieldSchema, value: StoredValue): void {
    this.aliases ??= new Map();
    this.aliases.set(alias.toLowerCase(), { alias, field, value });
  }

  aliased(name: string): AliasedValue | undefined {
    return this.aliases?.get(name.toLowerCase());
  }

  addError(error: SObjectError): void {
    this.errors.push(error);
  }

  /** P45: clones keep what was selected. */
  clone(options: CloneOptions): ApexSObject {
    const copy = new ApexSObject(this.schema, this.selection);
    copy.aliases = this.aliases;
    for (const [slot, value] of this.values) {
      const field = this.schema.fields[slot];
      if (field !== undefined && keepsValue(field, options)) copy.values.set(slot, value);
    }
    for (const [slot, parent] of this.parents)
      copy.parents.set(slot, options.isDeep && parent !== null ? parent.clone(options) : parent);
    for (const [name, list] of this.children) copy.children.set(name, list);
    copy.isClone = true;
    copy.cloneSourceId = this.id;
    return copy;
  }

  private checkWritable(): void {
    if (this.isReadOnly) throwApex('System.FinalException', 'Record is read-only');
  }
}

function keepsValue(field: FieldSchema, options: CloneOptions): boolean {
  if (field.slot === 0) return options.preserveId;
  if (AUDIT_FIELDS.has(field.name.canonical)) return options.preserveReadonlyTimestamps;
  return field.type !== 'autonumber' || options.preserveAutonumber;
}

function notQueried(object: string, field: string): never {
  return throwApex(
    'System.SObjectException',
    `SObject row was retrieved via SOQL without querying the requested field: ${object}.${field}`
  );
}
