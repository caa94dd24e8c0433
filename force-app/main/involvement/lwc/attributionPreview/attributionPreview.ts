import { LightningElement } from 'lwc';
import getSetup from '@salesforce/apex/AttributionPreviewController.getSetup';
import preview from '@salesforce/apex/AttributionPreviewController.preview';
import mayManage from '@salesforce/customPermission/ManageInvolve';
import type { Deal } from 'c/attributionDeals';
import { LABELS } from 'c/attributionLabels';
import { formatText } from 'c/textFormat';

type Setup = AttributionPreviewController.Setup;
type Preview = AttributionPreviewController.Preview;

/** What the mapped attribution of the org would make of chosen opportunities, before anything is written. */
export default class AttributionPreview extends LightningElement {
  labels = LABELS;
  setup: Setup | undefined;
  result: Preview | undefined;
  deals: readonly Deal[] = [];
  loadError: unknown;
  previewError: unknown;
  hint = '';
  isBusy = false;
  private chosen: ReadonlySet<string> = new Set();
  private mustFocusResult = false;

  connectedCallback(): void {
    if (mayManage) this.load();
  }

  renderedCallback(): void {
    if (!this.mustFocusResult) return;
    this.mustFocusResult = false;
    this.template?.querySelector<HTMLElement>('[data-result]')?.focus();
  }

  get hasNoAccess(): boolean {
    return mayManage !== true;
  }

  get isShown(): boolean {
    return this.setup !== undefined && this.loadError === undefined;
  }

  get isEmpty(): boolean {
    return this.isShown && this.sources.length === 0;
  }

  get hasSources(): boolean {
    return this.sources.length > 0;
  }

  get sources() {
    return (this.setup?.sources ?? []).map((source) => ({
      ...source,
      name: source.name ?? '',
      role: formatText(LABELS.roleOf, source.role ?? ''),
      isChosen: this.chosen.has(source.name ?? ''),
      isClosed: !source.isUsable,
      hasFindings: source.findings.length > 0,
      findings: source.findings.map((text, index) => ({ key: String(index), text }))
    }));
  }

  get chosenSources(): string[] {
    return this.sources.filter(({ isChosen }) => isChosen).map(({ name }) => name);
  }

  handleRetry(): void {
    this.load();
  }

  handleSource(event: CustomEvent<{ checked: boolean }>): void {
    const { name = '' } = (event.currentTarget as HTMLElement).dataset;
    const chosen = new Set(this.chosen);
    if (event.detail.checked) chosen.add(name);
    else chosen.delete(name);
    this.chosen = chosen;
    this.result = undefined;
  }

  handleDeals(event: CustomEvent<readonly Deal[]>): void {
    this.deals = event.detail;
    this.result = undefined;
  }

  async handlePreview(): Promise<void> {
    if (this.isBusy) return;
    const isReady = this.chosenSources.length > 0 && this.deals.length > 0;
    this.hint = isReady ? '' : LABELS.chooseFirst;
    if (!isReady) return;
    this.isBusy = true;
    this.previewError = undefined;
    try {
      const opportunityIds = this.deals.map(({ id }) => id);
      this.result = await preview({ sources: this.chosenSources, opportunityIds });
      this.mustFocusResult = true;
    } catch (error) {
      this.result = undefined;
      this.previewError = error;
    } finally {
      this.isBusy = false;
    }
  }

  private async load(): Promise<void> {
    this.isBusy = true;
    this.loadError = undefined;
    try {
      this.setup = await getSetup({});
      this.chosen = new Set(this.setup.sources.flatMap(({ name, isUsable }) => (isUsable && name ? [name] : [])));
    } catch (error) {
      this.loadError = error;
    } finally {
      this.isBusy = false;
    }
  }
}
