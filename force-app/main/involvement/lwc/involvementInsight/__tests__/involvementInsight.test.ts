import getInsight from '@salesforce/apex/InvolvementInsightController.getInsight';
import InvolvementInsight from 'c/involvementInsight';
import { find, findAll, fire, mount, settle } from 'jest-mocks/mount';

jest.mock(
  '@salesforce/apex/InvolvementInsightController.getInsight',
  () => ({ default: jest.requireActual('@salesforce/sfdx-lwc-jest').createApexTestWireAdapter(jest.fn()) }),
  { virtual: true }
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn(() => Promise.resolve()) }), { virtual: true });
jest.mock('@salesforce/customPermission/ViewInvolvement', () => ({ default: true }), { virtual: true });

type View = InvolvementInsightController.InsightView;
type NumberElement = HTMLElement & { name: string; text: string; filter?: object };

const insight = getInsight as unknown as WireMock<View>;
const AMOUNTS = {
  sourced: 100000,
  influencedOnly: 200000,
  direct: 300000,
  total: 600000,
  influencedInclusive: 300000,
  deals: 3,
  withoutAmount: 0
};

function view(differences: Partial<View> = {}): View {
  return {
    hasAccess: true,
    firstDay: '2026-01-01',
    lastDay: '2026-12-31',
    currencyCode: 'USD',
    rateBasis: 'DATED',
    isCapped: false,
    cap: 20000,
    dealCount: 9,
    withPartners: {
      closed: 4,
      won: 3,
      isFew: true,
      winRate: 75,
      averageDays: 60,
      averageAmount: 50000,
      velocity: 5000
    },
    withoutPartners: {
      closed: 5,
      won: 2,
      isFew: false,
      winRate: 40,
      averageDays: 75,
      averageAmount: 50000,
      velocity: 3333.33
    },
    lift: 35,
    fasterBy: 20,
    won: AMOUNTS,
    open: { ...AMOUNTS, sourced: 0, influencedOnly: 0, direct: 0, total: 0, influencedInclusive: 0, deals: 0 },
    ...differences
  };
}

async function show(answer: View) {
  const element = mount<InvolvementInsight>('c-involvement-insight', InvolvementInsight);
  insight.emit(answer);
  await settle();
  const numbers = () => findAll<NumberElement>(element, 'c-involvement-number');
  return { element, numbers, text: () => element.shadowRoot?.textContent ?? '' };
}

describe('involvementInsight', () => {
  it('compares deals with and without partners (I9, S10)', async () => {
    const { element, numbers, text } = await show(view());
    expect(numbers().map((each) => each.text)).toEqual(['75%', '40%', '60 days', '75 days', '$5,000', '$3,333.33']);
    expect(text()).toContain('+35 points');
    expect(text()).toContain('20% faster');
    expect(text()).toContain('50% higher');
    expect(text()).toContain('3 won of 4 closed');
    expect(text()).toContain('at the rate of each close date');
    await expect(element).toBeAccessible();
  });

  it('marks a rate of fewer than five deals and still shows it', async () => {
    const { element } = await show(view());
    const badges = findAll<HTMLElement & { label: string }>(element, 'lightning-badge').map((each) => each.label);
    expect(badges).toEqual(['Too few deals', 'Too few deals', 'Too few deals']);
  });

  it('opens the deals behind a number, and closes them', async () => {
    const { element, numbers } = await show(view());
    const [winRate] = numbers();
    expect(winRate?.filter).toEqual({ isClosed: true, measure: 'withPartners', period: 'LastFourQuarters' });
    fire(find(element, '[aria-busy]'), 'numberopen', { name: winRate?.name, filter: winRate?.filter });
    await settle();
    const list = find<HTMLElement & { name: string; filter: object }>(element, 'c-involvement-deals-behind');
    expect(list.name).toBe('Win rate, With partners');
    expect(list.filter).toEqual(winRate?.filter);
    fire(list, 'close');
    await settle();
    expect(findAll(element, 'c-involvement-deals-behind')).toHaveLength(0);
  });

  it('says what is not known and opens nothing behind it', async () => {
    const { numbers, text } = await show(
      view({ withPartners: { closed: 0, won: 0, isFew: true }, lift: null, fasterBy: null })
    );
    expect(numbers()[0]?.text).toBe('–');
    expect(numbers()[0]?.filter).toBeUndefined();
    expect(text()).not.toContain('points');
  });

  it('tells that deals take longer with partners', async () => {
    const { element, text } = await show(view({ fasterBy: -12 }));
    expect(text()).toContain('12% slower');
    expect(findAll(element, '.worse')).toHaveLength(1);
  });

  it('tells that not all deals are counted', async () => {
    expect((await show(view({ isCapped: true }))).text()).toContain('Only the latest 20,000 deals');
  });

  it('asks for another period', async () => {
    const { element } = await show(view());
    fire(find(element, 'lightning-combobox'), 'change', { value: 'LastYear' });
    await settle();
    expect(insight.getLastConfig()).toEqual({ period: 'LastYear' });
  });

  it('says that nothing closes in the period', async () => {
    expect((await show(view({ dealCount: 0 }))).text()).toContain('No deals close in this period.');
  });

  it('says that there is no access', async () => {
    const { element } = await show({ ...view(), hasAccess: false });
    expect(findAll(element, 'c-involvement-no-access')).toHaveLength(1);
    expect(findAll(element, 'c-involvement-number')).toHaveLength(0);
  });

  it('shows a failure', async () => {
    const element = mount<InvolvementInsight>('c-involvement-insight', InvolvementInsight);
    insight.error({ message: 'Broken' });
    await settle();
    expect(findAll(element, 'c-error-panel')).toHaveLength(1);
  });
});
