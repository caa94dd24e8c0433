/** Fields and functions of one row as readers. */
import type { Row, StoredValue } from '../data/store.ts';
import { convertOfRow, CURRENCY_FIELD } from '../currency/conversion.ts';
import { isExactText } from '../data/indexKey.ts';
import { isDeletedRow } from './rowSource.ts';
import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import type { FunctionCall, Operand } from './ast.ts';
import { applyDateFunction, dateFunction } from './dateFunctions.ts';
import { faultTexts } from './faultTexts.ts';
import { kindOf } from './fieldKinds.ts';
import { formulaEvaluator } from './formulaSeam.ts';
import { NAME_ENTITY } from './nameEntity.ts';
import type { Reader, Run } from './plan.ts';
import { fault, refuse } from './planContext.ts';
import type { FieldUse, PlanContext } from './planContext.ts';
import { resolveField } from './scope.ts';
import type { Hop, ResolvedField, Scope } from './scope.ts';

/** Known to the platform, not to the local org. */
const UNSUPPORTED = new Set(['DISTANCE', 'GEOLOCATION', 'FORMAT', 'FORMULA']);

export function planOperandReader(
  context: PlanContext,
  scope: Scope,
  operand: Operand,
  clause: FieldUse['clause']
): Reader<Row> | null {
  if (operand.kind === 'function') return planFunction(context, scope, operand.call, clause);
  const resolved = resolveField(context, scope, operand.path, clause);
  return resolved === null ? null : fieldReader(resolved);
}

export function fieldReader(resolved: ResolvedField): Reader<Row> {
  const { field, hops, text } = resolved;
  const reader: Reader<Row> = {
    text,
    type: isDurableId(field) ? 'string' : field.type,
    isExact: isExactText(field),
    picklist: field.picklist,
    field,
    ownField: hops.length === 0 && field.formula === null ? field : null,
    converted: null,
    read:
      hops.length === 0
        ? (run, row) => readField(run, resolved.owner, field.slot, row)
        : (run, row) => {
            const found = recordBehind(run, resolved, row);
            return found === null ? null : readNamed(run, resolved, found);
          }
  };
  if (field.type !== 'currency' || resolved.owner.field(CURRENCY_FIELD) === undefined) return reader;
  return { ...reader, converted: (currency) => convertedReader(resolved, reader, currency) };
}

function convertedReader(resolved: ResolvedField, reader: Reader<Row>, currency: (run: Run) => string): Reader<Row> {
  return {
    ...reader,
    field: null,
    ownField: null,
    converted: null,
    read(run, row) {
      const found = recordBehind(run, resolved, row);
      if (found === null) return null;
      const amount = readField(run, found.object, resolved.field.slot, found.row);
      return convertOfRow(run.transaction, found.object, found.row, amount, currency(run));
    }
  };
}

/** Definitions are pointed to by their DurableId, which is a name. */
function isDurableId(field: FieldSchema): boolean {
  return field.reference?.to[0] === 'EntityDefinition';
}

/** The record at the end of the path that the user may see. */
function recordBehind(run: Run, resolved: ResolvedField, row: Row): FoundRecord | null {
  let current: FoundRecord = { object: resolved.owner, row };
  for (const hop of resolved.hops) {
    const id = current.row[hop.field.slot];
    const parent = typeof id === 'string' ? visibleParent(run, hop, id) : null;
    if (parent === null) return null;
    current = parent;
  }
  return current;
}

export interface FoundRecord {
  readonly object: ObjectSchema;
  readonly row: Row;
}

/** The record a lookup points to, where the user may see it (P99). */
export function visibleParent(run: Run, hop: Hop, id: string): FoundRecord | null {
  const object = hop.target === NAME_ENTITY ? run.schema.objectByKeyPrefix(id.slice(0, 3)) : hop.target;
  if (object === undefined) return null;
  const row = run.source(object).get(id);
  if (row === undefined || isDeletedRow(object, row) || run.visibility(object)?.(row) === false) return null;
  return { object, row };
}

/** Behind a polymorphic lookup fields go by name, and `Type` is the object. */
function readNamed(run: Run, resolved: ResolvedField, { object, row }: FoundRecord): StoredValue {
  if (resolved.owner !== NAME_ENTITY) return readField(run, object, resolved.field.slot, row);
  return readNameField(run, resolved.field.name.canonical, object, row);
}

export function readNameField(run: Run, name: string, object: ObjectSchema, row: Row): StoredValue {
  if (name === 'Type') return object.name.canonical;
  const field = name === 'Name' ? object.fields.find((each) => each.isNameField) : object.field(name);
  return field === undefined ? null : readField(run, object, field.slot, row);
}

/** Stored, or computed where the field is a formula. */
export function readField(run: Run, object: ObjectSchema, slot: number, row: Row): StoredValue {
  const field = object.fields[slot];
  if (field === undefined || field.formula === null) return row[slot] ?? null;
  const evaluate = formulaEvaluator();
  if (evaluate === null) throw new Error(`No formula evaluator for ${object.name.canonical}.${field.name.canonical}.`);
  return evaluate(object, field, row, run.transaction);
}

function planFunction(
  context: PlanContext,
  scope: Scope,
  call: FunctionCall,
  clause: FieldUse['clause']
): Reader<Row> | null {
  const name = call.name.toUpperCase();
  if (UNSUPPORTED.has(name)) return refuse(context, `${call.name}()`, call.span);
  if (name === 'CONVERTCURRENCY') return fault(context, faultTexts.convertCurrencyInSelectOnly(), call.span);
  if (name === 'TOLABEL') return planLabel(context, scope, call, clause);
  const called = dateFunction(name);
  if (called === undefined) return fault(context, faultTexts.noFunction(call.name), call.span);
  const argument = call.args[0];
  if (call.args.length !== 1 || argument === undefined || argument.kind === 'value')
    return fault(context, faultTexts.functionArguments(call.name), call.span);
  const isConverted = argument.kind === 'function' && argument.call.name.toUpperCase() === 'CONVERTTIMEZONE';
  const inner = isConverted ? argument.call.args[0] : argument;
  if (inner?.kind !== 'field' || (isConverted && argument.call.args.length !== 1))
    return fault(context, faultTexts.functionArguments(call.name), call.span);
  const resolved = resolveField(context, scope, inner.path, clause);
  if (resolved === null) return null;
  const reader = fieldReader(resolved);
  const kind = kindOf(reader.type);
  if (kind !== 'datetime' && (kind !== 'date' || called.needsTime || isConverted))
    return fault(context, faultTexts.functionArguments(call.name), call.span);
  const zone = (run: Run): string => (isConverted ? run.transaction.user.timeZone : 'GMT');
  return {
    text: isConverted
      ? `${call.name.toUpperCase()}(convertTimezone(${resolved.text}))`
      : `${call.name.toUpperCase()}(${resolved.text})`,
    type: called.result,
    isExact: false,
    picklist: null,
    field: null,
    ownField: null,
    converted: null,
    read: (run, row) => applyDateFunction(called, reader.read(run, row), zone(run))
  };
}

function planLabel(
  context: PlanContext,
  scope: Scope,
  call: FunctionCall,
  clause: FieldUse['clause']
): Reader<Row> | null {
  const argument = call.args[0];
  if (call.args.length !== 1 || argument?.kind !== 'field')
    return fault(context, faultTexts.functionArguments(call.name), call.span);
  const resolved = resolveField(context, scope, argument.path, clause);
  if (resolved === null) return null;
  if (resolved.field.picklist === null) return fault(context, faultTexts.functionArguments(call.name), call.span);
  const reader = fieldReader(resolved);
  return {
    ...reader,
    type: 'string',
    picklist: null,
    field: null,
    ownField: null,
    converted: null,
    read: (run, row) => labelOf(resolved.field.picklist, reader.read(run, row))
  };
}

/** Labels of picklist values; of every choice of a multi-select. */
export function labelOf(picklist: Reader<Row>['picklist'], value: StoredValue): StoredValue {
  if (typeof value !== 'string' || picklist === null) return value;
  const label = (each: string): string =>
    picklist.values.find((known) => known.value.toLowerCase() === each.toLowerCase())?.label ?? each;
  return value.split(';').map(label).join(';');
}
