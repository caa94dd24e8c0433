import { api, LightningElement, wire } from 'lwc';
import { refreshApex } from '@salesforce/apex';
import getPartner from '@salesforce/apex/PartnerInvolvementController.getPartner';
import mayView from '@salesforce/customPermission/ViewInvolvement';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import type { DealFilter } from 'c/involvementDealModel';
import type { OpenNumber } from 'c/involvementDealsBehind';
import { LABELS } from 'c/involvementPageLabels';
import { formatMoney, formatNumber, formatText } from 'c/textFormat';

type PartnerView = PartnerInvolvementController.PartnerView;
type ShareView = PartnerInvolvementController.ShareView;

interface BucketRow {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  readonly deals: string;
  readonly open: string;
  readonly won: string;
  readonly filter: DealFilter | undefined;
  readonly rowClass: string;
}

interface RoleChip {
  readonly key: string;
  readonly label: string;
  readonly icon: string;
  readonly deals: string;
  readonly filter: DealFilter;
}

const RATES: Readonly<Record<string, string>> = {
  DATED: LABELS.insightRatesDated,
  PRESENT: LABELS.insightRatesPresent,
  SINGLE: LABELS.insightRatesSingle
};

const DEFAULT_ICON = 'utility:people';

/** What this partner brought: deals and amounts in buckets that never overlap, by role, and by quarter (U4, S11). */
export default class PartnerInvolvement extends LightningElement {
  /** The account's id, given by the record page. */
  @api recordId?: string;

  labels = LABELS;
  view: PartnerView | undefined;
  error: unknown;
  isLoading = mayView === true;
  openNumbers: readonly OpenNumber[] = [];
  private lastKey = 0;
  private provisioned: unknown;
  private refreshHandler: number | undefined;

  @wire(getPartner, { accountId: '$viewableId' })
  takePartner(result: WireResult<PartnerView>): void {
    this.provisioned = result;
    if (!result.data && !result.error) return;
    this.isLoading = false;
    this.view = result.data;
    this.error = result.error;
  }

  connectedCallback(): void {
    this.refreshHandler = registerRefreshHandler(this, () => refreshApex(this.provisioned));
  }

  disconnectedCallback(): void {
    if (this.refreshHandler !== undefined) unregisterRefreshHandler(this.refreshHandler);
  }

  /** Undefined for who may not look: then the server is not asked, since it would refuse the call as a whole. */
  get viewableId(): string | undefined {
    return mayView ? this.recordId : undefined;
  }

  get hasNoAccess(): boolean {
    return !mayView || this.view?.hasAccess === false;
  }

  get isShown(): boolean {
    return this.view?.hasAccess === true && this.error === undefined && this.view.dealCount !== 0;
  }

  get isEmpty(): boolean {
    return this.view?.hasAccess === true && this.view.dealCount === 0;
  }

  get summary(): string {
    const { sourced, influencedOnly, dealCount } = this.view ?? {};
    return formatText(
      LABELS.partnerSummary,
      formatNumber(sourced?.deals ?? 0),
      formatNumber(influencedOnly?.deals ?? 0),
      formatNumber(dealCount ?? 0)
    );
  }

  get buckets(): BucketRow[] {
    const { view } = this;
    if (!view) return [];
    const parts = [view.sourced, view.influencedOnly, view.other];
    const sum = (of: 'deals' | 'open' | 'won'): number => parts.reduce((total, share) => total + (share?.[of] ?? 0), 0);
    return [
      this.row('sourced', LABELS.partnerSourced, view.sourced, { measure: 'partnerSourced' }),
      this.row('influencedOnly', LABELS.partnerInfluencedOnly, view.influencedOnly, {
        measure: 'partnerInfluencedOnly'
      }),
      this.row('other', LABELS.partnerOther, view.other, { measure: 'partnerOther' }),
      {
        ...this.row('total', LABELS.partnerTotal, { deals: sum('deals'), open: sum('open'), won: sum('won') }, {}),
        rowClass: 'total-row'
      },
      {
        ...this.row('inclusive', LABELS.partnerInclusive, view.influencedInclusive, {
          measure: 'partnerInfluencedInclusive'
        }),
        help: LABELS.partnerInclusiveHelp
      }
    ];
  }

  get roles(): RoleChip[] {
    return (this.view?.roles ?? []).map(({ role, label, icon, deals }) => ({
      key: role ?? '',
      label: label ?? '',
      icon: icon ?? DEFAULT_ICON,
      deals: formatNumber(deals ?? 0),
      filter: { partnerId: this.recordId ?? null, role: role ?? null }
    }));
  }

  get creditText(): string {
    return formatText(LABELS.partnerCredit, this.money(this.view?.wonCredit));
  }

  get ratesText(): string {
    return formatText(RATES[this.view?.rateBasis ?? ''] ?? '', this.view?.currencyCode ?? '');
  }

  handleNumber(event: CustomEvent<Omit<OpenNumber, 'key'>>): void {
    event.stopPropagation();
    this.lastKey += 1;
    this.openNumbers = [{ ...event.detail, key: this.lastKey }];
  }

  handleCloseList(): void {
    this.openNumbers = [];
  }

  async handleRetry(): Promise<void> {
    this.isLoading = true;
    this.error = undefined;
    await refreshApex(this.provisioned);
  }

  private row(key: string, label: string, share: Partial<ShareView> | null | undefined, filter: DealFilter): BucketRow {
    const deals = share?.deals ?? 0;
    return {
      key,
      label,
      help: '',
      deals: formatNumber(deals),
      open: this.money(share?.open),
      won: this.money(share?.won),
      filter: deals > 0 ? { ...filter, partnerId: this.recordId ?? null } : undefined,
      rowClass: ''
    };
  }

  private money(amount: number | null | undefined): string {
    return formatMoney(amount ?? 0, this.view?.currencyCode ?? 'USD');
  }
}
