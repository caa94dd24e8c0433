import { LightningElement } from 'lwc';
import { appName } from 'virtual:page-bundles';
import { followLink, goTo } from '../route.ts';
import { send } from '../../shims/http.ts';
import { pageContext } from '../../shims/pageContext.ts';

/** The bar on top: the app's name, the search for an opportunity, and who is signed in. */
export default class Header extends LightningElement {
  appName = appName;
  userName = pageContext().user.name;
  persona = pageContext().user.persona;
  personas = pageContext().personas.map(({ key, label }) => ({ value: key, label }));
  problem = '';

  get initials(): string {
    return this.userName
      .split(' ')
      .map((part) => part.charAt(0))
      .slice(0, 2)
      .join('');
  }

  handleHome(event: MouseEvent): void {
    followLink(event);
  }

  handleSubmit(event: Event): void {
    event.preventDefault();
    const input = this.template?.querySelector<HTMLInputElement>('input');
    goTo(`/?search=${encodeURIComponent(input?.value ?? '')}`);
  }

  async handlePersona(event: CustomEvent<{ value: string }>): Promise<void> {
    try {
      await send('POST', '/page/persona', { persona: event.detail.value });
      // Every constant of the page belongs to the user, so it starts anew.
      window.location.reload();
    } catch {
      this.problem = 'The persona could not be changed.';
    }
  }
}
