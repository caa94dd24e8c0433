/** Field paths to fields: aliases, parent relationships, polymorphic lookups. */
import type { FieldSchema, ObjectSchema, OrgSchema } from '../schema/model.ts';
import type { FieldPath, FromClause, Span } from './ast.ts';
import { isAnswered } from './definitionRows.ts';
import { faultTexts } from './faultTexts.ts';
import { formulaEvaluator } from './formulaSeam.ts';
import { isCompound } from './fieldKinds.ts';
import { NAME_ENTITY } from './nameEntity.ts';
import { fault, refuse } from './planContext.ts';
import type { FieldUse, PlanContext } from './planContext.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_relationships_query_limits.htm */
const MAX_HOPS = 5;

export interface Hop {
  readonly field: FieldSchema;
  /** {@link NAME_ENTITY} behind a polymorphic lookup. */
  readonly target: ObjectSchema;
}

export interface ResolvedField {
  readonly hops: readonly Hop[];
  /** The object that has the field. */
  readonly owner: ObjectSchema;
  readonly field: FieldSchema;
  /** As messages and default aliases show it. */
  readonly text: string;
}

export interface Scope {
  readonly object: ObjectSchema;
  /** By lower-case alias: the parents it stands for. */
  readonly aliases: ReadonlyMap<string, readonly Hop[]>;
}

/** The scope of a FROM clause; `FROM Contact c, c.Account a` names parents. */
export function createScope(
  context: PlanContext,
  object: ObjectSchema,
  from: FromClause,
  others: readonly FromClause[]
): Scope {
  const aliases = new Map<string, readonly Hop[]>();
  if (from.alias !== null) aliases.set(from.alias.toLowerCase(), []);
  const scope = { object, aliases };
  for (const other of others) {
    const hops = resolveHops(context, scope, other.name.split('.'), other.span, 'filter');
    if (hops !== null && other.alias !== null) aliases.set(other.alias.toLowerCase(), hops);
  }
  return scope;
}

/** Null where a fault was recorded. `clause` tells what user mode has to check. */
export function resolveField(
  context: PlanContext,
  scope: Scope,
  path: FieldPath,
  clause: FieldUse['clause']
): ResolvedField | null {
  const names = path.names.slice(0, -1);
  const name = path.names.at(-1) as string;
  const hops = resolveHops(context, scope, names, path.span, clause);
  if (hops === null) return null;
  return fieldBehind(context, scope.object, hops, name, path.span, clause);
}

/** A field of the object at the end of the hops. */
export function fieldBehind(
  context: PlanContext,
  root: ObjectSchema,
  hops: readonly Hop[],
  name: string,
  span: Span,
  clause: FieldUse['clause']
): ResolvedField | null {
  const owner = hops.at(-1)?.target ?? root;
  const field = owner.field(name);
  if (field === undefined) return fault(context, faultTexts.noSuchColumn(name, owner.name.canonical), span);
  const text = [...hops.map((hop) => hop.field.reference?.relationshipName), field.name.canonical].join('.');
  if (isCompound(field) && clause !== 'select')
    return refuse(context, `The compound field ${owner.name.canonical}.${field.name.canonical} in a query`, span);
  if (field.formula !== null && formulaEvaluator() === null)
    return refuse(context, `The formula field ${owner.name.canonical}.${field.name.canonical} in a query`, span);
  if (!isAnswered(owner, field))
    return refuse(context, `${owner.name.canonical}.${field.name.canonical} in a query`, span);
  useHops(context, root, hops, clause);
  context.uses.push({ object: owner, field: field.name.canonical, clause });
  return { hops, owner, field, text };
}

/** The parents a list of relationship names leads to, the alias or the object's own name in front left aside. */
export function resolveHops(
  context: PlanContext,
  scope: Scope,
  names: readonly string[],
  span: Span,
  clause: FieldUse['clause']
): readonly Hop[] | null {
  const first = names[0]?.toLowerCase();
  const aliased = first === undefined ? undefined : scope.aliases.get(first);
  const isOwnName =
    first !== undefined &&
    aliased === undefined &&
    scope.object.parent(first) === undefined &&
    isNameOf(context.schema, first, scope.object);
  const hops: Hop[] = [...(aliased ?? [])];
  for (const name of aliased !== undefined || isOwnName ? names.slice(1) : names) {
    const from = hops.at(-1)?.target ?? scope.object;
    const field = from.parent(name);
    const target = field === undefined ? undefined : targetOf(context.schema, field);
    if (field === undefined || target === undefined) return fault(context, faultTexts.noSuchParent(name), span);
    hops.push({ field, target });
  }
  if (hops.length > MAX_HOPS) return fault(context, faultTexts.tooManyHops(names.join('.')), span);
  useHops(context, scope.object, hops, clause);
  return hops;
}

function isNameOf(schema: OrgSchema, name: string, object: ObjectSchema): boolean {
  return schema.object(name)?.name.canonical === object.name.canonical;
}

function targetOf(schema: OrgSchema, field: FieldSchema): ObjectSchema | undefined {
  const targets = field.reference?.to ?? [];
  return targets.length > 1 ? NAME_ENTITY : schema.object(targets[0] ?? '');
}

function useHops(context: PlanContext, root: ObjectSchema, hops: readonly Hop[], clause: FieldUse['clause']): void {
  let from = root;
  let path = root.name.canonical;
  for (const { field, target } of hops) {
    context.uses.push({ object: from, field: field.name.canonical, clause }, { object: target, field: null, clause });
    path += `.${field.name.canonical}`;
    context.parentPaths.add(path);
    from = target;
  }
}
