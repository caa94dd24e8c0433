import InvolvementTimeline from 'c/involvementTimeline';
import type { TimelineEvent } from 'c/involvementModel';
import { delivering, involvement } from 'jest-mocks/involvements';
import { find, findAll, findLabelled, mount, settle } from 'jest-mocks/mount';

function event(id: number, differences: Partial<TimelineEvent> = {}): TimelineEvent {
  return {
    id: String(id),
    kind: 'Start',
    happenedAt: '2026-03-03T12:00:00.000Z',
    partnerName: 'Northwind',
    roleLabel: 'Sourcing',
    text: 'Added to the opportunity.',
    creditBefore: null,
    creditAfter: null,
    reason: '',
    actorName: 'Ana',
    ...differences
  };
}

const show = (properties: object) =>
  mount<InvolvementTimeline>('c-involvement-timeline', InvolvementTimeline, {
    events: [event(1)],
    rows: [],
    endedRows: [],
    ...properties
  });

beforeEach(() => jest.useFakeTimers({ now: new Date('2026-03-13T12:00:00Z') }));
afterEach(() => jest.useRealTimers());

describe('involvementTimeline', () => {
  it('draws a bar from start to end for each role of a partner, and says the same in words (I3)', () => {
    const element = show({
      rows: [involvement({ startDate: '2026-03-08' })],
      endedRows: [delivering({ startDate: '2026-03-03', endDate: '2026-03-08', status: 'Ended' })]
    });
    expect(findAll(element, '.bar-row .slds-assistive-text').map((each) => each.textContent)).toEqual([
      'Cascadia, Implementation: Mar 3, 2026 to Mar 8, 2026',
      'Northwind, Sourcing: Mar 8, 2026 to today'
    ]);
    expect(findAll(element, '.bar').map((each) => [each.style.marginInlineStart, each.style.width])).toEqual([
      ['0%', '50%'],
      ['50%', '50%']
    ]);
    expect(findAll(element, '.bar-ended')).toHaveLength(1);
  });

  it('draws no bar for a role that begins later', () => {
    const element = show({ rows: [involvement({ startDate: '2026-04-01' })] });
    expect(findAll(element, '.bar')).toHaveLength(0);
  });

  it('tells credit before and after, the reason and the person', async () => {
    const element = show({
      events: [
        event(1, { kind: 'Credit', creditBefore: 100, creditAfter: 60, reason: 'Shared with Cascadia.' }),
        event(2, { creditAfter: 100 }),
        event(3, { kind: 'Credit', creditBefore: 60 })
      ]
    });
    const texts = findAll(element, '.event').map((each) => each.textContent);
    expect(texts[0]).toContain('Credit from 100% to 60%');
    expect(texts[0]).toContain('Shared with Cascadia.');
    expect(texts[0]).toContain('Ana');
    expect(texts[1]).toContain('Credit 100%');
    expect(texts[2]).toContain('Credit from 60% to none');
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('shows five events first, and more when asked', async () => {
    const element = show({ events: Array.from({ length: 18 }, (_, index) => event(index)) });
    expect(findAll(element, '.event')).toHaveLength(5);
    findLabelled(element, 'lightning-button', 'Show more (13)').click();
    await settle();
    expect(findAll(element, '.event')).toHaveLength(15);
    find(element, 'lightning-button').click();
    await settle();
    expect(findAll(element, '.event')).toHaveLength(18);
    expect(findAll(element, 'lightning-button')).toHaveLength(0);
  });
});
