/**
 * Lookups must point to a live row of the right object; the writer needs access to what it points to where sharing applies.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm
 */
import { idOf, isDeleted, isTrue, liveRows, textOf } from '../access/rowReader.ts';
import { requireObject } from '../access/seedRow.ts';
import { isSetupObject } from '../access/objectAccessRules.ts';
import { accessRank } from '../access/accessLevel.ts';
import { recordAccess } from '../access/recordAccess.ts';
import { normalizeId } from '../apex/values/apexId.ts';
import type { Row } from '../data/store.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { changedFields } from './changedFields.ts';
import type { WriteError } from './contract.ts';
import { addError } from './saveItem.ts';
import type { SaveItem, SaveStep } from './saveItem.ts';

export interface FoundRecord {
  readonly object: ObjectSchema;
  readonly row: Row;
}

export function validateReferences(step: SaveStep, item: SaveItem): void {
  for (const field of changedFields(step.object, item)) {
    const value = item.draft[field.slot];
    if (field.reference === null || typeof value !== 'string' || normalizeId(value) === null) continue;
    validateReference(step, item, field, value);
  }
}

function validateReference(step: SaveStep, item: SaveItem, field: FieldSchema, id: string): void {
  const { transaction } = step;
  const name = field.name.canonical;
  const targets = field.reference?.to ?? [];
  if (!targets.some((target) => transaction.schema.object(target)?.keyPrefix === id.slice(0, 3))) {
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, [name]);
    return;
  }
  const found = findRecord(transaction, targets, id);
  if (found === null) return addError(item, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (isDeleted(found.object, found.row)) return addError(item, 'ENTITY_IS_DELETED', 'entity is deleted');
  if (field.isCustom && id === item.id)
    return addError(item, 'CIRCULAR_DEPENDENCY', `${field.label}: record cannot refer to itself`, [name]);
  const refusal = REFUSALS[found.object.name.canonical]?.(step, field, found) ?? null;
  if (refusal !== null) {
    item.errors.push(refusal);
    return;
  }
  if (!mayPointTo(step, field, found)) {
    addError(
      item,
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`
    );
  }
}

/** https://help.salesforce.com/s/articleView?id=platform.networks_guest_policies_timelines.htm */
export const GUEST_OWNER = 'guest users cannot own records';

type Refusal = (step: SaveStep, field: FieldSchema, found: FoundRecord) => WriteError | null;

/** Rows that exist and yet cannot be pointed to, by their object. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  User({ object }, field, { object: user, row }) {
    if (field.name.canonical !== 'OwnerId') return null;
    if (textOf(user, row, 'UserType') === 'Guest')
      return { statusCode: 'INVALID_CROSS_REFERENCE_KEY', message: GUEST_OWNER, fields: ['OwnerId'] };
    if (isTrue(user, row, 'IsActive')) return null;
    const message = `operation performed with inactive user [${idOf(row)}] as owner of ${object.label.toLowerCase()}`;
    return { statusCode: 'INACTIVE_OWNER_OR_USER', message, fields: [] };
  },
  Group({ object, transaction }, field, { row }) {
    if (field.name.canonical !== 'OwnerId') return null;
    const queueObject = requireObject(transaction.schema, 'QueueSobject');
    const supported = [...liveRows(transaction.store, queueObject, 'QueueId', idOf(row))].map((each) =>
      textOf(queueObject, each, 'SobjectType')
    );
    if (supported.includes(object.name.canonical)) return null;
    return {
      statusCode: 'INVALID_CROSS_REFERENCE_KEY',
      message: 'Queue not associated with this SObject type',
      fields: ['OwnerId']
    };
  },
  RecordType({ object }, field, { object: recordType, row }) {
    if (field.name.canonical !== 'RecordTypeId') return null;
    if (textOf(recordType, row, 'SobjectType') === object.name.canonical && isTrue(recordType, row, 'IsActive'))
      return null;
    const message = `${field.label}: this ID value isn't valid for the user: ${idOf(row)}`;
    return { statusCode: 'INVALID_CROSS_REFERENCE_KEY', message, fields: ['RecordTypeId'] };
  }
};

/** The row among the objects a lookup may point to; objects may share a key prefix. */
function findRecord(transaction: Transaction, targets: readonly string[], id: string): FoundRecord | null {
  for (const target of targets) {
    const object = transaction.schema.object(target);
    if (object === undefined || object.keyPrefix !== id.slice(0, 3)) continue;
    const row = transaction.store.get(object, id);
    if (row !== undefined) return { object, row };
  }
  return null;
}

/** A detail takes write access to its master, or only read access where the relationship says so; a lookup takes read access. */
function mayPointTo(step: SaveStep, field: FieldSchema, found: FoundRecord): boolean {
  const { access, transaction } = step;
  if (access.mode === 'system' && access.sharing === 'without') return true;
  if (isSetupObject(found.object)) return true;
  const needsEdit = isControlling(step.object, field) && field.reference?.writeRequiresMasterRead !== true;
  const rank = accessRank(recordAccess(access.user, found.object, found.row, transaction));
  return rank >= accessRank(needsEdit ? 'edit' : 'read');
}

/** Standard details without a master-detail field, by the lookup to the record that rules over them. */
const CONTROLLING: Readonly<Record<string, string>> = {
  OpportunityPartner: 'OpportunityId',
  OpportunityContactRole: 'OpportunityId',
  OpportunityLineItem: 'OpportunityId',
  OpportunityTeamMember: 'OpportunityId',
  AccountTeamMember: 'AccountId',
  CampaignMember: 'CampaignId',
  OrderItem: 'OrderId',
  QuoteLineItem: 'QuoteId',
  Partner: 'OpportunityId',
  AccountPartner: 'AccountFromId'
};

function isControlling(object: ObjectSchema, field: FieldSchema): boolean {
  return field.reference?.isMasterDetail === true || CONTROLLING[object.name.canonical] === field.name.canonical;
}
