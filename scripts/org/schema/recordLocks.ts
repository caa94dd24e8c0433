/**
 * Where locks of records are kept: an object beside those of the org, under a name that neither Apex nor SOQL can spell, so that locks are
 * undone, kept and hidden from tests like any other row. The Id of a row is that of the locked record.
 */
import { createApiName } from './apiName.ts';
import { createObject } from './createObject.ts';
import type { ObjectSchema } from './model.ts';
import { idField } from './systemFields.ts';

export const RECORD_LOCKS = 'record lock';

export function recordLockObject(): ObjectSchema {
  const name = createApiName(null, RECORD_LOCKS);
  const draft = {
    name,
    label: RECORD_LOCKS,
    pluralLabel: 'record locks',
    kind: 'virtual',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_approval.htm',
    operations: {
      isQueryable: false,
      isCreateable: false,
      isUpdateable: false,
      isDeletable: false,
      isUndeletable: false,
      isMergeable: false,
      isTriggerable: false,
      isSearchable: false
    },
    sharingModel: 'Read',
    externalSharingModel: 'Read',
    fields: [idField('Record ID')],
    settingType: null,
    publishBehavior: null,
    isHistoryTracked: false,
    validationRules: [],
    recordTypes: [],
    fieldSets: []
  } as const;
  return createObject(draft, '000', null, () => []);
}
