/** The Apex language: names, operators, statements, classes, exceptions (P1–P36). */
import { apex, classes, project, refuses } from '../apex.ts';
import { guide, reference, rule } from './rule.ts';

const OPERATORS = guide('langCon_apex_expressions_operators_understanding');
const CASES = guide('langCon_apex_variables');
const PRIMITIVES = guide('langCon_apex_primitives');
const CONVERSION = guide('langCon_apex_rules_of_conversion');
const CLASSES = guide('apex_classes_defining');
const EXTENDING = guide('apex_classes_extending');
const STATIC = guide('apex_classes_static');
const EXCEPTIONS = guide('apex_exception_custom');
const EXCEPTION_METHODS = reference('apex_classes_exception_methods');
const SWITCH = guide('langCon_apex_switch');
const ENUMS = guide('langCon_apex_enums');
const PROPERTIES = guide('apex_classes_properties');

rule('C001', 'P1', CASES, 'names are found in any case', () =>
  apex("STRING Greeting = 'hi'; system.DEBUG(GREETING.toUPPERcase());").prints('HI')
);
rule('C002', 'P1', CASES, 'keys of a Map<String,…> keep their case', () =>
  apex("Map<String, Integer> m = new Map<String, Integer>{'a' => 1}; System.debug(m.containsKey('A'));").prints('false')
);
rule('C003', 'P1', CASES, 'equals respects case', () => apex("'a'.equals('A')").returns('false'));
rule('C004', 'P2', OPERATORS, '== of texts ignores case', () => apex("'Acme' == 'ACME'").returns('true'));
rule('C005', 'P2', OPERATORS, '!= of texts ignores case', () => apex("'Acme' != 'ACME'").returns('false'));
rule('C006', 'P2', OPERATORS, '=== of two lists compares identity', () =>
  apex(
    'List<Integer> a = new List<Integer>{1}; List<Integer> b = new List<Integer>{1}; System.debug(a == b); System.debug(a === b);'
  ).prints('true', 'false')
);
rule('C007', 'P3', reference('apex_class_System_Assert'), 'areEqual respects case', () =>
  apex("Assert.areEqual('A', 'a');").throws('System.AssertException', 'Assertion Failed: Expected: A, Actual: a')
);
rule('C008', 'P3', reference('apex_methods_system_system'), 'a failed assertion cannot be caught', () =>
  apex("try { System.assert(false, 'no'); } catch (Exception e) { System.debug('caught'); }").throws(
    'System.AssertException',
    'Assertion Failed: no'
  )
);
rule('C009', 'P4', PRIMITIVES, 'Integer wraps at 32 bits', () =>
  apex('Integer.valueOf(2147483647) + 1').returns('-2147483648')
);
rule('C010', 'P4', PRIMITIVES, 'Long wraps at 64 bits', () =>
  apex('9223372036854775807L + 1').returns('-9223372036854775808')
);
rule('C011', 'P4', OPERATORS, 'division of integers truncates toward zero', () => apex('-7 / 2').returns('-3'));
rule('C012', 'P4', OPERATORS, 'integer division by zero', () =>
  apex('Integer n = 0; System.debug(1 / n);').throws('System.MathException', 'Divide by 0')
);
rule('C013', 'P4', PRIMITIVES, 'a literal with a point is a Decimal', () =>
  apex('Object o = 1.0; System.debug(o instanceof Decimal);').prints('true')
);
rule('C014', 'P5', CONVERSION, 'a value takes the declared type it is returned as', () =>
  project(classes('public class Share { public static Decimal half() { return 1; } }'))
    .run('Share.half() / 2')
    .returns('0.5')
);
rule('C015', 'P6', reference('apex_methods_system_decimal'), 'addition keeps the larger scale', () =>
  apex('1.50 + 1.5').returns('3.00')
);
rule('C016', 'P6', reference('apex_methods_system_decimal'), 'multiplication adds the scales', () =>
  apex('(1.50 * 1.5).scale()').returns('3')
);
rule('C017', 'P6', reference('apex_methods_system_decimal'), 'divide rounds as told', () =>
  apex('Decimal.valueOf(2).divide(3, 2, System.RoundingMode.UP)').returns('0.67')
);
rule(
  'C018',
  'P6',
  reference('apex_methods_system_decimal'),
  'setScale rounds to the even neighbour where nothing is said',
  () => apex('2.345.setScale(2)').returns('2.34')
);
rule('C019', 'P6', reference('apex_methods_system_decimal'), 'round goes to the even neighbour', () =>
  apex('2.5.round()').returns('2')
);
rule('C020', 'P6', reference('apex_methods_system_decimal'), 'precision counts the digits', () =>
  apex('123.40.precision()').returns('5')
);
rule('C021', 'P7', CONVERSION, 'a Decimal does not go into a Double parameter', () =>
  refuses(
    classes('public class Meter { static void take(Double d) {} static void run() { Decimal x = 1; take(x); } }'),
    /Method does not exist or incorrect signature/
  )
);
rule('C022', 'P9', OPERATORS, 'null concatenates as text', () =>
  apex("String s = null; System.debug('a' + s);").prints('anull')
);
rule('C023', 'P9', OPERATORS, 'null as a condition', () =>
  apex('Boolean b = null; if (b) { System.debug(1); }').throws(
    'System.NullPointerException',
    'Attempt to de-reference a null object'
  )
);
rule('C024', 'P9', OPERATORS, 'null in arithmetic', () =>
  apex('Integer n = null; Integer m = n + 1;').throws(
    'System.NullPointerException',
    'Attempt to de-reference a null object'
  )
);
rule('C025', 'P9', guide('langCon_apex_loops_for_lists'), 'a loop over null', () =>
  apex('List<Integer> l = null; for (Integer i : l) { System.debug(i); }').throws('System.NullPointerException')
);
rule('C026', 'P10', reference('apex_methods_system_string'), 'a method of null', () =>
  apex('String s; System.debug(s.length());').throws(
    'System.NullPointerException',
    'Attempt to de-reference a null object'
  )
);
rule('C027', 'P10', reference('apex_class_System_Json'), 'null to the JSON parser', () =>
  apex('JSON.deserializeUntyped(null)').throws('System.NullPointerException', /null/i)
);
rule('C028', 'P11', OPERATORS, 'a compound assignment evaluates its receiver once', () =>
  apex(
    'Integer calls = 0; List<Integer> l = new List<Integer>{1, 5}; Integer i = 0; l[i++] += 10; System.debug(l); System.debug(i);'
  ).prints('(11, 5)', '1')
);
rule('C029', 'P11', OPERATORS, '&& stops at the first false', () =>
  apex('String s = null; System.debug(s != null && s.length() > 0);').prints('false')
);
rule('C030', 'P12', guide('langCon_apex_SafeNavigationOperator'), '?. skips the rest of the chain', () =>
  apex('Account a = null; System.debug(a?.Name.toUpperCase().length());').prints('null')
);
rule('C031', 'P12', guide('langCon_apex_NullCoalescingOperator'), '?? answers the first value that is not null', () =>
  apex("String s = null; System.debug(s ?? 'other');").prints('other')
);
rule('C032', 'P13', reference('apex_methods_system_integer'), 'Integer.valueOf of a text that is none', () =>
  apex("Integer.valueOf('x')").throws('System.TypeException', 'Invalid integer: x')
);
rule('C033', 'P13', reference('apex_methods_system_integer'), 'Integer.valueOf out of range', () =>
  apex("Integer.valueOf('2147483648')").throws('System.TypeException', 'Invalid integer: 2147483648')
);
rule('C034', 'P14', OPERATORS, 'equality of two comparisons', () => apex('(1 < 0) != (2 < 3)').returns('true'));
rule('C035', 'P15', guide('apex_classes_defining_methods'), 'the static type of an argument picks the overload', () =>
  project(
    classes(
      "public class Pick { public static String of(Object o) { return 'Object'; } public static String of(String s) { return 'String'; } }"
    )
  )
    .run("Object o = 'text'; System.debug(Pick.of(o)); System.debug(Pick.of('text'));")
    .prints('Object', 'String')
);
rule('C036', 'P15', guide('apex_classes_defining_methods'), 'null between two unrelated overloads is ambiguous', () =>
  project(classes('public class Pick { public static void of(String s) {} public static void of(Integer i) {} }'))
    .run('Pick.of(null);')
    .refuses(/ambiguous/i)
);
rule('C037', 'P16', guide('langCon_apex_variables'), 'a variable hides the class of its name', () =>
  project(classes("public class Status { public static String word = 'class'; public String text = 'instance'; }"))
    .run('Status status = new Status(); System.debug(status.text);')
    .prints('instance')
);
rule('C038', 'P17', STATIC, 'a static member is not reached through an instance', () =>
  project(classes('public class Box { public static Integer n = 1; }'))
    .run('Box b = new Box(); System.debug(b.n);')
    .refuses(/static/i)
);
rule('C039', 'P18', CLASSES, 'an inner class declares no static', () =>
  refuses(classes('public class House { class Room { static Integer n = 1; } }'), /static/i)
);
rule('C040', 'P18', CLASSES, 'an inner class has no outer instance', () =>
  refuses(
    classes('public class House { Integer n = 1; class Room { Integer get() { return n; } } }'),
    /Variable does not exist: n|non static/i
  )
);
rule('C041', 'P19', guide('apex_classes_access_modifiers'), 'a private member stays inside its class', () =>
  project(classes('public class Safe { private static Integer pin() { return 1; } }'))
    .run('Safe.pin()')
    .refuses(/not visible/i)
);
rule('C042', 'P19', guide('apex_classes_annotation_testvisible'), '@TestVisible opens a private member to tests', () =>
  project(
    classes(
      'public class Safe { @TestVisible private static Integer pin() { return 1; } }',
      '@IsTest private class SafeTest { @IsTest static void opens() { Assert.areEqual(1, Safe.pin()); } }'
    )
  ).testEnds('passed')
);
rule('C043', 'P19', guide('apex_classes_annotation_testvisible'), '@TestVisible opens nothing to other classes', () =>
  refuses(
    classes(
      'public class Safe { @TestVisible private static Integer pin() { return 1; } }',
      'public class Thief { Integer take() { return Safe.pin(); } }'
    ),
    /not visible/i
  )
);
rule('C044', 'P20', EXTENDING, 'only a virtual class is extended', () =>
  refuses(
    classes('public class Base {}', 'public class Child extends Base {}'),
    /Non-virtual and non-abstract type cannot be extended/
  )
);
rule('C045', 'P20', EXTENDING, 'only a virtual method is overridden', () =>
  refuses(
    classes(
      'public virtual class Base { public void go() {} }',
      'public class Child extends Base { public override void go() {} }'
    ),
    /overrid/i
  )
);
rule('C046', 'P20', EXTENDING, 'the override of the instance decides', () =>
  project(
    classes(
      "public virtual class Base { public virtual String me() { return 'base'; } }",
      "public class Child extends Base { public override String me() { return 'child'; } }"
    )
  )
    .run('Base b = new Child(); System.debug(b.me());')
    .prints('child')
);
rule('C047', 'P21', STATIC, 'statics are initialised in textual order', () =>
  project(
    classes(
      "public class Order { public static String log = 'a'; static { log += 'b'; } public static String more = log + 'c'; }"
    )
  )
    .run('Order.more')
    .returns('abc')
);
rule('C048', 'P21', guide('langCon_apex_transaction_control'), 'a rollback does not undo statics', () =>
  project(classes('public class Counter { public static Integer n = 0; }'))
    .run('Savepoint s = Database.setSavepoint(); Counter.n = 5; Database.rollback(s); System.debug(Counter.n);')
    .prints('5')
);
rule('C049', 'P22', EXTENDING, 'a virtual call from a constructor meets fields with values', () =>
  project(
    classes(
      'public virtual class Base { public String seen; public Base() { seen = me(); } public virtual String me() { return null; } }',
      "public class Child extends Base { String name = 'child'; public override String me() { return name; } }"
    )
  )
    .run('new Child().seen')
    .returns('child')
);
rule('C050', 'P23', PROPERTIES, 'inside its accessor the name is the backing field', () =>
  project(
    classes(
      "public class Box { public String text { get { return text == null ? 'none' : text; } set { text = value.trim(); } } }"
    )
  )
    .run("Box b = new Box(); System.debug(b.text); b.text = ' x '; System.debug(b.text);")
    .prints('none', 'x')
);
rule('C051', 'P24', guide('apex_classes_keywords_final'), 'a final field is assigned once', () =>
  refuses(classes('public class Fixed { final Integer n = 1; void change() { n = 2; } }'), /final/i)
);
rule('C052', 'P25', ENUMS, 'a constant keeps its declared case and its place', () =>
  project(classes('public enum Season { Winter, SPRING }'))
    .run('System.debug(Season.Winter.name()); System.debug(Season.spring.ordinal());')
    .prints('Winter', '1')
);
rule('C053', 'P25', ENUMS, 'valueOf of no constant', () =>
  project(classes('public enum Season { Winter }')).run("Season.valueOf('Dry')").throws('System.NoSuchElementException')
);
rule('C054', 'P26', SWITCH, 'a branch does not fall through', () =>
  apex("switch on 1 { when 1 { System.debug('one'); } when 2 { System.debug('two'); } }").prints('one')
);
rule('C055', 'P26', SWITCH, 'null is a label', () =>
  apex("String s; switch on s { when null { System.debug('none'); } when else { System.debug('some'); } }").prints(
    'none'
  )
);
rule('C056', 'P26', SWITCH, 'a branch binds a record of its type', () =>
  apex(
    "SObject r = new Account(Name = 'A'); switch on r { when Contact c { System.debug('c'); } when Account a { System.debug(a.Name); } }"
  ).prints('A')
);
rule('C057', 'P26', SWITCH, 'when else comes last', () =>
  apex('switch on 1 { when else { } when 1 { } }').refuses(/else/i)
);
rule('C058', 'P27', guide('apex_classes_casting'), 'a wrong cast', () =>
  apex("Object o = 'x'; Integer i = (Integer) o;").throws(
    'System.TypeException',
    'Invalid conversion from runtime type String to Integer'
  )
);
rule('C059', 'P28', guide('langCon_apex_collections'), 'a list of Integer is no list of String', () =>
  apex('List<String> l = new List<Integer>();').refuses(/Illegal assignment from List<Integer> to List<String>/)
);
rule('C060', 'P29', guide('apex_classes_keywords_instanceof'), 'an instanceof that is always true', () =>
  apex("String s = 'x'; System.debug(s instanceof String);").refuses(/always/i)
);
rule('C061', 'P30', EXCEPTION_METHODS, 'type names of exceptions', () =>
  apex('try { Integer n = 0; n = 1 / n; } catch (Exception e) { System.debug(e.getTypeName()); }').prints(
    'System.MathException'
  )
);
rule('C062', 'P30', EXCEPTIONS, 'an exception without words', () =>
  project(classes('public class LostException extends Exception {}'))
    .run('throw new LostException();')
    .throws('LostException', 'Script-thrown exception')
);
rule('C063', 'P30', EXCEPTION_METHODS, 'the cause is kept', () =>
  project(classes('public class LostException extends Exception {}'))
    .run(
      "try { throw new LostException('outer', new LostException('inner')); } catch (LostException e) { System.debug(e.getCause().getMessage()); }"
    )
    .prints('inner')
);
rule('C064', 'P31', guide('apex_gov_limits'), 'a limit cannot be caught', () =>
  apex(
    "try { for (Integer i = 0; i < 101; i++) { Integer n = [SELECT COUNT() FROM Account]; } } catch (Exception e) { System.debug('caught'); }"
  ).throws('System.LimitException', 'Too many SOQL queries: 101')
);
rule('C065', 'P31', guide('apex_exception_statements'), 'a return in finally wins', () =>
  project(
    classes(
      "public class Last { public static String word() { try { throw new NullPointerException(); } finally { return 'finally'; } } }"
    )
  )
    .run('Last.word()')
    .returns('finally')
);
rule('C066', 'P32', EXCEPTIONS, 'the name of an exception ends in Exception', () =>
  refuses(classes('public class Lost extends Exception {}'), /Exception/)
);
rule('C067', 'P32', EXCEPTIONS, 'a built-in exception is not extended', () =>
  refuses(classes('public class LostException extends DmlException {}'), /cannot be extended/i)
);
rule('C068', 'P33', EXCEPTION_METHODS, 'a trace names class, method and the line of the statement', () =>
  project(classes('public class Deep {\n  public static void go() {\n    String s;\n\n    s.length();\n  }\n}'))
    .run(
      'try { Deep.go(); } catch (Exception e) { System.debug(e.getStackTraceString()); System.debug(e.getLineNumber()); }'
    )
    .prints('Class.Deep.go: line 5, column 1\nAnonymousBlock: line 1, column 1', '5')
);
rule('C069', 'P34', guide('langCon_apex_expressions_understanding'), 'an expression alone is no statement', () =>
  apex('1 + 1;').refuses(/statement|Unexpected|Expecting/i)
);
rule('C070', 'P34', guide('langCon_apex_variables'), 'a variable is declared once', () =>
  apex('Integer n; Integer n;').refuses('Duplicate variable: n')
);
rule('C071', 'P34', guide('apex_classes_defining_methods'), 'code behind a return', () =>
  refuses(classes('public class Dead { Integer go() { return 1; Integer n; } }'), 'Unreachable statement')
);
rule('C072', 'P34', guide('apex_classes_defining_methods'), 'a method that returns nothing', () =>
  refuses(
    classes('public class Gap { Integer go(Boolean b) { if (b) { return 1; } } }'),
    /Missing return statement|Must return a value|not return a value/i
  )
);
rule('C073', 'P34', guide('langCon_apex_variables'), 'a name with two underscores', () =>
  apex('Integer a__b = 1;').refuses(/may not contain '__'/)
);
rule('C074', 'P34', guide('apex_classes_keywords_this'), 'no this in a static method', () =>
  refuses(classes('public class Me { static Object get() { return this; } }'), /this/i)
);
rule('C075', 'P35', PRIMITIVES, 'escapes of a text', () => apex("'\\u0041\\t\\''").returns("A\t'"));
rule('C076', 'P34', CLASSES, 'an unknown type', () => apex('Nothing n;').refuses('Invalid type: Nothing'));
rule('C077', 'P34', guide('langCon_apex_variables'), 'an unknown variable', () =>
  apex('System.debug(n);').refuses('Variable does not exist: n')
);
rule('C078', 'P33', EXCEPTION_METHODS, 'a constructor in a trace', () =>
  project(classes('public class Deep {\n  public Deep() {\n    throw new NullPointerException();\n  }\n}'))
    .run('try { new Deep(); } catch (Exception e) { System.debug(e.getStackTraceString()); }')
    .prints('Class.Deep.<init>: line 3, column 1\nAnonymousBlock: line 1, column 1')
);
rule('C079', 'P15', CONVERSION, 'a list of Integer does for a list of Object', () =>
  project(classes('public class Sizes { public static Integer of(List<Object> l) { return l.size(); } }'))
    .run('Sizes.of(new List<Integer>{1, 2})')
    .returns('2')
);
rule('C080', 'P27', guide('apex_classes_casting'), 'a wrong cast of a project class', () =>
  project(classes('public virtual class Base {}', 'public class Child extends Base {}'))
    .run('Base b = new Base(); Child c = (Child) b;')
    .throws('System.TypeException', 'Invalid conversion from runtime type Base to Child')
);
