/** Asks the page to refresh its data. https://developer.salesforce.com/docs/platform/lwc/guide/data-refreshview.html */
export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super('refreshview', { bubbles: true, composed: true });
  }
}

type Handler = () => Promise<unknown>;

const handlers = new Map<number, Handler>();
let lastId = 0;

/** Registers what a component does when the page refreshes. */
export function registerRefreshHandler(_context: unknown, handler: Handler): number {
  lastId += 1;
  handlers.set(lastId, handler);
  return lastId;
}

export function unregisterRefreshHandler(id: number): void {
  handlers.delete(id);
}

/** Runs every handler; the shell calls it for a `RefreshEvent` at the top of the page. */
export async function runRefreshHandlers(): Promise<void> {
  await Promise.all([...handlers.values()].map((handler) => handler()));
}
