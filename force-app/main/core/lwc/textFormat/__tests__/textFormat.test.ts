import {
  formatDay,
  formatList,
  formatMoney,
  formatNumber,
  formatPercent,
  formatQuarter,
  formatText
} from 'c/textFormat';

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

  it('writes amounts as wide as there is room', () => {
    expect(formatMoney(1234567.8, 'USD')).toBe('$1,234,568');
    expect(formatMoney(1234567.8, 'USD', 'short')).toBe('$1.2M');
    expect([3333.3, 5000].map((amount) => formatMoney(amount, 'USD', 'exact'))).toEqual(['$3,333.30', '$5,000']);
    expect(formatMoney(400000, 'EUR', 'short')).toBe('€400K');
  });

  it('writes numbers with one decimal at most, and quarters by their first day', () => {
    expect([1234.56, 20].map(formatNumber)).toEqual(['1,234.6', '20']);
    expect(['2026-01-01', '2026-10-01'].map(formatQuarter)).toEqual(['Q1 2026', 'Q4 2026']);
  });
});
