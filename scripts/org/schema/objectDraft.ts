/** Objects and fields while the schema is being put together, before slots are dealt out and everything is frozen. */
import type { ApiName } from './apiName.ts';
import type { ChildRelationship, FieldSchema, ObjectSchema } from './model.ts';

export type FieldDraft = Omit<FieldSchema, 'slot'>;

export interface ObjectDraft
  extends Omit<ObjectSchema, 'fields' | 'childRelationships' | 'field' | 'parent' | 'child' | 'keyPrefix'> {
  readonly fields: readonly FieldDraft[];
}

/** A plain nillable text field; callers override what differs. */
const BLANK: Omit<FieldDraft, 'name' | 'label' | 'type' | 'source'> = {
  length: 0,
  precision: 0,
  scale: 0,
  isNillable: true,
  isCreateable: true,
  isUpdateable: true,
  isUnique: false,
  isCaseSensitive: false,
  isExternalId: false,
  isNameField: false,
  isIdLookup: false,
  isFilterable: true,
  isSortable: true,
  isGroupable: true,
  isCustom: false,
  isPermissionable: false,
  formula: null,
  treatsBlanksAsZero: false,
  defaultValue: null,
  formulaPlace: null,
  summary: null,
  autoNumber: null,
  picklist: null,
  reference: null,
  helpText: null,
  description: null,
  origin: null
};

export function draftField(
  field: Pick<FieldDraft, 'name' | 'label' | 'type' | 'source'> & Partial<FieldDraft>
): FieldDraft {
  return { ...BLANK, ...field };
}

/** A lookup without parent path or child relationship; callers override what differs. */
export function draftReference(
  to: readonly string[],
  more: Partial<NonNullable<FieldDraft['reference']>> = {}
): NonNullable<FieldDraft['reference']> {
  return {
    to,
    relationshipName: null,
    childRelationshipName: null,
    onDelete: 'SetNull',
    isMasterDetail: false,
    isReparentable: false,
    masterOrder: -1,
    writeRequiresMasterRead: false,
    ...more
  };
}

/** Where a child relationship hangs and what it is. */
export interface ChildLink extends ChildRelationship {
  /** Canonical name of the parent object. */
  readonly parent: string;
}

/** Child relationships the reference fields of one object give to their parents. */
export function childLinks(name: ApiName, fields: readonly FieldDraft[]): readonly ChildLink[] {
  return fields.flatMap(({ reference, name: field }) => {
    const relationshipName = reference?.childRelationshipName ?? null;
    if (reference === null || relationshipName === null) return [];
    const { onDelete } = reference;
    return reference.to.map((parent) => ({
      parent,
      relationshipName,
      childObject: name.canonical,
      field: field.canonical,
      onDelete
    }));
  });
}
