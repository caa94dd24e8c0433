/** The page that a transaction belongs to, and what it has to say to the user. */
import { currentTransaction } from '../../../transaction/transaction.ts';
import { PageReferenceValue } from './PageReference.ts';
import type { PageMessage } from './pageMessages.ts';

interface PageState {
  page: PageReferenceValue | null;
  readonly messages: PageMessage[];
}

const PAGE = Symbol('page of a transaction');

function state(): PageState {
  const { slots, isTest } = currentTransaction();
  let known = slots.get(PAGE) as PageState | undefined;
  // A test has a page from its start, all else only where a page is shown, which is nowhere here.
  if (known === undefined)
    slots.set(PAGE, (known = { page: isTest ? new PageReferenceValue('') : null, messages: [] }));
  return known;
}

export function currentPage(): PageReferenceValue | null {
  return state().page;
}

export function setCurrentPage(page: PageReferenceValue | null): void {
  state().page = page;
}

export function pageMessages(): PageMessage[] {
  return state().messages;
}
