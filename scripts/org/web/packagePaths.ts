import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this subsystem; the packages of the page are resolved from here, apart from those of jest. */
export const WEB_DIR = path.dirname(fileURLToPath(import.meta.url));

export const REPOSITORY_DIR = path.resolve(WEB_DIR, '../../..');

/**
 * The folder of an installed package, looked up from `from` towards the root as Node does (whose own look-up refuses
 * packages that do not export their package.json).
 *
 * @throws Error when the package is not installed.
 */
export function packageDir(name: string, from: string = WEB_DIR): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return candidate;
    if (folder === path.dirname(folder)) throw new Error(`The package ${name} is not installed; run npm ci.`);
  }
}

/**
 * Files behind the engine's module names. They come from the `lwc` package itself: jest keeps an older engine at the
 * top of the tree, which an ordinary look-up would find first.
 */
export const ENGINE_MODULES: ReadonlyMap<string, string> = new Map(
  ['@lwc/engine-dom', '@lwc/synthetic-shadow', '@lwc/wire-service', '@lwc/shared'].map((name) => [
    name,
    path.join(packageDir(name, packageDir('lwc')), 'dist/index.js')
  ])
);
