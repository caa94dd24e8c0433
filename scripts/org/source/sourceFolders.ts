/** Finds the folders and files to read: package directories of an sfdx project, or a plain folder. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createError } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { createIgnoreFile } from './ignoreFile.ts';
import type { IgnoreFile } from './ignoreFile.ts';
import { pointOrigin } from './xmlReader.ts';

export interface SourceFolders {
  readonly namespace: string | null;
  readonly sourceApiVersion: string | null;
  readonly administratorPermissionSets: readonly string[];
  /** Files in a stable order. */
  readonly files: readonly string[];
}

interface ProjectFile {
  readonly packageDirectories?: readonly { readonly path?: string }[];
  readonly namespace?: string;
  readonly sourceApiVersion?: string;
  /** The place that the file's schema leaves free for tools. */
  readonly plugins?: { readonly localOrg?: { readonly administratorPermissionSets?: readonly string[] } };
}

/** Files the platform's tools never treat as source. */
const ALWAYS_IGNORED = createIgnoreFile(
  '.*\n*.dup\nnode_modules/\n__tests__/\npackage2-descriptor.json\npackage2-manifest.json\npackage.xml'
);

export function findSourceFiles(directory: string, diagnostics: Diagnostic[]): SourceFolders {
  if (!existsSync(directory) || !statSync(directory).isDirectory()) {
    diagnostics.push(
      createError('source.no-folder', `There is no folder ${directory}`, pointOrigin(directory, 1, 1, 1))
    );
    return { namespace: null, sourceApiVersion: null, administratorPermissionSets: [], files: [] };
  }
  const projectFile = join(directory, 'sfdx-project.json');
  const project = existsSync(projectFile) ? readProjectFile(projectFile, diagnostics) : null;
  const ignorePath = join(directory, '.forceignore');
  const ignore = createIgnoreFile(existsSync(ignorePath) ? readFileSync(ignorePath, 'utf8') : '');
  const files: string[] = [];
  for (const start of startFolders(directory, projectFile, project, diagnostics)) walk(directory, start, ignore, files);
  return {
    namespace: project?.namespace === undefined || project.namespace === '' ? null : project.namespace,
    sourceApiVersion: project?.sourceApiVersion ?? null,
    administratorPermissionSets: project?.plugins?.localOrg?.administratorPermissionSets ?? [],
    files: [...new Set(files)].sort()
  };
}

function readProjectFile(file: string, diagnostics: Diagnostic[]): ProjectFile | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProjectFile;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    diagnostics.push(
      createError('source.project-file', `sfdx-project.json: ${error.message}`, pointOrigin(file, 1, 1, 1))
    );
    return { packageDirectories: [] };
  }
}

function startFolders(
  directory: string,
  projectFile: string,
  project: ProjectFile | null,
  diagnostics: Diagnostic[]
): readonly string[] {
  if (project === null) return [directory];
  const paths = (project.packageDirectories ?? []).flatMap((each) => each.path ?? []);
  if (paths.length === 0) {
    const message = 'sfdx-project.json names no packageDirectories';
    diagnostics.push(createError('source.project-file', message, pointOrigin(projectFile, 1, 1, 1)));
  }
  return paths.flatMap((path) => {
    const folder = join(directory, path);
    if (existsSync(folder)) return [folder];
    const message = `The package directory ${path} of sfdx-project.json does not exist`;
    diagnostics.push(createError('source.project-file', message, pointOrigin(projectFile, 1, 1, 1)));
    return [];
  });
}

function walk(root: string, folder: string, ignore: IgnoreFile, files: string[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const fromRoot = relative(root, path).split(sep).join('/');
    const isFolder = entry.isDirectory();
    if (ALWAYS_IGNORED.ignores(fromRoot, isFolder) || ignore.ignores(fromRoot, isFolder)) continue;
    if (isFolder) walk(root, path, ignore, files);
    else if (entry.isFile()) files.push(path);
  }
}
