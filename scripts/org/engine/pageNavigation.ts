/**
 * The tabs of the project's Lightning app that the user sees.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customapplication.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customtab.htm
 */
import type { UserContext } from '../access/userContext.ts';
import type { PageTab } from '../rest/protocol.ts';
import { createApiName, nameKey, parseApiName } from '../schema/apiName.ts';
import type { OrgSchema } from '../schema/model.ts';
import { queryRows } from '../soql/executeDynamicQuery.ts';
import type { Component, Project } from '../source/project.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { fieldToJson } from './fieldJson.ts';
import { childrenOf, readPageMetadata, textOf, type PageMetadata } from './pageMetadata.ts';

/** Tab settings of a permission set that put a tab in the navigation bar; `Available` only offers it to be added. */
const SHOWN_SETTING = 'Visible';
/** What a project without a Lightning app shows. */
const DEFAULT_TABS = ['standard-Opportunity'];

/**
 * A tab of an object is shown to who may read the object; a custom tab, moreover, only to who holds a permission set
 * that makes it visible, since a deployed tab is hidden until somebody is given it.
 */
export function readTabs(project: Project, { user, schema }: Transaction): PageTab[] {
  const [app] = readPageMetadata(project, 'CustomApplication');
  const names = app === undefined ? DEFAULT_TABS : childrenOf(app.root, 'tabs').map((each) => each.text.trim());
  const customTabs = new Map(readPageMetadata(project, 'CustomTab').map((tab) => [tab.fullName, tab]));
  const shown = tabsShownTo(user, project);
  return names.flatMap((name) => {
    const custom = customTabs.get(name);
    if (custom === undefined) return standardTab(name, user, schema);
    return shown.has(nameKey(name)) ? customTab(custom, project.namespace, user, schema) : [];
  });
}

function standardTab(name: string, user: UserContext, schema: OrgSchema): PageTab[] {
  const objectName = name.replace(/^standard-/, '');
  const object = schema.object(objectName);
  if (object === undefined) return [unsupportedTab(name, `The tab ${name}`)];
  return objectTab(name, objectName, user, schema);
}

function customTab(tab: PageMetadata, namespace: string | null, user: UserContext, schema: OrgSchema): PageTab[] {
  if (textOf(tab.root, 'customObject') === 'true') {
    return objectTab(tab.fullName, parseApiName(tab.fullName, namespace).canonical, user, schema);
  }
  const page = textOf(tab.root, 'flexiPage');
  const label = textOf(tab.root, 'label');
  if (page === '') return [unsupportedTab(tab.fullName, `The kind of the tab ${tab.fullName}`, label)];
  return [{ name: createApiName(namespace, tab.fullName).canonical, label, object: null, page, problem: null }];
}

function objectTab(name: string, objectName: string, user: UserContext, schema: OrgSchema): PageTab[] {
  const object = schema.object(objectName);
  if (object === undefined || !user.permissions.can(object.name.canonical, 'read')) return [];
  return [{ name, label: object.pluralLabel, object: object.name.canonical, page: null, problem: null }];
}

function unsupportedTab(name: string, what: string, label = name.replace(/^standard-/, '')): PageTab {
  return { name, label, object: null, page: null, problem: `${what} is not supported by the local page.` };
}

/** Keys of the custom tabs that permission sets of the user make visible. */
function tabsShownTo(user: UserContext, project: Project): ReadonlySet<string> {
  const held = heldPermissionSets(user, project);
  return new Set(
    project.components
      .filter((each) => each.type === 'PermissionSet' && held.has(nameKey(each.fullName)))
      .flatMap(visibleTabs)
  );
}

function visibleTabs({ element }: Component): string[] {
  return childrenOf(element, 'tabSettings')
    .filter((setting) => textOf(setting, 'visibility') === SHOWN_SETTING)
    .map((setting) => nameKey(textOf(setting, 'tab')));
}

function heldPermissionSets(user: UserContext, project: Project): ReadonlySet<string> {
  const rows = queryRows({
    text: 'SELECT PermissionSet.Name, PermissionSet.NamespacePrefix FROM PermissionSetAssignment WHERE AssigneeId = :id',
    binds: { id: () => user.id },
    access: { user, mode: 'system', sharing: 'without' },
    surface: 'api'
  });
  return new Set(
    rows.flatMap((row) => {
      const set = row.parent(row.field('PermissionSetId'));
      const read = (name: string): string => String((set && fieldToJson(set.read(set.field(name)))) ?? '');
      const isOwn = read('NamespacePrefix') === (project.namespace ?? '');
      return set !== null && isOwn ? [nameKey(read('Name'))] : [];
    })
  );
}
