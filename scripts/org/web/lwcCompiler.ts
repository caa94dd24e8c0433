import path from 'node:path';
import lwc from '@lwc/rollup-plugin';
import type { Plugin } from 'rollup';
import { WEB_DIR } from './packagePaths.ts';

/** How the bundle that owns a file is compiled. */
export interface BundleIdentity {
  /** Such as 66. */
  readonly apiVersion: number;
  /** `namespace/name`, which becomes the element's name. */
  readonly specifier: string;
}

/** What the LWC compiler is told on the page; synthetic shadow is what Lightning Experience renders with. */
const COMPILER_OPTIONS = {
  rootDir: WEB_DIR,
  modules: [{ npm: 'lightning-base-components' }],
  defaultModules: [],
  enableDynamicComponents: true,
  enableLwcOn: true,
  // Base components call attachInternals, which synthetic shadow otherwise refuses.
  enableSyntheticElementInternals: true
};

/** Modules of ours that are no components; the compiler would hold them to the rules for components. */
const PLAIN_MODULES = path.join(WEB_DIR, 'shims') + path.sep;

type Transform = (this: unknown, source: string, id: string) => { code: string } | undefined;

/**
 * The LWC compiler as a rollup plugin that compiles each file at the API version of its own bundle, as the platform
 * does; files without a bundle (base components, the shell) get the newest.
 *
 * https://developer.salesforce.com/docs/platform/lwc/guide/get-started-api-versioning.html
 */
export function createLwcCompiler(identify: (file: string) => BundleIdentity | undefined): Plugin {
  const newest = lwc(COMPILER_OPTIONS) as Plugin;
  const byVersion = new Map<number, Plugin>();
  const compilerOf = (version: number): Plugin => {
    const compiler = byVersion.get(version) ?? (lwc({ ...COMPILER_OPTIONS, apiVersion: version }) as Plugin);
    byVersion.set(version, compiler);
    return compiler;
  };
  return {
    ...newest,
    transform(source, id) {
      const [file = id, query] = id.split('?', 2);
      if (file.startsWith(PLAIN_MODULES)) return null;
      const identity = identify(file);
      if (!identity) return (newest.transform as Transform).call(this, source, id);
      const params = new URLSearchParams(query);
      params.set('specifier', identity.specifier);
      return (compilerOf(identity.apiVersion).transform as Transform).call(this, source, `${file}?${params}`);
    }
  };
}
