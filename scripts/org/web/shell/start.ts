import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import App from './app/app.ts';

export function start(): void {
  document.body.append(createElement('shell-app', { is: App }));
}
