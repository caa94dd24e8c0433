/**
 * What a path through a polymorphic lookup may reach: the fields all its targets share, as the object Name.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_name.htm
 */
import { createApiName } from '../schema/apiName.ts';
import { createObject } from '../schema/createObject.ts';
import type { FieldType, ObjectSchema } from '../schema/model.ts';
import type { FieldDraft } from '../schema/objectDraft.ts';
import { draftField } from '../schema/objectDraft.ts';

const SOURCE =
  'https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_name.htm';

const FIELDS: readonly (readonly [string, FieldType, number])[] = [
  ['Id', 'id', 18],
  ['Alias', 'string', 8],
  ['Email', 'email', 80],
  ['FirstName', 'string', 40],
  ['IsActive', 'boolean', 0],
  ['LastName', 'string', 80],
  ['Name', 'string', 255],
  ['Phone', 'phone', 40],
  ['Title', 'string', 80],
  ['Type', 'picklist', 40],
  ['ProfileId', 'reference', 18],
  ['UserRoleId', 'reference', 18],
  ['Username', 'string', 80]
];

/** Values are read by field name from the record the lookup points to; `Type` is its object's name. */
export const NAME_ENTITY: ObjectSchema = createObject(
  {
    name: createApiName(null, 'Name'),
    label: 'Name',
    pluralLabel: 'Names',
    kind: 'virtual',
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
    fields: FIELDS.map(
      ([name, type, length]): FieldDraft =>
        draftField({
          name: createApiName(null, name),
          label: name,
          type,
          length,
          isCreateable: false,
          isUpdateable: false,
          isNameField: name === 'Name',
          source: SOURCE
        })
    ),
    settingType: null,
    publishBehavior: null,
    isHistoryTracked: false,
    validationRules: [],
    recordTypes: [],
    fieldSets: [],
    source: SOURCE
  } as Parameters<typeof createObject>[0],
  '',
  null,
  () => []
);
