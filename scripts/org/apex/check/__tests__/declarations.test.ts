import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, classOf, errors, unitOf } from './checkApex.ts';

const BASE =
  'public abstract class Base { public virtual Integer size() { return 1; } public Integer fixed() { return 1; } public abstract void draw(String s); }';

for (const [rule, body, expected] of [
  [
    'override is written',
    'public Integer size() { return 2; } public override void draw(String s) {}',
    ['Method must use the override keyword: Integer size()']
  ],
  [
    'only virtual methods are overridden',
    'public override Integer fixed() { return 2; } public override void draw(String s) {}',
    ['Non-virtual, non-abstract methods cannot be overridden: Integer fixed()']
  ],
  [
    'override needs something to override',
    'public override void other() {} public override void draw(String s) {}',
    ['Method does not override an ancestor method: void other()']
  ],
  [
    'the return type stays',
    'public override Long size() { return 2; } public override void draw(String s) {}',
    ['Method does not match the overridden return type: Long instead of Integer']
  ],
  [
    'visibility is not reduced',
    'private override Integer size() { return 2; } public override void draw(String s) {}',
    ['Cannot reduce the visibility of the inherited method: Integer size()']
  ],
  ['abstract methods are implemented', '', ['Class Sample must implement the method: void involve.Base.draw(String)']]
] as const) {
  test(`P20 ${rule}`, () =>
    assert.deepEqual(errors(`public class Sample extends Base { ${body} }`, BASE), [...expected]));
}

test('P20 override alone ends the chain', () => {
  const chain =
    'public class Sample { virtual class A { public virtual void run() {} } virtual class B extends A { public override void run() {} } class C extends B { public override void run() {} } }';
  assert.deepEqual(errors(chain), ['Non-virtual, non-abstract methods cannot be overridden: void run()']);
});

test('P20 methods of Object may be written with or without override', () => {
  assert.deepEqual(
    errors(
      "public class Sample { public override String toString() { return ''; } public Boolean equals(Object o) { return true; } public Integer hashCode() { return 1; } }"
    ),
    []
  );
});

test('interfaces are implemented in full and in public', () => {
  const shape = 'public interface Shape { Integer area(); void move(Integer x, Integer y); }';
  assert.deepEqual(errors('public class Sample implements Shape { Integer area() { return 1; } }', shape), [
    'Class Sample must implement the method: void involve.Shape.move(Integer, Integer)',
    'Interface methods must be implemented as public or global: Integer area()'
  ]);
});

test('an implementation may be inherited; an abstract class may leave it open', () => {
  const shape = 'public interface Shape { Integer area(); }';
  assert.deepEqual(
    errors(
      'public class Sample extends Half implements Shape {}',
      'public virtual class Half { public Integer area() { return 1; } }',
      shape,
      'public abstract class Open implements Shape {}'
    ),
    []
  );
});

test('library interfaces carry the method that stands in for them', () => {
  const declared = classOf(
    'public class Sample implements Comparable { public Integer compareTo(Object other) { return 0; } }'
  );
  assert.deepEqual(declared.bridges, [
    {
      calledAs: 'System.Comparable#compareTo(Object)',
      method: { namespace: 'involve', owner: 'Sample', name: 'compareTo', key: 'compareto(object)' }
    }
  ]);
});

test('a batch over SObject may take rows of one object and return a query locator', () => {
  assert.deepEqual(
    errors(
      "public class Sample implements Database.Batchable<SObject> { public Database.QueryLocator start(Database.BatchableContext c) { return Database.getQueryLocator('SELECT Id FROM Account'); } public void execute(Database.BatchableContext c, List<Account> scope) {} public void finish(Database.BatchableContext c) {} }"
    ),
    []
  );
});

for (const [rule, source, expected] of [
  [
    'a final class',
    'public class Sample extends Other {}',
    ['Non-virtual and non-abstract type cannot be extended: involve.Other']
  ],
  ['itself', 'public virtual class Sample extends Sample {}', ['Class cannot extend itself: involve.Sample']],
  [
    'a library type',
    'public class Sample extends Database.QueryLocator {}',
    ['Non-virtual and non-abstract type cannot be extended: Database.QueryLocator']
  ],
  [
    'an interface',
    'public class Sample extends Comparable {}',
    ['Class cannot extend an interface or enum: Comparable']
  ]
] as const) {
  test(`P32 a class cannot extend ${rule}`, () =>
    assert.deepEqual(errors(source, 'public class Other {}'), [...expected]));
}

test('P32 exceptions are named so, and nothing else is', () => {
  assert.deepEqual(errors('public class Trouble extends Exception {}'), [
    "Class extending Exception must have a name ending in 'Exception': Trouble"
  ]);
  assert.deepEqual(errors('public class NoException {}'), [
    'Exception class must extend another Exception class: NoException'
  ]);
});

test('P30 an exception of the project has the four constructors', () => {
  const declared = classOf('public class OddException extends Exception {}');
  assert.deepEqual(
    declared.constructors.map((each) => each.ref.key),
    ['<init>()', '<init>(string)', '<init>(exception)', '<init>(string,exception)']
  );
  assert.deepEqual(declared.constructors[1]?.chained?.callee, {
    kind: 'constructor',
    key: 'System.Exception#<init>(String)'
  });
  assert.deepEqual(errors('public class OddException extends Exception { public OddException(String s) {} }'), [
    'System exception constructor already defined: <Constructor>(String)'
  ]);
});

test('a constructor calls the one of its superclass', () => {
  const parent = 'public virtual class Parent { public Parent(String s) {} }';
  assert.deepEqual(errors('public class Sample extends Parent { public Sample() {} }', parent), [
    'No default constructor available in super type: involve.Parent'
  ]);
  assert.deepEqual(
    errors(
      "public class Sample extends Parent { public Sample() { super('x'); } public Sample(Integer n) { this(); } }",
      parent
    ),
    []
  );
  assert.deepEqual(
    errors("public class Sample extends Parent { public Sample() { Integer n; super('x'); } }", parent),
    [
      'No default constructor available in super type: involve.Parent',
      'Call to this() or super() must be the first statement in a constructor'
    ]
  );
});

test('abstract classes and interfaces are not constructed', () => {
  assert.deepEqual(
    errors(
      'public class Sample { void run() { Object a = new Open(); Object b = new Shape(); Object c = new SObject(); } abstract class Open {} interface Shape {} }'
    ),
    [
      'Abstract classes cannot be constructed: involve.Sample.Open',
      'Type cannot be constructed: involve.Sample.Shape',
      'Type cannot be constructed: SObject'
    ]
  );
});

for (const [rule, members, expected] of [
  ['fields are unique', 'Integer n; static String N;', ['Duplicate field: N']],
  [
    'methods are unique',
    'void run(Integer a) {} Integer RUN(Integer b) { return 1; }',
    ['Method already defined: Integer RUN(Integer)']
  ],
  [
    'constructors are unique',
    'public Sample() {} public Sample() {}',
    ['Constructor already defined: <Constructor>()']
  ],
  ['constructors bear the name of the class', 'public Simple() {}', ['Invalid constructor name: Simple']],
  [
    'abstract methods belong to abstract classes',
    'public abstract void run();',
    ['Abstract methods must be in an abstract class: void run()']
  ],
  [
    'flows get lists',
    '@InvocableMethod public static void run(Account a) {}',
    ['InvocableMethod methods take at most one parameter, a list']
  ],
  [
    'one method per class is invocable',
    '@InvocableMethod public static void run() {} @InvocableMethod public static void other() {}',
    ['Only one method per type can be defined with: InvocableMethod']
  ],
  [
    'methods offered to pages are not overloaded',
    '@AuraEnabled public static void run() {} @AuraEnabled public static void run(String s) {}',
    ['Method overloading is not allowed with the AuraEnabled annotation: run']
  ],
  ['methods have a body', 'void run();', ['Method must define a body: void run()']],
  ['modifiers are not repeated', 'public public Integer n;', ['Duplicate modifier: public']],
  ['visibilities exclude each other', 'public private Integer n;', ['Modifiers cannot be combined: private, public']],
  ['fields are not abstract', 'abstract Integer n;', ['Modifier is not allowed: abstract on field']],
  [
    'global members need a global class',
    'global Integer n;',
    ['Classes: defining type must be declared as global to contain global members']
  ],
  ['annotations are known', '@Nonsense void run() {}', ['Annotation does not exist: Nonsense']],
  ['annotations are in their place', '@TestSetup Integer n;', ['Annotation is not allowed: TestSetup on field']],
  [
    'annotation values are known',
    '@AuraEnabled(colour=true) public static void run() {}',
    ['No such property, colour, defined for annotation AuraEnabled']
  ],
  [
    'future methods take primitives',
    '@Future static void run(Account a) {}',
    ['Future methods: parameters must be primitives or collections of primitives']
  ],
  ['names contain no double underscore', 'Integer a__b;', [/^Invalid identifier: a__b/]],
  ['names are not reserved', 'Integer inner;', ['Identifier name is reserved: inner']],
  ['tests belong to test classes', '@IsTest static void run() {}', ['Test methods must be in test classes: run']]
] as const) {
  test(`P34 ${rule}`, () => {
    const found = errors(`public class Sample { ${members} }`);
    assert.equal(found.length, expected.length, found.join('\n'));
    for (const [index, text] of expected.entries()) {
      if (typeof text === 'string') assert.equal(found[index], text);
      else assert.match(found[index] ?? '', text);
    }
  });
}

test('a top-level class is public or global, unless it is a test', () => {
  assert.deepEqual(errors('class Sample {}'), ['Top-level type must have public or global visibility: Sample']);
  assert.deepEqual(errors('@IsTest class Sample {}'), []);
});

test('webservice is refused by name', () => {
  assert.deepEqual(errors('global class Sample { webservice static void run() {} }'), [
    'webservice is not supported by the local org: there is no SOAP interface'
  ]);
});

test('P23 inside an accessor the own name is the backing field', () => {
  const declared = classOf(
    'public class Sample { public String name { get { return name; } set { name = value; } } String other { get { return name; } } }'
  );
  const reads = declared.properties.map((property) => {
    const [statement] = property.getter?.body?.statements ?? [];
    return statement?.kind === 'return' && statement.value?.op === 'field' && statement.value.isBacking;
  });
  assert.deepEqual(reads, [true, false]);
});

test('a property without a setter is not written from outside', () => {
  assert.deepEqual(
    errors(
      'public class Sample { void run(Box b) { b.total = 1; } }',
      'public class Box { public Integer total { get; private set; } public Integer size { get; } }'
    ),
    ['Variable is not visible: total']
  );
});

test('P21 a static final literal is a constant, visible before its initialiser runs', () => {
  const declared = classOf(
    "public class Sample { static final String NAME = 'x'; static final Integer SIZE = NAME.length(); }"
  );
  assert.deepEqual(
    declared.fields.map((field) => field.constant?.value ?? null),
    ['x', null]
  );
  assert.equal(declared.staticInit.length, 2);
});

test('sharing, annotations and API version reach the typed tree', () => {
  const unit = unitOf(
    "@SuppressWarnings('PMD') public inherited sharing class Sample { @AuraEnabled(cacheable=true) public static void run() {} class Part {} }"
  );
  assert.deepEqual(
    [unit.apiVersion, unit.namespace, unit.classes[0]?.sharing, unit.classes[1]?.sharing],
    [66, 'involve', 'inherited', null]
  );
  assert.deepEqual(unit.classes[0]?.methods[0]?.annotations, [{ name: 'AuraEnabled', values: { cacheable: true } }]);
});

test('enums have values, valueOf, name and ordinal', () => {
  assert.deepEqual(
    errors(
      "public class Sample { enum Colour { RED } void run() { List<Colour> all = Colour.values(); Colour c = Colour.valueOf('RED'); String n = c.name(); Integer o = Colour.RED.ordinal(); } }"
    ),
    []
  );
});

test("super reaches the library's own method", () => {
  const declared = classOf(
    'public class OddException extends Exception { public override String getMessage() { return super.getMessage(); } }'
  );
  const [statement] = declared.methods[0]?.body?.statements ?? [];
  assert.equal(statement?.kind === 'return' && statement.value?.op === 'libraryCall' && statement.value.isSuper, true);
});

test('a static method in place of an interface method is refused by name', () => {
  assert.deepEqual(
    errors('public class Sample implements Comparable { public static Integer compareTo(Object other) { return 0; } }'),
    [
      'A static method in place of Integer Comparable.compareTo(Object) is not supported by the local org: it is called on an instance'
    ]
  );
});

test('System.Exception itself is not constructed', () => {
  assert.deepEqual(errors("public class Sample { void run() { throw new Exception('x'); } }"), [
    'Type cannot be constructed: Exception'
  ]);
});

test('a top-level type has at most 40 characters', () => {
  const name = 'A'.repeat(41);
  assert.deepEqual(errors(`public class ${name} {}`), [`Identifier name is too long: ${name}`]);
});

test('an abstract method without visibility is implemented by a class elsewhere', () => {
  const parent =
    'public abstract class Parent { abstract Integer size(); public Integer twice() { return size() * 2; } }';
  const { units, diagnostics } = check(
    'public class Sample extends Parent { public Integer size() { return 1; } }',
    parent
  );
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(
    units.map((unit) => unit.classes[0]?.methods[0]?.ref.key),
    ['size()', 'size()']
  );
});

test('an implementation of an interface may return a narrower class, an override may not', () => {
  assert.deepEqual(
    errors(
      'public class Sample implements Maker { public Sample make() { return this; } }',
      'public interface Maker { Maker make(); }'
    ),
    []
  );
  assert.deepEqual(
    errors(
      'public class Sample extends Parent { public override Sample make() { return this; } }',
      'public abstract class Parent { public abstract Parent make(); }'
    ),
    ['Method does not match the overridden return type: involve.Sample instead of involve.Parent']
  );
});

test('P24 a constructor assigns final fields it inherits', () => {
  assert.deepEqual(
    errors(
      'public class Sample extends Parent { public Sample() { this.size = 1; } void run() { size = 2; } }',
      'public virtual class Parent { protected final Integer size; }'
    ),
    ['Final members can only be assigned in their declaration, init blocks, or constructors: size']
  );
});
