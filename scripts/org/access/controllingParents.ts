/** Records that rule over the access to a record whose sharing is Controlled by Parent. */
import type { Row } from '../data/store.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { textOf } from './rowReader.ts';

export interface ControllingParent {
  readonly parent: ObjectSchema;
  readonly parentRow: Row;
  /** `same`: as on the parent; `detail`: everything once the parent gives `suffices`. */
  readonly grants: 'same' | 'detail';
  readonly suffices: 'read' | 'edit';
}

interface StandardParent {
  /** The first of these lookups that is set. */
  readonly lookups: readonly string[];
  readonly grants: 'same' | 'detail';
}

/** https://developer.salesforce.com/docs/atlas.en-us.securityImplGuide.meta/securityImplGuide/sharing_model_fields.htm */
const STANDARD: Readonly<Record<string, StandardParent>> = {
  Contact: { lookups: ['AccountId'], grants: 'same' },
  Asset: { lookups: ['AccountId', 'ContactId'], grants: 'same' },
  Order: { lookups: ['AccountId', 'ContractId'], grants: 'same' },
  Quote: { lookups: ['OpportunityId'], grants: 'detail' },
  AccountContactRole: { lookups: ['AccountId'], grants: 'detail' },
  AccountPartner: { lookups: ['AccountFromId'], grants: 'detail' },
  AccountTeamMember: { lookups: ['AccountId'], grants: 'detail' },
  Attachment: { lookups: ['ParentId'], grants: 'detail' },
  CampaignMember: { lookups: ['CampaignId'], grants: 'detail' },
  CampaignMemberStatus: { lookups: ['CampaignId'], grants: 'detail' },
  ContentDocumentLink: { lookups: ['ContentDocumentId'], grants: 'same' },
  ContentVersion: { lookups: ['ContentDocumentId'], grants: 'same' },
  CaseComment: { lookups: ['ParentId'], grants: 'detail' },
  Note: { lookups: ['ParentId'], grants: 'detail' },
  OpportunityContactRole: { lookups: ['OpportunityId'], grants: 'detail' },
  OpportunityFieldHistory: { lookups: ['OpportunityId'], grants: 'same' },
  AccountHistory: { lookups: ['AccountId'], grants: 'same' },
  CaseHistory: { lookups: ['CaseId'], grants: 'same' },
  ContactHistory: { lookups: ['ContactId'], grants: 'same' },
  LeadHistory: { lookups: ['LeadId'], grants: 'same' },
  OpportunityHistory: { lookups: ['OpportunityId'], grants: 'same' },
  OpportunityLineItem: { lookups: ['OpportunityId'], grants: 'detail' },
  OpportunityPartner: { lookups: ['OpportunityId'], grants: 'detail' },
  OpportunityTeamMember: { lookups: ['OpportunityId'], grants: 'detail' },
  OrderItem: { lookups: ['OrderId'], grants: 'detail' },
  Partner: { lookups: ['OpportunityId', 'AccountFromId'], grants: 'detail' },
  PricebookEntry: { lookups: ['Pricebook2Id'], grants: 'same' },
  QuoteLineItem: { lookups: ['QuoteId'], grants: 'detail' }
};

/** Empty where no parent is set or none is known: then nothing is granted. */
export function controllingParents(
  object: ObjectSchema,
  row: Row,
  transaction: Transaction
): readonly ControllingParent[] {
  const masters = object.fields.filter((field) => field.reference?.isMasterDetail === true);
  if (masters.length > 0) {
    return masters.flatMap((field) =>
      find(field, object, row, transaction, 'detail', field.reference?.writeRequiresMasterRead === true)
    );
  }
  const rule = STANDARD[object.name.canonical] ?? derivedRule(object);
  const field = rule?.lookups
    .map((name) => object.field(name))
    .find((each) => each !== undefined && row[each.slot] !== null);
  return rule === undefined || field === undefined ? [] : find(field, object, row, transaction, rule.grants, false);
}

/** Share, history and feed rows follow the record they are about. */
function derivedRule(object: ObjectSchema): StandardParent | undefined {
  const name = object.name.canonical;
  if (/__(?:Share|History|Feed)$/.test(name)) return { lookups: ['ParentId'], grants: 'same' };
  const shared = /^(\w+)Share$/.exec(name)?.[1];
  return shared === undefined ? undefined : { lookups: [`${shared}Id`], grants: 'same' };
}

function find(
  field: FieldSchema,
  object: ObjectSchema,
  row: Row,
  transaction: Transaction,
  grants: 'same' | 'detail',
  isReadEnough: boolean
): readonly ControllingParent[] {
  const id = textOf(object, row, field.name.canonical) ?? '';
  for (const target of field.reference?.to ?? []) {
    const parent = transaction.schema.object(target);
    const parentRow = parent === undefined ? undefined : transaction.store.get(parent, id);
    if (parent !== undefined && parentRow !== undefined)
      return [{ parent, parentRow, grants, suffices: isReadEnough ? 'read' : 'edit' }];
  }
  return [];
}
