import { api, LightningElement } from 'lwc';
import type { LeafView, PartView, SessionAnswer, StartedAnswer, Step } from '../../../flow/screens/screenAnswer.ts';
import { NAVIGATION } from '../../shims/flowSupport.ts';
import { messageOf, send } from '../../shims/http.ts';

interface InputVariable {
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
}

interface ShownField {
  readonly key: string;
  readonly leaf: LeafView;
  readonly entered: unknown;
  readonly error: string;
}

interface ShownRow {
  readonly key: string;
  readonly heading: string | null;
  readonly columns: readonly {
    readonly key: string;
    readonly columnClass: string;
    readonly fields: readonly ShownField[];
  }[];
}

type FieldElement = Element & { validate(): boolean };

/** How long a person may type before the screen follows, in milliseconds. */
const REFRESH_DELAY = 250;

/**
 * `lightning-flow`: an interview of a flow with screens, which waits on the server between two screens.
 *
 * https://developer.salesforce.com/docs/component-library/bundle/lightning-flow
 */
export default class FlowInterview extends LightningElement {
  @api flowInputVariables: readonly InputVariable[] = [];
  /** `RESTART` opens the flow again when it has ended, `NONE` says that it has. */
  @api flowFinishBehavior: 'NONE' | 'RESTART' = 'RESTART';

  isBusy = false;
  isFinished = false;
  problem = '';
  private name = '';
  private answer: StartedAnswer | undefined;
  private entered: Readonly<Record<string, unknown>> = {};
  private visit = 0;
  private timer: number | undefined;

  @api
  get flowApiName(): string {
    return this.name;
  }

  set flowApiName(name: string) {
    this.name = name;
    if (this.isConnected) void this.start();
  }

  connectedCallback(): void {
    this.addEventListener(NAVIGATION.next, (event) => this.navigate(event, 'next'));
    this.addEventListener(NAVIGATION.finish, (event) => this.navigate(event, 'next'));
    this.addEventListener(NAVIGATION.back, (event) => this.navigate(event, 'back'));
    this.addEventListener(NAVIGATION.pause, (event) => {
      event.stopPropagation();
      this.problem = 'The local page cannot pause a flow.';
    });
    if (this.name !== '') void this.start();
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
  }

  get screen(): StartedAnswer['screen'] | undefined {
    return this.answer?.screen;
  }

  get canGoBack(): boolean {
    return this.answer?.canGoBack === true;
  }

  get canGoOn(): boolean {
    return this.answer !== undefined && (!this.answer.isLast || this.answer.screen.allowsFinish);
  }

  get backLabel(): string {
    return this.screen?.backLabel ?? 'Previous';
  }

  get nextLabel(): string {
    return this.screen?.nextLabel ?? (this.answer?.isLast ? 'Finish' : 'Next');
  }

  /** Fields outside of sections stand in rows of their own. */
  get rows(): readonly ShownRow[] {
    return (this.screen?.parts ?? []).map((part) => this.rowOf(part));
  }

  handleChange(event: CustomEvent<{ name: string; value: unknown }>): void {
    const { name, value } = event.detail;
    this.entered = { ...this.entered, [name]: value };
    if (!this.screen?.isReactive) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.refresh(), REFRESH_DELAY);
  }

  handleNext(): void {
    void this.go('next');
  }

  handleBack(): void {
    void this.go('back');
  }

  private navigate(event: Event, step: Step): void {
    event.stopPropagation();
    // A component that has changed an attribute just now has to get it back before it is asked whether it is valid.
    window.setTimeout(() => void this.go(step));
  }

  private rowOf(part: PartView): ShownRow {
    const columns = part.kind === 'section' ? part.columns : [{ width: 12, parts: [part] }];
    return {
      key: `${this.visit}.${part.name}`,
      heading: part.kind === 'section' ? part.heading : null,
      columns: columns.map(({ width, parts }, index) => ({
        key: `${this.visit}.${part.name}.${index}`,
        columnClass: `slds-col slds-size_1-of-1 slds-large-size_${width}-of-12`,
        fields: parts.map((leaf) => ({
          key: `${this.visit}.${leaf.name}`,
          leaf,
          entered: this.entered[leaf.name],
          error: this.answer?.errors[leaf.name] ?? ''
        }))
      }))
    };
  }

  private async start(): Promise<void> {
    const inputs = Object.fromEntries(this.flowInputVariables.map(({ name, value }) => [name, value]));
    await this.ask('start', { flow: this.name, inputs }, 'STARTED');
  }

  private async go(step: Step): Promise<void> {
    if (this.answer === undefined || this.isBusy) return;
    window.clearTimeout(this.timer);
    const fields = [...(this.template?.querySelectorAll<FieldElement>('shell-flow-field') ?? [])];
    if (step === 'next' && !fields.map((field) => field.validate()).every((isValid) => isValid)) return;
    await this.ask(step, { interview: this.answer.interview, values: this.entered });
  }

  /** What is shown follows what is entered; what is entered stays. */
  private async refresh(): Promise<void> {
    const { answer, visit } = this;
    if (answer === undefined || this.isBusy) return;
    try {
      const body = { interview: answer.interview, values: this.entered };
      const fresh = await send<SessionAnswer>('POST', '/page/flow/refresh', body);
      if (visit !== this.visit || this.isBusy) return;
      if (fresh.status === 'STARTED') this.answer = { ...fresh, errors: answer.errors };
      else this.take(fresh);
    } catch (error) {
      this.problem = messageOf(error);
    }
  }

  private async ask(path: 'start' | Step, body: unknown, status?: string): Promise<void> {
    this.isBusy = true;
    this.problem = '';
    try {
      const answer = await send<SessionAnswer>('POST', `/page/flow/${path}`, body);
      if (status !== undefined) this.announce(status, answer);
      this.take(answer);
    } catch (error) {
      this.problem = messageOf(error);
    } finally {
      this.isBusy = false;
    }
  }

  private take(answer: SessionAnswer): void {
    if (answer.status === 'STARTED') {
      const isSame = Object.keys(answer.errors).length > 0;
      if (!isSame) {
        this.visit += 1;
        this.entered = valuesOf(answer.screen.parts);
      }
      this.answer = answer;
      this.isFinished = false;
      return;
    }
    this.answer = undefined;
    this.announce(answer.status, answer);
    if (answer.status === 'ERROR') this.problem = `An unhandled fault has occurred in this flow. ${answer.message}`;
    else if (this.flowFinishBehavior === 'NONE') this.isFinished = true;
    else void this.start();
  }

  private announce(status: string, answer: SessionAnswer): void {
    const outputVariables =
      answer.status === 'FINISHED'
        ? answer.outputs.map(({ name, dataType, value }) => ({ name, dataType, value, flowName: this.name }))
        : [];
    const detail = { status, flowName: this.name, outputVariables };
    this.dispatchEvent(new CustomEvent('statuschange', { detail }));
  }
}

function valuesOf(parts: readonly PartView[]): Readonly<Record<string, unknown>> {
  const leaves = parts.flatMap((part) =>
    part.kind === 'section' ? part.columns.flatMap((column) => column.parts) : [part]
  );
  const entries = leaves.flatMap((leaf): [string, unknown][] => {
    if (leaf.kind === 'text') return [];
    if (leaf.kind !== 'component') return [[leaf.name, leaf.value]];
    const { outputs, properties } = leaf;
    return [
      [leaf.name, Object.fromEntries(outputs.flatMap((name) => (name in properties ? [[name, properties[name]]] : [])))]
    ];
  });
  return Object.fromEntries(entries);
}
