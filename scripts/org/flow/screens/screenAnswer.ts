/** What the page gets of an interview: plain data, the same on both sides. */

export type SessionAnswer = StartedAnswer | FinishedAnswer | FailedAnswer;

export interface StartedAnswer {
  readonly status: 'STARTED';
  readonly interview: string;
  readonly screen: ScreenView;
  /** What is wrong with what was entered, by field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly canGoBack: boolean;
  /** The screen ends its path. */
  readonly isLast: boolean;
}

export interface FinishedAnswer {
  readonly status: 'FINISHED';
  readonly outputs: readonly { readonly name: string; readonly dataType: string; readonly value: unknown }[];
}

export interface FailedAnswer {
  readonly status: 'ERROR';
  readonly message: string;
}

export interface ScreenView {
  readonly name: string;
  readonly label: string;
  readonly help: string | null;
  readonly showsHeader: boolean;
  readonly showsFooter: boolean;
  readonly allowsFinish: boolean;
  /** True where what is shown depends on what is entered on the same screen. */
  readonly isReactive: boolean;
  readonly backLabel: string | null;
  readonly nextLabel: string | null;
  readonly parts: readonly PartView[];
}

export type PartView = SectionView | LeafView;

export interface SectionView {
  readonly kind: 'section';
  readonly name: string;
  readonly heading: string | null;
  /** `width`: of twelve. */
  readonly columns: readonly { readonly width: number; readonly parts: readonly LeafView[] }[];
}

export type LeafView = TextView | InputView | ChoiceView | ComponentView;

export interface TextView {
  readonly kind: 'text';
  readonly name: string;
  /** HTML. */
  readonly text: string;
}

interface AskedView {
  readonly name: string;
  readonly label: string;
  readonly help: string | null;
  readonly isRequired: boolean;
  /** JSON of the value; of choices their keys. */
  readonly value: unknown;
}

export interface InputView extends AskedView {
  readonly kind: 'input';
  readonly control: InputControl;
  /** Digits after the point. */
  readonly scale: number | null;
  /** Of lookups: what the chosen record is called. */
  readonly valueLabel: string | null;
}

/** A record that a lookup offers. */
export interface FoundRecord {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceView extends AskedView {
  readonly kind: 'choice';
  readonly control: ChoiceControl;
  readonly choices: readonly { readonly label: string; readonly value: string }[];
}

/** A Lightning web component of the project. */
export interface ComponentView {
  readonly kind: 'component';
  readonly name: string;
  readonly component: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Names of the properties that the flow reads. */
  readonly outputs: readonly string[];
}

export type InputControl =
  | 'text'
  | 'number'
  | 'currency'
  | 'date'
  | 'datetime'
  | 'time'
  | 'checkbox'
  | 'textarea'
  | 'password'
  | 'email'
  | 'phone'
  | 'url'
  | 'toggle'
  | 'lookup';

export type ChoiceControl = 'radio' | 'select' | 'checkboxes' | 'listbox';

export type Step = 'next' | 'back';
