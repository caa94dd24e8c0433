import { pageContext } from '../shims/pageContext.ts';

/** A page of the local org, read from the address; the addresses are those of Lightning Experience. */
export type Page =
  | { readonly kind: 'list'; readonly object: string; readonly view: string; readonly search: string }
  | { readonly kind: 'record'; readonly object: string; readonly recordId: string }
  | { readonly kind: 'app'; readonly tab: string; readonly state: Readonly<Record<string, string>> }
  /** A flow with screens, by the address it has in an org. */
  | { readonly kind: 'flow'; readonly name: string; readonly inputs: Readonly<Record<string, string>> }
  | { readonly kind: 'unknown'; readonly path: string };

/** What a search leads to where no tab says otherwise. */
export const SEARCHED_OBJECT = 'Opportunity';

const listeners = new Set<() => void>();

window.addEventListener('popstate', () => announce());

export function currentPage(): Page {
  const { pathname, search } = window.location;
  const query = new URLSearchParams(search);
  if (pathname === '/') return query.has('search') ? listPage(SEARCHED_OBJECT, query) : homePage();
  const [, object, recordId] = /^\/lightning\/r\/(\w+)\/(\w+)\/view\/?$/.exec(pathname) ?? [];
  if (object !== undefined && recordId !== undefined) return { kind: 'record', object, recordId };
  const [, listed] = /^\/lightning\/o\/(\w+)\/(?:list|home)\/?$/.exec(pathname) ?? [];
  if (listed !== undefined) return listPage(listed, query);
  const [, tab] = /^\/lightning\/n\/([\w-]+)\/?$/.exec(pathname) ?? [];
  if (tab !== undefined) return { kind: 'app', tab, state: Object.fromEntries(query) };
  const [, flow] = /^\/flow\/(\w+)\/?$/.exec(pathname) ?? [];
  if (flow !== undefined) return { kind: 'flow', name: flow, inputs: Object.fromEntries(query) };
  return { kind: 'unknown', path: pathname };
}

export function recordAddress(object: string, recordId: string): string {
  return `/lightning/r/${object}/${recordId}/view`;
}

export function listAddress(object: string, { view = '', search = '' } = {}): string {
  const query = new URLSearchParams({ ...(view && { filterName: view }), ...(search && { search }) });
  return `/lightning/o/${object}/list${query.size === 0 ? '' : `?${query}`}`;
}

export function tabAddress(tab: { readonly name: string; readonly object: string | null }): string {
  return tab.object === null ? `/lightning/n/${tab.name}` : listAddress(tab.object);
}

/** Goes to an address of the local org without loading the document again. */
export function goTo(address: string, isReplacing = false): void {
  window.history[isReplacing ? 'replaceState' : 'pushState']({}, '', address);
  window.scrollTo(0, 0);
  announce();
}

/** Calls back after every change of page; returns the way to stop. */
export function listenToPage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets a click on a link stay inside the page, unless the person asked for a new tab or window. */
export function followLink(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  goTo((event.currentTarget as HTMLAnchorElement).getAttribute('href') ?? '/');
}

function listPage(object: string, query: URLSearchParams): Page {
  return { kind: 'list', object, view: query.get('filterName') ?? '', search: query.get('search') ?? '' };
}

/** The first tab, as an app opens with it. */
function homePage(): Page {
  const [tab] = pageContext().tabs;
  if (tab === undefined) return listPage(SEARCHED_OBJECT, new URLSearchParams());
  return tab.object === null ? { kind: 'app', tab: tab.name, state: {} } : listPage(tab.object, new URLSearchParams());
}

function announce(): void {
  for (const listener of listeners) listener();
}
