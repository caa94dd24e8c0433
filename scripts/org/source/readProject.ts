/** Reads sfdx projects and plain source folders, in source format and in the metadata format, into one {@link Project}. */
import { readFileSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { createError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { readApexSource } from './readApexSource.ts';
import { typeOfBundleFolder, typeOfSuffix } from './registry.ts';
import type { ElementValues, MetadataType } from './registry.ts';
import type { ApexSource, CarriedComponent, Component, Project, ReadOptions } from './project.ts';
import { findSourceFiles } from './sourceFolders.ts';
import { pointOrigin, readXml } from './xmlReader.ts';
import type { XmlElement } from './xmlReader.ts';

const META_SUFFIX = '-meta.xml';

interface Found {
  readonly type: MetadataType;
  readonly fullName: string;
  readonly parent: string | null;
  readonly file: string;
}

interface Collected {
  readonly apex: ApexSource[];
  readonly components: Component[];
  readonly carried: CarriedComponent[];
  readonly ignored: string[];
  readonly diagnostics: Diagnostic[];
}

/**
 * Later directories may not repeat a component of earlier ones.
 *
 * Never throws for faults of the source; they are `diagnostics` of the result.
 */
export function readProject(directories: readonly string[], options: ReadOptions = {}): Project {
  const diagnostics: Diagnostic[] = [];
  const collected: Collected = { apex: [], components: [], carried: [], ignored: [], diagnostics };
  let namespace: string | null = null;
  let sourceApiVersion: string | null = null;
  const administratorPermissionSets: string[] = [];
  for (const directory of directories) {
    const found = findSourceFiles(directory, diagnostics);
    namespace ??= found.namespace;
    sourceApiVersion ??= found.sourceApiVersion;
    administratorPermissionSets.push(...found.administratorPermissionSets);
    readFiles(found.files, collected);
  }
  reportRepeats(collected);
  return {
    namespace: options.namespace === undefined ? namespace : options.namespace,
    sourceApiVersion,
    administratorPermissionSets,
    directories,
    classes: collected.apex.filter((each) => each.kind === 'class'),
    triggers: collected.apex.filter((each) => each.kind === 'trigger'),
    components: collected.components,
    carried: collected.carried,
    ignoredFiles: collected.ignored,
    diagnostics
  };
}

function readFiles(files: readonly string[], collected: Collected): void {
  const known = new Set(files);
  const bundles = new Map<string, string[]>();
  for (const file of files) {
    const bundle = bundleOf(file);
    if (bundle !== null) {
      const key = `${bundle.type.name}/${bundle.fullName}`;
      if (!bundles.has(key)) {
        const bundleFiles: string[] = [];
        bundles.set(key, bundleFiles);
        collected.carried.push({ type: bundle.type.name, fullName: bundle.fullName, parent: null, files: bundleFiles });
      }
      bundles.get(key)?.push(file);
      continue;
    }
    if (isResourceContent(file)) continue;
    const found = identify(file);
    if (found !== null) readFound(found, known, collected);
    else if (file.endsWith(META_SUFFIX)) collected.diagnostics.push(unknownType(file));
    else collected.ignored.push(file);
  }
}

/** A file below `lwc/<name>/` and the like; files directly in the folder belong to no bundle. */
function bundleOf(file: string): { readonly type: MetadataType; readonly fullName: string } | null {
  const folders = file.split(sep);
  for (let index = 0; index < folders.length - 2; index++) {
    const type = typeOfBundleFolder(folders[index] as string);
    if (type !== undefined) return { type, fullName: folders[index + 1] as string };
  }
  return null;
}

/** Content of a static resource, whatever its suffix, unpacked archives included. */
function isResourceContent(file: string): boolean {
  return (
    dirname(file).split(sep).includes('staticresources') && !file.endsWith(META_SUFFIX) && !file.endsWith('.resource')
  );
}

function identify(file: string): Found | null {
  const bare = file.endsWith(META_SUFFIX) ? file.slice(0, -META_SUFFIX.length) : file;
  const name = basename(bare);
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return null;
  const folders = dirname(file).split(sep);
  const type = typeOfSuffix(name.slice(dot + 1), folders);
  if (type === undefined || (bare === file && !isInPlainFolder(type, folders))) return null;
  const parent = type.childOf === undefined ? null : (folders.at(-2) ?? null);
  return { type, fullName: decodeURIComponent(name.slice(0, dot)), parent, file };
}

/** A `README.md` is no custom metadata. */
function isInPlainFolder({ plainFolder }: MetadataType, folders: readonly string[]): boolean {
  return plainFolder === undefined || folders.some((folder) => folder.toLowerCase() === plainFolder.toLowerCase());
}

function readFound(found: Found, known: ReadonlySet<string>, collected: Collected): void {
  const { type, file } = found;
  const isMeta = file.endsWith(META_SUFFIX);
  if (type.hasContent === true && !isMeta) {
    if (!known.has(file + META_SUFFIX)) {
      const message = `${type.name} ${found.fullName} has no ${basename(file)}${META_SUFFIX}`;
      collected.diagnostics.push(createError('source.missing-meta', message, pointOrigin(file, 1, 1, 1)));
    }
    return;
  }
  const content = file.slice(0, -META_SUFFIX.length);
  if (type.name === 'ApexClass' || type.name === 'ApexTrigger') {
    const apex = readApexSource(type.name, found.fullName, content, known.has(content), collected.diagnostics);
    if (apex !== null) collected.apex.push(apex);
    return;
  }
  if (type.treatment.use === 'carried') {
    const files = [file, ...contentFiles(type, content, known)];
    collected.carried.push({ type: type.name, fullName: found.fullName, parent: found.parent, files });
    return;
  }
  readComponent(found, collected);
}

/** The content next to a `-meta.xml`; a static resource may be a file of any suffix or an unpacked folder. */
function contentFiles(type: MetadataType, content: string, known: ReadonlySet<string>): readonly string[] {
  if (type.hasContent !== true) return [];
  if (type.name !== 'StaticResource') return known.has(content) ? [content] : [];
  const stem = content.slice(0, -'.resource'.length);
  return [...known].filter(
    (each) => !each.endsWith(META_SUFFIX) && (each.startsWith(`${stem}.`) || each.startsWith(stem + sep))
  );
}

function readComponent(found: Found, collected: Collected): void {
  const { type, file } = found;
  const { root, diagnostics } = readXml(file, readFileSync(file, 'utf8'));
  collected.diagnostics.push(...diagnostics);
  if (root === null) return;
  if (root.name !== type.name) {
    const message = `The root element is <${root.name}>, but a file of this name holds a ${type.name}`;
    collected.diagnostics.push(createError('xml.root', message, root.origin));
    return;
  }
  const { treatment } = type;
  const carry = (): void => {
    collected.carried.push({ type: type.name, fullName: found.fullName, parent: found.parent, files: [file] });
  };
  if (treatment.use === 'read' && treatment.onlyIf !== undefined && !holds(root, treatment.onlyIf)) return carry();
  if (treatment.use === 'refused') {
    if (treatment.unless === undefined || !holds(root, treatment.unless)) {
      const message = `${type.name} ${found.fullName} is not supported by the local org: ${treatment.reason}`;
      collected.diagnostics.push(createError('metadata.refused-type', message, root.origin));
      return;
    }
    return carry();
  }
  collected.components.push({ type: type.name, fullName: found.fullName, parent: found.parent, file, element: root });
}

function holds(root: XmlElement, { element, values }: ElementValues): boolean {
  const value = root.children.find((child) => child.name === element)?.text.trim();
  return value !== undefined && values.includes(value);
}

function unknownType(file: string): Diagnostic {
  const message = `${basename(file)}: the metadata type of this suffix is not known to the local org`;
  return createError('source.unknown-type', message, pointOrigin(file, 1, 1, 1));
}

function reportRepeats(collected: Collected): void {
  const seen = new Map<string, string>();
  const check = (key: string, what: string, file: string): void => {
    const before = seen.get(key.toLowerCase());
    if (before === undefined) seen.set(key.toLowerCase(), file);
    else {
      const message = `${what} is defined twice, first in ${before}`;
      collected.diagnostics.push(createError('source.duplicate', message, pointOrigin(file, 1, 1, 1)));
    }
  };
  for (const each of collected.apex) check(`${each.kind}/${each.name}`, `The ${each.kind} ${each.name}`, each.file);
  for (const each of collected.components) {
    check(`${each.type}/${each.parent ?? ''}/${each.fullName}`, `${each.type} ${each.fullName}`, each.file);
  }
}
