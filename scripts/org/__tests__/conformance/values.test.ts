/** Collections, texts, Ids, JSON, dates and patterns (P37–P56). */
import { apex, classes, project } from '../apex.ts';
import { guide, reference, rule } from './rule.ts';

const LIST = reference('apex_methods_system_list');
const SET = reference('apex_methods_system_set');
const MAP = reference('apex_methods_system_map');
const TEXT = reference('apex_methods_system_string');
const ID = reference('apex_methods_system_id');
const JSON_PAGE = reference('apex_class_System_Json');
const DATE = reference('apex_methods_system_date');
const DATETIME = reference('apex_methods_system_datetime');
const PATTERN = guide('apex_classes_pattern_and_matcher_using');
const TYPE = reference('apex_methods_system_type');

rule('C101', 'P37', MAP, 'a map goes through its keys in the order they came', () =>
  apex(
    "Map<String, Integer> m = new Map<String, Integer>{'b' => 1, 'a' => 2}; m.put('b', 3); for (String k : m.keySet()) { System.debug(k + m.get(k)); }"
  ).prints('b3', 'a2')
);
rule('C102', 'P37', MAP, 'a map prints its keys', () =>
  apex("String.valueOf(new Map<String, Integer>{'a' => 1, 'b' => 2})").returns('{a=1, b=2}')
);
rule('C103', 'P37', LIST, 'a long list prints its first ten', () =>
  apex('List<Integer> l = new List<Integer>(); for (Integer i = 0; i < 12; i++) { l.add(i); } System.debug(l);').prints(
    '(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...)'
  )
);
rule('C104', 'P38', MAP, 'a key set takes nothing', () =>
  apex("new Map<String, Integer>().keySet().add('x');").throws('System.FinalException')
);
rule(
  'C105',
  'P39',
  guide('langCon_apex_collections_maps_keys_userdefined'),
  'a class without equals is a key by identity',
  () =>
    project(classes('public class Tag { public String t; }'))
      .run('Set<Tag> s = new Set<Tag>{new Tag(), new Tag()}; System.debug(s.size());')
      .prints('2')
);
rule(
  'C106',
  'P39',
  guide('langCon_apex_collections_maps_keys_userdefined'),
  'equals and hashCode make equal keys',
  () =>
    project(
      classes(
        'public class Tag { public Boolean equals(Object o) { return true; } public override Integer hashCode() { return 1; } }'
      )
    )
      .run('Set<Tag> s = new Set<Tag>{new Tag(), new Tag()}; System.debug(s.size());')
      .prints('1')
);
rule('C107', 'P39', MAP, 'records with equal fields are one key', () =>
  apex("new Set<Account>{new Account(Name = 'a'), new Account(Name = 'a')}.size()").returns('1')
);
rule('C108', 'P40', MAP, 'a map by Id takes the short form', () =>
  apex("new Map<Id, Integer>{'001000000000001AAA' => 1}.get('001000000000001')").returns('1')
);
rule('C109', 'P40', MAP, 'a map by Id takes no other text', () =>
  apex("Map<Id, Integer> m = new Map<Id, Integer>(); m.put('x', 1);").throws('System.StringException', 'Invalid id: x')
);
rule('C110', 'P42', LIST, 'a set is not changed while it is read', () =>
  apex('Set<Integer> s = new Set<Integer>{1, 2}; for (Integer i : s) { s.add(i + 10); }').throws(
    'System.FinalException',
    /Cannot modify a collection while it is being iterated/
  )
);
rule('C111', 'P43', LIST, 'sort puts null first', () =>
  apex('List<Integer> l = new List<Integer>{2, null, 1}; l.sort(); System.debug(l);').prints('(null, 1, 2)')
);
rule('C112', 'P43', reference('apex_interface_System_Comparator'), 'a comparator decides', () =>
  project(
    classes(
      'public class Down implements Comparator<Integer> { public Integer compare(Integer a, Integer b) { return b - a; } }'
    )
  )
    .run('List<Integer> l = new List<Integer>{1, 3, 2}; l.sort(new Down()); System.debug(l);')
    .prints('(3, 2, 1)')
);
rule('C113', 'P44', LIST, 'an index beyond the list', () =>
  apex('List<Integer> l = new List<Integer>{1}; System.debug(l[1]);').throws(
    'System.ListException',
    'List index out of bounds: 1'
  )
);
rule('C114', 'P45', reference('apex_methods_system_sobject'), 'a clone has no Id', () =>
  apex(
    "Account a = new Account(Id = '001000000000001AAA', Name = 'a'); System.debug(a.clone().Id); System.debug(a.clone(true).Id);"
  ).prints('null', '001000000000001AAA')
);
rule('C115', 'P45', LIST, 'clone of a list shares its records, deepClone does not', () =>
  apex(
    "List<Account> l = new List<Account>{new Account(Name = 'a')}; List<Account> c = l.clone(); List<Account> d = l.deepClone(); l[0].Name = 'b'; System.debug(c[0].Name + d[0].Name);"
  ).prints('ba')
);
rule('C116', 'P46', TEXT, 'format replaces numbered places', () =>
  apex("String.format('{1} before {0}', new List<Object>{'a', 'b'})").returns('b before a')
);
rule('C117', 'P46', TEXT, 'split drops empty texts at the end', () => apex("'a,b,,'.split(',').size()").returns('2'));
rule('C118', 'P46', TEXT, 'replaceAll knows groups', () =>
  apex("'2026-01'.replaceAll('(\\\\d+)-(\\\\d+)', '$2/$1')").returns('01/2026')
);
rule('C119', 'P47', PATTERN, 'matches looks at the whole text', () =>
  apex("Pattern.matches('a', 'ab')").returns('false')
);
rule('C120', 'P47', PATTERN, 'classes subtract', () => apex("'abc'.replaceAll('[a-c&&[^b]]', '-')").returns('-b-'));
rule('C121', 'P48', TEXT, 'substring beyond the text', () =>
  apex("'abc'.substring(4)").throws('System.StringException', /Starting position out of bounds: 4/)
);
rule('C122', 'P48', TEXT, 'left takes what there is', () => apex("'abc'.left(9)").returns('abc'));
rule('C123', 'P48', TEXT, 'isBlank of white space', () =>
  apex("System.debug(String.isBlank(' ')); System.debug(String.isEmpty(' '));").prints('true', 'false')
);
rule('C124', 'P48', TEXT, 'escapeSingleQuotes', () => apex("String.escapeSingleQuotes('it\\'s')").returns("it\\'s"));
rule('C125', 'P48', TEXT, 'hashCode as in Java', () => apex("'Acme'.hashCode()").returns('2035034'));
rule('C126', 'P49', ID, 'both forms of an Id are equal', () =>
  apex("Id a = '001000000000001'; System.debug(a == '001000000000001AAA'); System.debug(a);").prints(
    'true',
    '001000000000001AAA'
  )
);
rule('C127', 'P49', ID, 'a text that is no Id', () =>
  apex("Id a = 'abc';").throws('System.StringException', 'Invalid id: abc')
);
rule('C128', 'P49', ID, 'the prefix names the object', () =>
  apex("Id a = '001000000000001'; System.debug(a.getSobjectType());").prints('Account')
);
rule('C129', 'P50', JSON_PAGE, 'a record carries its attributes', () =>
  apex("JSON.serialize(new Account(Name = 'a'))").returns('{"attributes":{"type":"Account"},"Name":"a"}')
);
rule('C130', 'P50', JSON_PAGE, 'members in the order they are declared, nulls too', () =>
  project(classes('public class Pair { public String b; public Integer a = 1; }'))
    .run('JSON.serialize(new Pair())')
    .returns('{"b":null,"a":1}')
);
rule('C131', 'P50', JSON_PAGE, 'nulls are left out when asked', () =>
  project(classes('public class Pair { public String b; public Integer a = 1; }'))
    .run('JSON.serialize(new Pair(), true)')
    .returns('{"a":1}')
);
rule('C132', 'P50', JSON_PAGE, 'a datetime prints milliseconds and an offset', () =>
  apex('JSON.serialize(Datetime.newInstanceGmt(2026, 1, 2, 3, 4, 5))').returns('"2026-01-02T03:04:05.000Z"')
);
rule('C133', 'P51', JSON_PAGE, 'unknown members are ignored', () =>
  project(classes('public class Pair { public Integer a; }'))
    .run('((Pair) JSON.deserialize(\'{"a":1,"z":2}\', Pair.class)).a')
    .returns('1')
);
rule('C134', 'P51', JSON_PAGE, 'unknown members are refused when strict', () =>
  project(classes('public class Pair { public Integer a; }'))
    .run('JSON.deserializeStrict(\'{"z":2}\', Pair.class)')
    .throws('System.JSONException', /^Unknown field.*: Pair\.z|^Unknown field: z/)
);
rule('C135', 'P51', JSON_PAGE, 'text that is no JSON', () =>
  apex("JSON.deserializeUntyped('{')").throws('System.JSONException')
);
rule('C136', 'P51', JSON_PAGE, 'untyped objects are maps, numbers Integer', () =>
  apex(
    "Map<String, Object> m = (Map<String, Object>) JSON.deserializeUntyped('{\"n\":1}'); System.debug(m.get('n') instanceof Integer);"
  ).prints('true')
);
rule('C137', 'P51', JSON_PAGE, 'the constructor does not run', () =>
  project(classes("public class Made { public String how = 'field'; public Made() { how = 'built'; } }"))
    .run("((Made) JSON.deserialize('{}', Made.class)).how")
    .returns('null')
);
rule('C138', 'P52', DATE, 'addMonths stays inside the month', () =>
  apex('Date.newInstance(2026, 1, 31).addMonths(1)').returns('2026-02-28 00:00:00')
);
rule('C139', 'P52', DATE, 'daysBetween counts with its sign', () =>
  apex('Date.newInstance(2026, 1, 10).daysBetween(Date.newInstance(2026, 1, 1))').returns('-9')
);
rule('C140', 'P52', DATETIME, 'format speaks in the zone of the user', () =>
  apex("Datetime.newInstanceGmt(2026, 1, 2, 3, 0, 0).format('yyyy-MM-dd HH:mm')").returns('2026-01-01 19:00')
);
rule('C141', 'P52', DATETIME, 'String.valueOf of a datetime is local', () =>
  apex('String.valueOf(Datetime.newInstanceGmt(2026, 1, 2, 3, 0, 0))').returns('2026-01-01 19:00:00')
);
rule('C142', 'P52', DATETIME, 'formatGmt', () =>
  apex("Datetime.newInstanceGmt(2026, 1, 2, 3, 0, 0).formatGmt('EEEE HH:mm')").returns('Friday 03:00')
);
rule('C143', 'P52', DATE, 'a date that is none', () =>
  apex("Date.valueOf('soon')").throws('System.TypeException', /Invalid date/)
);
rule('C144', 'P55', reference('apex_methods_system_blob'), 'bytes that are no text', () =>
  apex("EncodingUtil.convertFromHex('ff').toString()").throws('System.StringException')
);
rule('C145', 'P55', reference('apex_classes_restful_crypto'), 'a digest', () =>
  apex("EncodingUtil.convertToHex(Crypto.generateDigest('SHA-256', Blob.valueOf('a')))").returns(
    'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'
  )
);
rule('C146', 'P56', TYPE, 'forName of nothing is null', () => apex("Type.forName('Nothing')").returns('null'));
rule('C147', 'P56', TYPE, 'forName makes an instance', () =>
  project(classes("public class Made { public String how() { return 'made'; } }"))
    .run("((Made) Type.forName('made').newInstance()).how()")
    .returns('made')
);
rule('C148', 'P41', LIST, 'contains of a list looks at the value', () =>
  apex("new List<String>{'a'}.contains('A')").returns('false')
);
rule('C149', 'P37', SET, 'a set keeps one of two equal texts', () =>
  apex("new Set<String>{'a', 'a', 'A'}.size()").returns('2')
);
rule('C150', 'P43', reference('apex_comparable'), 'objects that do not compare', () =>
  project(classes('public class Tag {}'))
    .run('new List<Tag>{new Tag(), new Tag()}.sort();')
    .throws('System.ListException', 'One or more of the items in this list is not Comparable.')
);
rule('C151', 'P9', LIST, 'a list of null is empty, a set of null is refused', () => {
  apex('List<Integer> n = null; System.debug(new List<Integer>(n).size());').prints('0');
  apex('List<Integer> n = null; System.debug(new Set<Integer>(n).size());').throws('System.NullPointerException');
});
rule('C152', 'P40', MAP, 'a map of records refuses one without Id', () =>
  apex("new Map<Id, Account>(new List<Account>{new Account(Name = 'a')});").throws('System.ListException', /null/)
);
rule('C153', 'P48', TEXT, 'join', () => apex("String.join(new List<Integer>{1, 2}, '-')").returns('1-2'));
