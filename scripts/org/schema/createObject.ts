/** Turns a draft into the frozen {@link ObjectSchema} everything else reads. */
import { nameKey } from './apiName.ts';
import type { ApiName } from './apiName.ts';
import type { ChildRelationship, FieldSchema, ObjectSchema } from './model.ts';
import type { ObjectDraft } from './objectDraft.ts';

/**
 * `children` is asked for on first use only: it needs the lookups of every other object.
 *
 * `own` is the namespace whose prefix callers may leave out.
 */
export function createObject(
  draft: ObjectDraft,
  keyPrefix: string,
  own: string | null,
  children: () => readonly ChildRelationship[]
): ObjectSchema {
  const fields: readonly FieldSchema[] = Object.freeze(
    draft.fields.map((field, slot) => Object.freeze({ ...field, slot }))
  );
  const byName = new Map<string, FieldSchema>();
  const byRelationship = new Map<string, FieldSchema>();
  for (const field of fields) {
    addNames(byName, field.name, own, field);
    const relationship = field.reference?.relationshipName ?? null;
    if (relationship !== null) addText(byRelationship, relationship, own, field);
  }
  let childList: readonly ChildRelationship[] | null = null;
  let byChild: Map<string, ChildRelationship> | null = null;
  const listChildren = (): readonly ChildRelationship[] => (childList ??= Object.freeze([...children()]));
  const mapChildren = (): Map<string, ChildRelationship> => {
    if (byChild !== null) return byChild;
    byChild = new Map();
    for (const each of listChildren()) addText(byChild, each.relationshipName, own, each);
    return byChild;
  };
  const object = {
    ...draft,
    keyPrefix,
    fields,
    get childRelationships() {
      return listChildren();
    },
    field: (name: string) => byName.get(nameKey(name)),
    parent: (name: string) => byRelationship.get(nameKey(name)),
    child: (name: string) => mapChildren().get(nameKey(name))
  };
  return Object.freeze(object);
}

/** Enters a name under its canonical form and, for the own namespace, under the bare one. */
export function addNames<Value>(map: Map<string, Value>, name: ApiName, own: string | null, value: Value): void {
  map.set(nameKey(name.canonical), value);
  const bare = nameKey(name.localName);
  if (name.namespace !== null && name.namespace === own && !map.has(bare)) map.set(bare, value);
}

function addText<Value>(map: Map<string, Value>, canonical: string, own: string | null, value: Value): void {
  map.set(nameKey(canonical), value);
  const prefix = own === null ? null : `${nameKey(own)}__`;
  if (prefix === null || !nameKey(canonical).startsWith(prefix)) return;
  const bare = nameKey(canonical).slice(prefix.length);
  if (!map.has(bare)) map.set(bare, value);
}
