/**
 * The LWC transformer of jest, told the API version of the bundle that owns each file, as the page and the platform
 * are: the stock transformer always compiles at the newest.
 *
 * https://developer.salesforce.com/docs/platform/lwc/guide/get-started-api-versioning.html
 */
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const compiler = require('@lwc/compiler');
const transformer = require('@lwc/jest-transformer');

const compile = compiler.transformSync;

compiler.transformSync = (source, file, options) => {
  const apiVersion = apiVersionOf(file);
  return compile(source, file, apiVersion === undefined ? options : { ...options, apiVersion });
};

/** The version stated in the bundle's js-meta.xml, or undefined for a file outside of a bundle. */
function apiVersionOf(file) {
  const dir = path.dirname(file);
  const meta = path.join(dir, `${path.basename(dir)}.js-meta.xml`);
  if (!existsSync(meta)) return undefined;
  const version = /<apiVersion>\s*(\d+)/.exec(readFileSync(meta, 'utf8'))?.[1];
  return version === undefined ? undefined : Number(version);
}

module.exports = {
  ...transformer,
  getCacheKey: (source, file, options) =>
    `${transformer.getCacheKey(source, file, options)}-${apiVersionOf(file) ?? 'newest'}`
};
