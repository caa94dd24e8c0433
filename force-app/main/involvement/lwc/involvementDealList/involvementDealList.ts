import { LightningElement, wire } from 'lwc';
import getFilterOptions from '@salesforce/apex/InvolvementDealListController.getFilterOptions';
import type { DealFilter } from 'c/involvementDealModel';
import { LABELS } from 'c/involvementPageLabels';

type FilterOptions = InvolvementDealListController.FilterOptions;
type FilterOption = InvolvementDealListController.FilterOption;

interface Option {
  readonly value: string;
  readonly label: string;
}

type FilterName = 'role' | 'partnerId' | 'status';

/** A combobox shows no value for an empty one, so "any" has a word. */
const ANY = 'Any';
const NO_PARTNER = 'None';

const STATUS_OPTIONS: readonly Option[] = [
  { value: ANY, label: LABELS.dealsStatusAny },
  { value: 'Open', label: LABELS.dealsStatusOpen },
  { value: 'Won', label: LABELS.dealsStatusWon },
  { value: 'Lost', label: LABELS.dealsStatusLost }
];

/** Opportunities with who is involved in them, narrowed by role, partner, status and owner (I3). */
export default class InvolvementDealList extends LightningElement {
  labels = LABELS;
  statusOptions = STATUS_OPTIONS;
  role = ANY;
  partnerId = ANY;
  status = ANY;
  isMine = false;
  private options: FilterOptions | undefined;

  @wire(getFilterOptions)
  takeOptions({ data }: WireResult<FilterOptions>): void {
    if (data) this.options = data;
  }

  get roleOptions(): Option[] {
    return [
      { value: ANY, label: LABELS.dealsRoleAny },
      ...(this.options?.roles ?? []).map(readOption),
      { value: NO_PARTNER, label: LABELS.dealsRoleNone }
    ];
  }

  get partnerOptions(): Option[] {
    return [{ value: ANY, label: LABELS.dealsPartnerAny }, ...(this.options?.partners ?? []).map(readOption)];
  }

  get filter(): DealFilter {
    const chosen = (value: string): string | null => (value === ANY ? null : value);
    return {
      role: chosen(this.role),
      partnerId: chosen(this.partnerId),
      status: chosen(this.status),
      isMine: this.isMine,
      // Without a wish for a role or none, deals with partners are what the page is about.
      measure: this.role === ANY && this.partnerId === ANY ? 'withPartners' : null
    };
  }

  get isFiltered(): boolean {
    return this.role !== ANY || this.partnerId !== ANY || this.status !== ANY || this.isMine;
  }

  handleFilter(event: CustomEvent<{ value: string }>): void {
    const name = (event.currentTarget as HTMLElement).dataset.filter as FilterName;
    this[name] = event.detail.value;
    // Nobody is no partner of a deal: the two wishes would contradict each other.
    if (name === 'role' && this.role === NO_PARTNER) this.partnerId = ANY;
    if (name === 'partnerId' && this.role === NO_PARTNER) this.role = ANY;
  }

  handleMine(event: CustomEvent<{ checked: boolean }>): void {
    this.isMine = event.detail.checked;
  }

  handleClear(): void {
    this.role = ANY;
    this.partnerId = ANY;
    this.status = ANY;
    this.isMine = false;
  }
}

function readOption({ value, label }: FilterOption): Option {
  return { value: value ?? '', label: label ?? '' };
}
