/**
 * Person accounts are account and contact in one: the record type decides, the name is put together from its parts, and a contact goes
 * along whose triggers do not run.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_guidelines_personaccounts.htm
 */
import { isTrue, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { refuse } from '../../apex/lib/refusal.ts';
import type { StoredValue } from '../../data/store.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/model.ts';
import type { Transaction } from '../../transaction/transaction.ts';
import { addRow, changeRow, setQuietly } from '../rowChanges.ts';
import { deriveFullName } from '../rowNames.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { isChanged, isGiven, setField } from './draftFields.ts';

/** The documents state the rules without their texts; see DIFFERENCES.md PA1. */
export const PERSON_TEXTS = {
  badFields: (names: readonly string[]): string =>
    `Account: bad field names on insert/update call: ${names.join(', ')}`,
  parent: 'A person account has no parent account',
  onlyContact: 'A person account has no contacts but its own',
  deletion: 'The contact of a person account goes with the account only',
  merge: 'A person account and a business account cannot be merged'
} as const;

const PERSON_FIELD = /^(?:FirstName|LastName|MiddleName|Suffix|Salutation|Person\w+)$/;
/** Fields that account and contact both show. */
const SHARED = ['Phone', 'Fax', 'OwnerId', 'CurrencyIsoCode'];

export function offersPersonAccounts(object: ObjectSchema): boolean {
  return object.name.canonical === 'Account' && object.field('IsPersonAccount') !== undefined;
}

/** The contact in an org with person accounts. */
export function mayBePerson(object: ObjectSchema): boolean {
  return object.name.canonical === 'Contact' && object.field('IsPersonAccount') !== undefined;
}

function isPersonType({ schema, store }: Transaction, id: string | null): boolean {
  const types = requireObject(schema, 'RecordType');
  const row = id === null ? undefined : store.get(types, id);
  return row !== undefined && isTrue(types, row, 'IsPersonType');
}

/** The person record type of the platform: what an account with a last name and no record type gets. */
function personType({ schema, store }: Transaction): StoredValue {
  const types = requireObject(schema, 'RecordType');
  for (const row of store.scan(types)) if (isTrue(types, row, 'IsPersonType')) return row[0] ?? null;
  return null;
}

function personFields(object: ObjectSchema): readonly FieldSchema[] {
  return object.fields.filter(
    ({ name, isCustom }) => !isCustom && PERSON_FIELD.test(name.canonical) && name.canonical !== 'PersonContactId'
  );
}

function derive({ object, transaction }: SaveStep, item: SaveItem): void {
  const { draft } = item;
  const hasLastName = textOf(object, draft, 'LastName') !== null;
  if (item.isInsert && hasLastName && !isGiven(object, item, 'RecordTypeId'))
    setField(object, item, 'RecordTypeId', personType(transaction));
  const isPerson = isPersonType(transaction, textOf(object, draft, 'RecordTypeId'));
  if (item.before !== null && isTrue(object, item.before, 'IsPersonAccount') !== isPerson)
    refuse('Turning an account into a person account or back', 'what becomes of its contacts is not followed');
  setField(object, item, 'IsPersonAccount', isPerson);
  const reject = (names: readonly string[]): void => {
    addError(item, 'INVALID_FIELD_FOR_INSERT_UPDATE', PERSON_TEXTS.badFields(names), names);
  };
  if (isPerson) {
    const isNameGiven = isGiven(object, item, 'Name');
    const name = textOf(object, draft, 'Name');
    deriveFullName(object, draft);
    if (isNameGiven && name !== textOf(object, draft, 'Name')) reject(['Name']);
    return;
  }
  const filled = personFields(object).filter(({ slot }) => (draft[slot] ?? false) !== false);
  if (filled.length > 0) reject(filled.map(({ name }) => name.canonical));
}

/** Values of the contact that follow from the account. */
function contactValues(account: ObjectSchema, { draft }: SaveItem): Record<string, StoredValue> {
  const values: Record<string, StoredValue> = { Name: valueOf(account, draft, 'Name') };
  for (const { name, slot } of personFields(account))
    values[name.canonical.replace(/^Person/, '')] = draft[slot] ?? null;
  for (const name of SHARED) values[name] = valueOf(account, draft, name);
  return values;
}

function keepContact({ object, transaction }: SaveStep, item: SaveItem): void {
  const contacts = requireObject(transaction.schema, 'Contact');
  const known = transaction.store.get(contacts, textOf(object, item.draft, 'PersonContactId') ?? '');
  const values = contactValues(object, item);
  if (known !== undefined) {
    changeRow(transaction, contacts, known, values);
    return;
  }
  const id = addRow(transaction, contacts, { ...values, AccountId: item.id, IsPersonAccount: true });
  const stored = transaction.store.get(object, item.id ?? '') ?? item.draft;
  setQuietly(transaction, object, stored, { PersonContactId: id });
}

export const PersonAccountBehaviour: Behaviour = {
  derive(step, items) {
    for (const item of items) derive(step, item);
  },
  validate({ object }, items) {
    for (const item of items) {
      if (isTrue(object, item.draft, 'IsPersonAccount') && textOf(object, item.draft, 'ParentId') !== null)
        addError(item, 'FIELD_INTEGRITY_EXCEPTION', PERSON_TEXTS.parent, ['ParentId']);
    }
  },
  afterSave(step, items) {
    for (const item of items) if (isTrue(step.object, item.draft, 'IsPersonAccount')) keepContact(step, item);
  }
};

/** Contacts of person accounts are neither created nor deleted by themselves. */
export const PersonContactBehaviour: Behaviour = {
  validate({ object, transaction }, items) {
    const accounts = requireObject(transaction.schema, 'Account');
    for (const item of items) {
      if (item.before !== null && isTrue(object, item.before, 'IsPersonAccount'))
        refuse('Updating the contact of a person account', 'which triggers run for it is not documented');
      if (!isChanged(object, item, 'AccountId')) continue;
      const account = transaction.store.get(accounts, textOf(object, item.draft, 'AccountId') ?? '');
      if (account !== undefined && isTrue(accounts, account, 'IsPersonAccount'))
        addError(item, 'FIELD_INTEGRITY_EXCEPTION', PERSON_TEXTS.onlyContact, ['AccountId']);
    }
  },
  beforeDelete({ object }, items) {
    for (const item of items)
      if (isTrue(object, item.before ?? [], 'IsPersonAccount')) addError(item, 'DELETE_FAILED', PERSON_TEXTS.deletion);
  }
};
