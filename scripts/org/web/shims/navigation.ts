import { currentPage, goTo, listenToPage } from '../shell/route.ts';

interface PageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

const NAVIGATE = Symbol('Navigate');
const GENERATE_URL = Symbol('GenerateUrl');

/** The address of each kind of page the local org has. */
const ADDRESSES: Readonly<Record<string, (attributes: Readonly<Record<string, unknown>>) => string | undefined>> = {
  standard__recordPage: ({ recordId, objectApiName, actionName }) =>
    actionName === 'view' ? `/lightning/r/${objectApiName}/${recordId}/view` : undefined,
  standard__objectPage: ({ objectApiName, actionName }) =>
    objectApiName === 'Opportunity' && (actionName === 'list' || actionName === 'home') ? '/' : undefined
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
function addressOf({ type, attributes = {} }: PageReference): string {
  const address = ADDRESSES[type]?.(attributes);
  if (address === undefined) throw new Error(`The local page cannot navigate to ${type} ${JSON.stringify(attributes)}`);
  return address;
}

function referenceOf(page: ReturnType<typeof currentPage>): PageReference {
  return page.kind === 'record'
    ? {
        type: 'standard__recordPage',
        attributes: { objectApiName: page.object, recordId: page.recordId, actionName: 'view' }
      }
    : { type: 'standard__objectPage', attributes: { objectApiName: 'Opportunity', actionName: 'list' } };
}
