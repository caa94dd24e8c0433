import path from 'node:path';
import { nameKey, parseApiName } from '../schema/apiName.ts';
import { readApexActions } from './apexActions.ts';
import { PAGE_CONTEXT, USER_MODULES } from './pageContext.ts';
import { WEB_DIR } from './packagePaths.ts';
import type { ProjectCatalog } from './projectCatalog.ts';

/** Decides whether a standard field exists; the local org's schema answers in the running page. */
export type StandardSchema = (object: string, field: string | undefined) => boolean;

export interface ModuleSources {
  readonly catalog: ProjectCatalog;
  readonly namespace: string | null;
  readonly hasStandard: StandardSchema;
}

/** Why a module cannot be given: the reason stands behind the module's name in the error. */
export class UnmappedModule extends Error {}

type Loader = (match: RegExpExecArray, sources: ModuleSources) => string;

const APEX_SHIM = JSON.stringify(path.join(WEB_DIR, 'shims/apex.ts'));

/** Every `@salesforce/*` module the page knows, and the script behind it. */
const LOADERS: readonly (readonly [RegExp, Loader])[] = [
  [/^@salesforce\/apex$/, () => `export { refreshApex } from ${APEX_SHIM};`],
  [/^@salesforce\/apex\/(?:(\w+)\.)?(\w+)\.(\w+)$/, loadApex],
  [/^@salesforce\/label\/(\w+)\.(\w+)$/, loadLabel],
  [/^@salesforce\/schema\/(\w+)(?:\.([\w.]+))?$/, loadSchema],
  [/^@salesforce\/customPermission\/(\w+)$/, loadCustomPermission],
  [/^@salesforce\/user\/Id$/, () => `export default ${PAGE_CONTEXT}.user.id;`],
  [/^@salesforce\/user\/isGuest$/, () => 'export default false;']
];

/**
 * The script of an `@salesforce/*` module.
 *
 * @throws UnmappedModule when the module or what it names does not exist, as a deployment would be refused.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-salesforce-modules.html
 */
export function loadSalesforceModule(id: string, sources: ModuleSources): string {
  const ofUser = USER_MODULES.get(id);
  if (ofUser !== undefined) return ofUser;
  for (const [pattern, load] of LOADERS) {
    const match = pattern.exec(id);
    if (match) return load(match, sources);
  }
  throw new UnmappedModule('the local page does not provide it');
}

function loadApex(
  [, prefix, className = '', method = '']: RegExpExecArray,
  { catalog, namespace }: ModuleSources
): string {
  if (prefix !== undefined && prefix !== namespace)
    throw new UnmappedModule(`the namespace ${prefix} is not in this org`);
  const file = catalog.classes.get(className.toLowerCase());
  if (file === undefined) throw new UnmappedModule(`there is no Apex class ${className}`);
  const action = readApexActions(file).actions.find((each) => each.name === method);
  if (!action) throw new UnmappedModule(`${className} has no static @AuraEnabled method ${method}`);
  const described = { classname: className, method, cacheable: action.isCacheable };
  return `import { createApexMethod } from ${APEX_SHIM}; export default createApexMethod(${JSON.stringify(described)});`;
}

function loadLabel([, prefix = '', name = '']: RegExpExecArray, { catalog, namespace }: ModuleSources): string {
  const source = catalog.labels.get(name);
  if (prefix !== 'c' && prefix !== namespace) throw new UnmappedModule(`the namespace ${prefix} is not in this org`);
  if (source === undefined) throw new UnmappedModule(`there is no custom label ${name}`);
  // The org's answer wins: it knows the user's language; the source text is what it starts from.
  return `export default ${PAGE_CONTEXT}.labels[${JSON.stringify(name)}] ?? ${JSON.stringify(source)};`;
}

function loadSchema([, object = '', field]: RegExpExecArray, sources: ModuleSources): string {
  const own = sources.namespace;
  const objectName = parseApiName(object, own);
  const path = field?.split('.') ?? [];
  if (path.length > 1) throw new UnmappedModule('references across a relationship are not supported by the local page');
  const known =
    field === undefined
      ? isKnownObject(objectName.localName, sources)
      : sources.catalog.fields.has(`${objectName.localName}.${parseApiName(field, own).localName}`.toLowerCase()) ||
        sources.hasStandard(object, field);
  if (!known) throw new UnmappedModule(`there is no ${field === undefined ? 'object' : 'field'} of that name`);
  const reference =
    field === undefined
      ? { objectApiName: objectName.canonical }
      : { fieldApiName: parseApiName(field, own).canonical, objectApiName: objectName.canonical };
  return `export default ${JSON.stringify(reference)};`;
}

function isKnownObject(localName: string, { catalog, hasStandard }: ModuleSources): boolean {
  const prefix = `${nameKey(localName)}.`;
  return [...catalog.fields].some((each) => each.startsWith(prefix)) || hasStandard(localName, undefined);
}

function loadCustomPermission([, name = '']: RegExpExecArray, { catalog }: ModuleSources): string {
  if (!catalog.customPermissions.has(name)) throw new UnmappedModule(`there is no custom permission ${name}`);
  // The platform gives true or undefined, never false.
  return `export default ${PAGE_CONTEXT}.customPermissions[${JSON.stringify(name)}] ? true : undefined;`;
}
