import type { Plugin } from 'rollup';

/** What the engine and the base components leave to the bundler: the page is a browser, and in production mode. */
const CONSTANTS: readonly (readonly [string, string])[] = [
  ['import.meta.env.SSR', 'false'],
  ['process.env.NODE_ENV', '"production"']
];

export function replaceConstants(): Plugin {
  return {
    name: 'replace-constants',
    transform(source) {
      const used = CONSTANTS.filter(([name]) => source.includes(name));
      if (used.length === 0) return null;
      return { code: used.reduce((code, [name, value]) => code.replaceAll(name, value), source), map: null };
    }
  };
}
