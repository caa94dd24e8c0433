import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createLibraryOrg } from './libraryOrg.ts';

const files = {
  'classes/Person.cls': `public virtual class Person {
    public enum Mood { GOOD, BAD }
    public String name;
    public Integer age;
    public transient String hidden = 'x';
    public static String shared = 'y';
    public Mood mood;
    public Person boss;
    public List<Decimal> pays;
    public Boolean isBuilt;
    private Integer doubled;
    public String seen { get; set { seen = 'set ' + value; } }
    public Person() { isBuilt = true; }
    public Integer readDoubled() { return doubled; }
  }`,
  'classes/Shape.cls':
    'public class Shape { public Integer size; public Object anything; public Id recordId; public Date day; public Datetime moment; public Blob bytes; }'
};

describe('JSON (P50, P51)', () => {
  const cleanUp: (() => void)[] = [];
  after(() => cleanUp.forEach((each) => each()));
  const org = createLibraryOrg({ after: (work) => cleanUp.push(work as () => void) }, files);

  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm
  const written: readonly (readonly [expression: string, json: string])[] = [
    ['null', 'null'],
    ["'a\"b\\\\c\\n'", '"a\\"b\\\\c\\n"'],
    ['5', '5'],
    ['5000000000L', '5000000000'],
    ['1.50', '1.50'],
    ['1.0d', '1.0'],
    ['true', 'true'],
    ['Date.newInstance(2026, 1, 2)', '"2026-01-02"'],
    ['Datetime.newInstanceGmt(2026, 1, 2, 3, 4, 5)', '"2026-01-02T03:04:05.000Z"'],
    ['Time.newInstance(1, 2, 3, 4)', '"01:02:03.004Z"'],
    ["Blob.valueOf('hi')", '"aGk="'],
    ['Person.Mood.BAD', '"BAD"'],
    ["new List<String>{ 'a', null }", '["a",null]'],
    ['new Set<Integer>{ 2, 1 }', '[2,1]'],
    ["new Map<String, Object>{ 'b' => 1, 'a' => null }", '{"b":1,"a":null}'],
    [
      "new Account(Name = 'Acme', AnnualRevenue = 5)",
      '{"attributes":{"type":"Account"},"Name":"Acme","AnnualRevenue":5}'
    ],
    ['new Account(Name = null)', '{"attributes":{"type":"Account"},"Name":null}'],
    [
      "new Contact(LastName = 'B', Account = new Account(Name = 'A'))",
      '{"attributes":{"type":"Contact"},"LastName":"B","Account":{"attributes":{"type":"Account"},"Name":"A"}}'
    ],
    [
      'new Person()',
      '{"name":null,"age":null,"mood":null,"boss":null,"pays":null,"isBuilt":true,"doubled":null,"seen":null}'
    ]
  ];
  for (const [expression, json] of written)
    it(`${expression} is written as ${json}`, () => assert.equal(org.value(`JSON.serialize(${expression})`), json));

  it('leaves out nulls of Apex objects only, where it is asked to', () => {
    assert.equal(org.value('JSON.serialize(new Person(), true)'), '{"isBuilt":true}');
    assert.equal(org.value("JSON.serialize(new Map<String, String>{ 'a' => null }, true)"), '{"a":null}');
  });

  it('writes queried records with their address, in the order of SELECT, children as a result', () => {
    const [json = ''] = org.printed(`
      Account acme = new Account(Name = 'Acme');
      insert acme;
      insert new Contact(LastName = 'Wile', AccountId = acme.Id);
      System.debug(JSON.serialize([SELECT Name, Id, (SELECT LastName FROM Contacts) FROM Account WHERE Id = :acme.Id]));`);
    const [account] = JSON.parse(json) as {
      attributes: { url: string };
      Contacts: { totalSize: number; done: boolean; records: { LastName: string }[] };
    }[];
    assert.deepEqual(Object.keys(account ?? {}), ['attributes', 'Name', 'Id', 'Contacts']);
    assert.match(account?.attributes.url ?? '', /^\/services\/data\/v66\.0\/sobjects\/Account\/001\w{15}$/);
    assert.deepEqual(
      [account?.Contacts.totalSize, account?.Contacts.done, account?.Contacts.records[0]?.LastName],
      [1, true, 'Wile']
    );
  });

  it('writes date-times of records with a numeric offset', () => {
    assert.match(
      org.value('JSON.serialize([SELECT CreatedDate FROM User LIMIT 1])'),
      /"CreatedDate":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000"/
    );
  });

  it('prints prettily: members on lines of their own, arrays on one', () => {
    assert.equal(
      org.value(
        "JSON.serializePretty(new Map<String, Object>{ 'a' => new List<Integer>{ 1, 2 }, 'b' => new Map<String, Object>{ 'c' => null }, 'd' => new List<Object>() })"
      ),
      '{\n  "a" : [ 1, 2 ],\n  "b" : {\n    "c" : null\n  },\n  "d" : [ ]\n}'
    );
  });

  it('refuses an object that holds itself', () => {
    assert.match(
      org.failure('Person p = new Person(); p.boss = p; JSON.serialize(p);'),
      /^System\.JSONException: .*cycle/
    );
  });

  const untyped: readonly (readonly [json: string, test: string])[] = [
    ['{"a":1}', "((Map<String, Object>) o).get('a') instanceof Integer"],
    ['{"a":3000000000}', "((Map<String, Object>) o).get('a') instanceof Long"],
    ['{"a":1.50}', "((Map<String, Object>) o).get('a') == 1.50"],
    ['[true,null]', '((List<Object>) o)[0] == true && ((List<Object>) o)[1] == null'],
    ['"x\\u0041"', "o == 'xA'"]
  ];
  for (const [json, test] of untyped) {
    it(`reads ${json} without a type`, () =>
      assert.equal(org.value(test, `Object o = JSON.deserializeUntyped('${json.replaceAll('\\', '\\\\')}');`), 'true'));
  }

  const READ = (json: string, type: string): string =>
    `${type} o = (${type}) JSON.deserialize('${json}', ${type}.class);`;
  const typed: readonly (readonly [json: string, type: string, expression: string, expected: string])[] = [
    ['{"name":"Ann","age":5,"unknown":{"x":[1]}}', 'Person', "o.name + ' ' + o.age", 'Ann 5'],
    ['{"NAME":"Ann"}', 'Person', 'o.name', 'Ann'],
    ['{"isBuilt":null}', 'Person', 'o.isBuilt', 'null'],
    ['{}', 'Person', 'o.isBuilt', 'null'],
    ['{"hidden":"z"}', 'Person', 'o.hidden', 'null'],
    ['{"doubled":4}', 'Person', 'o.readDoubled()', '4'],
    ['{"seen":"me"}', 'Person', 'o.seen', 'set me'],
    ['{"mood":"BAD","boss":{"mood":"GOOD"}}', 'Person', "o.mood + ' ' + o.boss.mood", 'BAD GOOD'],
    ['{"pays":[1,2.50]}', 'Person', 'o.pays', '(1, 2.50)'],
    [
      '{"day":"2026-01-02","moment":"2026-01-02T03:04:05.000Z","bytes":"aGk="}',
      'Shape',
      "o.day.day() + ' ' + o.moment + ' ' + o.bytes.toString()",
      '2 2026-01-02 03:04:05 hi'
    ],
    ['{"recordId":"001000000000001"}', 'Shape', 'o.recordId', '001000000000001AAA'],
    ['{"a":[1],"b":null}', 'Map<String, List<Integer>>', "o.get('a')", '(1)'],
    ['["b","a","b"]', 'Set<String>', 'o.size()', '2'],
    [
      '{"attributes":{"type":"Account"},"Name":"Acme","AnnualRevenue":5.5}',
      'Account',
      "o.Name + ' ' + o.AnnualRevenue",
      'Acme 5.5'
    ],
    ['{"LastName":"B","Account":{"Name":"A"}}', 'Contact', 'o.Account.Name', 'A']
  ];
  for (const [json, type, expression, expected] of typed) {
    it(`reads ${json} as ${type}: ${expression} is ${expected}`, () =>
      assert.equal(org.value(expression, READ(json, type)), expected));
  }

  it('takes the object of a generic record from its attributes', () => {
    assert.equal(
      org.value(
        '((SObject) JSON.deserialize(\'{"attributes":{"type":"Account"},"Name":"A"}\', SObject.class)).getSObjectType()'
      ),
      'Account'
    );
  });

  it('comes back as it was written', () => {
    assert.equal(
      org.value(
        '((Contact) JSON.deserialize(JSON.serialize(c), Contact.class)) == c',
        "Contact c = new Contact(LastName = 'B', Birthdate = Date.newInstance(2000, 2, 29), DoNotCall = true);"
      ),
      'true'
    );
  });

  const failures: readonly (readonly [statement: string, failure: string])[] = [
    ['JSON.deserializeUntyped(null);', 'System.NullPointerException: null input to JSON parser'],
    ["JSON.deserializeUntyped('');", 'System.JSONException: No content to map to Object due to end of input'],
    [
      "JSON.deserializeUntyped('<a>');",
      "System.JSONException: Unexpected character ('<' (code 60)): expected a valid value (number, String, array, object, 'true', 'false' or 'null') at [line:1, column:2]"
    ],
    [
      "JSON.deserializeUntyped('{a: 1}');",
      "System.JSONException: Unexpected character ('a' (code 97)): was expecting double-quote to start field name at [line:1, column:3]"
    ],
    [
      'JSON.deserialize(\'{"age":"many"}\', Person.class);',
      'System.JSONException: Illegal value for primitive at [line:1, column:8]'
    ],
    [
      'JSON.deserialize(\'{"age":3000000000}\', Person.class);',
      'System.JSONException: Illegal value for primitive at [line:1, column:8]'
    ],
    [
      'JSON.deserialize(\'{"anything":1}\', Shape.class);',
      'System.JSONException: Apex Type unsupported in JSON: Object'
    ],
    ['JSON.deserializeStrict(\'{"first":1}\', Person.class);', 'System.JSONException: Unknown field: Person.first'],
    [
      'JSON.deserialize(\'{"first":1}\', Account.class);',
      "System.JSONException: No such column 'first' on sobject of type Account"
    ],
    ['JSON.deserialize(\'{"recordId":"nope"}\', Shape.class);', 'System.StringException: Invalid id: nope']
  ];
  for (const [statement, failure] of failures)
    it(`${statement} fails: ${failure}`, () => assert.equal(org.failure(statement), failure));

  it('refuses by name what the documents leave open', () => {
    assert.match(org.failure('JSON.deserialize(\'{"name":1}\', Person.class);'), /^NotSupported: JSON.deserialize/);
    assert.match(org.failure('JSON.deserialize(\'{"age":"1"}\', Person.class);'), /^NotSupported: JSON.deserialize/);
  });

  it('reads numbers and Booleans of records in quotes too', () => {
    const text = '{"NumberOfEmployees":"7","AnnualRevenue":"1.50"}';
    assert.equal(
      org.value(
        "a.NumberOfEmployees + 1 + ' ' + a.AnnualRevenue",
        `Account a = (Account) JSON.deserialize('${text}', Account.class);`
      ),
      '8 1.50'
    );
    assert.equal(
      org.value('c.DoNotCall', 'Contact c = (Contact) JSON.deserialize(\'{"DoNotCall":"true"}\', Contact.class);'),
      'true'
    );
  });

  it('writes fields as keys by their names', () => {
    assert.equal(
      org.value("JSON.serialize(new Map<Schema.SObjectField, Object>{ Account.Name => 'x' })"),
      '{"Name":"x"}'
    );
  });

  it('objects show neither namespace nor outer class', () => {
    const named = createLibraryOrg(
      { after: (work) => cleanUp.push(work as () => void) },
      { 'classes/Box.cls': 'public class Box { public Integer size = 1; public class Lid { public String hue; } }' },
      'acme'
    );
    assert.equal(named.value("new Box() + ' ' + new Box.Lid()"), 'Box:[size=1] Lid:[hue=null]');
  });
});
