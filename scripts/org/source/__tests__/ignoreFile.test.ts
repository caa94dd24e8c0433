import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIgnoreFile } from '../ignoreFile.ts';

/** Rules of https://git-scm.com/docs/gitignore#_pattern_format: pattern, path, is folder, ignored. */
const CASES: readonly (readonly [string, string, boolean, boolean])[] = [
  ['a.txt', 'x/y/a.txt', false, true],
  ['/a.txt', 'x/a.txt', false, false],
  ['/a.txt', 'a.txt', false, true],
  ['x/a.txt', 'y/x/a.txt', false, false],
  ['**/x', 'y/z/x', true, true],
  ['x/**', 'x', true, false],
  ['x/**', 'x/y/z', false, true],
  ['a/**/b', 'a/b', false, true],
  ['a/**/b', 'a/x/y/b', false, true],
  ['build/', 'build', false, false],
  ['build/', 'x/build', true, true],
  ['*.ts', 'x/a.ts', false, true],
  ['*.ts', 'x/a.tsx', false, false],
  ['a?c', 'abc', false, true],
  ['a?c', 'a/c', false, false],
  ['[ab].txt', 'b.txt', false, true],
  ['[!ab].txt', 'b.txt', false, false],
  ['\\#x', '#x', false, true],
  ['#x', '#x', false, false],
  ['a.b', 'axb', false, false],
  ['*.ts\n!keep.ts', 'keep.ts', false, false],
  ['!keep.ts\n*.ts', 'keep.ts', false, true]
];

for (const [pattern, path, isFolder, expected] of CASES) {
  test(`${JSON.stringify(pattern)} ${expected ? 'ignores' : 'keeps'} ${path}${isFolder ? '/' : ''}`, () => {
    assert.equal(createIgnoreFile(pattern).ignores(path, isFolder), expected);
  });
}
