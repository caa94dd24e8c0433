import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runApex } from '../../emit/__tests__/runApex.ts';
import { testExpressions } from './expressionTable.ts';

const POINT = `public class Point implements Comparable {
  public Integer x; public String name;
  public Point(Integer x) { this.x = x; }
  public Boolean equals(Object other) { return other instanceof Point && ((Point) other).x == x; }
  public Integer hashCode() { return x; }
  public Integer compareTo(Object other) { return x - ((Point) other).x; }
}`;
const BY_NAME = `public class Backwards implements Comparator<Integer> {
  public Integer compare(Integer a, Integer b) { return b - a; }
}`;
const COUNTDOWN = `public class Countdown implements Iterable<Integer>, Iterator<Integer> {
  private Integer n = 3;
  public Iterator<Integer> iterator() { return this; }
  public Boolean hasNext() { return n > 0; }
  public Integer next() { return n--; }
}`;
const classes = [POINT, BY_NAME, COUNTDOWN];

testExpressions(
  'P37 order and text of collections',
  [
    ["new List<Object>{1, 'a', null}", '(1, a, null)'],
    ["Map<String, Integer> m = new Map<String, Integer>{'b' => 2, 'a' => 1} ;; m", '{a=1, b=2}'],
    ["Map<String, Integer> m = new Map<String, Integer>{'b' => 2, 'a' => 1}; m.put('b', 3) ;; m.values()", '(3, 1)'],
    ['new Set<Integer>{10, 9, 1}', '{1, 9, 10}'],
    ['new List<Integer>{1,2,3,4,5,6,7,8,9,10,11}', '(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...)'],
    ['List<Object> l = new List<Object>(); l.add(l) ;; l', '((already output))'],
    ['Point p = new Point(3) ;; p', 'Point:[x=3, name=null]']
  ],
  { classes }
);

testExpressions(
  'P39 keys by value',
  [
    ['new Set<Point>{new Point(1), new Point(1), new Point(2)}.size()', '2'],
    ["new Map<Point, String>{new Point(1) => 'one'}.get(new Point(1))", 'one'],
    ['new Set<List<Integer>>{new List<Integer>{1}, new List<Integer>{1}}.size()', '1'],
    ['new Set<Decimal>{1.1, 1.10}.size()', '2'],
    ['new Set<Date>{Date.newInstance(2026, 1, 1), Date.newInstance(2026, 1, 1)}.size()', '1'],
    ["new Set<String>{'a', 'A'}.size()", '2'],
    ["new Set<Id>{'001000000000001', '001000000000001AAA'}.size()", '1']
  ],
  { classes }
);

testExpressions('P40 maps by Id', [
  ["new Map<Id, String>{'001000000000001' => 'x'}.get('001000000000001AAA')", 'x'],
  ["Map<Id, String> m = new Map<Id, String>() ;; m.get('nope')", 'System.StringException: Invalid id: nope']
]);

testExpressions('P41 List.contains is strict about types of numbers', [
  ['List<Object> l = new List<Object>{1L} ;; l.contains(1)', 'false'],
  ['Set<Object> s = new Set<Object>{1L} ;; s.contains(1)', 'true'],
  ["new List<String>{'a'}.contains('A')", 'false'],
  ["new List<String>{'a', 'b'}.indexOf('b')", '1']
]);

testExpressions(
  'P43 sorting',
  [
    ['List<Integer> l = new List<Integer>{3, null, 1}; l.sort() ;; l', '(null, 1, 3)'],
    ["List<String> l = new List<String>{'b', 'A', 'a', 'B'}; l.sort() ;; l", '(A, B, a, b)'],
    ['List<Point> l = new List<Point>{new Point(2), new Point(1)}; l.sort() ;; l[0].x', '1'],
    ['List<Integer> l = new List<Integer>{1, 3, 2}; l.sort(new Backwards()) ;; l', '(3, 2, 1)'],
    [
      'List<Object> l = new List<Object>{new Countdown(), new Countdown()}; l.sort() ;; l',
      'System.ListException: One or more of the items in this list is not Comparable.'
    ]
  ],
  { classes }
);

testExpressions(
  'P44 P9 P28 limits of collections',
  [
    ['new List<Integer>{1}[3]', 'System.ListException: List index out of bounds: 3'],
    ['new List<Integer>{1}.get(-1)', 'System.ListException: List index out of bounds: -1'],
    ['List<Integer> source ;; new List<Integer>(source).size()', '0'],
    [
      'Set<Integer> source ;; new Set<Integer>(source).size()',
      'System.NullPointerException: Attempt to de-reference a null object'
    ],
    [
      "List<Integer> numbers = new List<Integer>(); List<Object> seen = numbers; seen.add('x') ;; numbers",
      'System.TypeException: Collection store exception adding String to collection of Integer'
    ],
    ['new List<Integer>(new Set<Integer>{2, 1})', '(2, 1)'],
    ['new List<Integer>(new Countdown())', '(3, 2, 1)'],
    ['Iterator<Integer> i = new List<Integer>{5}.iterator(); i.next() ;; i.hasNext()', 'false'],
    ['Iterable<Integer> i = new List<Integer>{5} ;; i.iterator().next()', '5']
  ],
  { classes }
);

const uncatchable = [
  ['P38 keySet() is read-only', "new Map<String, Integer>{'a' => 1}.keySet().add('b');", 'Collection is read-only'],
  [
    'P42 a list does not change under a loop',
    'List<Integer> l = new List<Integer>{1, 2}; for (Integer i : l) { l.add(i); }',
    'Cannot modify a collection while it is being iterated'
  ],
  [
    'P42 a set does not change under a loop',
    'Set<Integer> s = new Set<Integer>{1, 2}; for (Integer i : s) { s.remove(i); }',
    'Cannot modify a collection while it is being iterated'
  ]
] as const;

for (const [rule, source, message] of uncatchable) {
  test(rule, () => {
    const { failure } = runApex(`try { ${source} } catch (Exception e) { System.debug('caught'); }`);
    assert.deepEqual([failure?.typeName, failure?.message], ['System.FinalException', message]);
  });
}

test('P42 a list may change after its loop was left early', () => {
  const { output } = runApex(
    'List<Integer> l = new List<Integer>{1, 2}; for (Integer i : l) { break; } l.add(3); System.debug(l.size());'
  );
  assert.deepEqual(output, ['3']);
});

test('limits: a list beyond the heap ends the transaction', () => {
  const { failure } = runApex(
    'List<Integer> l = new List<Integer>(); for (Integer i = 0; i < 2000000; i++) { l.add(i); }'
  );
  assert.match(failure?.message ?? '', /^Apex heap size too large: 60000\d\d$/);
});
