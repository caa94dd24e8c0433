import { creditChanges, demotion, editsOf, readPanel, sharesOf, splitEvenly, totalOf } from 'c/involvementModel';
import { delivering, involvement } from 'jest-mocks/involvements';

describe('involvementModel', () => {
  it('reads an answer that leaves out what is null', () => {
    const panel = readPanel({
      isClosed: false,
      mayAdjust: false,
      hasCustomer: true,
      isSourcedPending: false,
      rows: [{ id: 'r', isPrimary: true, isHeld: false, role: 'Sourcing' }],
      endedRows: [],
      roles: [
        { key: 'B', order: 2 },
        { key: 'A', order: 1 }
      ],
      events: [],
      findings: []
    });
    expect(panel.access).toBe('None');
    expect(panel.sourcedTotal).toBe(0);
    expect(panel.rows[0]).toMatchObject({
      roleLabel: 'Sourcing',
      creditPercent: null,
      why: '',
      icon: 'utility:people'
    });
    expect(panel.roles.map((role) => role.key)).toEqual(['A', 'B']);
  });

  it('adds shares without the noise of binary fractions', () => {
    expect(totalOf([{ percent: 33.33 }, { percent: 33.33 }, { percent: 33.34 }, { percent: null }])).toBe(100);
    expect(totalOf([{ percent: 0.1 }, { percent: 0.2 }])).toBe(0.3);
  });

  it.each([
    [1, [100]],
    [2, [50, 50]],
    [3, [33.34, 33.33, 33.33]],
    [7, [14.32, 14.28, 14.28, 14.28, 14.28, 14.28, 14.28]]
  ])('splits a hundred among %i so that it stays a hundred', (count, expected) => {
    const shares = Array.from({ length: count }, (_, index) => ({ id: `${index}`, partnerName: '', percent: null }));
    const split = splitEvenly(shares);
    expect(split.map((share) => share.percent)).toEqual(expected);
    expect(totalOf(split)).toBe(100);
  });

  it('takes only sourced rows into the split', () => {
    expect(sharesOf([involvement(), delivering()]).map((share) => share.id)).toEqual(['row-1']);
  });

  it('sends one edit per row, the changes of a row merged and the rest left out', () => {
    const rows = [involvement(), delivering()];
    const changes = [...demotion(rows), ...creditChanges(rows, [{ id: 'row-1', partnerName: '', percent: 60 }])];
    expect(editsOf([...changes, { id: 'row-2', isPrimary: true }])).toEqual([
      { id: 'row-1', isPrimary: false, creditPercent: 60 },
      { id: 'row-2', isPrimary: true }
    ]);
  });

  it('sends no edit for a share that did not change', () => {
    expect(creditChanges([involvement()], sharesOf([involvement()]))).toEqual([]);
  });
});
