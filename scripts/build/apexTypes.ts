import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { readApexActions } from '../org/web/apexActions.ts';
import type { ApexActions, ApexVariable } from '../org/web/apexActions.ts';
import { readProjectCatalog } from '../org/web/projectCatalog.ts';

/** TypeScript for each scalar Apex type that crosses to a component. */
const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  id: 'string',
  date: 'string',
  datetime: 'string',
  time: 'string',
  integer: 'number',
  long: 'number',
  decimal: 'number',
  double: 'number',
  boolean: 'boolean',
  object: 'unknown',
  void: 'void'
};

/**
 * The declaration file that types a class's `@AuraEnabled` methods for components: parameter names, results, and the
 * inner classes that travel, in a global namespace named after the class.
 *
 * Scalars and objects may be absent or null, as the platform leaves out what is null; Booleans and collections are
 * given as they are, because our controllers always set them.
 */
export function renderApexTypes({ className, actions, types }: ApexActions): string {
  const known = new Map(types.map((each) => [each.name.toLowerCase(), each.name]));
  const inside = (type: string): string => toTypeScript(type, (name) => known.get(name.toLowerCase()));
  const outside = (type: string): string =>
    toTypeScript(type, (name) => {
      const inner = known.get(name.toLowerCase());
      return inner === undefined ? undefined : `${className}.${inner}`;
    });
  // What a component sends may leave out anything, a Boolean too: Apex reads null.
  const sent = new Set(actions.flatMap((each) => each.params).map((each) => elementOf(each.type)));
  const received = new Set(actions.map((each) => elementOf(each.returnType)));
  const interfaces = types.map(({ name, fields }) => {
    const isOnlySent = sent.has(name) && !received.has(name);
    return `  interface ${name} {\n${fields.map((each) => `    ${member(each, inside, isOnlySent)}\n`).join('')}  }\n`;
  });
  const modules = actions.map(({ name, params, returnType }) => {
    const list = params.map((each) => `${each.name}: ${outside(each.type)}`).join('; ');
    const shape = params.length === 0 ? 'Record<string, never>' : `{ ${list} }`;
    return (
      `declare module '@salesforce/apex/${className}.${name}' {\n` +
      `  const ${name}: ApexMethod<${shape}, ${outside(returnType)}>;\n` +
      `  export default ${name};\n}\n`
    );
  });
  const body = types.length === 0 ? '' : `declare namespace ${className} {\n${interfaces.join('')}}\n`;
  return `// Generated from ${className}.cls by scripts/build/apexTypes.ts\n${body}${modules.join('')}`;
}

function member({ name, type }: ApexVariable, toType: (type: string) => string, isOnlySent: boolean): string {
  const isAlwaysSet = !isOnlySent && /^(?:boolean$|list<|set<|map<)|\[\]$/i.test(type);
  return isAlwaysSet ? `${name}: ${toType(type)};` : `${name}?: ${toType(type)} | null;`;
}

/** `Row` for `List<Row>`, `Set<Row>`, `Row[]` and `Row`. */
function elementOf(type: string): string {
  return /^(?:list|set)<(.+)>$/i.exec(type)?.[1] ?? /^(.+)\[\]$/.exec(type)?.[1] ?? type;
}

/** @throws Error for a type that has no counterpart, such as an sObject. */
function toTypeScript(type: string, innerName: (name: string) => string | undefined): string {
  const element = elementOf(type);
  if (element !== type) return `${toTypeScript(element, innerName)}[]`;
  const value = /^map<(?:string|id),(.+)>$/i.exec(type)?.[1];
  if (value !== undefined) return `Record<string, ${toTypeScript(value, innerName)}>`;
  const known = SCALARS[type.toLowerCase()] ?? innerName(type);
  if (known === undefined) throw new Error(`The Apex type ${type} has no counterpart for a component.`);
  return known;
}

/**
 * Writes (or with `isCheck` compares) the declaration of every class that a component imports.
 *
 * @returns the files that were out of date.
 */
export async function updateApexTypes(projectDir: string, typesDir: string, isCheck: boolean): Promise<string[]> {
  const catalog = readProjectCatalog([projectDir]);
  const stale: string[] = [];
  mkdirSync(typesDir, { recursive: true });
  for (const className of importedClasses([...catalog.bundles.values()].map((each) => each.entry))) {
    const file = catalog.classes.get(className.toLowerCase());
    if (file === undefined) throw new Error(`A component imports the Apex class ${className}, which does not exist.`);
    const target = path.join(typesDir, `${className}.d.ts`);
    const config = await resolveConfig(target);
    const text = await format(renderApexTypes(readApexActions(file)), { ...config, filepath: target });
    if (readIfPresent(target) === text) continue;
    stale.push(target);
    if (!isCheck) writeFileSync(target, text);
  }
  return stale;
}

function importedClasses(entries: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const entry of entries) {
    for (const [, name] of readFileSync(entry, 'utf8').matchAll(/'@salesforce\/apex\/(\w+)\.\w+'/g))
      names.add(name ?? '');
  }
  return names;
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const isCheck = process.argv.includes('--check');
  const stale = await updateApexTypes('force-app/main', 'force-app/types/apex', isCheck);
  for (const each of stale) console.error(`${isCheck ? 'out of date' : 'written'}: ${each}`);
  if (isCheck && stale.length > 0) process.exitCode = 1;
}
