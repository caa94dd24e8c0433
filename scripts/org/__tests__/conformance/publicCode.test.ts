/** Rules that published Apex relies on and the documentation leaves out or tells in passing. */
import { apex, classes, project, refuses } from '../apex.ts';
import { guide, reference, rule } from './rule.ts';

const CLASSES = guide('apex_classes_defining');
const INTERFACES = guide('apex_classes_interfaces');
const EXTENDING = guide('apex_classes_extending');
const CASTING = guide('apex_classes_casting');
const COLLECTIONS = guide('apex_classes_casting_collections');
const LIST = reference('apex_methods_system_list');

rule('C1120', 'P16', CLASSES, 'a method of the outer class is meant where no inherited one fits', () =>
  project(
    classes(
      'public virtual class Base { public Boolean same(Object o) { return false; } }',
      "public class Shell { static Boolean same(Object a, Object b) { return a == b; } static String toString(Object o) { return 'outer ' + o; } class Part extends Base { String run() { return toString(1) + ' ' + same(1, 1); } } public static String run() { return new Part().run(); } }"
    )
  )
    .run('Shell.run()')
    .returns('outer 1 true')
);
rule('C1121', 'P18', EXTENDING, 'a private abstract method is overridden by classes of the same file only', () => {
  const inside =
    'public class Maker { abstract class Base { abstract Integer make(); } class One extends Base { public override Integer make() { return 1; } } public static Integer run() { Base b = new One(); return b.make(); } }';
  project(classes(inside)).run('Maker.run()').returns('1');
});
rule('C1122', 'P20', INTERFACES, 'what an interface returns as Object may be returned as a class', () =>
  project(
    classes(
      'public interface Factory { Object make(); }',
      "public class Things implements Factory { public Things make() { return this; } public String name() { return 'things'; } }"
    )
  )
    .run('Factory f = new Things(); System.debug(((Things) f.make()).name());')
    .returns('things')
);
rule('C1123', 'P22', CLASSES, 'an object of the own classes is cloned field by field, without its constructor', () =>
  project(
    classes(
      'public class Box { public static Integer made = 0; public List<Integer> content = new List<Integer>(); public Box() { made++; } }'
    )
  )
    .run(
      'Box one = new Box(); Box two = one.clone(); two.content.add(1); System.debug(Box.made); System.debug(one.content.size()); System.debug(one === two);'
    )
    .prints('1', '1', 'false')
);
rule('C1124', 'P27', CASTING, 'a Double or Decimal is cut off when it is cast to Integer', () => {
  apex('Double d = -3.7; System.debug((Integer) d);').prints('-3');
  apex('Decimal d = 3.7; System.debug((Integer) d);').prints('3');
  apex('Double d; System.debug((Integer) d);').prints('null');
  apex('Decimal d; Integer n = d;').refuses(/Illegal assignment from Decimal to Integer/);
});
rule('C1125', 'P28', COLLECTIONS, 'maps of lists of records are taken for maps of lists of one object', () =>
  apex(
    "Map<String, List<SObject>> rows = new Map<String, List<SObject>>{ 'a' => new List<Account>{ new Account(Name = 'A') } }; Map<String, List<Account>> accounts = rows; System.debug(accounts.get('a')[0].Name);"
  ).prints('A')
);
rule('C1126', 'P29', COLLECTIONS, 'a list of SObjects is an instance of every list of records', () =>
  apex(
    'Object rows = new List<SObject>(); Object accounts = new List<Account>(); System.debug(rows instanceof List<Contact>); System.debug(accounts instanceof List<Contact>);'
  ).prints('true', 'false')
);
rule('C1127', 'P44', LIST, 'a list made with a size holds that many nulls', () =>
  apex('List<Integer> l = new List<Integer>(3); l[1] = 5; System.debug(l);').prints('(null, 5, null)')
);
rule('C1128', 'P111', reference('apex_interface_System_StubProvider'), 'void has a type literal', () =>
  apex('System.debug(void.class == void.class); System.debug(void.class == String.class);').prints('true', 'false')
);
rule('C1129', 'P20', INTERFACES, 'what an interface returns as a text may not be returned as a number', () =>
  refuses(
    classes(
      'public interface Factory { String make(); }',
      'public class Things implements Factory { public Integer make() { return 1; } }'
    ),
    /does not match the overridden return type/
  )
);
rule('C1130', 'P20', INTERFACES, 'an implementation may take more than the interface gives', () =>
  project(
    classes(
      'public interface Sink { void take(String s); void take(List<SObject> rows); Object last(); }',
      "public virtual class Bin implements Sink { Object value; public void take(Object o) { value = 'object ' + o; } public void take(List<Account> rows) { value = rows[0].Name; } public virtual String last() { return String.valueOf(value); } }",
      "public class Loud extends Bin { public override String last() { return super.last() + '!'; } }"
    )
  )
    .run(
      "Sink s = new Loud(); s.take('x'); System.debug(s.last()); s.take(new List<Account>{ new Account(Name = 'A') }); System.debug(s.last());"
    )
    .prints('object x!', 'A!')
);
rule('C1131', 'P20', INTERFACES, 'an implementation may not take less', () =>
  refuses(
    classes(
      'public interface Sink { void take(Object o); }',
      'public class Bin implements Sink { public void take(String s) { } }'
    ),
    /must implement the method: void Sink\.take\(Object\)/
  )
);
rule('C1132', 'P15', CLASSES, 'a list of accounts is nearer to a list of SObjects than to one of Objects', () =>
  project(
    classes(
      "public class Pick { public static String of(List<Object> l) { return 'objects'; } public static String of(List<SObject> l) { return 'rows'; } public static String of(Map<String, Object> m) { return 'texts'; } public static String of(Map<Id, SObject> m) { return 'ids'; } }"
    )
  )
    .run(
      'System.debug(Pick.of(new List<Account>()) + Pick.of(new List<Integer>()) + Pick.of(new Map<Id, Account>()) + Pick.of(new Map<String, Integer>()));'
    )
    .returns('rowsobjectsidstexts')
);
rule('C1133', 'P20', guide('apex_classes_annotation_testvisible'), 'tests override private methods they see', () =>
  project(
    classes(
      "public virtual class Clock { @TestVisible private virtual String now() { return 'now'; } public String tell() { return now(); } }",
      "@IsTest private class ClockTest { class Fixed extends Clock { private override String now() { return 'noon'; } } @IsTest static void run() { Assert.areEqual('noon', new Fixed().tell()); Assert.areEqual('now', new Clock().tell()); } }"
    )
  ).testEnds('passed')
);
rule(
  'C1134',
  'P20',
  guide('apex_classes_annotation_testvisible'),
  'other classes do not override private methods',
  () =>
    refuses(
      classes(
        "public virtual class Clock { @TestVisible private virtual String now() { return 'now'; } }",
        "public class Fixed extends Clock { private override String now() { return 'noon'; } }"
      ),
      /does not override an ancestor method/
    )
);
rule('C1135', 'P29', CASTING, 'whether a text is an Id is seen at run time', () =>
  apex(
    "String id = '001000000000001AAA'; String text = 'x'; System.debug(id instanceof Id); System.debug(text instanceof Id);"
  ).prints('true', 'false')
);
rule(
  'C1136',
  'P113',
  reference('apex_methods_system_fields_describe'),
  'getters of describes are properties, too',
  () =>
    apex(
      'Schema.DescribeFieldResult f = Contact.AccountId.getDescribe(); System.debug(f.name + f.referenceTo.size()); System.debug(Account.SObjectType.getDescribe().label);'
    ).prints('AccountId1', 'Account')
);
rule('C1137', 'P81', reference('apex_methods_system_database_error'), 'getters of errors are properties, too', () =>
  apex(
    'Database.SaveResult r = Database.insert(new Account(), false); System.debug(r.errors[0].statusCode); System.debug(r.success);'
  ).prints('REQUIRED_FIELD_MISSING', 'false')
);
rule('C1138', 'P110', reference('apex_namespace_Metadata'), 'metadata is built in code and deployed by nobody', () =>
  apex(
    "Metadata.CustomMetadata m = new Metadata.CustomMetadata(); m.fullName = 'A__mdt.B'; m.label = 'B'; m.values.add(new Metadata.CustomMetadataValue()); Metadata.DeployContainer c = new Metadata.DeployContainer(); c.addMetadata(m); System.debug(c.getMetadata().size()); Metadata.Operations.enqueueDeployment(c, null);"
  ).throws('NotSupported', /metadata is not deployed from code/)
);
rule('C1139', 'P113', reference('apex_pages_selectoption'), 'a select option keeps its value and label', () =>
  apex(
    "SelectOption o = new SelectOption('a', 'A', true); o.setLabel('B'); System.debug(o.getValue() + o.getLabel() + o.getDisabled());"
  ).prints('aBtrue')
);
rule('C1140', 'P28', COLLECTIONS, 'a collection converts what it gets as Object', () =>
  apex(
    "List<Decimal> numbers = new List<Decimal>(); List<Object> objects = numbers; objects.add(5); Decimal half = numbers[0] / 2; Id one = '001000000000001AAA'; Object held = one; List<Id> ids = new List<Id>(); objects = ids; objects.add(held); System.debug(half); System.debug(ids.contains(one)); objects.add(1);"
  ).throws('System.TypeException', /^Collection store exception adding Integer to collection of Id/)
);
rule('C1141', 'P42', LIST, 'an iterator that code holds locks nothing, but does not go on after a change', () => {
  apex(
    'Set<Integer> open = new Set<Integer>{ 1, 2, 3 }; Integer sum = 0; while (!open.isEmpty()) { Integer one = open.iterator().next(); open.remove(one); sum += one; } System.debug(sum);'
  ).prints('6');
  apex('List<Integer> l = new List<Integer>{ 1, 2 }; Iterator<Integer> i = l.iterator(); l.add(3); i.next();').throws(
    'System.FinalException'
  );
});
rule('C1142', 'P38', reference('apex_methods_system_map'), 'keys removed from the key set leave the map', () =>
  apex(
    "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1, 'b' => 2 }; m.keySet().removeAll(new Set<String>{ 'a' }); System.debug(m);"
  ).prints('{b=2}')
);
rule(
  'C1921',
  'IA3',
  reference('apex_namespace_VisualEditor'),
  'types that are missing altogether are refused by name',
  () => {
    refuses(
      classes('public class Pick extends VisualEditor.DynamicPickList {}'),
      /VisualEditor.DynamicPickList is not supported by the local org/
    );
    apex('Component.Apex.PageBlock block;').refuses(/Visualforce components are not made in code/);
    apex('EventBus.ChangeEventHeader header;').refuses(/change events do not exist/);
  }
);
