import { formatDay, formatList, formatPercent, formatText } from 'c/textFormat';

describe('textFormat', () => {
  it('fills the numbered places of a label and leaves unknown ones', () => {
    expect(formatText('{0} of {1}, {0}{2}', 'a', 'b')).toBe('a of b, a{2}');
  });

  it('writes percentages without needless decimals', () => {
    expect([60, 33.33, 0, 100].map(formatPercent)).toEqual(['60%', '33.33%', '0%', '100%']);
  });

  it('joins as English does', () => {
    expect(formatList(['A', 'B', 'C'])).toBe('A, B, and C');
  });

  it('never moves a day across a time zone', () => {
    expect(formatDay('2026-01-01')).toBe('Jan 1, 2026');
  });
});
