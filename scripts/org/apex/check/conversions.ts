/**
 * Implicit and explicit conversions between static types.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_rules_of_conversion.htm
 *
 * Collections (P28): lists are covariant and a list of SObjects is accepted for a list of one object, checked at run time; sets are
 * invariant; maps only widen.
 */
import type { Conversion, IrExpression } from '../emit/ir.ts';
import {
  BOOLEAN,
  DATE,
  DATETIME,
  DECIMAL,
  DOUBLE,
  ID,
  INTEGER,
  isLibrary,
  LONG,
  OBJECT,
  sameType,
  STRING,
  typeKey,
  SOBJECT
} from '../types.ts';
import type { ApexType, LibraryTypeRef } from '../types.ts';
import { asLibraryType, isFinalClass, isInterface, isSubtype, subtypeDistance } from './typeRelations.ts';
import type { ProjectSymbols } from './symbols.ts';

/** Arguments are stricter than assignments: a Decimal never matches a Double parameter (P7). */
export type ConversionUse = 'assignment' | 'argument';

export interface Route {
  readonly conversion: Conversion | null;
  /** True where the platform accepts the static types but checks the value at run time. */
  readonly isChecked: boolean;
  /** How far the types are apart; decides between overloads. */
  readonly distance: number;
}

const NUMERIC_RANK = new Map([INTEGER, LONG, DOUBLE, DECIMAL].map((type, index) => [type.name, index]));

const DIRECT_CONVERSIONS: ReadonlyMap<string, Conversion> = new Map<string, Conversion>([
  ['Integer>Long', 'IntegerToLong'],
  ['Integer>Double', 'IntegerToDouble'],
  ['Integer>Decimal', 'IntegerToDecimal'],
  ['Long>Double', 'LongToDouble'],
  ['Long>Decimal', 'LongToDecimal'],
  ['Double>Decimal', 'DoubleToDecimal'],
  ['Decimal>Double', 'DecimalToDouble'],
  ['String>Id', 'StringToId'],
  ['Id>String', 'IdToString'],
  ['Date>Datetime', 'DateToDatetime']
]);

/** Distances beyond any class hierarchy, so that a subtype is always nearer. */
const DISTANCE_TEXT = 50;
const DISTANCE_DATE = 60;
const DISTANCE_VARIANCE = 80;
const DISTANCE_INTERFACE = 85;
const MOST_STEPS = DISTANCE_INTERFACE - DISTANCE_VARIANCE - 1;
const DISTANCE_CHECKED = 90;
const DISTANCE_OBJECT = 100;

const EXACT: Route = { conversion: null, isChecked: false, distance: 0 };

/** `(Integer) (Math.random() * 6)`: the casts that narrow a number, as far as public code shows them. */
const CUT_OFF = {
  Double: { conversion: 'DoubleToInteger', isChecked: false, distance: 0 },
  Decimal: { conversion: 'DecimalToInteger', isChecked: false, distance: 0 }
} as const satisfies Readonly<Record<string, Route>>;

/** Integer, Long, Double or Decimal. */
export interface NumericType extends LibraryTypeRef {
  readonly args: readonly [];
}

export function isNumeric(type: ApexType): type is NumericType {
  return type.kind === 'library' && NUMERIC_RANK.has(type.name);
}

export function isText(type: ApexType): boolean {
  return sameType(type, STRING) || sameType(type, ID);
}

/** The wider of two numeric types. */
export function promote(a: NumericType, b: NumericType): NumericType {
  return (NUMERIC_RANK.get(a.name) ?? 0) >= (NUMERIC_RANK.get(b.name) ?? 0) ? a : b;
}

export function directConversion(from: ApexType, to: ApexType): Conversion | null {
  return DIRECT_CONVERSIONS.get(`${typeKey(from)}>${typeKey(to)}`) ?? null;
}

/** How a value of one static type becomes another without being asked, or null where the platform refuses. */
export function findRoute(project: ProjectSymbols, from: ApexType, to: ApexType, use: ConversionUse): Route | null {
  if (from.kind === 'void' || to.kind === 'void') return null;
  if (from.kind === 'null') return EXACT;
  if (sameType(from, to)) return EXACT;
  if (sameType(to, OBJECT))
    return { conversion: sameType(from, ID) ? 'IdToObject' : null, isChecked: false, distance: DISTANCE_OBJECT };
  if (isNumeric(from) && isNumeric(to)) return numericRoute(from, to, use);
  if (isText(from) && isText(to))
    return { conversion: directConversion(from, to), isChecked: false, distance: DISTANCE_TEXT };
  if (sameType(from, DATE) && sameType(to, DATETIME))
    return { conversion: 'DateToDatetime', isChecked: false, distance: DISTANCE_DATE };
  const steps = subtypeDistance(project, from, to);
  if (steps !== null) return { conversion: null, isChecked: false, distance: steps };
  return collectionRoute(project, from, to);
}

function numericRoute(from: LibraryTypeRef, to: LibraryTypeRef, use: ConversionUse): Route | null {
  const steps = (NUMERIC_RANK.get(to.name) ?? 0) - (NUMERIC_RANK.get(from.name) ?? 0);
  const isNarrowing = sameType(from, DECIMAL) && sameType(to, DOUBLE);
  if (steps < 0 && !(isNarrowing && use === 'assignment')) return null;
  return { conversion: directConversion(from, to), isChecked: false, distance: Math.abs(steps) };
}

function collectionRoute(project: ProjectSymbols, from: ApexType, to: ApexType): Route | null {
  if (to.kind !== 'library') return null;
  if (isLibrary(from, 'System.List') && isLibrary(to, 'System.List'))
    return listRoute(project, element(from, 0), element(to, 0));
  if (isLibrary(from, 'System.Map') && isLibrary(to, 'System.Map')) {
    const isWidening =
      isWiderElement(project, element(from, 0), element(to, 0)) &&
      isWiderElement(project, element(from, 1), element(to, 1));
    if (isWidening) return { conversion: null, isChecked: false, distance: varianceOf(project, from, to) };
    return isMapOfGenericRows(from, to) ? { conversion: null, isChecked: false, distance: DISTANCE_CHECKED } : null;
  }
  return interfaceRoute(project, from, to);
}

/** `Map<String,List<SObject>>` for `Map<String,List<Account>>`, as a list of rows is taken for one of accounts; nothing checks the rows. */
function isMapOfGenericRows(from: LibraryTypeRef, to: LibraryTypeRef): boolean {
  const [fromValue, toValue] = [element(from, 1), element(to, 1)];
  return (
    sameType(element(from, 0), element(to, 0)) &&
    isLibrary(fromValue, 'System.List') &&
    isLibrary(toValue, 'System.List') &&
    sameType(element(fromValue, 0), SOBJECT) &&
    element(toValue, 0).kind === 'sobject'
  );
}

function listRoute(project: ProjectSymbols, from: ApexType, to: ApexType): Route | null {
  if (
    isWiderElement(project, from, to) ||
    (isNumeric(from) && isNumeric(to) && numericRoute(from, to, 'argument') !== null)
  ) {
    return { conversion: null, isChecked: false, distance: DISTANCE_VARIANCE + elementSteps(project, from, to) };
  }
  return isGenericRow(from, to) ? { conversion: null, isChecked: true, distance: DISTANCE_CHECKED } : null;
}

/**
 * `Iterable<Account>` for `Iterable<SObject>`, seen through any type that implements it. A comparator goes the other way: one for
 * every row sorts the rows of one object. An `Iterable<Object>` is taken for one of anything, as public code shows.
 */
function interfaceRoute(project: ProjectSymbols, from: ApexType, to: LibraryTypeRef): Route | null {
  if (!isInterface(project, to) || to.args.length === 0) return null;
  const seen = asLibraryType(project, from, to.name);
  if (seen === null) return null;
  const isFit = seen.args.every((arg, index) => {
    const wanted = to.args[index] ?? OBJECT;
    if (isLibrary(to, 'System.Iterable') && sameType(arg, OBJECT)) return true;
    return isLibrary(to, 'System.Comparator') ? isSubtype(project, wanted, arg) : isWiderElement(project, arg, wanted);
  });
  return isFit ? { conversion: null, isChecked: false, distance: DISTANCE_INTERFACE } : null;
}

/** Collections of accounts are nearer to those of SObjects than to those of Objects. */
function varianceOf(project: ProjectSymbols, from: LibraryTypeRef, to: LibraryTypeRef): number {
  const steps = from.args.reduce((sum, arg, index) => sum + elementSteps(project, arg, element(to, index)), 0);
  return DISTANCE_VARIANCE + Math.min(steps, MOST_STEPS);
}

function elementSteps(project: ProjectSymbols, from: ApexType, to: ApexType): number {
  if (sameType(from, to)) return 0;
  return sameType(to, OBJECT) ? MOST_STEPS : Math.min(subtypeDistance(project, from, to) ?? 1, MOST_STEPS - 1);
}

function isGenericRow(from: ApexType, to: ApexType): boolean {
  return from.kind === 'sobject' && from.name === null && to.kind === 'sobject';
}

function element(type: LibraryTypeRef, index: number): ApexType {
  return type.args[index] ?? OBJECT;
}

function isWiderElement(project: ProjectSymbols, from: ApexType, to: ApexType): boolean {
  if (isSubtype(project, from, to)) return true;
  if (sameType(from, ID) && sameType(to, STRING)) return true;
  return (
    from.kind === 'library' &&
    to.kind === 'library' &&
    (collectionRoute(project, from, to)?.isChecked ?? true) === false
  );
}

/** Wraps the value so that it has the type; the route must exist. */
export function applyRoute(value: IrExpression, to: ApexType, route: Route): IrExpression {
  if (route.conversion !== null)
    return { op: 'convert', conversion: route.conversion, value, type: to, origin: value.origin };
  if (route.isChecked) return { op: 'cast', value, type: to, origin: value.origin };
  return value;
}

/** What an explicit cast does: nothing to do, an implicit route, a check at run time, or never possible. */
export type CastVerdict =
  | { readonly kind: 'route'; readonly route: Route }
  | { readonly kind: 'checked' }
  | { readonly kind: 'impossible' };

export function judgeCast(project: ProjectSymbols, from: ApexType, to: ApexType): CastVerdict {
  const route = findRoute(project, from, to, 'assignment');
  if (route !== null) return route.isChecked ? { kind: 'checked' } : { kind: 'route', route };
  if (sameType(from, DOUBLE) && sameType(to, INTEGER)) return { kind: 'route', route: CUT_OFF.Double };
  if (sameType(from, DECIMAL) && sameType(to, INTEGER)) return { kind: 'route', route: CUT_OFF.Decimal };
  return isDowncast(project, from, to) ? { kind: 'checked' } : { kind: 'impossible' };
}

/** True where a value of the static type `from` may turn out to be a `to`. */
export function isDowncast(project: ProjectSymbols, from: ApexType, to: ApexType): boolean {
  if (from.kind === 'void' || to.kind === 'void') return false;
  if (sameType(from, OBJECT)) return true;
  if (isNumeric(from) || isNumeric(to) || isText(from) || isText(to) || sameType(from, BOOLEAN)) return false;
  if (from.kind === 'sobject') return to.kind === 'sobject' && (from.name === null || from.name === POLYMORPHIC_PARENT);
  if (isLibrary(from, 'System.List') && isLibrary(to, 'System.List'))
    return castsElement(project, element(from, 0), element(to, 0));
  if (isLibrary(from, 'System.Map') && isLibrary(to, 'System.Map')) {
    return (
      castsElement(project, element(from, 0), element(to, 0)) && castsElement(project, element(from, 1), element(to, 1))
    );
  }
  if (isSubtype(project, to, from)) return true;
  if (isInterface(project, from))
    return !isFinalClass(project, to) && (to.kind === 'class' || isInterface(project, to));
  if (isInterface(project, to)) return from.kind === 'class' && !isFinalClass(project, from);
  return (
    to.kind === 'library' &&
    findRoute(project, to, from, 'argument') !== null &&
    from.kind === 'library' &&
    !isLibrary(from, 'System.Set')
  );
}

/** The static type of a relationship with several targets. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_name.htm */
export const POLYMORPHIC_PARENT = 'Name';

function castsElement(project: ProjectSymbols, from: ApexType, to: ApexType): boolean {
  return sameType(from, to) || isWiderElement(project, from, to) || isDowncast(project, from, to);
}
