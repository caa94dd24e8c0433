import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding, Gate } from '../gate.ts';

const SNAPSHOT = 'config/api-snapshot.json';
const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
/** From `global` to what opens the body or ends the declaration. */
const DECLARATION = /\bglobal\b[^{;=]*/g;

type Surface = Readonly<Record<string, readonly string[]>>;

/** What is global stays so for ever in every subscriber's org: it changes only together with its snapshot. */
export const globalSurfaceGate: Gate = {
  name: 'surface',
  summary: 'Global Apex is what config/api-snapshot.json says',
  requires: [],
  judge(root) {
    const file = path.join(root, SNAPSHOT);
    const kept = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}) as Surface;
    const current = globalSurface(root);
    const names = [...new Set([...Object.keys(kept), ...Object.keys(current)])].sort();
    return Promise.resolve(names.flatMap((name) => differences(name, kept[name] ?? [], current[name] ?? [])));
  },
  planted: {
    files: {
      'config/api-snapshot.json': '{"Sync":["global with sharing class Sync","global static void run()"]}',
      'force-app/main/core/classes/Sync.cls': 'global with sharing class Sync {\n  global static void go() {}\n}\n'
    },
    expects: /Sync: 'global static void run\(\)' is gone/
  }
};

/** The global declarations of each class of the package, in the order of the file. */
export function globalSurface(root: string): Surface {
  const source = path.join(root, 'force-app/main');
  if (!existsSync(source)) return {};
  const classes = readdirSync(source, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.cls'))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  return Object.fromEntries(
    classes.flatMap((entry): readonly (readonly [string, readonly string[]])[] => {
      const text = readFileSync(path.join(entry.parentPath, entry.name), 'utf8').replace(COMMENTS, '');
      const declarations = [...text.matchAll(DECLARATION)].map(([each]) => each.replace(/\s+/g, ' ').trim());
      return declarations.length === 0 ? [] : [[path.basename(entry.name, '.cls'), declarations]];
    })
  );
}

function differences(name: string, kept: readonly string[], current: readonly string[]): readonly Finding[] {
  const finding = (message: string): Finding => ({ place: SNAPSHOT, message: `${name}: ${message}` });
  return [
    ...kept.filter((each) => !current.includes(each)).map((each) => finding(`'${each}' is gone`)),
    ...current.filter((each) => !kept.includes(each)).map((each) => finding(`'${each}' is not in the snapshot`))
  ];
}
