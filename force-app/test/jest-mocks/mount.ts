import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';

/** A component on the page: its element, with what the component makes public. */
export type Mounted<Component> = HTMLElement & Omit<Component, keyof LightningElement>;

/** Puts a component on the page with its public properties set, as a parent template would. */
export function mount<Component>(
  tag: string,
  component: typeof LightningElement,
  properties: object = {}
): Mounted<Component> {
  const element = Object.assign(createElement(tag, { is: component }), properties);
  document.body.appendChild(element);
  return element as unknown as Mounted<Component>;
}

/** Lets pending promises and the renders they cause come to an end. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

/** The only element that matches, inside of the component's template. */
export function find<Found extends Element = HTMLElement>(inside: Element, selector: string): Found {
  const found = inside.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`Nothing matches ${selector}`);
  return found;
}

export function findAll<Found extends Element = HTMLElement>(inside: Element, selector: string): Found[] {
  return [...(inside.shadowRoot?.querySelectorAll<Found>(selector) ?? [])];
}

/** Sends an event as a base component would: `detail` is what its documentation gives. */
export function fire(target: Element, name: string, detail?: unknown): void {
  target.dispatchEvent(new CustomEvent(name, { detail }));
}

/** The base component of a kind with a label. */
export function findLabelled(inside: Element, tag: string, label: string): HTMLElement {
  const found = findAll<HTMLElement & { label?: string }>(inside, tag).find((each) => each.label === label);
  if (!found) throw new Error(`There is no ${tag} labelled ${label}`);
  return found;
}
