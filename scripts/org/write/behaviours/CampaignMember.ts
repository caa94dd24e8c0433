/**
 * Members of campaigns: a lead or a contact, once, whose details they show; the status says whether they have responded. Counts go to the
 * campaign, see `../rollups/followingRows.ts`.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_campaignmember.htm
 */
import { isTrue, liveRows, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import type { Row } from '../../data/store.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem, SaveStep } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { isSameIn, setField } from './draftFields.ts';
import type { FoundRow } from './lineItems.ts';

export const MEMBER_TEXTS = {
  twice: 'Already a campaign member.',
  nobody: 'Required fields are missing: [LeadId, ContactId]',
  both: 'field integrity exception: LeadId, ContactId (a member is a lead or a contact, not both)'
} as const;

/** Field of the member → field of a lead, where it has another name. */
const OF_LEAD: Readonly<Record<string, string>> = { CompanyOrAccount: 'Company' };
const OF_CONTACT: Readonly<Record<string, string>> = {
  City: 'MailingCity',
  Country: 'MailingCountry',
  PostalCode: 'MailingPostalCode',
  State: 'MailingState',
  Street: 'MailingStreet'
};
const SHOWN = [
  'City',
  'CompanyOrAccount',
  'Country',
  'Description',
  'DoNotCall',
  'Email',
  'Fax',
  'FirstName',
  'HasOptedOutOfEmail',
  'HasOptedOutOfFax',
  'LastName',
  'LeadSource',
  'MobilePhone',
  'Name',
  'Phone',
  'PostalCode',
  'Salutation',
  'State',
  'Street',
  'Title'
];

function personOf({ object, transaction }: SaveStep, item: SaveItem): FoundRow | null {
  for (const [lookup, target] of [
    ['LeadId', 'Lead'],
    ['ContactId', 'Contact']
  ] as const) {
    const person = requireObject(transaction.schema, target);
    const row = transaction.store.get(person, textOf(object, item.draft, lookup) ?? '');
    if (row !== undefined) return { object: person, row };
  }
  return null;
}

function showPerson(step: SaveStep, item: SaveItem): void {
  const { object, transaction } = step;
  const person = personOf(step, item);
  if (person === null) return;
  const isLead = person.object.name.canonical === 'Lead';
  const names = isLead ? OF_LEAD : OF_CONTACT;
  for (const name of SHOWN) {
    const source = person.object.field(names[name] ?? name);
    if (source !== undefined) setField(object, item, name, person.row[source.slot] ?? null);
  }
  if (!isLead) {
    const accounts = requireObject(transaction.schema, 'Account');
    const account = transaction.store.get(accounts, textOf(person.object, person.row, 'AccountId') ?? '');
    setField(object, item, 'CompanyOrAccount', account === undefined ? null : valueOf(accounts, account, 'Name'));
  }
  setField(object, item, 'LeadOrContactId', person.row[0] ?? null);
  setField(object, item, 'LeadOrContactOwnerId', valueOf(person.object, person.row, 'OwnerId'));
  setField(object, item, 'Type', person.object.name.canonical);
}

/** A status the campaign does not have gives way to its default one. */
function deriveStatus({ object, transaction }: SaveStep, item: SaveItem): void {
  const statuses = requireObject(transaction.schema, 'CampaignMemberStatus');
  const campaignId = textOf(object, item.draft, 'CampaignId');
  const rows: readonly Row[] =
    campaignId === null ? [] : [...liveRows(transaction.store, statuses, 'CampaignId', campaignId)];
  const wanted = textOf(object, item.draft, 'Status')?.toLowerCase();
  const found =
    rows.find((row) => textOf(statuses, row, 'Label')?.toLowerCase() === wanted) ??
    rows.find((row) => isTrue(statuses, row, 'IsDefault'));
  if (found === undefined) return;
  const hasResponded = isTrue(statuses, found, 'HasResponded');
  setField(object, item, 'Status', valueOf(statuses, found, 'Label'));
  setField(object, item, 'HasResponded', hasResponded);
  const first = object.field('FirstRespondedDate');
  if (hasResponded && first !== undefined)
    item.draft[first.slot] ??= new ApexDatetime(transaction.clock.now()).inZone(transaction.user.timeZone).date;
}

function check({ object, transaction }: SaveStep, item: SaveItem, earlier: readonly SaveItem[]): void {
  const [lead, contact] = ['LeadId', 'ContactId'].map((name) => textOf(object, item.draft, name));
  if (lead === null && contact === null)
    addError(item, 'REQUIRED_FIELD_MISSING', MEMBER_TEXTS.nobody, ['LeadId', 'ContactId']);
  if (lead !== null && contact !== null)
    addError(item, 'FIELD_INTEGRITY_EXCEPTION', MEMBER_TEXTS.both, ['LeadId', 'ContactId']);
  const stored = liveRows(transaction.store, object, 'CampaignId', valueOf(object, item.draft, 'CampaignId'));
  const others = [...[...stored].filter((row) => row[0] !== item.id), ...earlier.map(({ draft }) => draft)];
  if (others.some((row) => isSameIn(object, row, item.draft, ['CampaignId', 'LeadId', 'ContactId'])))
    addError(item, 'DUPLICATE_VALUE', MEMBER_TEXTS.twice);
}

export const CampaignMemberBehaviour: Behaviour = {
  derive(step, items) {
    for (const item of items) {
      if (item.isInsert) showPerson(step, item);
      deriveStatus(step, item);
    }
  },
  validate(step, items) {
    items.forEach((item, index) => {
      check(step, item, items.slice(0, index));
    });
  }
};
