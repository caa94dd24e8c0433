import { api, LightningElement } from 'lwc';
import { LABELS } from 'c/involvementLabels';
import { formatText } from 'c/textFormat';

export interface PartnerChoice {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

interface ShownOption extends PartnerChoice {
  readonly domId: string;
  readonly isActive: string;
  readonly optionClass: string;
}

/** What the keyboard can do; each tells whether it did something. */
interface Steerable {
  readonly activeIndex: number;
  move(step: number): boolean;
  choose(index: number): boolean;
  close(): boolean;
}

/** Keys of the combobox pattern, https://www.w3.org/WAI/ARIA/apg/patterns/combobox/; true means the key was used. */
const KEYS: Readonly<Record<string, (picker: Steerable) => boolean>> = {
  ArrowDown: (picker) => picker.move(1),
  ArrowUp: (picker) => picker.move(picker.activeIndex < 0 ? 0 : -1),
  Enter: (picker) => picker.choose(picker.activeIndex),
  Escape: (picker) => picker.close()
};

const SEARCH_DELAY_MS = 250;

/**
 * A combobox that finds a partner account by what is typed. It searches nothing itself.
 *
 * @fires partnersearch with `{ term }` once typing pauses.
 * @fires partnerselect with `{ partner }`, null when the choice is taken back.
 */
export default class InvolvementPartnerPicker extends LightningElement {
  @api options: readonly PartnerChoice[] = [];
  @api isSearching = false;
  @api partner: PartnerChoice | null = null;

  labels = LABELS;
  term = '';
  isOpen = false;
  activeIndex = -1;
  error = '';
  private searchTimer: number | undefined;
  private shouldFocusInput = false;

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>('input')?.focus();
  }

  /** Shows that a partner is missing, if it is, and tells whether one is chosen. */
  @api
  reportValidity(): boolean {
    this.error = this.partner ? '' : LABELS.partnerRequired;
    return this.partner !== null;
  }

  renderedCallback(): void {
    if (!this.shouldFocusInput) return;
    this.shouldFocusInput = false;
    this.focus();
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.searchTimer);
  }

  get inputText(): string {
    return this.partner?.name ?? this.term;
  }

  get hasOptions(): boolean {
    return this.isOpen && this.options.length > 0;
  }

  get shownOptions(): ShownOption[] {
    return this.options.map((option, index) => ({
      ...option,
      domId: `option-${index}`,
      isActive: String(index === this.activeIndex),
      optionClass:
        'slds-media slds-listbox__option slds-listbox__option_entity slds-listbox__option_has-meta' +
        (index === this.activeIndex ? ' slds-has-focus' : '')
    }));
  }

  get expanded(): string {
    return String(this.hasOptions);
  }

  get controls(): string | undefined {
    return this.hasOptions ? 'listbox' : undefined;
  }

  get activeDescendant(): string | undefined {
    return this.hasOptions && this.activeIndex >= 0 ? `option-${this.activeIndex}` : undefined;
  }

  get invalid(): string {
    return String(this.error !== '');
  }

  get describedBy(): string | undefined {
    return this.error === '' ? undefined : 'error';
  }

  get elementClass(): string {
    return `slds-form-element${this.error === '' ? '' : ' slds-has-error'}`;
  }

  get comboboxClass(): string {
    const open = this.isOpen && !this.partner ? ' slds-is-open' : '';
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${open}`;
  }

  /** What a screen reader hears, and what stands in an empty list. */
  get status(): string {
    if (!this.isOpen || this.partner) return '';
    if (this.term.trim() === '') return LABELS.partnerHint;
    if (this.isSearching) return LABELS.partnerSearching;
    return this.options.length === 0 ? LABELS.partnerNone : formatText(LABELS.partnerResults, `${this.options.length}`);
  }

  get emptyText(): string {
    return this.hasOptions ? '' : this.status;
  }

  handleInput(event: Event): void {
    this.term = (event.target as HTMLInputElement).value;
    this.activeIndex = -1;
    this.isOpen = true;
    window.clearTimeout(this.searchTimer);
    // Each key press would ask the server; only the pause after typing does.
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a search waits for a pause in typing
    this.searchTimer = window.setTimeout(() => this.search(), SEARCH_DELAY_MS);
  }

  handleFocus(): void {
    if (!this.partner) this.isOpen = true;
  }

  handleBlur(): void {
    this.isOpen = false;
  }

  handleKeyDown(event: KeyboardEvent): void {
    const handler = KEYS[event.key];
    if (handler && !this.partner && handler(this)) event.preventDefault();
  }

  handleOptionMouseDown(event: Event): void {
    // Keeps the focus in the input, so that the list does not close before the click arrives.
    event.preventDefault();
  }

  handleOptionClick(event: Event): void {
    this.choose(Number((event.currentTarget as HTMLElement).dataset.index));
  }

  handleClear(): void {
    this.term = '';
    this.shouldFocusInput = true;
    this.dispatchEvent(new CustomEvent('partnerselect', { detail: { partner: null } }));
  }

  move(step: number): boolean {
    if (!this.isOpen) this.handleFocus();
    const count = this.options.length;
    if (count > 0) this.activeIndex = (this.activeIndex + step + count) % count;
    return true;
  }

  choose(index: number): boolean {
    const partner = this.options[index];
    if (!partner || !this.isOpen) return false;
    this.isOpen = false;
    this.activeIndex = -1;
    this.error = '';
    this.dispatchEvent(new CustomEvent('partnerselect', { detail: { partner } }));
    return true;
  }

  close(): boolean {
    const wasOpen = this.isOpen;
    this.isOpen = false;
    return wasOpen;
  }

  private search(): void {
    this.dispatchEvent(new CustomEvent('partnersearch', { detail: { term: this.term.trim() } }));
  }
}
