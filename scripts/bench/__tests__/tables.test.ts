/** What a run prints is the middle of its times, as a table that reads in a terminal and in Markdown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, ratio } from '../measure.ts';
import { exponentOf } from '../scaleCosts.ts';
import { renderDocument, renderTable } from '../renderTables.ts';

test('one slow run does not move the median', () => {
  assert.equal(median([5, 1, 900, 2, 3]), 3);
  assert.equal(median([4, 1, 2, 3]), 2.5);
});

test('a ratio is against the base it is given', () => {
  assert.equal(ratio(30, 20), '1.50');
});

test('columns are as wide as their widest cell, numbers to the right', () => {
  const table = renderTable({
    title: 'T',
    columns: ['n'],
    rows: [
      { what: 'long name', cells: ['1'] },
      { what: 'b', cells: ['200'] }
    ]
  });
  assert.deepEqual(table.split('\n'), [
    '## T',
    '',
    '|           |   n |',
    '| --------- | --: |',
    '| long name |   1 |',
    '| b         | 200 |'
  ]);
});

test('the page names the day, the machine and every table', () => {
  const page = renderDocument('2026-01-02', '2 cores', ['## A', '## B']);
  assert.match(page, /Run of 2026-01-02: 2 cores\.\n\n## A\n\n## B\n$/);
});

test('a cost that grows with the square of the number has the exponent 2', () => {
  const exponent = exponentOf([
    [10, 300],
    [100, 30_000],
    [1000, 3_000_000]
  ]);
  assert.equal(exponent.toFixed(6), '2.000000');
});
