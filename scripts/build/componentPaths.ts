import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readProjectCatalog } from '../org/web/projectCatalog.ts';

/**
 * Maps each `c/<bundle>` to its source for the type checker, relative to the folder of the tsconfig: the compiler
 * takes no wildcard on both sides.
 */
export function listComponentPaths(projectDir: string, tsconfigDir: string): Record<string, [string]> {
  const bundles = [...readProjectCatalog([projectDir]).bundles.values()].filter((each) => each.entry.endsWith('.ts'));
  const rows = bundles
    .map(({ name, entry }): [string, [string]] => [
      `c/${name}`,
      [`./${path.relative(tsconfigDir, entry).split(path.sep).join('/')}`]
    ])
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(rows);
}

/**
 * Puts the paths into a tsconfig (or with `isCheck` only compares).
 *
 * @returns true when the file was out of date.
 */
export function updateComponentPaths(projectDir: string, tsconfig: string, isCheck: boolean): boolean {
  const config = JSON.parse(readFileSync(tsconfig, 'utf8')) as { compilerOptions: { paths?: Record<string, unknown> } };
  const others = Object.entries(config.compilerOptions.paths ?? {}).filter(([name]) => !name.startsWith('c/'));
  const paths = { ...Object.fromEntries(others), ...listComponentPaths(projectDir, path.dirname(tsconfig)) };
  if (JSON.stringify(config.compilerOptions.paths) === JSON.stringify(paths)) return false;
  config.compilerOptions.paths = paths;
  if (!isCheck) writeFileSync(tsconfig, `${JSON.stringify(config, null, 2)}\n`);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const isCheck = process.argv.includes('--check');
  const isStale = updateComponentPaths('force-app/main', 'force-app/tsconfig.json', isCheck);
  if (isStale) console.error(`${isCheck ? 'out of date' : 'written'}: force-app/tsconfig.json`);
  if (isCheck && isStale) process.exitCode = 1;
}
