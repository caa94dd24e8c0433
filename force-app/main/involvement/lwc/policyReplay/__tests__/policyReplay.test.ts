import { refreshApex } from '@salesforce/apex';
import getOptions from '@salesforce/apex/PolicyReplayController.getOptions';
import replay from '@salesforce/apex/PolicyReplayController.replay';
import PolicyReplay from 'c/policyReplay';
import { find, findAll, fire, mount, settle } from 'jest-mocks/mount';

jest.mock(
  '@salesforce/apex/PolicyReplayController.getOptions',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true }
);
jest.mock(
  '@salesforce/apex/PolicyReplayController.replay',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true }
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });
jest.mock('@salesforce/customPermission/ReplayPolicy', () => ({ default: true }), { virtual: true });

const optionsWire = getOptions as unknown as WireMock<PolicyReplayController.OptionsView>;
const replayWire = replay as unknown as WireMock<Partial<PolicyReplayController.ReplayView>>;
const OPTIONS = {
  hasAccess: true,
  currentVersion: '1',
  policies: [
    { version: '1', label: 'Version 1', description: 'As shipped.' },
    { version: '2', label: 'Version 2', description: 'Thirty days of grace.' }
  ]
};
const RESULT = { policyVersion: '2', currentVersion: '1', currencyCode: 'USD', dealCount: 0, changedCount: 0 };

async function show(options: PolicyReplayController.OptionsView | null = OPTIONS) {
  jest.useFakeTimers({ now: new Date(2026, 10, 28), doNotFake: ['queueMicrotask', 'nextTick'] });
  const element = mount<PolicyReplay>('c-policy-replay', PolicyReplay);
  if (options) optionsWire.emit(options);
  await settle();
  const run = async (isValid = true) => {
    for (const input of findAll(element, '[data-input]')) {
      Object.assign(input, { reportValidity: () => isValid, setCustomValidity: jest.fn() });
    }
    fire(find(element, 'lightning-button'), 'click');
    await settle();
  };
  return { element, run, text: () => element.shadowRoot?.textContent ?? '' };
}

afterEach(() => jest.useRealTimers());

describe('policyReplay', () => {
  it('offers the versions, the one not in force first, and says that nothing is written', async () => {
    const { element, text } = await show();
    const versions = find<HTMLElement & { options: object[]; value: string }>(element, '[data-version]');
    expect(versions.value).toBe('2');
    expect(versions.options).toEqual([
      { value: '1', label: 'Version 1 (1, in force)' },
      { value: '2', label: 'Version 2 (2)' }
    ]);
    expect(text()).toContain('nothing is written');
    expect(text()).toContain('Thirty days of grace.');
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('replays the last quarter when nothing else is chosen', async () => {
    const { element, run } = await show();
    await run();
    expect(replayWire.getLastConfig()).toEqual({ version: '2', firstDay: '2026-07-01', lastDay: '2026-09-30' });
    expect(find<HTMLElement & { alternativeText: string }>(element, 'lightning-spinner').alternativeText).toBe(
      'Replaying the deals'
    );
    replayWire.emit(RESULT);
    await settle();
    expect(findAll(element, 'c-policy-replay-result')).toHaveLength(1);
  });

  it('takes dates of one\u2019s own', async () => {
    const { element, run } = await show();
    fire(find(element, '[data-first-day]'), 'change', { value: '2026-02-01' });
    await settle();
    expect(find<HTMLElement & { value: string }>(element, '[data-period]').value).toBe('Dates');
    await run();
    expect(replayWire.getLastConfig()).toEqual({ version: '2', firstDay: '2026-02-01', lastDay: '2026-09-30' });
  });

  it('asks nothing while an input is wrong', async () => {
    const { element, run } = await show();
    await run(false);
    expect(findAll(element, 'lightning-spinner')).toHaveLength(0);
  });

  it('asks the server again for the same question', async () => {
    const { run } = await show();
    await run();
    replayWire.emit(RESULT);
    await settle();
    await run();
    expect(refreshApex).toHaveBeenCalled();
  });

  it('tells why a replay cannot run', async () => {
    const { element, run } = await show();
    await run();
    replayWire.error({ message: 'At most 5,000 deals.' });
    await settle();
    const panel = find<HTMLElement & { heading: string; errors: unknown }>(element, 'c-error-panel');
    expect(panel.heading).toBe('The replay could not run');
    expect(JSON.stringify(panel.errors)).toContain('At most 5,000 deals.');
  });

  it('says that it loads, and that there is no policy or no access', async () => {
    expect(findAll((await show(null)).element, 'lightning-spinner')).toHaveLength(1);
    expect((await show({ ...OPTIONS, policies: [] })).text()).toContain('There is no credit policy to replay');
    const { element } = await show({ hasAccess: false, currentVersion: null, policies: [] });
    expect(findAll(element, 'c-involvement-no-access')).toHaveLength(1);
    expect(findAll(element, 'lightning-button')).toHaveLength(0);
  });
});
