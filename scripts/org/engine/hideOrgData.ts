/**
 * Tests do not see what was saved before them (P75), unless they ask for it with SeeAllData.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_data_access.htm
 */
import { isSetupObject } from '../access/objectAccessRules.ts';
import type { Row } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import type { Org } from './org.ts';

/** Takes the rows out of the store; the boundary of {@link Org.isolate} brings them back. Users, setup and metadata stay. */
export function hideOrgData({ store }: Org): void {
  for (const object of store.objects().filter(isHidden)) {
    for (const row of [...store.scan(object)]) {
      if (!isStandardPriceBook(object, row)) store.remove(object, String(row[0]));
    }
  }
}

function isHidden(object: ObjectSchema): boolean {
  return object.kind === 'customSetting' || !isSetupObject(object);
}

/** Stays because Test.getStandardPricebookId names it. */
function isStandardPriceBook(object: ObjectSchema, row: Row): boolean {
  const slot = object.name.canonical === 'Pricebook2' ? object.field('IsStandard')?.slot : undefined;
  return slot !== undefined && row[slot] === true;
}
