/**
 * Lookup filters: read from a field, and checked when all objects are known.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
 */
import { createError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { MetadataNode } from '../source/elementRules.ts';
import { parseLogic } from './conditionLogic.ts';
import type { FieldSchema, FieldType, LookupFilter, ObjectSchema, OrgSchema } from './model.ts';
import { SUMMARY_FILTERS } from './rollUpSummaries.ts';
import { report } from './schemaContext.ts';
import type { SchemaContext } from './schemaContext.ts';

/** null without an active filter. */
export function readLookupFilter(fullName: string, node: MetadataNode, context: SchemaContext): LookupFilter | null {
  const filter = node.group('lookupFilter');
  if (filter === null || filter.flag('active') === false) return null;
  const items = filter.groups('filterItems').map((item) => ({
    field: item.text('field') ?? '',
    operation: SUMMARY_FILTERS.find((each) => each === item.text('operation')) ?? 'equals',
    value: item.text('valueField') === null ? (item.text('value') ?? '') : null,
    valueField: item.text('valueField')
  }));
  const logic = parseLogic(filter.text('booleanFilter') ?? 'and', items.length);
  const { origin } = filter.element;
  if (logic === null || items.length === 0) {
    report(context, 'schema.lookup', `The lookup filter of ${fullName} has no valid conditions`, origin);
    return null;
  }
  return {
    isRequired: filter.flag('isOptional') !== true,
    errorMessage: filter.text('errorMessage'),
    items,
    logic,
    origin
  };
}

/** A field at the end of a path of a filter, with the lookups on the way. */
export interface FilterPath {
  readonly root: 'target' | '$Source' | '$User' | '$Profile' | '$UserRole';
  readonly hops: readonly { readonly lookup: FieldSchema; readonly target: ObjectSchema }[];
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
}

const GLOBALS = { $user: 'User', $profile: 'Profile', $userrole: 'UserRole' } as const;
const ROOTS = { $source: '$Source', $user: '$User', $profile: '$Profile', $userrole: '$UserRole' } as const;

/** null where there is no such field. */
export function resolveFilterPath(
  schema: OrgSchema,
  path: string,
  source: ObjectSchema,
  target: ObjectSchema
): FilterPath | null {
  const [first = '', ...names] = path.split('.');
  const key = first.toLowerCase();
  const isGlobal = key in ROOTS;
  const start =
    key === '$source' ? source : key in GLOBALS ? schema.object(GLOBALS[key as keyof typeof GLOBALS]) : target;
  if (start === undefined || (!isGlobal && schema.object(first) !== target)) return null;
  const hops: FilterPath['hops'][number][] = [];
  let object = start;
  for (const name of names.slice(0, -1)) {
    const lookup = object.parent(name) ?? object.parent(name.replace(/Id$/, ''));
    const next = schema.object(lookup?.reference?.to[0] ?? '');
    if (lookup === undefined || next === undefined || lookup.reference?.to.length !== 1) return null;
    hops.push({ lookup, target: next });
    object = next;
  }
  const last = names.at(-1) ?? '';
  const field = object.field(last) ?? object.field(`${last}Id`);
  const root = isGlobal ? ROOTS[key as keyof typeof ROOTS] : 'target';
  return field === undefined ? null : { root, hops, object, field };
}

/** Values of these types are written in the language of whoever made the filter, or by name. */
const UNREADABLE_VALUES: ReadonlySet<FieldType> = new Set(['date', 'datetime', 'time', 'reference', 'id']);

/** What filters name exists, and can be compared. */
export function checkLookupFilters(schema: OrgSchema, objects: readonly ObjectSchema[]): readonly Diagnostic[] {
  return objects.flatMap((source) =>
    source.fields.flatMap(({ reference, name }) => {
      const filter = reference?.filter;
      const target = schema.object(reference?.to[0] ?? '');
      if (filter === undefined || target === undefined) return [];
      return filter.items.flatMap(({ field, value, valueField }) => {
        const problem = [field, valueField]
          .filter((path) => path !== null)
          .map((path) => problemOf(resolveFilterPath(schema, path, source, target), path, value))
          .find((each) => each !== null);
        if (problem === undefined) return [];
        const owner = `${source.name.canonical}.${name.canonical}`;
        return [
          createError('schema.lookup', `The lookup filter of ${owner} cannot be loaded: ${problem}`, filter.origin)
        ];
      });
    })
  );
}

function problemOf(found: FilterPath | null, path: string, value: string | null): string | null {
  if (found === null) return `there is no field ${path}`;
  if (value !== null && value !== '' && UNREADABLE_VALUES.has(found.field.type))
    return `values of fields like ${path} are not supported`;
  return null;
}
