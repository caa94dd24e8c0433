/**
 * A project from its files to code that can run: read, build the schema, parse, check, emit.
 *
 * Every phase runs as far as it can, so that one run shows as many errors as possible.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkProject } from '../apex/check/checkProject.ts';
import { buildLibraryCatalogue, type LibraryCatalogue } from '../apex/check/libraryCatalogue.ts';
import type { ProjectSymbols } from '../apex/check/symbols.ts';
import { emitUnit } from '../apex/emit/emitUnit.ts';
import type { EmittedUnit } from '../apex/emit/emittedUnit.ts';
import { LIBRARY } from '../apex/lib/index.ts';
import { createParseCache, type ParseCache } from '../apex/parse/parseCache.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { compileFlows, type FlowProgram } from '../flow/compileFlows.ts';
import { installFormulaFields } from '../formula/installFormulas.ts';
import { formulasOf } from '../formula/orgFormulas.ts';
import type { OrgSchema } from '../schema/model.ts';
import { buildSchema } from '../schema/buildSchema.ts';
import type { ApexSource, Project } from '../source/project.ts';
import { readProject } from '../source/readProject.ts';

/** Release of classes whose project does not say one, and of anonymous Apex. */
export const ORG_RELEASE = 66;

const CACHE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../.cache/apex');

export interface CompileOptions {
  readonly sources: readonly string[];
  /** undefined: what the project says; null: none. */
  readonly namespace: string | null | undefined;
  /** What the org's shape switches on; a field that needs an absent feature does not exist. */
  readonly features?: ReadonlySet<string>;
  /** Counts executed lines. */
  readonly coverage?: boolean;
}

export interface CompiledProject {
  readonly project: Project;
  readonly schema: OrgSchema;
  readonly library: LibraryCatalogue;
  readonly symbols: ProjectSymbols;
  /** Errors make the project unfit to run. */
  readonly diagnostics: readonly Diagnostic[];
  /** Emitted code of the units without errors. */
  readonly units: readonly EmittedUnit[];
  /** The active flows without errors. */
  readonly flows: FlowProgram;
}

export function compileProject({ sources, namespace, features = new Set(), coverage = false }: CompileOptions): CompiledProject {
  installFormulaFields();
  const project = readProject(sources, { namespace });
  const { schema, diagnostics: schemaDiagnostics } = buildSchema(project, features);
  const library = buildLibraryCatalogue(LIBRARY);
  const cache = createParseCache(CACHE);
  const parsed = [...project.classes, ...project.triggers].map((source) => parse(source, cache));
  const checked = checkProject({
    units: parsed.flatMap(({ source, unit }) => (unit === null ? [] : [{ file: source.file, apiVersion: source.apiVersion, unit }])),
    schema,
    library,
    namespace: project.namespace
  });
  const inactive = new Set(project.triggers.filter((trigger) => !trigger.isActive).map((trigger) => trigger.file));
  const units = checked.units.filter((unit) => !inactive.has(unit.file)).map((unit) => emitUnit(unit, { coverage }));
  const flows = compileFlows({ components: project.components, schema, units, namespace: project.namespace });
  return {
    project,
    schema,
    library,
    symbols: checked.symbols,
    diagnostics: [
      ...schemaDiagnostics,
      ...parsed.flatMap((each) => each.diagnostics),
      ...checked.diagnostics,
      ...formulasOf(schema).check(),
      ...flows.diagnostics
    ],
    units,
    flows: flows.program
  };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((each) => each.severity === 'error');
}

function parse(source: ApexSource, cache: ParseCache) {
  return { source, ...cache.parse(source.text, source.file, source.kind) };
}
