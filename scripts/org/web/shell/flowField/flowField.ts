import { api, LightningElement } from 'lwc';
import { bundles } from 'virtual:page-bundles';
import type { AttributeChange } from '../../shims/flowSupport.ts';
import type { InputControl, LeafView } from '../../../flow/screens/screenAnswer.ts';
import type { ComponentClass } from '../pageComponents.ts';

const FLOW_SCREEN = 'lightning__FlowScreen';

/** Controls that are inputs of the base component, and its type for them. */
const INPUT_TYPES: Readonly<Partial<Record<InputControl, string>>> = {
  text: 'text',
  number: 'number',
  currency: 'number',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  checkbox: 'checkbox',
  toggle: 'toggle',
  password: 'password',
  email: 'email',
  phone: 'tel',
  url: 'url'
};

interface Validity {
  readonly isValid: boolean;
  readonly errorMessage?: string;
}

interface Control extends Element {
  setCustomValidity?(message: string): void;
  reportValidity?(): boolean;
  validate?(): Validity;
}

/** One field of a flow screen. Fires `fieldchange` with its name and value. */
export default class FlowField extends LightningElement {
  @api error = '';
  /** Id of the interview, which lookups search for. */
  @api interview = '';
  /** What was entered so far; of a component its attributes by name. */
  @api entered: unknown;

  create: ComponentClass | undefined;
  problem = '';
  private shown: LeafView | undefined;
  private attributes: Readonly<Record<string, unknown>> = {};

  @api
  get leaf(): LeafView | undefined {
    return this.shown;
  }

  set leaf(leaf: LeafView | undefined) {
    this.shown = leaf;
    if (leaf?.kind === 'component' && this.create === undefined) void this.load(leaf.component);
  }

  /** Asks a component of the project whether the person may go on; other fields are checked by the flow. */
  @api
  validate(): boolean {
    if (this.shown?.kind !== 'component') return true;
    const answer = this.control('[data-component]')?.validate?.();
    this.problem = answer === undefined || answer.isValid ? '' : (answer.errorMessage ?? 'This is not valid.');
    return this.problem === '';
  }

  renderedCallback(): void {
    const control = this.control('[data-control]');
    if (control?.setCustomValidity === undefined) return;
    control.setCustomValidity(this.error);
    if (this.error !== '') control.reportValidity?.();
  }

  get isText(): boolean {
    return this.shown?.kind === 'text';
  }

  get isInput(): boolean {
    return this.inputType !== undefined;
  }

  get inputType(): string | undefined {
    return this.shown?.kind === 'input' ? INPUT_TYPES[this.shown.control] : undefined;
  }

  get isLookup(): boolean {
    return this.shown?.kind === 'input' && this.shown.control === 'lookup';
  }

  get isTextArea(): boolean {
    return this.shown?.kind === 'input' && this.shown.control === 'textarea';
  }

  get isRadio(): boolean {
    return this.isChoice('radio');
  }

  get isSelect(): boolean {
    return this.isChoice('select');
  }

  get isCheckboxes(): boolean {
    return this.isChoice('checkboxes');
  }

  get isListbox(): boolean {
    return this.isChoice('listbox');
  }

  get help(): string | undefined {
    return this.shown?.kind === 'input' || this.shown?.kind === 'choice' ? (this.shown.help ?? undefined) : undefined;
  }

  get value(): unknown {
    return this.entered ?? undefined;
  }

  get values(): unknown {
    return Array.isArray(this.entered) ? this.entered : [];
  }

  get isChecked(): boolean {
    return this.entered === true;
  }

  get step(): string | undefined {
    if (this.shown?.kind !== 'input' || this.shown.scale === null) return undefined;
    return this.shown.scale === 0 ? '1' : `0.${'0'.repeat(this.shown.scale - 1)}1`;
  }

  get formatter(): string | undefined {
    return this.shown?.kind === 'input' && this.shown.control === 'currency' ? 'currency' : undefined;
  }

  /** What the flow gives, then what the component has made of it. */
  get properties(): Readonly<Record<string, unknown>> {
    return this.shown?.kind === 'component' ? { ...this.shown.properties, ...this.attributes } : {};
  }

  /** Base components show the errors of the flow themselves. */
  get shownError(): string {
    return this.problem || (this.shown?.kind === 'component' ? this.error : '');
  }

  handleInput(event: CustomEvent<{ value: unknown; checked: boolean }>): void {
    const isFlag = this.inputType === 'checkbox' || this.inputType === 'toggle';
    this.announce(isFlag ? event.detail.checked : event.detail.value);
  }

  handleValue(event: CustomEvent<{ value: unknown }>): void {
    this.announce(event.detail.value);
  }

  handleAttribute(event: CustomEvent<AttributeChange>): void {
    event.stopPropagation();
    const { attributeName, attributeValue } = event.detail;
    this.attributes = { ...this.attributes, [attributeName]: attributeValue };
    if (this.shown?.kind !== 'component') return;
    const { outputs, properties } = this.shown;
    const all = { ...properties, ...this.attributes };
    this.announce(Object.fromEntries(outputs.filter((name) => name in all).map((name) => [name, all[name]])));
  }

  private isChoice(control: string): boolean {
    return this.shown?.kind === 'choice' && this.shown.control === control;
  }

  private control(selector: string): Control | null {
    return this.template?.querySelector<Control>(selector) ?? null;
  }

  private announce(value: unknown): void {
    const detail = { name: this.shown?.name, value };
    this.dispatchEvent(new CustomEvent('fieldchange', { detail }));
  }

  private async load(name: string): Promise<void> {
    const bundle = bundles[name];
    if (!bundle?.isExposed || !bundle.targets.includes(FLOW_SCREEN)) {
      this.problem = `The component ${name} is not exposed for flow screens.`;
      return;
    }
    this.create = (await bundle.load()).default;
  }
}
