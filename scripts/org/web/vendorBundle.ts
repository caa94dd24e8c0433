import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { rollup } from 'rollup';
import type { Plugin } from 'rollup';
import { createLwcCompiler } from './lwcCompiler.ts';
import { replaceConstants } from './replaceConstants.ts';
import { ENGINE_MODULES, packageDir } from './packagePaths.ts';
import { USER_MODULES } from './pageContext.ts';
import { SHIMMED_LIGHTNING_MODULES } from './lightningModules.ts';

/** The engine, synthetic shadow and every public base component, compiled once per set of versions. */
export interface VendorBundle {
  readonly dir: string;
  /** Changes with every input, so its files may be cached for ever by the browser. */
  readonly hash: string;
  /** Module names the page may import, such as `lightning/card`; the file is `<name>.js` below `dir`. */
  readonly modules: ReadonlySet<string>;
}

const PACKAGES = ['lwc', '@lwc/rollup-plugin', 'lightning-base-components', 'rollup', 'esbuild'];
const OWN_SOURCES = [
  'vendorBundle.ts',
  'lwcCompiler.ts',
  'pageContext.ts',
  'packagePaths.ts',
  'lightningModules.ts',
  'replaceConstants.ts'
];

/**
 * Gives the compiled vendor modules, from the cache when nothing they are made of has changed.
 *
 * @param cacheDir folder that survives between starts.
 * @param onProgress told once when a build has to run, because it takes tens of seconds.
 */
export async function loadVendorBundle(cacheDir: string, onProgress: (message: string) => void): Promise<VendorBundle> {
  const hash = hashInputs();
  const dir = path.join(cacheDir, `vendor-${hash}`);
  const modules = listVendorModules();
  if (!existsSync(dir)) {
    onProgress(`compiling ${modules.length} base components and the engine (once, about half a minute)`);
    const draft = `${dir}.${process.pid}.draft`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    await compileVendor(modules, draft);
    // Renamed only when whole: a build that was stopped half-way never looks like a finished one.
    if (existsSync(dir)) rmSync(draft, { recursive: true });
    else renameSync(draft, dir);
  }
  return { dir, hash, modules: new Set(modules) };
}

function hashInputs(): string {
  const hash = createHash('sha256');
  for (const name of PACKAGES) {
    hash.update(`${name}@${JSON.parse(readFileSync(path.join(packageDir(name), 'package.json'), 'utf8')).version}\n`);
  }
  for (const file of OWN_SOURCES) hash.update(readFileSync(fileURLToPath(new URL(file, import.meta.url))));
  return hash.digest('hex').slice(0, 16);
}

/** The base components with a first API version in the library's own metadata; the rest is internal and stays refused. */
function listVendorModules(): string[] {
  const library = packageDir('lightning-base-components');
  const metadata = JSON.parse(readFileSync(path.join(library, 'metadata/raptor.json'), 'utf8')) as Record<
    string,
    { minVersion?: string }
  >;
  const documented = Object.keys(metadata)
    .filter((name) => metadata[name]?.minVersion !== undefined)
    .filter((name) => existsSync(path.join(library, 'src/lightning', name, `${name}.js`)))
    .map((name) => `lightning/${name}`)
    .filter((name) => !SHIMMED_LIGHTNING_MODULES.has(name));
  return ['lwc', '@lwc/synthetic-shadow', ...documented];
}

async function compileVendor(modules: readonly string[], outDir: string): Promise<void> {
  const bundle = await rollup({
    input: Object.fromEntries(modules.map((name) => [name, name])),
    preserveEntrySignatures: 'strict',
    // The library's own template warnings are not ours to act on.
    onwarn: () => {},
    plugins: [
      resolveVendorEntries(),
      replaceConstants(),
      giveUserTimeZone(),
      createLwcCompiler(() => undefined),
      minify()
    ]
  });
  await bundle.write({
    dir: outDir,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js'
  });
  await bundle.close();
  writeFileSync(path.join(outDir, 'modules.json'), JSON.stringify(modules));
}

function resolveVendorEntries(): Plugin {
  const components = path.join(packageDir('lightning-base-components'), 'src');
  return {
    name: 'vendor-entries',
    resolveId(id, importer) {
      if (id === 'lwc') return ENGINE_MODULES.get('@lwc/engine-dom');
      if (ENGINE_MODULES.has(id)) return ENGINE_MODULES.get(id);
      if (USER_MODULES.has(id)) return `\0user:${id}`;
      if (id.startsWith('@salesforce/gate/')) {
        return path.join(packageDir('lightning-base-components'), 'external/gateStub.js');
      }
      if (importer === undefined && id.startsWith('lightning/')) {
        const name = id.slice('lightning/'.length);
        return path.join(components, 'lightning', name, `${name}.js`);
      }
      return null;
    },
    load(id) {
      return id.startsWith('\0user:') ? USER_MODULES.get(id.slice('\0user:'.length)) : null;
    }
  };
}

/**
 * Makes `lightning-formatted-date-time` show times in the user's zone, as it does on the platform; the library alone
 * takes the browser's.
 *
 * https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-formatted-date-time.html
 */
function giveUserTimeZone(): Plugin {
  const property = /^( *)timeZone;$/m;
  return {
    name: 'user-time-zone',
    transform(source, id) {
      if (!id.endsWith('/formattedDateTime/formattedDateTime.js')) return null;
      if (!property.test(source)) this.error('lightning-formatted-date-time no longer declares timeZone as expected');
      const code = source.replace(property, '$1timeZone = userTimeZone;');
      return { code: `import userTimeZone from '@salesforce/i18n/timeZone';\n${code}`, map: null };
    }
  };
}

function minify(): Plugin {
  return {
    name: 'minify',
    async renderChunk(code) {
      return { code: (await transform(code, { minify: true, target: 'es2022', format: 'esm' })).code, map: null };
    }
  };
}
