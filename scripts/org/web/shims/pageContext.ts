/** Who is signed in and what the page shows of the org, as `GET /page/context` answers. */
export interface PageContext {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly persona: string;
    /** Such as `en_US`. */
    readonly locale: string;
    /** Such as `America/Los_Angeles`. */
    readonly timeZone: string;
    readonly currency: string;
  };
  readonly personas: readonly { readonly key: string; readonly label: string }[];
  readonly labels: Readonly<Record<string, string>>;
  readonly customPermissions: Readonly<Record<string, boolean>>;
  readonly namespace: string | null;
  /** Of the project's Lightning app, as far as the user sees them. */
  readonly tabs: readonly PageTab[];
  /** Objects that have a record page. */
  readonly recordObjects: readonly string[];
}

/** A tab leads to the list of an object, to an app page, or says why it cannot be shown. */
export interface PageTab {
  readonly name: string;
  readonly label: string;
  readonly object: string | null;
  readonly page: string | null;
  readonly problem: string | null;
}

const KEY = Symbol.for('localOrg.pageContext');

type Holder = Record<symbol, PageContext | undefined>;

/** Called once, before any module that has a value of the context as a constant is loaded. */
export function keepPageContext(context: PageContext): void {
  (globalThis as unknown as Holder)[KEY] = Object.freeze(context);
}

/** @throws Error when the context was not fetched yet, which is a mistake of the shell. */
export function pageContext(): PageContext {
  const context = (globalThis as unknown as Holder)[KEY];
  if (!context) throw new Error('The page context is not loaded.');
  return context;
}
