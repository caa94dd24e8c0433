import estimate from '@salesforce/apex/AttributionPreviewController.estimate';
import getJob from '@salesforce/apex/AttributionPreviewController.getJob';
import startBackfill from '@salesforce/apex/AttributionPreviewController.startBackfill';
import stopBackfill from '@salesforce/apex/AttributionPreviewController.stopBackfill';
import AttributionBackfill from 'c/attributionBackfill';
import { find, findAll, findLabelled, fire, mount, settle } from 'jest-mocks/mount';

jest.mock('@salesforce/apex/AttributionPreviewController.estimate', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AttributionPreviewController.getJob', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/AttributionPreviewController.startBackfill', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/AttributionPreviewController.stopBackfill', () => ({ default: jest.fn() }), {
  virtual: true
});

type Job = AttributionPreviewController.Job;

const estimating = estimate as unknown as jest.Mock;
const starting = startBackfill as unknown as jest.Mock;
const stopping = stopBackfill as unknown as jest.Mock;
const reading = getJob as unknown as jest.Mock;
const RUNNING: Job = { status: 'Running', done: 200, total: 1000, failed: 1, isResumable: true };

function show(job: Job) {
  const element = mount<AttributionBackfill>('c-attribution-backfill', AttributionBackfill, {
    sources: ['Lookup'],
    job
  });
  const status = () => find(element, '[data-status]').textContent;
  const press = async (label: string) => {
    fire(findLabelled(element, 'lightning-button', label), 'click');
    await settle();
  };
  return { element, status, press };
}

describe('attributionBackfill', () => {
  it('says that none has run', async () => {
    const { element, status } = show({ isResumable: false });
    expect(status()).toBe('No backfill has run yet.');
    await expect(element).toBeAccessible();
  });

  it('tells how much a backfill writes and saves', async () => {
    const { element, press } = show({ isResumable: false });
    estimating.mockResolvedValueOnce({
      opportunities: 1000,
      rows: 500,
      gigabytes: 0.01,
      savedOpportunities: 240,
      uncounted: ['Long text']
    });
    await press('Estimate');
    const text = find(element, '[data-estimate]').textContent;
    expect(estimating).toHaveBeenCalledWith({ sources: ['Lookup'] });
    expect(text).toContain('At most 500 records, 0.01 GB of storage');
    expect(text).toContain('At most 240 of 1000 opportunities are saved');
    expect(text).toContain('Long text');
    await expect(element).toBeAccessible();
  });

  it('asks before it starts, and can be cancelled', async () => {
    const { element, press } = show({ isResumable: false });
    await press('Start backfill');
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-question]'));
    await expect(element).toBeAccessible();
    await press('Cancel');
    expect(starting).not.toHaveBeenCalled();
    expect(findAll(element, '[data-question]')).toHaveLength(0);
  });

  it('starts, and moves the focus to how it stands', async () => {
    const { element, status, press } = show({ isResumable: false });
    starting.mockResolvedValueOnce(RUNNING);
    await press('Start backfill');
    await press('Start now');
    expect(status()).toBe('Running: 200 of 1000 opportunities, 1 failed');
    expect(element.shadowRoot?.activeElement).toBe(find(element, '[data-status]'));
  });

  it('goes on with one that stopped', async () => {
    const { press, status } = show({ ...RUNNING, status: 'Stopped' });
    expect(status()).toBe('Stopped after 200 of 1000 opportunities, 1 failed');
    starting.mockResolvedValueOnce(RUNNING);
    await press('Go on with the backfill');
    await press('Start now');
    expect(starting).toHaveBeenCalledTimes(1);
  });

  it('stops one that runs', async () => {
    const { press, status } = show(RUNNING);
    stopping.mockResolvedValueOnce({ ...RUNNING, status: 'Stopped' });
    await press('Stop');
    expect(status()).toBe('Stopped after 200 of 1000 opportunities, 1 failed');
  });

  it('is refreshed by hand', async () => {
    const { press, status } = show(RUNNING);
    reading.mockResolvedValueOnce({ ...RUNNING, status: 'Done', done: 1000 });
    await press('Refresh');
    expect(status()).toBe('Done: 1000 opportunities, 1 failed');
  });

  it('shows why it could not start', async () => {
    const { element, press } = show({ isResumable: false });
    starting.mockRejectedValueOnce({ body: { message: 'The backfill is running already.' } });
    await press('Start backfill');
    await press('Start now');
    expect(find<HTMLElement & { errors: unknown }>(element, 'c-error-panel').errors).toEqual({
      body: { message: 'The backfill is running already.' }
    });
  });
});
