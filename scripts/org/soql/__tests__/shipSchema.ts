/** An object with a field of every kind, and the text of what a query throws. */
import { ApexThrow } from '../../apex/values/apexThrow.ts';
import { customObject, field, testSchema } from '../../data/__tests__/testSchema.ts';

const values = (...names: readonly string[]): string =>
  `<valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${names
    .map((name) => `<value><fullName>${name}</fullName><default>false</default><label>The ${name}</label></value>`)
    .join('')}</valueSetDefinition></valueSet>`;

export const SHIP_SCHEMA = testSchema([
  customObject(
    'Ship__c',
    field(
      'Code__c',
      'Text',
      '<length>20</length><externalId>true</externalId><caseSensitive>true</caseSensitive><unique>true</unique>'
    ),
    field('Size__c', 'Picklist', values('Small', 'Large', 'Huge')),
    field('Cargo__c', 'MultiselectPicklist', `<visibleLines>3</visibleLines>${values('Tea', 'Salt', 'Wood')}`),
    field('Weight__c', 'Number', '<precision>18</precision><scale>2</scale>'),
    field('Built__c', 'Date'),
    field('Sailed__c', 'DateTime'),
    field('Afloat__c', 'Checkbox', '<defaultValue>false</defaultValue>'),
    field('Log__c', 'LongTextArea', '<length>1000</length><visibleLines>3</visibleLines>'),
    field('Note__c', 'Text', '<length>255</length>'),
    field('Fleet__c', 'Lookup', '<referenceTo>Ship__c</referenceTo><relationshipName>Escorts</relationshipName>'),
    field('Twice__c', 'Number', '<precision>18</precision><scale>2</scale><formula>Weight__c * 2</formula>')
  )
]);

/** The Apex exception a piece of work throws, as text; anything else it throws passes through. */
export function failure(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ApexThrow) return error.message;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
