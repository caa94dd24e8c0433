import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createError, DiagnosticError } from '../diagnostic.ts';
import { listBundleDirs, readLwcBundle } from './lwcBundle.ts';
import type { LwcBundle } from './lwcBundle.ts';
import { childrenNamed, childText, readMetadataXml } from './metadataXml.ts';

/** What the modules of a project may refer to, found in its source folders. */
export interface ProjectCatalog {
  readonly bundles: ReadonlyMap<string, LwcBundle>;
  /** Custom labels by API name. */
  readonly labels: ReadonlyMap<string, string>;
  /** Apex class files by lower-case class name. */
  readonly classes: ReadonlyMap<string, string>;
  /** API names of custom permissions. */
  readonly customPermissions: ReadonlySet<string>;
  /** Lower-case `Object.Field` of every field in the source, names as they are written there. */
  readonly fields: ReadonlySet<string>;
  /** The label of the first Lightning app, which names the page. */
  readonly appLabel: string;
}

const SKIPPED = new Set(['node_modules', '__tests__', 'jest-mocks', 'dist', 'coverage']);

/**
 * Reads bundles, labels, class names, custom permissions and fields below the given folders.
 *
 * @throws DiagnosticError for broken XML, an incomplete bundle, or a bundle or label that exists twice.
 */
export function readProjectCatalog(projectDirs: readonly string[]): ProjectCatalog {
  const bundles = new Map<string, LwcBundle>();
  const labels = new Map<string, string>();
  const classes = new Map<string, string>();
  const customPermissions = new Set<string>();
  const fields = new Set<string>();
  const appLabels: string[] = [];
  const addOnce = <V>(kind: string, map: Map<string, V>, name: string, value: V, file: string): void => {
    if (map.has(name)) {
      const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
      throw new DiagnosticError([createError(`${kind}.duplicate`, `Duplicate ${kind}: ${name}`, at)]);
    }
    map.set(name, value);
  };
  const visitors: readonly [RegExp, (file: string, name: string) => void][] = [
    [
      /\.(?:label|labels)-meta\.xml$/,
      (file) => {
        const root = readMetadataXml(file);
        const entries = root.localName === 'CustomLabel' ? [root] : childrenNamed(root, 'labels');
        for (const entry of entries) {
          addOnce('label', labels, childText(entry, 'fullName') ?? '', childText(entry, 'value') ?? '', file);
        }
      }
    ],
    [/\.cls$/, (file, name) => classes.set(name.toLowerCase(), file)],
    [/\.app-meta\.xml$/, (file, name) => appLabels.push(childText(readMetadataXml(file), 'label') ?? name)],
    [/\.customPermission-meta\.xml$/, (_file, name) => customPermissions.add(name)],
    [
      /\.field-meta\.xml$/,
      (file, name) => fields.add(`${path.basename(path.dirname(path.dirname(file)))}.${name}`.toLowerCase())
    ]
  ];
  const visit = (dir: string): void => {
    if (path.basename(dir) === 'lwc') {
      for (const each of listBundleDirs(dir)) addOnce('lwc', bundles, path.basename(each), readLwcBundle(each), each);
      return;
    }
    for (const each of readdirSync(dir, { withFileTypes: true })) {
      if (each.name.startsWith('.') || SKIPPED.has(each.name)) continue;
      const full = path.join(dir, each.name);
      if (each.isDirectory()) visit(full);
      else
        for (const [pattern, read] of visitors) if (pattern.test(each.name)) read(full, each.name.replace(pattern, ''));
    }
  };
  for (const dir of projectDirs.flatMap(listSourceDirs)) visit(dir);
  return { bundles, labels, classes, customPermissions, fields, appLabel: appLabels[0] ?? 'Local org' };
}

/** The package directories of an sfdx project, or the folder itself when it is a plain source folder. */
function listSourceDirs(dir: string): string[] {
  const file = path.resolve(dir, 'sfdx-project.json');
  if (!existsSync(file)) return [path.resolve(dir)];
  const { packageDirectories } = JSON.parse(readFileSync(file, 'utf8')) as { packageDirectories: { path: string }[] };
  return packageDirectories.map((each) => path.resolve(dir, each.path));
}
