/**
 * Campaigns begin with two statuses for their members; one is the default, and one means a response.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_campaignmemberstatus.htm
 */
import { idOf, isTrue, liveRows, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import type { Row } from '../../data/store.ts';
import { addRow, changeRow } from '../rowChanges.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import type { Behaviour } from './behaviour.ts';
import { setField } from './draftFields.ts';

const FIRST_STATUSES = [
  { Label: 'Sent', IsDefault: true, HasResponded: false, SortOrder: 1 },
  { Label: 'Responded', IsDefault: false, HasResponded: true, SortOrder: 2 }
] as const;

const COUNTS = [
  'NumberOfContacts',
  'NumberOfConvertedLeads',
  'NumberOfLeads',
  'NumberOfOpportunities',
  'NumberOfResponses',
  'NumberOfWonOpportunities'
];
const AMOUNTS = ['AmountAllOpportunities', 'AmountWonOpportunities'];

export const CampaignBehaviour: Behaviour = {
  derive({ object }, items) {
    for (const item of items.filter(({ isInsert }) => isInsert)) {
      for (const name of COUNTS) setField(object, item, name, 0);
      for (const name of AMOUNTS) setField(object, item, name, ApexDecimal.zero.setScale(2));
    }
  },
  afterSave({ transaction }, items) {
    const statuses = requireObject(transaction.schema, 'CampaignMemberStatus');
    for (const { id } of items.filter(({ isInsert }) => isInsert))
      for (const status of FIRST_STATUSES) addRow(transaction, statuses, { CampaignId: id, ...status });
  }
};

/** The documents state the rules without their texts; see DIFFERENCES.md SO2. */
export const STATUS_TEXTS = {
  twice: 'The campaign has a member status with this label or order already',
  noDefault: 'A campaign needs a default member status',
  noResponse: 'A campaign needs a member status that means a response',
  used: 'The member status is used'
} as const;

function siblings({ object, transaction }: SaveStep, row: Row, id: string | null): readonly Row[] {
  const all = liveRows(transaction.store, object, 'CampaignId', valueOf(object, row, 'CampaignId'));
  return [...all].filter((each) => idOf(each) !== id);
}

function check(step: SaveStep, item: SaveItem): void {
  const { object } = step;
  const others = siblings(step, item.draft, item.id);
  const label = textOf(object, item.draft, 'Label')?.toLowerCase();
  const order = valueOf(object, item.draft, 'SortOrder');
  const isTaken = others.some(
    (row) => textOf(object, row, 'Label')?.toLowerCase() === label || valueOf(object, row, 'SortOrder') === order
  );
  if (isTaken) addError(item, 'DUPLICATE_VALUE', STATUS_TEXTS.twice);
  const all = [...others, item.draft];
  if (!all.some((row) => isTrue(object, row, 'IsDefault')))
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', STATUS_TEXTS.noDefault);
  if (!all.some((row) => isTrue(object, row, 'HasResponded')))
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', STATUS_TEXTS.noResponse);
}

export const CampaignMemberStatusBehaviour: Behaviour = {
  validate(step, items) {
    for (const item of items) check(step, item);
  },
  afterSave(step, items) {
    const { object, transaction } = step;
    for (const { draft, id } of items) {
      if (!isTrue(object, draft, 'IsDefault')) continue;
      for (const row of siblings(step, draft, id))
        if (isTrue(object, row, 'IsDefault')) changeRow(transaction, object, row, { IsDefault: false });
    }
  },
  beforeDelete({ object, transaction }, items) {
    const members = requireObject(transaction.schema, 'CampaignMember');
    for (const item of items) {
      const row = item.before ?? [];
      const used = [...liveRows(transaction.store, members, 'CampaignId', valueOf(object, row, 'CampaignId'))];
      const isUsed = used.some((each) => textOf(members, each, 'Status') === textOf(object, row, 'Label'));
      if (isTrue(object, row, 'IsDefault')) addError(item, 'DELETE_FAILED', STATUS_TEXTS.noDefault);
      else if (isUsed) addError(item, 'DELETE_FAILED', STATUS_TEXTS.used);
    }
  }
};
