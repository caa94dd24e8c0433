/**
 * `npm run build`: the package as Salesforce takes it, in `dist/package`: components compiled from TypeScript to JavaScript, nothing
 * else changed. A component without a script would be packed silently by the CLI, so that is an error here.
 */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
/** Of a bundle, what stays in the repository. */
const NOT_SHIPPED = /(?:^|\/)(?:__tests__|jest-mocks|types)(?:\/|$)|(?:^|\/)tsconfig\.json$|README\.md$/;

/** Decorators stay: the platform's own compiler reads them. */
const COMPILER_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  experimentalDecorators: false,
  useDefineForClassFields: true,
  verbatimModuleSyntax: false,
  isolatedModules: true
};

/** Writes the deployable copy of `source` to `target`, which is emptied first; answers the names of the bundles. */
export function buildPackage(source: string, target: string): readonly string[] {
  rmSync(target, { recursive: true, force: true });
  for (const file of ['sfdx-project.json', '.forceignore']) cpSync(path.join(source, file), path.join(target, file));
  for (const directory of packageDirectories(source)) {
    cpSync(path.join(source, directory), path.join(target, directory), {
      recursive: true,
      filter: (from) => !NOT_SHIPPED.test(path.relative(path.join(source, directory), from))
    });
  }
  const bundles = readdirSync(path.join(target, 'force-app'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory() && path.basename(entry.parentPath) === 'lwc')
    .map((entry) => path.join(entry.parentPath, entry.name));
  for (const bundle of bundles) compileBundle(bundle);
  return bundles.map((bundle) => path.basename(bundle)).sort();
}

/** The package and, beside it, the unpackaged metadata that its tests need where a version is created. */
function packageDirectories(source: string): readonly string[] {
  const project = JSON.parse(readFileSync(path.join(source, 'sfdx-project.json'), 'utf8')) as {
    readonly packageDirectories: readonly { readonly path: string }[];
  };
  return project.packageDirectories.map((directory) => directory.path);
}

function compileBundle(bundle: string): void {
  for (const entry of readdirSync(bundle).filter((name) => name.endsWith('.ts'))) {
    const file = path.join(bundle, entry);
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
      fileName: file,
      compilerOptions: COMPILER_OPTIONS
    });
    writeFileSync(file.replace(/\.ts$/, '.js'), outputText);
    rmSync(file);
  }
  const script = path.join(bundle, `${path.basename(bundle)}.js`);
  if (!existsSync(script)) throw new Error(`The component ${path.basename(bundle)} has no script.`);
}

if (process.argv[1] === import.meta.filename) {
  const target = path.join(REPOSITORY, 'dist/package');
  const bundles = buildPackage(REPOSITORY, target);
  process.stdout.write(`${path.relative(process.cwd(), target)}: ${bundles.length} components compiled\n`);
}
