/**
 * A project from its files to code that can run: read, build the schema, parse, check, emit.
 *
 * Every phase runs as far as it can, so that one run shows as many errors as possible.
 */
import { buildLibraryCatalogue, type LibraryCatalogue } from '../apex/check/libraryCatalogue.ts';
import type { ProjectSymbols } from '../apex/check/symbols.ts';
import type { EmittedUnit } from '../apex/emit/emittedUnit.ts';
import { LIBRARY } from '../apex/lib/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { compileFlows, type FlowProgram } from '../flow/compileFlows.ts';
import { installFormulaFields } from '../formula/installFormulas.ts';
import { formulasOf } from '../formula/orgFormulas.ts';
import type { OrgSchema } from '../schema/model.ts';
import { buildSchema } from '../schema/buildSchema.ts';
import type { Project } from '../source/project.ts';
import { readProject } from '../source/readProject.ts';
import { compileApex } from './compileApex.ts';

/** Release of classes whose project does not say one, and of anonymous Apex. */
export const ORG_RELEASE = 66;

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
  /** Made on first use: most commands check no further code. */
  readonly symbols: ProjectSymbols;
  /** Errors make the project unfit to run. */
  readonly diagnostics: readonly Diagnostic[];
  /** Emitted code of the units without errors. */
  readonly units: readonly EmittedUnit[];
  /** The active flows without errors. */
  readonly flows: FlowProgram;
}

export function compileProject({
  sources,
  namespace,
  features = new Set(),
  coverage = false
}: CompileOptions): CompiledProject {
  installFormulaFields();
  const project = readProject(sources, { namespace });
  const { schema, diagnostics: schemaDiagnostics } = buildSchema(project, features);
  const library = buildLibraryCatalogue(LIBRARY);
  const apex = compileApex({ project, schema, isSchemaSound: schemaDiagnostics.length === 0, library, coverage });
  const { units } = apex;
  const flows = compileFlows({
    components: project.components,
    carried: project.carried,
    schema,
    units,
    namespace: project.namespace
  });
  return {
    project,
    schema,
    library,
    get symbols() {
      return apex.symbols;
    },
    diagnostics: [...schemaDiagnostics, ...apex.diagnostics, ...formulasOf(schema).check(), ...flows.diagnostics],
    units,
    flows: flows.program
  };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((each) => each.severity === 'error');
}
