import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LimitCounters } from '../../../transaction/limits.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import { failureOf, printed, runApex } from './runApex.ts';

test('loops, break, continue and nested blocks', () => {
  const lines = printed(`
    Integer sum = 0;
    for (Integer i = 0, j = 10; i < j; i++, j--) { if (i == 2) continue; sum += i * j; }
    System.debug(sum);
    Integer n = 0;
    while (true) { n++; if (n > 4) break; }
    do { n--; } while (n > 2);
    System.debug(n);
    for (String s : new List<String>{'a', 'b'}) for (Integer i : new Set<Integer>{1, 2}) { if (i == 2) break; System.debug(s + i); }
  `);
  assert.deepEqual(lines, ['54', '2', 'a1', 'b1']);
});

test('P26 switch: first match only, exact strings, null, enums, several labels', () => {
  const lines = printed(`
    public enum Color { RED, GREEN, BLUE }
    void text(String s) { switch on s { when 'a', 'b' { System.debug('ab'); } when 'A' { System.debug('A'); } when null { System.debug('none'); } when else { System.debug('else ' + s); } } }
    for (String s : new List<String>{'b', 'A', null, 'c'}) text(s);
    for (Color c : Color.values()) { switch on c { when RED { System.debug('red'); } when GREEN, BLUE { System.debug('other'); } } }
    Long big = 5; switch on big { when 5L { System.debug('five'); } }
    for (Integer i = 0; i < 3; i++) { switch on i { when 1 { break; } when else { System.debug('i' + i); } } }
  `);
  assert.deepEqual(lines, ['ab', 'A', 'none', 'else c', 'red', 'other', 'other', 'five', 'i0']);
});

test('catch clauses are tried in order, finally always runs, and its return wins (P31)', () => {
  const lines = printed(`
    public class MineException extends Exception { }
    String attempt(Integer kind) {
      try { if (kind == 0) throw new MineException('m'); if (kind == 1) { Integer i = 1 / (kind - 1); } return 'fine'; }
      catch (MineException e) { return 'mine ' + e.getMessage(); }
      catch (Exception e) { return 'any ' + e.getTypeName(); }
      finally { System.debug('finally ' + kind); }
    }
    for (Integer i = 0; i < 3; i++) System.debug(attempt(i));
    String swallow() { try { throw new MineException('lost'); } finally { return 'kept'; } }
    System.debug(swallow());
  `);
  assert.deepEqual(lines, [
    'finally 0',
    'mine m',
    'finally 1',
    'any System.MathException',
    'finally 2',
    'fine',
    'kept'
  ]);
});

test('P31 limits pass every catch', () => {
  const source = 'void deeper() { try { deeper(); } catch (Exception e) { System.debug(e); } } deeper();';
  assert.equal(failureOf(source), 'System.LimitException: Maximum stack depth reached: 1001');
  assert.equal(
    failureOf('try { while (true) { } } catch (Exception e) { }'),
    'System.LimitException: Apex CPU time limit exceeded'
  );
  const recursion =
    'Integer fib(Integer n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); } try { fib(60); } catch (Exception e) { }';
  const limits = new LimitCounters('synchronous');
  limits.ticks = limits.tickCeiling - 50_000;
  assert.equal(
    failureOf(recursion, { transaction: { limits } }),
    'System.LimitException: Apex CPU time limit exceeded'
  );
});

test('a thousand calls deep is allowed, and depth comes back after exceptions', () => {
  const source = `Integer depth(Integer n) { return n == 0 ? 0 : 1 + depth(n - 1); }
    void fail(Integer n) { if (n == 0) { Integer i = 1 / n; } fail(n - 1); }
    for (Integer i = 0; i < 5; i++) { try { fail(900); } catch (MathException e) { } }
    System.debug(depth(990));`;
  assert.deepEqual(printed(source), ['990']);
});

test('CPU is counted alike on every run', () => {
  const ticks = (): number => {
    const { transaction } = runApex('Integer s = 0; for (Integer i = 0; i < 10000; i++) { s += i; if (s > 5) s--; }');
    return transaction.limits.ticks;
  };
  const first = ticks();
  assert.ok(first > 20_000 && first < 60_000, String(first));
  assert.equal(ticks(), first);
});

test('P33 stack traces name classes, lines of statements and column 1', () => {
  const classes = [
    `public class Top {
  public static void go() {
    new Part().run(
      'x'
    );
  }
  public class Part {
    public Part() { }
    public void run(String s) {
      Integer i = 0;
      s +=
        1 / i;
    }
  }
}`
  ];
  const { failure } = runApex('\nvoid local() {\n  Top.go();\n}\nlocal();', { classes });
  assert.equal(
    failure?.stackTrace,
    [
      'Class.Top.Part.run: line 11, column 1',
      'Class.Top.go: line 3, column 1',
      'AnonymousBlock.local: line 3, column 1',
      'AnonymousBlock: line 5, column 1'
    ].join('\n')
  );
  assert.deepEqual([failure.file, failure.line], ['Class1.cls', 11]);
});

test('P33 the first throw decides the trace, and constructors are called <init>', () => {
  const lines = printed(`
    public class MineException extends Exception { }
    public class Thrower {
      public Thrower() {
        throw new MineException('x');
      }
    }
    try {
      try { new Thrower(); } catch (MineException e) { throw e; }
    } catch (Exception e) { System.debug(e.getStackTraceString().split('\\n')[0] + ' / ' + e.getLineNumber()); }
  `);
  assert.deepEqual(lines, ['Class.Thrower.<init>: line 5, column 1 / 5']);
});

test('P42 a list must not change while a loop walks over it, and may afterwards', () => {
  assert.equal(
    failureOf('List<Integer> xs = new List<Integer>{1, 2}; for (Integer x : xs) xs.add(x);'),
    'System.FinalException: Cannot modify a collection while it is being iterated'
  );
  const source =
    'List<Integer> xs = new List<Integer>{1, 2}; for (Integer x : xs) { if (x == 1) break; } xs.add(3); System.debug(xs);';
  assert.deepEqual(printed(source), ['(1, 2, 3)']);
});

test('P99 methods run with the sharing of their class and leave what was; anonymous code runs with sharing', () => {
  const classes = [
    'public with sharing class Strict { public static void run() { Spy.look(); Open.run(); Spy.look(); } }',
    'public without sharing class Open { public static void run() { Spy.look(); try { Strict2.fail(); } catch (MathException e) { Spy.look(); } } }',
    'public with sharing class Strict2 { public static void fail() { Spy.look(); Integer i = 0; i = 1 / i; } }',
    'public class Spy { public static void look() { System.debug(1); } }'
  ];
  const seen: string[] = [];
  const { transaction } = runApex('Spy.look(); Strict.run();', {
    classes,
    transaction: { debug: () => seen.push(currentTransaction().sharing) }
  });
  assert.equal(transaction.sharing, 'without');
  assert.deepEqual(seen, ['with', 'with', 'without', 'with', 'without', 'with']);
});

test('P112 executable lines are counted once per statement line', () => {
  const source = `Integer a;
a = 1;
if (a == 2) {
  a = 3;
}
for (Integer i = 0; i < 2; i++)
  a++;
try {
  a = a / 0;
} catch (MathException e) {
  a = 0;
}`;
  const { unit } = runApex(source, { coverage: true });
  const { executableLines } = unit.emitted;
  assert.deepEqual(
    executableLines.map((line, index) => [line, unit.hits[index]]).sort(([a = 0], [b = 0]) => a - b),
    [
      [2, 1],
      [3, 1],
      [4, 0],
      [6, 1],
      [7, 2],
      [8, 1],
      [9, 1],
      [10, 1],
      [11, 1]
    ]
  );
});

test('P112 initialisers of fields count, declarations of constants do not', () => {
  const source = `public class Fields {
  private static final String NAME = 'n';
  private Integer size = 3;
  private Integer other;
}`;
  const { executableLines } = runApex('', { classes: [source], coverage: true }).units[0]?.emitted ?? assert.fail();
  assert.deepEqual(executableLines, [3]);
});

test('code without coverage counts nothing', () => {
  assert.deepEqual(runApex('Integer a = 1;').unit.emitted.executableLines, []);
});
