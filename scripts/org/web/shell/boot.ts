import { send } from '../shims/http.ts';
import { keepPageContext } from '../shims/pageContext.ts';
import type { PageContext } from '../shims/pageContext.ts';

/** Fetches who is signed in, then starts the page: its modules hold the user's settings as constants. */
async function boot(): Promise<void> {
  keepPageContext(await send<PageContext>('GET', '/page/context'));
  const { start } = await import('./start.ts');
  start();
}

boot().catch((error: unknown) => {
  const notice = document.createElement('p');
  notice.setAttribute('role', 'alert');
  notice.className = 'slds-m-around_large';
  notice.textContent = `The local org did not answer: ${error instanceof Error ? error.message : JSON.stringify(error)}`;
  document.body.append(notice);
});
