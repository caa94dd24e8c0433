/** Rules that OpportunityPartner, Partner and AccountPartner share; the policy behind them stands in `partnerPolicy.ts`. */
import { idOf, isTrue, textOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { Transaction } from '../../transaction/transaction.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import { PARTNER_POLICY } from './partnerPolicy.ts';
import { accountPartnersBetween, customerOf, partnersOfOpportunity } from './partnerRows.ts';

export function draftText(object: ObjectSchema, item: SaveItem, field: string): string | null {
  return textOf(object, item.draft, field);
}

/** PP6 */
export function checkRole({ object }: SaveStep, item: SaveItem): void {
  if (PARTNER_POLICY.unknownRoles === 'accepted') return;
  const role = draftText(object, item, 'Role');
  const values = object.field('Role')?.picklist?.values ?? [];
  if (role === null || values.some((each) => each.isActive && each.value === role)) return;
  addError(item, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `Role: bad value for restricted picklist field: ${role}`, [
    'Role'
  ]);
}

/** PP2 to PP5 for rows on opportunities. */
export function checkOnOpportunity({ transaction, object }: SaveStep, items: readonly SaveItem[]): void {
  const primaries = new Set<string>();
  const keys = new Set<string>();
  for (const item of items) {
    const opportunityId = draftText(object, item, 'OpportunityId') ?? '';
    const partnerId = draftText(object, item, 'AccountToId') ?? '';
    const role = draftText(object, item, 'Role');
    checkCustomer(item, customerOf(transaction, opportunityId), partnerId);
    checkRepeated(
      item,
      keys,
      `${opportunityId}|${partnerId}|${role ?? ''}`,
      findTwin(transaction, opportunityId, partnerId, role)
    );
    if (!isTrue(object, item.draft, 'IsPrimary')) continue;
    if (primaries.has(opportunityId) && PARTNER_POLICY.severalPrimariesInOneCall === 'refused') {
      addError(item, 'FIELD_INTEGRITY_EXCEPTION', 'Only one partner of an opportunity can be primary', ['IsPrimary']);
    }
    primaries.add(opportunityId);
  }
}

function checkCustomer(item: SaveItem, customerId: string | null, partnerId: string): void {
  if (customerId === null && PARTNER_POLICY.withoutAccount === 'refused') {
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', 'The opportunity has no account', ['OpportunityId']);
  }
  if (customerId === partnerId && PARTNER_POLICY.customerAsPartner === 'refused') {
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', 'An account cannot be a partner on its own opportunity', [
      'AccountToId'
    ]);
  }
}

/** `twin` is the Id of a stored row of the same kind, or null. */
function checkRepeated(item: SaveItem, keys: Set<string>, key: string, twin: string | null): void {
  if ((twin !== null || keys.has(key)) && PARTNER_POLICY.duplicates === 'refused') {
    const rival = twin === null ? '<unknown>' : twin.slice(0, 15);
    addError(item, 'DUPLICATE_VALUE', `duplicate value found: <unknown> duplicates value on record with id: ${rival}`);
  }
  keys.add(key);
}

function findTwin(
  transaction: Transaction,
  opportunityId: string,
  partnerId: string,
  role: string | null
): string | null {
  const object = requireObject(transaction.schema, 'OpportunityPartner');
  const twin = partnersOfOpportunity(transaction, opportunityId).find(
    (row) => textOf(object, row, 'AccountToId') === partnerId && textOf(object, row, 'Role') === role
  );
  return twin === undefined ? null : idOf(twin);
}

/** PP3 and PP5 for rows on accounts. */
export function checkOnAccount({ transaction, object }: SaveStep, items: readonly SaveItem[]): void {
  const onAccount = requireObject(transaction.schema, 'AccountPartner');
  const keys = new Set<string>();
  for (const item of items) {
    const fromId = draftText(object, item, 'AccountFromId') ?? '';
    const toId = draftText(object, item, 'AccountToId') ?? '';
    const role = draftText(object, item, 'Role');
    if (fromId === toId && PARTNER_POLICY.customerAsPartner === 'refused') {
      addError(item, 'FIELD_INTEGRITY_EXCEPTION', 'An account cannot be its own partner', ['AccountToId']);
    }
    const twin = accountPartnersBetween(transaction, fromId, toId).find(
      (row) => textOf(onAccount, row, 'Role') === role
    );
    checkRepeated(item, keys, `${fromId}|${toId}|${role ?? ''}`, twin === undefined ? null : idOf(twin));
  }
}
