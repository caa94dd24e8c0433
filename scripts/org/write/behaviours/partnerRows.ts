/**
 * The rows behind OpportunityPartner, AccountPartner and Partner. Partner shows the rows of the other two under the same Ids; every row
 * has a reciprocal one that comes and goes with it. Nothing here fires triggers: these objects have none.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_partner.htm
 * https://help.salesforce.com/s/articleView?id=sales.partners_del.htm
 */
import { idOf, isTrue, liveRows, textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import type { SeedValues } from '../../access/seedRow.ts';
import type { Row } from '../../data/store.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { Transaction } from '../../transaction/transaction.ts';
import { isLive } from '../deletionPlan.ts';
import { addRow, changeRow, discardRow } from '../rowChanges.ts';
import { PARTNER_POLICY } from './partnerPolicy.ts';

export interface OpportunityPartnerValues {
  readonly opportunityId: string;
  /** The opportunity's account; null leaves out the reciprocal row and the partner on the account. */
  readonly customerId: string | null;
  readonly partnerId: string;
  readonly role: string | null;
  readonly hasReverse: boolean;
}

export interface AccountPartnerValues {
  readonly fromId: string;
  readonly toId: string;
  readonly role: string | null;
  /** The opportunity that caused the row, or null. */
  readonly opportunityId: string | null;
}

interface PartnerObjects {
  readonly onOpportunity: ObjectSchema;
  readonly onAccount: ObjectSchema;
  readonly either: ObjectSchema;
}

function partnerObjects({ schema }: Transaction): PartnerObjects {
  return {
    onOpportunity: requireObject(schema, 'OpportunityPartner'),
    onAccount: requireObject(schema, 'AccountPartner'),
    either: requireObject(schema, 'Partner')
  };
}

/** The opportunity's account; null where it has none or there is no such opportunity. */
export function customerOf(transaction: Transaction, opportunityId: string): string | null {
  const opportunity = requireObject(transaction.schema, 'Opportunity');
  const row = transaction.store.get(opportunity, opportunityId);
  return isLive(opportunity, row) ? textOf(opportunity, row, 'AccountId') : null;
}

/** The role the other side plays, as the value set says; null where it says nothing. */
export function reverseRole(transaction: Transaction, role: string | null): string | null {
  const values = requireObject(transaction.schema, 'OpportunityPartner').field('Role')?.picklist?.values ?? [];
  const reverse = values.find((each) => each.value === role)?.attributes?.['reverseRole'];
  return typeof reverse === 'string' ? reverse : null;
}

/** Completes a stored OpportunityPartner row: its image as Partner, its reciprocal row, and the partner on the account. */
export function completeOpportunityPartner(
  transaction: Transaction,
  id: string,
  values: OpportunityPartnerValues
): void {
  const { onOpportunity, either } = partnerObjects(transaction);
  const row = transaction.store.get(onOpportunity, id);
  if (row === undefined) return;
  const { opportunityId, customerId, partnerId, role } = values;
  const image = {
    OpportunityId: opportunityId,
    AccountToId: partnerId,
    Role: role,
    IsPrimary: isTrue(onOpportunity, row, 'IsPrimary')
  };
  addRow(transaction, either, { ...image, Id: id });
  if (customerId === null) return;
  if (values.hasReverse) {
    const reverse = {
      OpportunityId: opportunityId,
      AccountToId: customerId,
      Role: reverseRole(transaction, role),
      IsPrimary: false
    };
    joinReverse(transaction, onOpportunity, id, reverse, reverse);
  }
  ensureAccountPartner(transaction, { fromId: customerId, toId: partnerId, role, opportunityId });
}

/** Adds the reciprocal row, with its image as Partner, and makes the two name each other. */
function joinReverse(
  transaction: Transaction,
  object: ObjectSchema,
  id: string,
  reverse: SeedValues,
  image: SeedValues
): void {
  const { either } = partnerObjects(transaction);
  const reverseId = addRow(transaction, object, { ...reverse, ReversePartnerId: id });
  addRow(transaction, either, { ...image, Id: reverseId, ReversePartnerId: id });
  for (const each of [object, either]) {
    const row = transaction.store.get(each, id);
    if (row !== undefined) changeRow(transaction, each, row, { ReversePartnerId: reverseId });
  }
}

function ensureAccountPartner(transaction: Transaction, values: AccountPartnerValues): void {
  if (accountPartnersBetween(transaction, values.fromId, values.toId).length > 0) return;
  const { onAccount } = partnerObjects(transaction);
  const id = addRow(transaction, onAccount, {
    AccountFromId: values.fromId,
    AccountToId: values.toId,
    Role: values.role,
    OpportunityId: values.opportunityId,
    IsPrimary: false
  });
  completeAccountPartner(transaction, id, values);
}

/** Completes a stored AccountPartner row: its image as Partner and its reciprocal row. */
export function completeAccountPartner(transaction: Transaction, id: string, values: AccountPartnerValues): void {
  const { onAccount, either } = partnerObjects(transaction);
  const row = transaction.store.get(onAccount, id);
  if (row === undefined) return;
  const { fromId, toId, role, opportunityId } = values;
  addRow(transaction, either, {
    Id: id,
    AccountFromId: fromId,
    AccountToId: toId,
    Role: role,
    IsPrimary: isTrue(onAccount, row, 'IsPrimary')
  });
  const reverse = { AccountFromId: toId, AccountToId: fromId, Role: reverseRole(transaction, role), IsPrimary: false };
  joinReverse(transaction, onAccount, id, { ...reverse, OpportunityId: opportunityId }, reverse);
}

/** Live OpportunityPartner rows of an opportunity, reciprocal ones included. */
export function partnersOfOpportunity(transaction: Transaction, opportunityId: string): readonly Row[] {
  return [...liveRows(transaction.store, partnerObjects(transaction).onOpportunity, 'OpportunityId', opportunityId)];
}

export function accountPartnersBetween(transaction: Transaction, fromId: string, toId: string): readonly Row[] {
  const { onAccount } = partnerObjects(transaction);
  return [...liveRows(transaction.store, onAccount, 'AccountFromId', fromId)].filter(
    (row) => textOf(onAccount, row, 'AccountToId') === toId
  );
}

/** All other rows of the opportunity stop being primary. */
export function demoteOthers(transaction: Transaction, opportunityId: string, primaryId: string): void {
  const { onOpportunity, either } = partnerObjects(transaction);
  for (const row of partnersOfOpportunity(transaction, opportunityId)) {
    if (idOf(row) === primaryId || !isTrue(onOpportunity, row, 'IsPrimary')) continue;
    changeRow(transaction, onOpportunity, row, { IsPrimary: false });
    const image = transaction.store.get(either, idOf(row));
    if (image !== undefined) changeRow(transaction, either, image, { IsPrimary: false });
  }
}

/**
 * Removes a partner from an opportunity, and from the account too when no other opportunity of that account has it.
 * @param customerId the account the rows were made for; null when unknown, then rows on the account stay
 */
export function removeFromOpportunity(transaction: Transaction, row: Row, customerId: string | null): void {
  const { onOpportunity } = partnerObjects(transaction);
  const opportunityId = textOf(onOpportunity, row, 'OpportunityId') ?? '';
  const sides = withReverse(transaction, onOpportunity, row);
  const partners = sides
    .map((side) => textOf(onOpportunity, side, 'AccountToId'))
    .filter((id) => id !== null && id !== customerId);
  for (const side of sides) discardBoth(transaction, onOpportunity, side);
  if (customerId === null) return;
  for (const partnerId of partners) releaseFromAccount(transaction, customerId, partnerId ?? '', opportunityId);
}

function releaseFromAccount(
  transaction: Transaction,
  customerId: string,
  partnerId: string,
  formerOpportunityId: string
): void {
  const { onAccount } = partnerObjects(transaction);
  // The two may be partners of each other: then the rows of one direction are the reciprocal rows of the other.
  const other = [
    ...opportunitiesWithPartner(transaction, customerId, partnerId),
    ...opportunitiesWithPartner(transaction, partnerId, customerId)
  ][0];
  for (const row of accountPartnersBetween(transaction, customerId, partnerId)) {
    for (const side of withReverse(transaction, onAccount, row)) {
      if (other === undefined) discardBoth(transaction, onAccount, side);
      else if (textOf(onAccount, side, 'OpportunityId') === formerOpportunityId)
        changeRow(transaction, onAccount, side, { OpportunityId: other });
    }
  }
}

/** Ids of the account's opportunities that have this partner. */
function opportunitiesWithPartner(transaction: Transaction, customerId: string, partnerId: string): readonly string[] {
  const { onOpportunity } = partnerObjects(transaction);
  const opportunity = requireObject(transaction.schema, 'Opportunity');
  const ids = new Set<string>();
  for (const row of liveRows(transaction.store, onOpportunity, 'AccountToId', partnerId)) {
    const id = textOf(onOpportunity, row, 'OpportunityId') ?? '';
    const owner = transaction.store.get(opportunity, id);
    if (isLive(opportunity, owner) && textOf(opportunity, owner, 'AccountId') === customerId) ids.add(id);
  }
  return [...ids];
}

/** Removes a partner from an account and from all opportunities of that account. */
export function removeFromAccount(transaction: Transaction, row: Row): void {
  const { onAccount, onOpportunity } = partnerObjects(transaction);
  const ends = [textOf(onAccount, row, 'AccountFromId') ?? '', textOf(onAccount, row, 'AccountToId') ?? ''] as const;
  for (const side of withReverse(transaction, onAccount, row)) discardBoth(transaction, onAccount, side);
  for (const [customerId, partnerId] of [ends, [ends[1], ends[0]] as const]) {
    const opportunityIds = new Set(opportunitiesWithPartner(transaction, customerId, partnerId));
    for (const other of [...liveRows(transaction.store, onOpportunity, 'AccountToId', partnerId)]) {
      if (!opportunityIds.has(textOf(onOpportunity, other, 'OpportunityId') ?? '')) continue;
      for (const side of withReverse(transaction, onOpportunity, other)) discardBoth(transaction, onOpportunity, side);
    }
  }
}

/** All partners of an opportunity that goes away or changes its account. */
export function removeAllFromOpportunity(
  transaction: Transaction,
  opportunityId: string,
  customerId: string | null
): void {
  for (const row of partnersOfOpportunity(transaction, opportunityId)) {
    const { onOpportunity } = partnerObjects(transaction);
    if (isLive(onOpportunity, transaction.store.get(onOpportunity, idOf(row))))
      removeFromOpportunity(transaction, row, customerId);
  }
}

/** All rows in which an account that goes away takes part. */
export function removeAllOfAccount(transaction: Transaction, accountId: string): void {
  const { onOpportunity, onAccount } = partnerObjects(transaction);
  for (const field of ['AccountFromId', 'AccountToId']) {
    for (const row of [...liveRows(transaction.store, onAccount, field, accountId)])
      discardBoth(transaction, onAccount, row);
  }
  for (const row of [...liveRows(transaction.store, onOpportunity, 'AccountToId', accountId)]) {
    for (const side of withReverse(transaction, onOpportunity, row)) discardBoth(transaction, onOpportunity, side);
  }
}

/** Account merge: rows move to the account that stays; those that would repeat a row or join it to itself go. */
export function movePartners(transaction: Transaction, from: string, to: string): void {
  if (PARTNER_POLICY.onMerge === 'removed') {
    removeAllOfAccount(transaction, from);
    return;
  }
  const { onOpportunity, onAccount, either } = partnerObjects(transaction);
  for (const [object, field] of [
    [onOpportunity, 'AccountToId'],
    [onAccount, 'AccountFromId'],
    [onAccount, 'AccountToId']
  ] as const) {
    for (const row of [...liveRows(transaction.store, object, field, from)]) {
      const image = transaction.store.get(either, idOf(row));
      const moved = changeRow(transaction, object, row, { [field]: to });
      if (image !== undefined) changeRow(transaction, either, image, { [field]: to });
      if (isRepeated(transaction, object, moved)) {
        for (const side of withReverse(transaction, object, moved)) discardBoth(transaction, object, side);
      }
    }
  }
}

function isRepeated(transaction: Transaction, object: ObjectSchema, row: Row): boolean {
  const isOnOpportunity = object.name.canonical === 'OpportunityPartner';
  const parentField = isOnOpportunity ? 'OpportunityId' : 'AccountFromId';
  const parent = textOf(object, row, parentField);
  const partner = textOf(object, row, 'AccountToId');
  const reverse = transaction.store.get(object, textOf(object, row, 'ReversePartnerId') ?? '');
  if (parent === partner || (reverse !== undefined && textOf(object, reverse, 'AccountToId') === partner)) return true;
  // Reciprocal rows of one opportunity all name its customer: they repeat nothing.
  if (isOnOpportunity && customerOf(transaction, parent ?? '') === partner) return false;
  const twins = [...liveRows(transaction.store, object, parentField, parent)].filter(
    (each) =>
      textOf(object, each, 'AccountToId') === partner && textOf(object, each, 'Role') === textOf(object, row, 'Role')
  );
  return twins.length > 1;
}

/** The row and its reciprocal, as far as they are live. */
function withReverse(transaction: Transaction, object: ObjectSchema, row: Row): readonly Row[] {
  const ids = [idOf(row), textOf(object, row, 'ReversePartnerId') ?? ''];
  return ids.map((id) => transaction.store.get(object, id)).filter((each) => isLive(object, each));
}

function discardBoth(transaction: Transaction, object: ObjectSchema, row: Row): void {
  const { either } = partnerObjects(transaction);
  discardRow(transaction, object, row);
  const image = transaction.store.get(either, idOf(row));
  if (isLive(either, image)) discardRow(transaction, either, image);
}
