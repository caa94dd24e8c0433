/**
 * Where locks of records and the progress of approvals are kept: objects beside those of the org, under names that neither Apex nor SOQL can
 * spell, so that they are undone, kept and hidden from tests like any other row. The Id of a row is that of the locked record, or of the
 * process instance.
 */
import { createApiName } from './apiName.ts';
import { createObject } from './createObject.ts';
import type { ObjectSchema } from './model.ts';
import { draftField } from './objectDraft.ts';
import { idField } from './systemFields.ts';

const SOURCE =
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_approval.htm';

export const RECORD_LOCKS = 'record-lock';
/** Its fields after the Id: full name of the process, and the position of its step. */
export const APPROVAL_PROGRESS = 'approval-progress';

export function hiddenObjects(): readonly ObjectSchema[] {
  return [hiddenObject(RECORD_LOCKS, []), hiddenObject(APPROVAL_PROGRESS, ['process', 'step'])];
}

function hiddenObject(label: string, texts: readonly string[]): ObjectSchema {
  const name = createApiName(null, label);
  const draft = {
    name,
    label,
    pluralLabel: label,
    kind: 'virtual',
    source: SOURCE,
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
    fields: [
      idField('Record ID'),
      ...texts.map((each) =>
        draftField({ name: createApiName(null, each), label: each, type: 'string', length: 255, source: SOURCE })
      )
    ],
    settingType: null,
    publishBehavior: null,
    isHistoryTracked: false,
    validationRules: [],
    recordTypes: [],
    fieldSets: []
  } as const;
  return createObject(draft, '000', null, () => []);
}
