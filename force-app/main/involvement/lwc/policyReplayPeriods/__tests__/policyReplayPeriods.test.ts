import { quartersBefore } from 'c/policyReplayPeriods';

describe('policyReplayPeriods', () => {
  it.each([
    [0, 1, { firstDay: '2026-10-01', lastDay: '2026-12-31' }],
    [1, 1, { firstDay: '2026-07-01', lastDay: '2026-09-30' }],
    [4, 4, { firstDay: '2025-10-01', lastDay: '2026-09-30' }]
  ])('takes %i quarters back, %i of them', (before, count, period) => {
    expect(quartersBefore(new Date(2026, 10, 28), before, count)).toEqual(period);
  });

  it('goes back over the new year', () => {
    expect(quartersBefore(new Date(2026, 0, 1), 1, 1)).toEqual({ firstDay: '2025-10-01', lastDay: '2025-12-31' });
  });
});
