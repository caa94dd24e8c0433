import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTransaction } from '../../../transaction/transaction.ts';
import { failureOf, printed, runApex } from './runApex.ts';

test('P21 statics start in textual order at the first use; constants are there before', () => {
  const source = `public class Start {
    static { System.debug('first ' + EARLY + ' ' + late); }
    public static Integer late = compute();
    public static final String EARLY = 'constant';
    static { System.debug('last ' + late); }
    static Integer compute() { System.debug('compute'); return 7; }
    public static void touch() { System.debug('touch'); }
  }`;
  assert.deepEqual(printed("System.debug('before'); Start.touch(); Start.touch();", { classes: [source] }), [
    'before',
    'first constant null',
    'compute',
    'last 7',
    'touch',
    'touch'
  ]);
});

test('P21 every transaction has its own statics', () => {
  const classes = [
    'public class Counter { public static Integer count = 0; public static Integer next() { return ++count; } }'
  ];
  const first = runApex('Counter.next(); System.debug(Counter.next());', { classes });
  const again = runApex('System.debug(Counter.next());', { classes });
  assert.deepEqual([first.output, again.output], [['2'], ['1']]);
});

test('P22 initialisers in order, then the constructors from the superclass on; a virtual call from one sees fields with values', () => {
  const lines = printed(`
    public virtual class Base {
      public Base() { System.debug('Base ' + show()); }
      public virtual String show() { return 'base'; }
    }
    public class Derived extends Base {
      private String a = log('a');
      { System.debug('block'); }
      private String b = log('b');
      public Derived() { this(1); System.debug('plain ' + show()); }
      public Derived(Integer i) { super(); System.debug('with ' + i); }
      public override String show() { return a + b; }
      private String log(String text) { System.debug('init ' + text); return text; }
    }
    new Derived();
  `);
  assert.deepEqual(lines, ['init a', 'block', 'init b', 'Base ab', 'with 1', 'plain ab']);
});

test('P23 inside an accessor the own name is the value itself, elsewhere it is the accessor', () => {
  const lines = printed(`
    public class Box {
      public Integer size { get { reads++; return size; } set { size = value * 2; bump(); } }
      public Integer reads = 0;
      public Integer plain { get; set; }
      private void bump() { if (size < 10) reads += 100; }
    }
    Box b = new Box();
    b.size = 3;
    b.size += 1;
    System.debug(b.size + ' ' + b.reads);
    b.plain = 4; b.plain++;
    System.debug(b.plain);
  `);
  assert.deepEqual(lines, ['14 104', '5']);
});

test('P19 a test reads private properties that are open to it, a subclass keeps its own', () => {
  const classes = [
    `public virtual class Base {
      @TestVisible private Integer limitOf { get { return limitOf == null ? 5 : limitOf; } set; }
      @TestVisible private static String mode { get; set; }
      public Integer ask() { return limitOf; }
    }`,
    'public class Derived extends Base { public Integer limitOf { get { return 9; } } }',
    `@isTest private class BaseTest {
      @isTest static void run() { Base b = new Base(); Base.mode = 'm'; System.debug(b.limitOf + Base.mode); b.limitOf = 6; System.debug(b.ask() + new Derived().ask() + new Derived().limitOf); }
    }`
  ];
  const { runtime, transaction, output } = runApex('', { classes });
  withTransaction(transaction, () => runtime.classes.find('BaseTest')?.statics['run()']?.());
  assert.deepEqual(output, ['5m', '20']);
});

test('P20 overriding, super and interfaces', () => {
  const lines = printed(`
    public interface Speaker { String speak(); }
    public abstract class Animal implements Speaker {
      public abstract String speak();
      public virtual String twice() { return speak() + speak(); }
    }
    public virtual class Dog extends Animal {
      public override virtual String speak() { return 'wuff'; }
      public override virtual String twice() { return '<' + super.twice() + '>'; }
    }
    public class Puppy extends Dog { public override String speak() { return 'iff'; } }
    Speaker s = new Puppy();
    System.debug(s.speak());
    System.debug(((Animal) s).twice());
    System.debug(s instanceof Dog);
    System.debug(new Dog() instanceof Puppy);
  `);
  assert.deepEqual(lines, ['iff', '<iffiff>', 'true', 'false']);
});

test('P17 a private method is not overridden by one of the same name', () => {
  const classes = [
    "public virtual class Base { public String run() { return name(); } private String name() { return 'base'; } }",
    "public class Derived extends Base { public String name() { return 'derived'; } }"
  ];
  assert.deepEqual(printed('System.debug(new Derived().run() + new Derived().name());', { classes }), ['basederived']);
});

test('P25 enums: values, names, order, identity', () => {
  const lines = printed(`
    public enum Color { RED, Green }
    System.debug(Color.values());
    System.debug(Color.Green.ordinal() + Color.Green.name());
    System.debug(Color.valueOf('RED') == Color.RED);
  `);
  assert.deepEqual(lines, ['(RED, Green)', '1Green', 'true']);
});

test('P30 project exceptions have the four constructors, their own type name and overridable messages', () => {
  const lines = printed(`
    public virtual class RuleException extends Exception { public override String getMessage() { return '!' + super.getMessage(); } }
    public class PlainException extends Exception { }
    RuleException rule = new RuleException('text');
    Exception e = new PlainException('outer', rule);
    System.debug(e.getMessage() + ' ' + e.getTypeName() + ' ' + e.getCause().getMessage());
    System.debug(new PlainException().getMessage());
  `);
  assert.deepEqual(lines, ['outer PlainException !text', 'Script-thrown exception']);
});

test('the library calls interface methods of project classes', () => {
  const lines = printed(`
    public class Item implements Comparable {
      Integer rank;
      public Item(Integer rank) { this.rank = rank; }
      public Integer compareTo(Object other) { return rank - ((Item) other).rank; }
      public override String toString() { return 'item ' + rank; }
    }
    public class Countdown implements Iterable<Integer>, Iterator<Integer> {
      Integer left = 3;
      public Iterator<Integer> iterator() { return this; }
      public Boolean hasNext() { return left > 0; }
      public Integer next() { return left--; }
    }
    List<Item> items = new List<Item>{new Item(2), new Item(1)};
    items.sort();
    System.debug(items);
    Comparable c = items[0];
    System.debug(c.compareTo(items[1]));
    for (Integer i : new Countdown()) System.debug(i);
    System.debug(String.valueOf(items[0]) + items[1]);
  `);
  assert.deepEqual(lines, ['(item 1, item 2)', '-1', '3', '2', '1', 'item 1item 2']);
});

test('classes of anonymous code shadow those of the project and leave no trace', () => {
  const classes = [
    "public class Shade { public static String tell() { return 'project'; } }",
    'public class Other { public static String tell() { return Shade.tell(); } }'
  ];
  const source =
    "public class Shade { public String tell() { return 'own'; } } System.debug(new Shade().tell() + Other.tell());";
  const { output, runtime } = runApex(source, { classes });
  assert.deepEqual(output, ['ownproject']);
  assert.equal(runtime.classes.find('shade')?.file, 'Class1.cls');
});

test('a name of JavaScript is an ordinary name in Apex', () => {
  assert.deepEqual(
    printed(
      "Integer var = 1; Integer let = 2; String function = 'f'; Integer arguments = 3; System.debug(function + var + let + arguments);"
    ),
    ['f123']
  );
});

test('a class that fails to start fails again at the next use', () => {
  const classes = ['public class Broken { public static Integer a = 1 / zero(); static Integer zero() { return 0; } }'];
  const source =
    'for (Integer i = 0; i < 2; i++) { try { System.debug(Broken.a); } catch (MathException e) { System.debug(e.getMessage()); } }';
  assert.deepEqual(printed(source, { classes }), ['Divide by 0', 'Divide by 0']);
  assert.equal(failureOf('System.debug(Broken.a);', { classes }), 'System.MathException: Divide by 0');
});
