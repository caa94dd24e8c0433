/** Emitted units to running code. */
import vm from 'node:vm';
import { resolveLibraryCall } from '../runtime/libraryCall.ts';
import type { ClassRegistry } from '../runtime/classRegistry.ts';
import type { Runtime } from '../runtime/createRuntime.ts';
import type { ProjectClass } from '../runtime/projectClass.ts';
import { SObjectPlace } from '../runtime/sobjectAccess.ts';
import { registerApexFile } from '../runtime/stackTrace.ts';
import { RuntimeType } from '../values/runtimeType.ts';
import type { EmittedUnit, UnitTables } from './emittedUnit.ts';

type Callable = (...args: unknown[]) => unknown;

export interface LoadedUnit {
  readonly emitted: EmittedUnit;
  readonly classes: readonly ProjectClass[];
  /** Statements of a trigger or anonymous block; null for classes. */
  readonly run: (() => void) | null;
  /** Runs per entry of `executableLines`. */
  readonly hits: Uint32Array;
  /** V8's compiled form, for the next start; taken best after the code has run. */
  createCachedData(): CachedCode;
}

export interface CachedCode {
  readonly code: Buffer;
  readonly body: Buffer | null;
}

interface UnitCode {
  readonly functions: readonly Callable[];
  readonly instances: readonly ((base: abstract new () => never) => never)[];
  readonly statics: readonly (() => Record<string, unknown>)[];
}

/**
 * Afterwards `runtime.classes.link()` puts classes together: call it once all units are loaded. Classes of anonymous code are put
 * together at once and stay its own, whatever names they have.
 */
export function loadUnit(emitted: EmittedUnit, runtime: Runtime, cached?: CachedCode): LoadedUnit {
  const { file, code, bodyCode, frames, classes, namespace } = emitted;
  registerApexFile(file);
  const printedName = (name: string): string => (namespace === null ? name : `${namespace}.${name}`);
  const isAnonymous = emitted.kind === 'anonymous';
  const registry = isAnonymous
    ? runtime.classes.overlay(classes.map(({ name }) => printedName(name)))
    : runtime.classes;
  const tables = resolveTables(emitted.tables, registry, runtime);
  const localMethods: Record<string, Callable> = {};
  const hits = new Uint32Array(emitted.executableLines.length);
  const script = compile(code, file, cached?.code);
  const enter = (from: vm.Script): unknown =>
    (from.runInThisContext() as Callable)(runtime.functions, tables, localMethods, hits);
  const unit = enter(script) as UnitCode;
  for (const [number, function_] of unit.functions.entries()) nameFrame(function_, frames[number] ?? '');
  for (const { key, function: number } of emitted.localMethods) localMethods[key] = unit.functions[number] as Callable;
  const loaded = classes.map((description, index) => {
    const projectClass = registry.reference(printedName(description.name));
    projectClass.load({
      description,
      file,
      apiVersion: emitted.apiVersion,
      functions: unit.functions,
      instance: (unit.instances[index] ?? null) as never,
      createStatics: unit.statics[index] as () => Record<string, unknown>
    });
    return projectClass;
  });
  if (isAnonymous) registry.link();
  const bodyScript = bodyCode === null ? null : compile(bodyCode, file, cached?.body ?? undefined);
  const run = bodyScript === null ? null : (enter(bodyScript) as () => void);
  if (run !== null) nameFrame(run, emitted.kind === 'trigger' ? `Trigger.${emitted.name}` : 'AnonymousBlock');
  return {
    emitted,
    classes: loaded,
    run,
    hits,
    createCachedData: () => ({ code: script.createCachedData(), body: bodyScript?.createCachedData() ?? null })
  };
}

/** Cached data of another V8 is rejected by V8 itself and the code compiled anew. */
function compile(code: string, filename: string, cachedData: Buffer | undefined): vm.Script {
  return new vm.Script(code, { filename, ...(cachedData === undefined ? {} : { cachedData }) });
}

function nameFrame(function_: object, name: string): void {
  Object.defineProperty(function_, 'name', { value: name, configurable: true });
}

function resolveTables(
  tables: UnitTables,
  registry: ClassRegistry,
  runtime: Runtime
): Record<keyof UnitTables, readonly unknown[]> {
  for (const name of tables.runtime)
    if (!(name in runtime.functions)) throw new Error(`Emitted code needs ${name}, which the runtime does not have.`);
  return {
    ...tables,
    classes: tables.classes.map((name) => registry.reference(name)),
    types: tables.types.map((name) => RuntimeType.of(name)),
    library: tables.library.map((site) => resolveLibraryCall(site, runtime.services)),
    sobjectFields: tables.sobjectFields.map((site) => new SObjectPlace(site))
  };
}
