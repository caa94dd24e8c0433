/**
 * The stage decides probability, closed, won and forecast category; the close date the fiscal period; a contact becomes the primary
 * contact role; a changed account removes the partners.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunity.htm
 * https://help.salesforce.com/s/articleView?id=sales.partners_del.htm
 */
import { isTrue, textOf, valueOf } from '../../access/rowReader.ts';
import { requireObject } from '../../access/seedRow.ts';
import { FORECAST_CATEGORY_NAMES } from '../../access/seedValueSets.ts';
import { ApexDate } from '../../apex/values/apexDate.ts';
import { ApexDatetime } from '../../apex/values/apexDatetime.ts';
import { ApexDecimal } from '../../apex/values/apexDecimal.ts';
import type { ObjectSchema } from '../../schema/model.ts';
import { addRow } from '../rowChanges.ts';
import { addError } from '../saveItem.ts';
import type { SaveItem } from '../saveItem.ts';
import type { Behaviour } from './behaviour.ts';
import { isChanged, isGiven, setField } from './draftFields.ts';
import { removeAllFromOpportunity } from './partnerRows.ts';

const HUNDRED = ApexDecimal.fromInteger(100);

function deriveFromStage(object: ObjectSchema, item: SaveItem, now: number): void {
  const stage = textOf(object, item.draft, 'StageName');
  const attributes = object.field('StageName')?.picklist?.values.find((each) => each.value === stage)?.attributes ?? {};
  setField(object, item, 'IsClosed', attributes['isClosed'] === true);
  setField(object, item, 'IsWon', attributes['isWon'] === true);
  if (isChanged(object, item, 'StageName')) {
    const probability = attributes['probability'];
    if (typeof probability === 'number' && !isGiven(object, item, 'Probability')) {
      setField(
        object,
        item,
        'Probability',
        ApexDecimal.fromInteger(probability).setScale(object.field('Probability')?.scale ?? 0)
      );
    }
    const category = attributes['forecastCategory'];
    if (typeof category === 'string' && !isGiven(object, item, 'ForecastCategoryName')) {
      setField(object, item, 'ForecastCategoryName', FORECAST_CATEGORY_NAMES[category] ?? category);
    }
    if (item.before !== null)
      setField(object, item, 'LastStageChangeDate', new ApexDatetime(Math.floor(now / 1000) * 1000));
  }
  const name = textOf(object, item.draft, 'ForecastCategoryName');
  setField(
    object,
    item,
    'ForecastCategory',
    Object.entries(FORECAST_CATEGORY_NAMES).find(([, label]) => label === name)?.[0] ?? null
  );
}

function deriveRevenue(object: ObjectSchema, item: SaveItem): void {
  const amount = valueOf(object, item.draft, 'Amount');
  const probability = valueOf(object, item.draft, 'Probability');
  const revenue =
    amount instanceof ApexDecimal && probability instanceof ApexDecimal
      ? amount.multiply(probability).divide(HUNDRED).setScale(2, 'HALF_UP')
      : null;
  setField(object, item, 'ExpectedRevenue', revenue);
}

/** The amount of an opportunity with products is their sum: other values are passed over without an error. */
function keepTotals(object: ObjectSchema, item: SaveItem): void {
  if (item.before === null || !isTrue(object, item.before, 'HasOpportunityLineItem')) return;
  for (const name of ['Amount', 'TotalOpportunityQuantity']) {
    const slot = object.field(name)?.slot;
    if (slot !== undefined && !item.computed.has(slot)) item.draft[slot] = item.before[slot] ?? null;
  }
}

/** The fiscal year of the org is the calendar year. */
function deriveFiscalPeriod(object: ObjectSchema, item: SaveItem): void {
  const closeDate = valueOf(object, item.draft, 'CloseDate');
  if (!(closeDate instanceof ApexDate)) return;
  const [year, month] = closeDate.toString().split('-').map(Number) as [number, number];
  const quarter = Math.ceil(month / 3);
  setField(object, item, 'FiscalYear', year);
  setField(object, item, 'FiscalQuarter', quarter);
  setField(object, item, 'Fiscal', `${year} ${quarter}`);
}

/** The documents forbid it without naming the error; see DIFFERENCES.md CU6. */
export const CURRENCY_OF_PRODUCTS = 'The currency of an opportunity with products cannot be changed';

export const OpportunityBehaviour: Behaviour = {
  derive({ object, transaction }, items) {
    const now = transaction.clock.now();
    for (const item of items) {
      keepTotals(object, item);
      deriveFromStage(object, item, now);
      deriveRevenue(object, item);
      deriveFiscalPeriod(object, item);
    }
  },
  validate({ object }, items) {
    for (const item of items) {
      const hasProducts = item.before !== null && isTrue(object, item.before, 'HasOpportunityLineItem');
      if (hasProducts && isChanged(object, item, 'CurrencyIsoCode'))
        addError(item, 'FIELD_INTEGRITY_EXCEPTION', CURRENCY_OF_PRODUCTS, ['CurrencyIsoCode']);
    }
  },
  afterSave({ object, transaction }, items) {
    for (const item of items) {
      const contactId = textOf(object, item.draft, 'ContactId');
      if (item.isInsert && contactId !== null) {
        addRow(transaction, requireObject(transaction.schema, 'OpportunityContactRole'), {
          OpportunityId: item.id,
          ContactId: contactId,
          IsPrimary: true
        });
      }
      if (item.before === null || !isChanged(object, item, 'AccountId')) continue;
      removeAllFromOpportunity(transaction, item.id ?? '', textOf(object, item.before, 'AccountId'));
    }
  },
  beforeDelete({ object, transaction }, items) {
    for (const item of items)
      removeAllFromOpportunity(transaction, item.id ?? '', textOf(object, item.before ?? [], 'AccountId'));
  }
};
