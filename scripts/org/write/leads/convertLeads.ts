/**
 * Database.convertLead: an account, a contact and, unless told not to, an opportunity for each lead; one DML statement.
 *
 * The records go through the save order with their triggers and rules, as where "Require Validation for Converted Leads" is on.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_dml_examples_convertlead.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_convertlead.htm
 */
import type { Access } from '../../access/access.ts';
import { isTrue, liveRows, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { refuse } from '../../apex/lib/refusal.ts';
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import { returnToCheckpoint, takeCheckpoint } from '../../transaction/checkpoint.ts';
import { currentTransaction } from '../../transaction/transaction.ts';
import type { Transaction } from '../../transaction/transaction.ts';
import { setUncommittedWork } from '../../transaction/uncommittedWork.ts';
import type { WriteError } from '../contract.ts';
import { isLive } from '../deletionPlan.ts';
import { createItem } from '../loadItems.ts';
import { changeRow } from '../rowChanges.ts';
import { addError, isSound } from '../saveItem.ts';
import type { SaveItem } from '../saveItem.ts';
import { runSaveOrder } from '../saveOrder.ts';
import { CONVERTED_LEAD } from './convertedLead.ts';
import {
  ACCOUNT_FIELDS,
  CONTACT_FIELDS,
  filledRecord,
  newRecord,
  OPPORTUNITY_FIELDS,
  PERSON_FIELDS
} from './leadMapping.ts';

export interface LeadConversion {
  readonly leadId: string | null;
  readonly convertedStatus: string | null;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly opportunityId: string | null;
  readonly opportunityName: string | null;
  readonly ownerId: string | null;
  readonly doNotCreateOpportunity: boolean;
  readonly overwriteLeadSource: boolean;
}

export interface LeadConversionResult {
  readonly leadId: string | null;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly opportunityId: string | null;
  readonly errors: readonly WriteError[];
}

export const MOST_CONVERSIONS = 100;
/** The documents name the rules, not these texts: see DIFFERENCES.md LC1. */
export const CONVERSION_TEXTS = {
  contactWithoutAccount: 'accountId is required when contactId is specified',
  otherAccount: 'The contact does not belong to the account',
  queueOwner: 'ownerId is required when the lead is owned by a queue',
  tooMany: `At most ${MOST_CONVERSIONS} leads can be converted at a time`
} as const;

/** One lead on its way. */
interface Draft {
  readonly conversion: LeadConversion;
  readonly row: Row;
  readonly ownerId: string;
  readonly errors: WriteError[];
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
}

/** With `allOrNone` the first error undoes everything; otherwise each lead is tried alone after a failure. */
export function convertLeads(
  conversions: readonly LeadConversion[],
  access: Access,
  allOrNone: boolean
): readonly LeadConversionResult[] {
  const transaction = currentTransaction();
  transaction.limits.charge('dmlStatements');
  transaction.limits.charge('dmlRows', conversions.length);
  setUncommittedWork(transaction, true);
  const together = attempt(transaction, conversions, access);
  const hasFailed = together.some(({ errors }) => errors.length > 0);
  if (!hasFailed || allOrNone || conversions.length === 1) return together;
  return conversions.flatMap((conversion) => attempt(transaction, [conversion], access));
}

function attempt(
  transaction: Transaction,
  conversions: readonly LeadConversion[],
  access: Access
): readonly LeadConversionResult[] {
  const checkpoint = takeCheckpoint(transaction);
  try {
    const drafts = conversions.map((conversion) => start(transaction, conversion));
    for (const step of [saveAccounts, saveContacts, saveOpportunities, saveLeads]) {
      if (drafts.every(isSound)) step(transaction, drafts, access);
    }
    if (drafts.every(isSound)) return drafts.map((draft) => ({ ...draft, leadId: draft.conversion.leadId }));
    returnToCheckpoint(transaction, checkpoint);
    return drafts.map(({ conversion: { leadId }, errors }) => ({
      leadId,
      accountId: null,
      contactId: null,
      opportunityId: null,
      errors
    }));
  } catch (thrown) {
    returnToCheckpoint(transaction, checkpoint);
    throw thrown;
  }
}

function start(transaction: Transaction, conversion: LeadConversion): Draft {
  const { schema, store } = transaction;
  const lead = requireObject(schema, 'Lead');
  const { leadId, accountId, contactId, opportunityId } = conversion;
  const row = leadId === null ? undefined : store.get(lead, leadId);
  const ownerId = conversion.ownerId ?? (row === undefined ? null : textOf(lead, row, 'OwnerId')) ?? '';
  const draft: Draft = { conversion, row: row ?? [], ownerId, errors: [], accountId, contactId, opportunityId };
  const fail = (statusCode: string, message: string): Draft => {
    addError(draft, statusCode, message);
    return draft;
  };
  if (!isLive(lead, row)) return fail('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (isTrue(lead, row, 'IsConverted')) return fail(CONVERTED_LEAD.statusCode, CONVERTED_LEAD.message);
  const status = lead.field('Status')?.picklist?.values.find(({ value }) => value === conversion.convertedStatus);
  if (status?.attributes?.['isConverted'] !== true)
    return fail('INVALID_STATUS', `invalid convertedStatus: ${conversion.convertedStatus}`);
  if (!ownerId.startsWith('005')) return fail('INVALID_OWNER', CONVERSION_TEXTS.queueOwner);
  const contact = requireObject(schema, 'Contact');
  const contactRow = contactId === null ? undefined : store.get(contact, contactId);
  if (contactId !== null && accountId === null) return fail('INVALID_ID_FIELD', CONVERSION_TEXTS.contactWithoutAccount);
  const isMissing = (name: string, id: string | null): boolean =>
    id !== null && !isLive(requireObject(schema, name), store.get(requireObject(schema, name), id));
  if (isMissing('Account', accountId) || isMissing('Contact', contactId) || isMissing('Opportunity', opportunityId))
    return fail('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (contactRow !== undefined && textOf(contact, contactRow, 'AccountId') !== accountId)
    return fail('INVALID_ID_FIELD', CONVERSION_TEXTS.otherAccount);
  refuseAttachments(transaction, leadId ?? '');
  return draft;
}

/** The documents do not settle to which of the new records these go. */
function refuseAttachments({ schema, store }: Transaction, leadId: string): void {
  for (const [name, field] of [
    ['Attachment', 'ParentId'],
    ['ContentDocumentLink', 'LinkedEntityId'],
    ['Note', 'ParentId']
  ] as const) {
    const object = schema.object(name);
    if (object !== undefined && [...liveRows(store, object, field, leadId)].length > 0)
      refuse('Database.convertLead', `notes, files and attachments of leads are not moved (${name})`);
  }
}

/** Saves one record of each draft that needs one; errors go to the draft. */
function save(
  transaction: Transaction,
  object: ObjectSchema,
  access: Access,
  entries: readonly { readonly draft: Draft; readonly item: SaveItem }[]
): void {
  for (const isInsert of [true, false]) {
    const group = entries.filter(({ item }) => item.isInsert === isInsert);
    if (group.length === 0) continue;
    runSaveOrder(
      { transaction, access, object, allOrNone: true },
      group.map(({ item }) => item)
    );
    for (const { draft, item } of group) draft.errors.push(...item.errors);
  }
}

function leadOf(transaction: Transaction, { row }: Draft): { readonly object: ObjectSchema; readonly row: Row } {
  return { object: requireObject(transaction.schema, 'Lead'), row };
}

function saveAccounts(transaction: Transaction, drafts: readonly Draft[], access: Access): void {
  const object = requireObject(transaction.schema, 'Account');
  const entries = drafts.flatMap((draft, index) => {
    const lead = leadOf(transaction, draft);
    const existing = draft.accountId === null ? undefined : transaction.store.get(object, draft.accountId);
    const record =
      existing === undefined
        ? newRecord(object, isPerson(lead) ? PERSON_FIELDS : ACCOUNT_FIELDS, lead, { OwnerId: draft.ownerId })
        : filledRecord(object, ACCOUNT_FIELDS, lead, existing, []);
    return record === null ? [] : [{ draft, item: createItem(index, record, existing === undefined) }];
  });
  save(transaction, object, access, entries);
  for (const { draft, item } of entries) draft.accountId = item.id;
  for (const draft of drafts) {
    const row = draft.accountId === null ? undefined : transaction.store.get(object, draft.accountId);
    if (row !== undefined) draft.contactId ??= textOf(object, row, 'PersonContactId');
  }
}

/** Only where person accounts exist may a lead have no company. */
function isPerson({ object, row }: { readonly object: ObjectSchema; readonly row: Row }): boolean {
  return textOf(object, row, 'Company') === null;
}

function saveContacts(transaction: Transaction, drafts: readonly Draft[], access: Access): void {
  const object = requireObject(transaction.schema, 'Contact');
  const entries = drafts.flatMap((draft, index) => {
    const lead = leadOf(transaction, draft);
    const existing = draft.contactId === null ? undefined : transaction.store.get(object, draft.contactId);
    if (existing !== undefined && isTrue(object, existing, 'IsPersonAccount')) return [];
    const overwritten = draft.conversion.overwriteLeadSource ? ['LeadSource'] : [];
    const record =
      existing === undefined
        ? newRecord(object, CONTACT_FIELDS, lead, { AccountId: draft.accountId, OwnerId: draft.ownerId })
        : filledRecord(object, CONTACT_FIELDS, lead, existing, overwritten);
    return record === null ? [] : [{ draft, item: createItem(index, record, existing === undefined) }];
  });
  save(transaction, object, access, entries);
  for (const { draft, item } of entries) draft.contactId = item.id;
}

/** The first stage, closing at the end of the quarter, with the contact in the primary role. */
function saveOpportunities(transaction: Transaction, drafts: readonly Draft[], access: Access): void {
  const object = requireObject(transaction.schema, 'Opportunity');
  const stage = object.field('StageName')?.picklist?.values.find(({ isActive }) => isActive)?.value ?? null;
  const entries = drafts.flatMap((draft, index) => {
    const { conversion, opportunityId } = draft;
    if (conversion.doNotCreateOpportunity || opportunityId !== null) return [];
    const lead = leadOf(transaction, draft);
    const record = newRecord(object, OPPORTUNITY_FIELDS, lead, {
      Name: conversion.opportunityName ?? `${textOf(lead.object, lead.row, isPerson(lead) ? 'Name' : 'Company')}-`,
      AccountId: draft.accountId,
      ContactId: draft.contactId,
      OwnerId: draft.ownerId,
      StageName: stage,
      CloseDate: endOfQuarter(transaction.clock.now()),
      CampaignId: lastCampaign(transaction, conversion.leadId)
    });
    return [{ draft, item: createItem(index, record, true) }];
  });
  save(transaction, object, access, entries);
  for (const { draft, item } of entries) draft.opportunityId = item.id;
}

function endOfQuarter(now: number): ApexDate {
  const today = new Date(now);
  const firstOfNext = Date.UTC(today.getUTCFullYear(), (Math.floor(today.getUTCMonth() / 3) + 1) * 3, 1);
  return new ApexDate(firstOfNext / 86_400_000 - 1);
}

function lastCampaign({ schema, store }: Transaction, leadId: string | null): string | null {
  const member = requireObject(schema, 'CampaignMember');
  const last = [...liveRows(store, member, 'LeadId', leadId)].at(-1);
  return last === undefined ? null : textOf(member, last, 'CampaignId');
}

/** The lead keeps its row, marked as converted; who it was stands in its activities and campaigns from now on. */
function saveLeads(transaction: Transaction, drafts: readonly Draft[], access: Access): void {
  const object = requireObject(transaction.schema, 'Lead');
  const today = new ApexDate(Math.floor(transaction.clock.now() / 86_400_000));
  const entries = drafts.map((draft, index) => {
    const source = new ApexSObject(object);
    source.id = draft.conversion.leadId;
    const values: Readonly<Record<string, StoredValue>> = {
      Status: draft.conversion.convertedStatus,
      OwnerId: draft.ownerId,
      IsConverted: true,
      IsUnreadByOwner: false,
      ConvertedDate: today,
      ConvertedAccountId: draft.accountId,
      ConvertedContactId: draft.contactId,
      ConvertedOpportunityId: draft.opportunityId
    };
    const computed = new Map(
      Object.entries(values).flatMap(([name, value]) => {
        const slot = object.field(name)?.slot;
        return slot === undefined ? [] : [[slot, value] as const];
      })
    );
    return { draft, item: createItem(index, source, false, computed) };
  });
  save(transaction, object, access, entries);
  for (const { draft } of entries) if (isSound(draft)) moveDependents(transaction, draft);
}

function moveDependents(transaction: Transaction, { conversion, contactId }: Draft): void {
  for (const [name, field, target] of [
    ['CampaignMember', 'LeadId', 'ContactId'],
    ['Event', 'WhoId', 'WhoId'],
    ['Task', 'WhoId', 'WhoId']
  ] as const) {
    const object = requireObject(transaction.schema, name);
    for (const row of [...liveRows(transaction.store, object, field, conversion.leadId)]) {
      if (valueOf(object, row, target) !== contactId) changeRow(transaction, object, row, { [target]: contactId });
    }
  }
}
