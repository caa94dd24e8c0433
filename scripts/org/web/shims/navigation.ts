import { currentPage, goTo, listAddress, listenToPage, recordAddress } from '../shell/route.ts';

interface PageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly state?: Readonly<Record<string, string>>;
}

const NAVIGATE = Symbol('Navigate');
const GENERATE_URL = Symbol('GenerateUrl');

type Attributes = Readonly<Record<string, unknown>>;
type State = Readonly<Record<string, string>>;

/** State of a component's own must be namespaced. https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate-add-params-url.html */
const NAMESPACED_STATE = /^\w+__\w+$/;

/** The address of each kind of page the local org has. */
const ADDRESSES: Readonly<Record<string, (attributes: Attributes, state: State) => string | undefined>> = {
  standard__recordPage: ({ recordId, objectApiName, actionName }) =>
    actionName === 'view' ? recordAddress(String(objectApiName), String(recordId)) : undefined,
  standard__objectPage: ({ objectApiName, actionName }, { filterName = '' }) =>
    actionName === 'list' || actionName === 'home'
      ? listAddress(String(objectApiName), { view: filterName })
      : undefined,
  standard__navItemPage: ({ apiName }, state) => {
    const query = new URLSearchParams(Object.entries(state).filter(([name]) => NAMESPACED_STATE.test(name)));
    return `/lightning/n/${String(apiName)}${query.size === 0 ? '' : `?${query}`}`;
  }
};

type Base = new (...args: unknown[]) => object;

/**
 * Adds navigation to a component.
 *
 * https://developer.salesforce.com/docs/platform/lwc/guide/use-navigate.html
 */
export function NavigationMixin(base: Base): Base {
  return class extends base {
    [NAVIGATE](page: PageReference, isReplacing = false): void {
      goTo(addressOf(page), isReplacing);
    }

    async [GENERATE_URL](page: PageReference): Promise<string> {
      return addressOf(page);
    }
  };
}
NavigationMixin.Navigate = NAVIGATE;
NavigationMixin.GenerateUrl = GENERATE_URL;

/** Wires the page the browser is on. */
export class CurrentPageReference {
  readonly #callback: (reference: unknown) => void;
  #stop: (() => void) | undefined;

  constructor(callback: (reference: unknown) => void) {
    this.#callback = callback;
  }

  connect(): void {
    const provide = (): void => this.#callback(referenceOf(currentPage()));
    this.#stop = listenToPage(provide);
    provide();
  }

  update(): void {}

  disconnect(): void {
    this.#stop?.();
  }
}

/** @throws Error that names a kind of page the local org does not have. */
function addressOf({ type, attributes = {}, state = {} }: PageReference): string {
  const address = ADDRESSES[type]?.(attributes, state);
  if (address === undefined) throw new Error(`The local page cannot navigate to ${type} ${JSON.stringify(attributes)}`);
  return address;
}

function referenceOf(page: ReturnType<typeof currentPage>): PageReference | null {
  switch (page.kind) {
    case 'record':
      return {
        type: 'standard__recordPage',
        attributes: { objectApiName: page.object, recordId: page.recordId, actionName: 'view' },
        state: {}
      };
    case 'list':
      return {
        type: 'standard__objectPage',
        attributes: { objectApiName: page.object, actionName: 'list' },
        state: page.view === '' ? {} : { filterName: page.view }
      };
    case 'app':
      return { type: 'standard__navItemPage', attributes: { apiName: page.tab }, state: page.state };
    default:
      return null;
  }
}
