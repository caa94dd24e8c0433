/**
 * The value of a compound field, put together from the fields that are its parts: `BillingAddress` from `BillingStreet`, `BillingCity`
 * and so on, `Site__c` from `Site__Latitude__s` and `Site__Longitude__s`.
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/compound_fields_address.htm
 */
import { ApexAddress, ApexLocation } from '../apex/values/apexAddress.ts';
import { ApexDecimal } from '../apex/values/apexDecimal.ts';
import type { Row } from '../data/store.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';

/** null where every part is. */
export function compoundValue(object: ObjectSchema, field: FieldSchema, row: Row): ApexAddress | ApexLocation | null {
  const read = (name: string): unknown => {
    const part = object.field(name);
    return part === undefined ? null : (row[part.slot] ?? null);
  };
  const name = field.name.canonical;
  if (field.type === 'location') {
    const base = name.replace(/__c$/i, '');
    const [latitude, longitude] = [toNumber(read(`${base}__Latitude__s`)), toNumber(read(`${base}__Longitude__s`))];
    return latitude === null || longitude === null ? null : new ApexLocation(latitude, longitude);
  }
  const prefix = name.replace(/Address$/, '');
  const text = (part: string): string | null => {
    const value = read(prefix + part);
    return typeof value === 'string' ? value : null;
  };
  const parts = {
    city: text('City'),
    country: text('Country'),
    countryCode: text('CountryCode'),
    geocodeAccuracy: text('GeocodeAccuracy'),
    latitude: toNumber(read(`${prefix}Latitude`)),
    longitude: toNumber(read(`${prefix}Longitude`)),
    postalCode: text('PostalCode'),
    state: text('State'),
    stateCode: text('StateCode'),
    street: text('Street')
  };
  return Object.values(parts).every((part) => part === null) ? null : new ApexAddress(parts);
}

function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return value instanceof ApexDecimal ? value.toNumber() : null;
}
