/** The field list of a query that gives records: fields, parents, TYPEOF, FIELDS(), subqueries. */
import { CURRENCY_FIELD, hasSeveralCurrencies } from '../currency/conversion.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { FieldPath, FunctionCall, SelectItem, SoqlQuery, Span } from './ast.ts';
import { faultTexts } from './faultTexts.ts';
import { isCompound } from './fieldKinds.ts';
import { NAME_ENTITY } from './nameEntity.ts';
import type { ChildPlan, Column, ParentColumn, PolymorphicShape, RecordShape } from './plan.ts';
import { fault, refuse } from './planContext.ts';
import type { PlanContext } from './planContext.ts';
import { createScope, fieldBehind, resolveField } from './scope.ts';
import type { Hop, ResolvedField, Scope } from './scope.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_fields.htm */
const FIELDS_LIMIT = 200;

interface ShapeDraft {
  readonly object: ObjectSchema;
  /** By slot, or by lower-case alias. */
  readonly columns: Map<number | string, Column>;
  readonly parents: Map<number, { readonly lookup: FieldSchema; readonly draft: ShapeDraft | PolymorphicDraft }>;
  readonly children: ChildPlan[];
}

interface PolymorphicDraft {
  name: ShapeDraft | null;
  readonly branches: Map<string, ShapeDraft>;
  otherwise: ShapeDraft | null;
}

export type PlanSubquery = (query: SoqlQuery, span: Span) => ChildPlan | null;

export function planSelect(
  context: PlanContext,
  scope: Scope,
  query: SoqlQuery,
  planSubquery: PlanSubquery
): RecordShape {
  const draft = createDraft(scope.object);
  for (const item of query.select) addItem(context, scope, draft, query, item, planSubquery);
  return finish(draft);
}

function createDraft(object: ObjectSchema): ShapeDraft {
  return { object, columns: new Map(), parents: new Map(), children: [] };
}

function addItem(
  context: PlanContext,
  scope: Scope,
  draft: ShapeDraft,
  query: SoqlQuery,
  item: SelectItem,
  planSubquery: PlanSubquery
): void {
  switch (item.kind) {
    case 'field':
      if (item.alias !== null) fault(context, faultTexts.aliasWithoutGroup(), item.path.span);
      addPath(context, scope, draft, item.path);
      return;
    case 'function':
      addFunction(context, scope, draft, item);
      return;
    case 'subquery':
      addSubquery(context, draft, planSubquery(item.query, item.span), item.span);
      return;
    case 'typeof':
      addTypeof(context, scope, draft, item);
      return;
    case 'fields':
      addFields(context, scope, draft, query, item);
  }
}

function addPath(context: PlanContext, scope: Scope, draft: ShapeDraft, path: FieldPath): void {
  const resolved = resolveField(context, scope, path, 'select');
  if (resolved !== null) addColumn(context, draft, resolved, path.span);
}

function addColumn(
  context: PlanContext,
  draft: ShapeDraft,
  resolved: ResolvedField,
  span: Span,
  shown: Column['shown'] = 'value',
  alias: string | null = null
): void {
  const target = draftBehind(draft, resolved.hops);
  const { field } = resolved;
  const key = alias?.toLowerCase() ?? field.slot;
  if (target.columns.has(key))
    fault(context, alias === null ? faultTexts.duplicateField(resolved.text) : faultTexts.duplicateAlias(alias), span);
  target.columns.set(key, { field, shown, alias });
}

/** The draft of the parent at the end of the hops; the lookups on the way come along, as in Apex. */
function draftBehind(draft: ShapeDraft, hops: readonly Hop[]): ShapeDraft {
  let current = draft;
  for (const { field, target } of hops) {
    const known = current.parents.get(field.slot)?.draft;
    const next = known ?? (target === NAME_ENTITY ? createPolymorphic() : createDraft(target));
    if (known === undefined) current.parents.set(field.slot, { lookup: field, draft: next });
    current = 'branches' in next ? (next.name ??= createDraft(NAME_ENTITY)) : next;
  }
  return current;
}

function createPolymorphic(): PolymorphicDraft {
  return { name: null, branches: new Map(), otherwise: null };
}

/** What functions show of a field; they may have an alias. */
const SHOWN: Readonly<Record<string, Exclude<Column['shown'], 'value'>>> = {
  TOLABEL: 'label',
  CONVERTCURRENCY: 'userCurrency'
};

function addFunction(
  context: PlanContext,
  scope: Scope,
  draft: ShapeDraft,
  { call, alias }: Extract<SelectItem, { kind: 'function' }>
): void {
  const name = call.name.toUpperCase();
  const argument = call.args[0];
  const shown = SHOWN[name];
  if (shown === undefined) {
    if (['FORMAT', 'DISTANCE', 'FORMULA'].includes(name)) refuse(context, `${call.name}()`, call.span);
    else if (argument?.kind === 'field')
      fault(context, faultTexts.mustBeGrouped(argument.path.names.join('.')), call.span);
    else fault(context, faultTexts.noFunction(call.name), call.span);
    return;
  }
  if (call.args.length !== 1 || argument?.kind !== 'field') {
    fault(context, faultTexts.functionArguments(call.name), call.span);
    return;
  }
  const resolved = resolveField(context, scope, argument.path, 'select');
  if (resolved === null) return;
  if (shown === 'userCurrency' && !checkConverted(context, resolved, call)) return;
  if (alias !== null && (resolved.hops.length > 0 || scope.object.field(alias) !== undefined))
    refuse(context, `The alias ${alias} of ${call.name}(${resolved.text})`, call.span);
  else addColumn(context, draft, resolved, call.span, shown, alias);
}

function checkConverted(context: PlanContext, { field, owner }: ResolvedField, { name, span }: FunctionCall): boolean {
  if (field.type !== 'currency') fault(context, faultTexts.functionArguments(name), span);
  else if (!hasSeveralCurrencies(context.schema)) refuse(context, `${name}() in an org with one currency`, span);
  else if (owner.field(CURRENCY_FIELD) === undefined) refuse(context, `${name}() of records without a currency`, span);
  else return true;
  return false;
}

function addSubquery(context: PlanContext, draft: ShapeDraft, child: ChildPlan | null, span: Span): void {
  if (child === null) return;
  if (draft.children.some((known) => known.relationshipName === child.relationshipName))
    fault(context, faultTexts.duplicateField(child.relationshipName), span);
  draft.children.push(child);
}

function addTypeof(
  context: PlanContext,
  scope: Scope,
  draft: ShapeDraft,
  item: Extract<SelectItem, { kind: 'typeof' }>
): void {
  const [name, ...more] = item.subject.names;
  const lookup = scope.object.parent(name ?? '');
  if (lookup === undefined || more.length > 0) {
    fault(context, faultTexts.noSuchParent(item.subject.names.join('.')), item.subject.span);
    return;
  }
  const targets = lookup.reference?.to ?? [];
  if (targets.length < 2) {
    fault(context, faultTexts.notPolymorphic(name ?? ''), item.subject.span);
    return;
  }
  if (draft.parents.has(lookup.slot)) fault(context, faultTexts.duplicateField(name ?? ''), item.span);
  const polymorphic = createPolymorphic();
  draft.parents.set(lookup.slot, { lookup, draft: polymorphic });
  context.uses.push({ object: scope.object, field: lookup.name.canonical, clause: 'select' });
  for (const branch of item.branches) {
    const object = context.schema.object(branch.type);
    if (object === undefined || !targets.includes(object.name.canonical)) {
      fault(context, faultTexts.noSuchObject(branch.type), item.span);
      continue;
    }
    polymorphic.branches.set(object.name.canonical, branchDraft(context, object, branch.fields));
  }
  polymorphic.otherwise = item.otherwise.length === 0 ? null : branchDraft(context, NAME_ENTITY, item.otherwise);
}

function branchDraft(context: PlanContext, object: ObjectSchema, fields: readonly FieldPath[]): ShapeDraft {
  const draft = createDraft(object);
  for (const path of fields) {
    const scope = createScope(context, object, { name: object.name.canonical, alias: null, span: path.span }, []);
    addPath(context, scope, draft, path);
  }
  return draft;
}

function addFields(
  context: PlanContext,
  scope: Scope,
  draft: ShapeDraft,
  query: SoqlQuery,
  item: Extract<SelectItem, { kind: 'fields' }>
): void {
  if (item.which !== 'STANDARD') {
    if (context.surface === 'apex') {
      fault(context, faultTexts.fieldsUnbounded(), item.span);
      return;
    }
    if (query.limit?.kind !== 'integer' || query.limit.value > FIELDS_LIMIT)
      fault(context, faultTexts.fieldsLimit(), item.span);
  }
  for (const field of scope.object.fields) {
    const isWanted = item.which === 'ALL' || field.isCustom === (item.which === 'CUSTOM');
    if (!isWanted || isCompound(field)) continue;
    const resolved = fieldBehind(context, scope.object, [], field.name.canonical, item.span, 'select');
    if (resolved !== null) addColumn(context, draft, resolved, item.span);
  }
}

function finish(draft: ShapeDraft): RecordShape {
  const parents: ParentColumn[] = [...draft.parents.values()].map(({ lookup, draft: parent }) => ({
    lookup,
    shape: 'branches' in parent ? finishPolymorphic(parent) : finish(parent)
  }));
  return {
    kind: 'record',
    object: draft.object,
    columns: [...draft.columns.values()],
    parents,
    children: draft.children
  };
}

function finishPolymorphic(draft: PolymorphicDraft): PolymorphicShape {
  return {
    kind: 'polymorphic',
    name: draft.name === null ? null : finish(draft.name),
    branches: new Map([...draft.branches].map(([name, branch]) => [name, finish(branch)])),
    otherwise: draft.otherwise === null ? null : finish(draft.otherwise)
  };
}
