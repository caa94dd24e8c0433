/**
 * Lookups of standard objects that also accept the project's own objects: activities and files.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_task.htm
 */
import type { ObjectDraft } from './objectDraft.ts';

export interface ActivityTargets {
  /** Objects with `<enableActivities>true</enableActivities>`. */
  readonly withActivities: readonly string[];
  /** Objects files, notes and attachments may hang on. */
  readonly withFiles: readonly string[];
}

const OPEN_LOOKUPS: Readonly<Record<string, keyof ActivityTargets>> = {
  'Task.WhatId': 'withActivities',
  'Event.WhatId': 'withActivities',
  'EmailMessage.RelatedToId': 'withActivities',
  'Attachment.ParentId': 'withFiles',
  'Note.ParentId': 'withFiles',
  'ContentDocumentLink.LinkedEntityId': 'withFiles',
  'ProcessInstance.TargetObjectId': 'withFiles'
};

export function extendPolymorphic(draft: ObjectDraft, targets: ActivityTargets): ObjectDraft {
  const fields = draft.fields.map((field) => {
    const key = OPEN_LOOKUPS[`${draft.name.canonical}.${field.name.canonical}`];
    if (key === undefined || field.reference === null || targets[key].length === 0) return field;
    return { ...field, reference: { ...field.reference, to: [...field.reference.to, ...targets[key]] } };
  });
  return { ...draft, fields };
}
