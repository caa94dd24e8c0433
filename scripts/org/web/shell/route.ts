/** A page of the local org, read from the address. */
export type Page =
  | { readonly kind: 'list'; readonly search: string }
  | { readonly kind: 'record'; readonly object: string; readonly recordId: string }
  | { readonly kind: 'unknown'; readonly path: string };

const listeners = new Set<() => void>();

window.addEventListener('popstate', () => announce());

export function currentPage(): Page {
  const { pathname, search } = window.location;
  if (pathname === '/') return { kind: 'list', search: new URLSearchParams(search).get('search') ?? '' };
  const [, object, recordId] = /^\/lightning\/r\/(\w+)\/(\w+)\/view\/?$/.exec(pathname) ?? [];
  if (object !== undefined && recordId !== undefined) return { kind: 'record', object, recordId };
  return { kind: 'unknown', path: pathname };
}

export function recordAddress(object: string, recordId: string): string {
  return `/lightning/r/${object}/${recordId}/view`;
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

function announce(): void {
  for (const listener of listeners) listener();
}
