/**
 * The type checker: syntax trees in, typed trees or diagnostics out.
 *
 * All units are declared before any body is looked at, so that order does not matter and one broken class does not hide the errors of
 * another. A unit with an error gives no typed tree.
 */
import type { Diagnostic, Origin } from '../../diagnostic.ts';
import { nameKey } from '../../schema/apiName.ts';
import type { OrgSchema } from '../../schema/model.ts';
import type { IrClass, IrUnit } from '../emit/ir.ts';
import type { CompilationUnit, TriggerDeclaration } from '../parse/ast.ts';
import type { Report } from './checkFailure.ts';
import { buildClass } from './declarations/buildClass.ts';
import { declareHeader, judgeExceptionName, judgeHeader } from './declarations/declareHeaders.ts';
import { declareMembers } from './declarations/declareMembers.ts';
import { declareType } from './declarations/declareTypes.ts';
import type { DeclaredType } from './declarations/declareTypes.ts';
import { checkObligations, checkOverrides } from './declarations/inheritance.ts';
import { buildAnonymous, buildTrigger } from './declarations/looseCode.ts';
import type { LibraryCatalogue } from './libraryCatalogue.ts';
import { duplicateType } from './messages.ts';
import type { ProjectSymbols } from './symbols.ts';

export interface SourceUnit {
  readonly file: string;
  readonly apiVersion: number;
  readonly unit: CompilationUnit;
}

export interface CheckInput {
  readonly units: readonly SourceUnit[];
  readonly schema: OrgSchema;
  readonly library: LibraryCatalogue;
  readonly namespace: string | null;
}

export interface CheckResult {
  /** In the order given, without the units that have errors. */
  readonly units: readonly IrUnit[];
  /** By file, line and column. */
  readonly diagnostics: readonly Diagnostic[];
  readonly symbols: ProjectSymbols;
}

export function checkProject(input: CheckInput): CheckResult {
  const project: ProjectSymbols = {
    namespace: input.namespace,
    schema: input.schema,
    library: input.library,
    types: new Map()
  };
  const states = input.units.map((source) => new UnitState(source));
  const declared = new Map(states.map((state) => [state, declareTopLevel(state, project)]));
  declareAll([...declared.values()].flat(), project);
  const units: IrUnit[] = [];
  const triggers = new Map<string, Origin>();
  for (const state of states) {
    const { source } = state;
    const classes = buildAll(declared.get(state) ?? [], project);
    const { trigger } = source.unit;
    if (trigger !== null) reportDuplicateTrigger(trigger, triggers, state.report);
    const loose = trigger === null ? null : buildTrigger(trigger, project, state.report);
    const name = trigger?.name.text ?? source.unit.type?.name.text;
    if (state.diagnostics.length > 0 || name === undefined) continue;
    units.push({
      file: source.file,
      kind: source.unit.kind,
      namespace: input.namespace,
      name,
      apiVersion: source.apiVersion,
      classes,
      trigger: loose,
      anonymous: null
    });
  }
  return { units, diagnostics: sortDiagnostics(states.flatMap((state) => state.diagnostics)), symbols: project };
}

export interface AnonymousContext {
  readonly symbols: ProjectSymbols;
  readonly file: string;
  readonly apiVersion: number;
}

/** Anonymous Apex sees the project's types; its own classes come before them. The project's symbols stay as they are. */
export function checkAnonymous(
  unit: CompilationUnit,
  context: AnonymousContext
): { readonly unit: IrUnit | null; readonly diagnostics: readonly Diagnostic[] } {
  const { anonymous } = unit;
  if (anonymous === null) throw new Error('Not a unit of anonymous Apex');
  const { symbols, file, apiVersion } = context;
  const project: ProjectSymbols = { ...symbols, types: new Map(symbols.types) };
  const state = new UnitState({ file, apiVersion, unit });
  const source = { file, apiVersion, namespace: symbols.namespace, report: state.report, isAnonymous: true };
  const seen = new Set<string>();
  const declared = anonymous.types.flatMap((type) => {
    const types = declareType(type, null, source);
    const [top] = types;
    if (top === undefined || seen.has(nameKey(type.name.text))) {
      state.report(duplicateType(type.name.text, type.name.origin));
      return [];
    }
    seen.add(nameKey(type.name.text));
    project.types.set(nameKey(type.name.text), top.symbol);
    return types;
  });
  declareAll(declared, project);
  const classes = buildAll(declared, project);
  const body = buildAnonymous(anonymous, project, state.report);
  if (state.diagnostics.length > 0) return { unit: null, diagnostics: sortDiagnostics(state.diagnostics) };
  return {
    unit: {
      file,
      kind: 'anonymous',
      namespace: symbols.namespace,
      name: 'AnonymousBlock',
      apiVersion,
      classes,
      trigger: null,
      anonymous: body
    },
    diagnostics: []
  };
}

class UnitState {
  readonly source: SourceUnit;
  readonly diagnostics: Diagnostic[] = [];
  readonly report: Report = (diagnostic) => {
    this.diagnostics.push(diagnostic);
  };

  constructor(source: SourceUnit) {
    this.source = source;
  }
}

function declareTopLevel(state: UnitState, project: ProjectSymbols): DeclaredType[] {
  const { source, report } = state;
  const { type } = source.unit;
  if (type === null) return [];
  const declared = declareType(type, null, {
    file: source.file,
    apiVersion: source.apiVersion,
    namespace: project.namespace,
    report,
    isAnonymous: false
  });
  const key = nameKey(type.name.text);
  const [top] = declared;
  if (top === undefined || project.types.has(key)) {
    report(duplicateType(type.name.text, type.name.origin));
    return [];
  }
  project.types.set(key, top.symbol);
  return declared;
}

function declareAll(declared: readonly DeclaredType[], project: ProjectSymbols): void {
  for (const each of declared) declareHeader(each, project);
  for (const each of declared) judgeHeader(each, project);
  for (const each of declared) judgeExceptionName(each, project);
  for (const each of declared) declareMembers(each, project);
}

function buildAll(declared: readonly DeclaredType[], project: ProjectSymbols): IrClass[] {
  return declared.map((each) => {
    checkOverrides(each, project);
    return buildClass(each, checkObligations(each, project), project);
  });
}

function reportDuplicateTrigger(trigger: TriggerDeclaration, seen: Map<string, Origin>, report: Report): void {
  const key = nameKey(trigger.name.text);
  if (seen.has(key)) report(duplicateType(trigger.name.text, trigger.name.origin));
  seen.set(key, trigger.name.origin);
}

function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...diagnostics].sort(
    (a, b) =>
      compareText(a.origin.file, b.origin.file) || a.origin.line - b.origin.line || a.origin.column - b.origin.column
  );
}
