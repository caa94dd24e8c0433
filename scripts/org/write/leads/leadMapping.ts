/**
 * Which standard field of a lead goes where; custom fields are mapped by a setting that the local org does not read.
 * https://help.salesforce.com/s/articleView?id=sales.lead_conversion_mapping.htm
 */
import { valueOf } from '../../access/rowReader.ts';
import { ApexSObject } from '../../apex/values/apexSObject.ts';
import type { Row, StoredValue } from '../../data/store.ts';
import type { ObjectSchema } from '../../schema/model.ts';

/** Field of the target → field of the lead. */
type Mapping = Readonly<Record<string, string>>;

const address = (prefix: string): Mapping =>
  Object.fromEntries(
    ['Street', 'City', 'State', 'PostalCode', 'Country', 'StateCode', 'CountryCode', 'Latitude', 'Longitude'].map(
      (part) => [`${prefix}${part}`, part]
    )
  );

export const ACCOUNT_FIELDS: Mapping = {
  Name: 'Company',
  AccountSource: 'LeadSource',
  AnnualRevenue: 'AnnualRevenue',
  CurrencyIsoCode: 'CurrencyIsoCode',
  Fax: 'Fax',
  Industry: 'Industry',
  NumberOfEmployees: 'NumberOfEmployees',
  Phone: 'Phone',
  Rating: 'Rating',
  Website: 'Website',
  ...address('Billing')
};

export const CONTACT_FIELDS: Mapping = {
  CurrencyIsoCode: 'CurrencyIsoCode',
  Description: 'Description',
  DoNotCall: 'DoNotCall',
  Email: 'Email',
  Fax: 'Fax',
  FirstName: 'FirstName',
  HasOptedOutOfEmail: 'HasOptedOutOfEmail',
  HasOptedOutOfFax: 'HasOptedOutOfFax',
  LastName: 'LastName',
  LeadSource: 'LeadSource',
  MiddleName: 'MiddleName',
  MobilePhone: 'MobilePhone',
  Phone: 'Phone',
  Salutation: 'Salutation',
  Suffix: 'Suffix',
  Title: 'Title',
  ...address('Mailing')
};

/** A lead without a company becomes a person account. */
export const PERSON_FIELDS: Mapping = {
  AccountSource: 'LeadSource',
  CurrencyIsoCode: 'CurrencyIsoCode',
  Fax: 'Fax',
  FirstName: 'FirstName',
  LastName: 'LastName',
  MiddleName: 'MiddleName',
  PersonDoNotCall: 'DoNotCall',
  PersonEmail: 'Email',
  PersonHasOptedOutOfEmail: 'HasOptedOutOfEmail',
  PersonHasOptedOutOfFax: 'HasOptedOutOfFax',
  PersonLeadSource: 'LeadSource',
  PersonMobilePhone: 'MobilePhone',
  PersonTitle: 'Title',
  Phone: 'Phone',
  Salutation: 'Salutation',
  Suffix: 'Suffix',
  Website: 'Website',
  ...address('Billing'),
  ...address('PersonMailing')
};

export const OPPORTUNITY_FIELDS: Mapping = { CurrencyIsoCode: 'CurrencyIsoCode', LeadSource: 'LeadSource' };

/** Lead values for a new record. */
export function newRecord(
  target: ObjectSchema,
  mapping: Mapping,
  lead: { readonly object: ObjectSchema; readonly row: Row },
  more: Readonly<Record<string, StoredValue>>
): ApexSObject {
  const record = new ApexSObject(target);
  const values = Object.entries(mapping).map(([to, from]) => [to, valueOf(lead.object, lead.row, from)] as const);
  for (const [name, value] of [...values, ...Object.entries(more)]) {
    const field = target.field(name);
    if (field?.isCreateable === true && value !== null) record.values.set(field.slot, value);
  }
  return record;
}

/** Lead values for the empty fields of a record that is there; null where there is nothing to change. */
export function filledRecord(
  target: ObjectSchema,
  mapping: Mapping,
  lead: { readonly object: ObjectSchema; readonly row: Row },
  row: Row,
  overwritten: readonly string[]
): ApexSObject | null {
  const record = new ApexSObject(target);
  record.id = row[0] as string;
  let isChanged = false;
  for (const [to, from] of Object.entries(mapping)) {
    const field = target.field(to);
    const value = valueOf(lead.object, lead.row, from);
    if (field?.isUpdateable !== true || value === null || value === false) continue;
    if ((row[field.slot] ?? null) !== null && !overwritten.includes(to)) continue;
    record.values.set(field.slot, value);
    isChanged = true;
  }
  return isChanged ? record : null;
}
