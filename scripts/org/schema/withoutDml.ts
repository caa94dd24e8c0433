/**
 * Objects that Apex may query and never write, whatever the API offers.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_non_dml_objects.htm
 */
export const OBJECTS_WITHOUT_DML: ReadonlySet<string> = new Set([
  'ApexPage',
  'BusinessHours',
  'CurrencyType',
  'DatedConversionRate',
  'Profile',
  'RecordType',
  'StaticResource'
]);
