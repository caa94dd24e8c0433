import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rollup } from 'rollup';
import type { Plugin, RollupError, RollupLog } from 'rollup';
import { createError, DiagnosticError } from '../diagnostic.ts';
import { SHIMMED_LIGHTNING_MODULES } from './lightningModules.ts';
import { createLwcCompiler } from './lwcCompiler.ts';
import { WEB_DIR } from './packagePaths.ts';
import { replaceConstants } from './replaceConstants.ts';
import { loadSalesforceModule, UnmappedModule } from './salesforceModules.ts';
import type { ModuleSources } from './salesforceModules.ts';
import { stripTypes } from './stripTypes.ts';

export interface AppBundleOptions extends ModuleSources {
  readonly outDir: string;
  /** Modules that are compiled already, and the address of each. */
  readonly vendorUrl: (module: string) => string | undefined;
}

const REGISTRY = 'virtual:page-bundles';
const SCOPED = '\0salesforce:';

/**
 * Compiles the shell and every Lightning web component of the project into `outDir`; the entry is `boot.js`.
 *
 * @returns the compiler's warnings about the project's own components, each with file and line.
 * @throws DiagnosticError for a component that does not compile or imports what the page does not know.
 */
export async function buildAppBundle(options: AppBundleOptions): Promise<string[]> {
  const warnings: string[] = [];
  try {
    const bundle = await rollup({
      input: { boot: path.join(WEB_DIR, 'shell/boot.ts') },
      preserveEntrySignatures: 'strict',
      onwarn: (warning) => warnings.push(describeWarning(warning)),
      plugins: [
        resolveProjectModules(options),
        createTypeStripper(),
        replaceConstants(),
        createLwcCompiler(identifyBundles(options))
      ]
    });
    await bundle.write({
      dir: options.outDir,
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: '[name].js',
      paths: (id) => options.vendorUrl(id) ?? id
    });
    await bundle.close();
  } catch (error) {
    throw toDiagnosticError(error);
  }
  return warnings;
}

function identifyBundles({ catalog }: AppBundleOptions): Parameters<typeof createLwcCompiler>[0] {
  const byDir = new Map([...catalog.bundles.values()].map((bundle) => [bundle.dir, bundle]));
  return (file) => {
    const bundle = byDir.get(path.dirname(file));
    return bundle && { apiVersion: bundle.apiVersion, specifier: `c/${bundle.name}` };
  };
}

function resolveProjectModules(options: AppBundleOptions): Plugin {
  const { catalog, namespace, vendorUrl } = options;
  const importedBy = new Map<string, string>();
  return {
    name: 'project-modules',
    resolveId(id, importer) {
      if (importer === undefined || id.startsWith('.') || id.startsWith('/')) return null;
      if (id === REGISTRY) return `\0${REGISTRY}`;
      if (vendorUrl(id) !== undefined) return { id, external: true };
      if (id.startsWith('@salesforce/')) {
        importedBy.set(id, importer);
        return `${SCOPED}${id}`;
      }
      const shim = SHIMMED_LIGHTNING_MODULES.get(id);
      if (shim !== undefined) return path.join(WEB_DIR, 'shims', shim);
      const [prefix, name = ''] = id.split('/', 2);
      const isFromShell = importer.startsWith(path.join(WEB_DIR, 'shell')) || importer.startsWith('\0');
      if (prefix === 'shell' && isFromShell) return path.join(WEB_DIR, 'shell', name, `${name}.ts`);
      const bundle = prefix === 'c' || prefix === namespace ? catalog.bundles.get(name) : undefined;
      if (bundle) return bundle.entry;
      throw unmapped(id, importer, 'the local page does not provide it');
    },
    load(id) {
      if (id === `\0${REGISTRY}`) return registryModule(options);
      if (!id.startsWith(SCOPED)) return null;
      const name = id.slice(SCOPED.length);
      try {
        return loadSalesforceModule(name, options);
      } catch (error) {
        if (error instanceof UnmappedModule) throw unmapped(name, importedBy.get(name) ?? name, error.message);
        throw error;
      }
    }
  };
}

/** The table of the project's bundles for the shell; all are in it, so that one which does not compile is noticed. */
function registryModule({ catalog }: AppBundleOptions): string {
  const rows = [...catalog.bundles.values()]
    .filter((bundle) => !bundle.entry.endsWith('.css'))
    .map(
      ({ name, isExposed, targets, objects, label }) =>
        `${JSON.stringify(name)}: { ...${JSON.stringify({ isExposed, targets, objects, label })}, ` +
        `load: () => import(${JSON.stringify(`c/${name}`)}) }`
    );
  return `export const appName = ${JSON.stringify(catalog.appLabel)};\nexport const bundles = {\n${rows.join(',\n')}\n};`;
}

function createTypeStripper(): Plugin {
  return {
    name: 'strip-types',
    transform(source, id) {
      const [file = id] = id.split('?', 1);
      return file.endsWith('.ts') ? { code: stripTypes(source, relative(file)), map: null } : null;
    }
  };
}

function unmapped(module: string, importer: string, reason: string): DiagnosticError {
  const file = importer.split('?')[0] ?? importer;
  const isFile = path.isAbsolute(file);
  const lines = isFile ? readFileSync(file, 'utf8').split('\n') : [];
  const element = module.replace('/', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const found = lines.findIndex((each) => each.includes(module) || each.includes(`<${element}`));
  const text = lines[found] ?? '';
  const column = Math.max(text.indexOf(module), text.indexOf(element), 0) + 1;
  const line = Math.max(found, 0) + 1;
  const at = { file: relative(file), line, column, endLine: line, endColumn: column + module.length };
  return new DiagnosticError([createError('lwc.unmapped-module', `unmapped module ${module}: ${reason}`, at)]);
}

interface CompileFailure extends Partial<RollupError> {
  readonly location?: { line: number; column: number };
  readonly startLine?: number;
  readonly startColumn?: number;
  readonly diagnostics?: unknown;
}

function toDiagnosticError(error: unknown): unknown {
  const failure = error as CompileFailure & { cause?: unknown };
  if (failure.cause instanceof DiagnosticError) return failure.cause;
  if (error instanceof DiagnosticError) return error;
  const file = failure.loc?.file ?? failure.id;
  if (file === undefined) return error;
  const line = failure.loc?.line ?? failure.location?.line ?? failure.startLine ?? 1;
  const column = (failure.loc?.column ?? failure.location?.column ?? (failure.startColumn ?? 1) - 1) + 1;
  const at = { file: relative(file.split('?')[0] ?? file), line, column, endLine: line, endColumn: column + 1 };
  return new DiagnosticError([createError('lwc.compile', firstSentence(failure.message ?? String(error), file), at)]);
}

/** The compiler repeats the file and the place in its message, and adds a frame; the diagnostic carries them already. */
function firstSentence(message: string, file: string): string {
  const [line = message] = message.split('\n');
  return line
    .replace(/^\[plugin [^\]]+\]\s*/, '')
    .replaceAll(file, '')
    .replace(/^[\s:]*(?:SyntaxError:\s*)?(?:\(\d+:\d+\):?\s*)?/, '')
    .replace(/\s*\(\d+:\d+\)$/, '')
    .trim();
}

function describeWarning(warning: RollupLog): string {
  const place = warning.loc
    ? `${relative(warning.loc.file ?? '')}:${warning.loc.line}:${warning.loc.column + 1}: `
    : '';
  return `${place}${warning.message}`;
}

function relative(file: string): string {
  const fromHere = path.relative(process.cwd(), file);
  return fromHere.startsWith('..') ? file : fromHere;
}
