/** The classes and triggers of a project to code: from the kept image where there is one, else parsed, checked and emitted. */
import path from 'node:path';
import { checkProject } from '../apex/check/checkProject.ts';
import type { LibraryCatalogue } from '../apex/check/libraryCatalogue.ts';
import type { ProjectSymbols } from '../apex/check/symbols.ts';
import { emitUnit } from '../apex/emit/emitUnit.ts';
import type { EmittedUnit } from '../apex/emit/emittedUnit.ts';
import { createParseCache, type ParseCache } from '../apex/parse/parseCache.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { OrgSchema } from '../schema/model.ts';
import type { ApexSource, Project } from '../source/project.ts';
import { imageKey, readImage, writeImage } from './compiledImage.ts';

const CACHE = path.resolve(import.meta.dirname, '../../../.cache');
const TREES = path.join(CACHE, 'apex');
const IMAGES = path.join(CACHE, 'images');

export interface CompiledApex {
  /** Made on first use where the units come from an image: only checking more code needs them. */
  readonly symbols: ProjectSymbols;
  readonly diagnostics: readonly Diagnostic[];
  readonly units: readonly EmittedUnit[];
}

export interface ApexProject {
  readonly project: Project;
  readonly schema: OrgSchema;
  /** True where the metadata has no errors: only then is the image of any use. */
  readonly isSchemaSound: boolean;
  readonly library: LibraryCatalogue;
  readonly coverage: boolean;
}

export function compileApex(source: ApexProject): CompiledApex {
  const { project, schema, coverage } = source;
  if (!source.isSchemaSound) return emit(source, check(source));
  const key = imageKey(project, { features: schema.features, coverage });
  const units = readImage(IMAGES, key);
  if (units !== null) return withLateSymbols(source, units);
  const compiled = emit(source, check(source));
  if (compiled.diagnostics.length === 0) writeImage(IMAGES, key, compiled.units);
  return compiled;
}

function withLateSymbols(source: ApexProject, units: readonly EmittedUnit[]): CompiledApex {
  let symbols: ProjectSymbols | null = null;
  return {
    get symbols() {
      return (symbols ??= check(source).checked.symbols);
    },
    diagnostics: [],
    units
  };
}

interface CheckedApex {
  readonly checked: ReturnType<typeof checkProject>;
  readonly syntaxErrors: readonly Diagnostic[];
}

function check({ project, schema, library }: ApexProject): CheckedApex {
  const cache = createParseCache(TREES);
  const parsed = [...project.classes, ...project.triggers].map((source) => parse(source, cache));
  const checked = checkProject({
    units: parsed.flatMap(({ source, unit }) =>
      unit === null ? [] : [{ file: source.file, apiVersion: source.apiVersion, unit }]
    ),
    schema,
    library,
    namespace: project.namespace
  });
  return { checked, syntaxErrors: parsed.flatMap((each) => each.diagnostics) };
}

function emit({ project, coverage }: ApexProject, { checked, syntaxErrors }: CheckedApex): CompiledApex {
  const inactive = new Set(project.triggers.filter((trigger) => !trigger.isActive).map((trigger) => trigger.file));
  const units = checked.units.filter((unit) => !inactive.has(unit.file)).map((unit) => emitUnit(unit, { coverage }));
  return { symbols: checked.symbols, diagnostics: [...syntaxErrors, ...checked.diagnostics], units };
}

function parse(source: ApexSource, cache: ParseCache) {
  return { source, ...cache.parse(source.text, source.file, source.kind) };
}
