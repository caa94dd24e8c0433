import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createError, DiagnosticError } from '../diagnostic.ts';
import { childrenNamed, childText, readMetadataXml } from './metadataXml.ts';

/** A Lightning web component bundle as its folder and its `js-meta.xml` describe it. */
export interface LwcBundle {
  readonly name: string;
  readonly dir: string;
  /** The module's entry: `<name>.ts`, `<name>.js`, or for a bundle of styles `<name>.css`. */
  readonly entry: string;
  /** Such as 66; it decides how the LWC compiler treats the bundle. */
  readonly apiVersion: number;
  readonly isExposed: boolean;
  readonly targets: readonly string[];
  /** Object names the record page target is limited to; empty means every object. */
  readonly objects: readonly string[];
  readonly label: string;
}

/** API versions a bundle may state; older ones the engine no longer tells apart. */
const SUPPORTED_API_VERSIONS = { first: 58, last: 66 };

/**
 * Reads the bundle in a folder.
 *
 * @throws DiagnosticError for a bundle without configuration file, API version or entry module.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-configuration-tags.html
 */
export function readLwcBundle(dir: string): LwcBundle {
  const name = path.basename(dir);
  const file = path.join(dir, `${name}.js-meta.xml`);
  if (!existsSync(file))
    throw refuse('lwc.missing-configuration', `The bundle ${name} has no ${name}.js-meta.xml`, dir);
  const root = readMetadataXml(file);
  const apiVersion = Number(childText(root, 'apiVersion'));
  if (!(apiVersion >= SUPPORTED_API_VERSIONS.first && apiVersion <= SUPPORTED_API_VERSIONS.last)) {
    const range = `${SUPPORTED_API_VERSIONS.first} to ${SUPPORTED_API_VERSIONS.last}`;
    throw refuse('lwc.unsupported-api-version', `The bundle ${name} must state an apiVersion of ${range}`, file);
  }
  const entry = ['ts', 'js', 'css'].map((end) => path.join(dir, `${name}.${end}`)).find((each) => existsSync(each));
  if (!entry)
    throw refuse('lwc.missing-module', `The bundle ${name} has no ${name}.ts, ${name}.js or ${name}.css`, dir);
  const configs = childrenNamed(root, 'targetConfigs').flatMap((each) => childrenNamed(each, 'targetConfig'));
  return {
    name,
    dir,
    entry,
    apiVersion,
    isExposed: childText(root, 'isExposed') === 'true',
    targets: childrenNamed(root, 'targets')
      .flatMap((each) => childrenNamed(each, 'target'))
      .map((each) => each.textContent?.trim() ?? ''),
    objects: configs
      .flatMap((each) => childrenNamed(each, 'objects'))
      .flatMap((each) => childrenNamed(each, 'object'))
      .map((each) => each.textContent?.trim() ?? ''),
    label: childText(root, 'masterLabel') ?? name
  };
}

/** The bundle folders directly below an `lwc` folder. */
export function listBundleDirs(lwcDir: string): string[] {
  return readdirSync(lwcDir, { withFileTypes: true })
    .filter((each) => each.isDirectory() && !each.name.startsWith('.') && !each.name.startsWith('__'))
    .map((each) => path.join(lwcDir, each.name));
}

function refuse(code: string, message: string, file: string): DiagnosticError {
  return new DiagnosticError([createError(code, message, { file, line: 1, column: 1, endLine: 1, endColumn: 1 })]);
}
