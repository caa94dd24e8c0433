/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_stub_api.htm */
import { classes, project } from '../../../__tests__/apex.ts';
import { describe, it } from 'node:test';

const files = classes(
  `public virtual class Shelf {
    public Integer size = 3;
    public Shelf() { System.debug('constructed'); }
    public Integer count(Map<Id, Id> places, List<String> names) { return size; }
    public virtual String label(Id place) { return 'own'; }
    protected void tidy() { System.debug('tidied'); }
    public void sweep() { tidy(); }
    private String hidden() { return 'hidden'; }
    public static String shared() { return 'static'; }
    public class Part {}
  }`,
  'public class Drawer extends Shelf { public override String label(Id place) { return null; } public Long depth() { return 1L; } }',
  'public interface Opens { Boolean open(); }',
  'public interface Slides extends Opens { void slide(Decimal far); }',
  'public interface Ranks extends Comparable { void rank(); }',
  'public class Closed { private Closed() {} }',
  `public class Recorder implements StubProvider {
    public Object answer;
    public Object handleMethodCall(Object stub, String name, Type returnType, List<Type> types, List<String> names, List<Object> args) {
      System.debug(name + ' ' + returnType + ' ' + types + ' ' + names + ' ' + args);
      if (args.size() == 1 && args[0] instanceof Id) System.debug(((Id) args[0]).getSobjectType());
      return answer;
    }
  }`
);
const org = project(files);
const stub = (type: string): string =>
  `Recorder r = new Recorder(); ${type} s = (${type}) Test.createStub(${type}.class, r);`;

describe('P111 Test.createStub', () => {
  it('hands over types without spaces, names and arguments; no constructor runs', () =>
    org
      .run(
        `${stub('Shelf')} r.answer = 7; System.debug(s.count(new Map<Id, Id>(), new List<String>{ 'a' }) + ' ' + s.size);`
      )
      .prints('count Integer (Map<Id,Id>, List<String>) (places, names) ({}, (a))', '7 null'));
  it('hands over an Id as an Id', () =>
    org
      .run(`${stub('Shelf')} r.answer = 'x'; System.debug(s.label('001000000000001AAA'));`)
      .prints('label String (Id) (place) (001000000000001AAA)', 'Account', 'x'));
  it('stands in for inherited and overridden methods', () =>
    org
      .run(
        `${stub('Drawer')} r.answer = 2; System.debug(s.depth()); s.sweep(); Object o = s; System.debug(o instanceof Shelf);`
      )
      .prints('depth Long () () ()', '2', 'sweep void () () ()', 'true'));
  it('stands in for an interface and its parents', () =>
    org
      .run(`${stub('Slides')} s.slide(1); r.answer = true; Object o = s; System.debug(((Opens) o).open());`)
      .prints('slide void (Decimal) (far) (1)', 'open Boolean () () ()', 'true'));
  it('shows itself with the name of its class', () =>
    org.run(`${stub('Shelf')} System.debug(String.valueOf(s));`).prints('Shelf__sfdc_ApexStub:[size=null]'));
  it('answers of another type do not convert', () =>
    org
      .run(`${stub('Shelf')} r.answer = 'x'; s.count(null, null);`)
      .throws('System.TypeException', 'Invalid conversion from runtime type String to Integer'));
  it('null for a number fails where it is used', () =>
    org
      .run(`${stub('Shelf')} Integer n = s.count(null, null) + 1;`)
      .throws('System.NullPointerException', 'Attempt to de-reference a null object'));
  it('null for the type fails', () =>
    org.run('Test.createStub(null, new Recorder());').throws('System.NullPointerException'));
  for (const type of ['Shelf.Part', 'String', 'Closed', 'Ranks'])
    it(`${type} is refused by name`, () =>
      org.run(`Test.createStub(${type}.class, new Recorder());`).throws('NotSupported', /^System.Test.createStub/));
});
