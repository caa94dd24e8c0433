/**
 * Numbers and dates that follow from other rows without a save of their own: no triggers, no stamps. Members and opportunities are
 * counted on their campaign, activities date the records they belong to.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_campaign.htm
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_account.htm
 */
import { isTrue, liveRows, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import { convertOfRow, currencyOf, hasSeveralCurrencies } from '../../currency/conversion.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import type { Transaction } from '../../transaction/transaction.ts';
import { isLive } from '../deletionPlan.ts';
import { setQuietly } from '../rowChanges.ts';

export interface ChangedRows {
  readonly object: ObjectSchema;
  /** As they were and as they are. */
  readonly rows: readonly Row[];
}

interface Following {
  /** Lookups to the records that follow. */
  readonly lookups: readonly string[];
  readonly values: (transaction: Transaction, object: ObjectSchema, row: Row) => Readonly<Record<string, StoredValue>>;
}

/** By the object whose rows are followed. */
const FOLLOWED: Readonly<Record<string, Following>> = {
  CampaignMember: { lookups: ['CampaignId'], values: memberCounts },
  Opportunity: { lookups: ['CampaignId'], values: opportunityCounts },
  Task: { lookups: ['WhatId', 'WhoId', 'AccountId'], values: lastActivity },
  Event: { lookups: ['WhatId', 'WhoId', 'AccountId'], values: lastActivity }
};

export function updateFollowingRows(transaction: Transaction, changed: readonly ChangedRows[]): void {
  const done = new Set<string>();
  for (const { object, rows } of changed) {
    const following = FOLLOWED[object.name.canonical];
    if (following === undefined) continue;
    for (const row of rows) {
      for (const lookup of following.lookups) {
        const id = textOf(object, row, lookup);
        const key = `${object.name.canonical} ${id}`;
        if (id === null || done.has(key)) continue;
        done.add(key);
        update(transaction, id, following);
      }
    }
  }
}

function update(transaction: Transaction, id: string, { values }: Following): void {
  const object = transaction.schema.objectByKeyPrefix(id.slice(0, 3));
  const row = object === undefined ? undefined : transaction.store.get(object, id);
  if (object !== undefined && isLive(object, row))
    setQuietly(transaction, object, row, values(transaction, object, row));
}

function memberCounts({ schema, store }: Transaction, _campaign: ObjectSchema, row: Row): Record<string, StoredValue> {
  const object = requireObject(schema, 'CampaignMember');
  const leads = requireObject(schema, 'Lead');
  const members = [...liveRows(store, object, 'CampaignId', row[0] ?? null)];
  const leadIds = members.flatMap((each) => textOf(object, each, 'LeadId') ?? []);
  const isConverted = (id: string): boolean => {
    const lead = store.get(leads, id);
    return lead !== undefined && isTrue(leads, lead, 'IsConverted');
  };
  return {
    NumberOfContacts: members.filter((each) => valueOf(object, each, 'ContactId') !== null).length,
    NumberOfLeads: leadIds.length,
    NumberOfConvertedLeads: leadIds.filter(isConverted).length,
    NumberOfResponses: members.filter((each) => isTrue(object, each, 'HasResponded')).length
  };
}

/** Amounts are in the currency of the campaign. */
function opportunityCounts(transaction: Transaction, campaign: ObjectSchema, row: Row): Record<string, StoredValue> {
  const { schema, store } = transaction;
  const object = requireObject(schema, 'Opportunity');
  const all = [...liveRows(store, object, 'CampaignId', row[0] ?? null)];
  const won = all.filter((each) => isTrue(object, each, 'IsWon'));
  const currency = hasSeveralCurrencies(schema) ? currencyOf(transaction, campaign, row) : null;
  const sum = (deals: readonly Row[]): ApexDecimal =>
    deals
      .reduce<ApexDecimal>((total, deal) => {
        const amount = valueOf(object, deal, 'Amount');
        const converted = currency === null ? amount : convertOfRow(transaction, object, deal, amount, currency);
        return converted instanceof ApexDecimal ? total.add(converted) : total;
      }, ApexDecimal.zero)
      .setScale(2, 'HALF_UP');
  return {
    NumberOfOpportunities: all.length,
    NumberOfWonOpportunities: won.length,
    AmountAllOpportunities: sum(all),
    AmountWonOpportunities: sum(won)
  };
}

/** The latest due date of an event or of a closed task: see DIFFERENCES.md SO6. */
function lastActivity({ schema, store }: Transaction, _object: ObjectSchema, row: Row): Record<string, StoredValue> {
  let latest: ApexDate | null = null;
  for (const name of ['Task', 'Event']) {
    const activity = requireObject(schema, name);
    for (const lookup of ['WhatId', 'WhoId', 'AccountId']) {
      for (const each of liveRows(store, activity, lookup, row[0] ?? null)) {
        const date = valueOf(activity, each, 'ActivityDate');
        const counts = name === 'Event' || isTrue(activity, each, 'IsClosed');
        if (counts && date instanceof ApexDate && (latest === null || date.days > latest.days)) latest = date;
      }
    }
  }
  return { LastActivityDate: latest };
}
