/** Flows and invocable methods that Apex calls as actions. */
import { INPUT, OUTPUT, assign, flow, ref, start, text, variable } from '../../flow/__tests__/flowProject.ts';
import { apex, classes, project } from '../apex.ts';
import { reference, rule } from './rule.ts';

const ACTION = reference('apex_class_Invocable_Action');
const RESULT = reference('apex_class_Invocable_Action_Result');

const GREET = flow(
  'Greet',
  assign('Join', [
    ['greeting', 'Assign', text('Hello ')],
    ['greeting', 'Add', ref('name')]
  ]),
  variable('greeting', 'String', OUTPUT),
  variable('name', 'String', INPUT),
  start('Join')
);
const METHODS = classes(
  `public class Doubler {
    public class Request { @InvocableVariable(required=true) public Integer n; }
    public class Response { @InvocableVariable public Integer twice; }
    public static Integer calls = 0;
    @InvocableMethod public static List<Response> run(List<Request> requests) {
      calls++;
      List<Response> all = new List<Response>();
      for (Request r : requests) { Response one = new Response(); one.twice = 100 / r.n; all.add(one); }
      return all;
    }
  }`,
  `public class Upper { @InvocableMethod public static List<String> run(List<String> words) { List<String> all = new List<String>(); for (String w : words) all.add(w.toUpperCase()); return all; } }`
);
const org = project({ ...GREET, ...METHODS });
const show =
  "for (Invocable.Action.Result r : a.invoke()) System.debug(r.isSuccess() + ' ' + r.getOutputParameters() + ' ' + r.getErrors().size());";

rule('C1910', 'IA1', ACTION, 'a flow runs once for each invocation', () =>
  org
    .run(
      `Invocable.Action a = Invocable.Action.createCustomAction('flow', 'Greet'); a.addInvocation(); a.setInvocationParameter('name', 'A'); a.addInvocation().setInvocationParameter('name', 'B'); ${show} System.debug(a.getInvocations().size());`
    )
    .prints('true {greeting=Hello A} 0', 'true {greeting=Hello B} 0', '2')
);
rule('C1911', 'IA1', ACTION, 'an invocable method gets all invocations in one call', () =>
  org
    .run(
      `Invocable.Action a = Invocable.Action.createCustomAction('apex', 'Doubler'); a.setInvocations(new List<Map<String, Object>>{ new Map<String, Object>{ 'n' => 10 }, new Map<String, Object>{ 'n' => 50 } }); ${show} System.debug(Doubler.calls);`
    )
    .prints('true {twice=10} 0', 'true {twice=2} 0', '1')
);
rule('C1912', 'IA1', RESULT, 'plain values go in and out under the name of the parameter and as output', () =>
  org
    .run(
      `Invocable.Action a = Invocable.Action.createCustomAction('apex', 'Upper'); a.addInvocation().setInvocationParameter('words', 'x'); ${show}`
    )
    .prints('true {output=X} 0')
);
rule('C1913', 'IA1', RESULT, 'what goes wrong is told in the results and undone', () => {
  org
    .run(
      "Invocable.Action a = Invocable.Action.createCustomAction('apex', 'Doubler'); a.addInvocation().setInvocationParameter('n', 0); System.debug(a.invoke()[0].getErrors()[0].getMessage().contains('Divide by 0'));"
    )
    .prints('true');
  org
    .run(
      `Invocable.Action a = Invocable.Action.createCustomAction('apex', 'Doubler'); a.addInvocation(); a.addInvocation().setInvocationParameter('n', 5); a.addInvocation().setInvocationParameter('other', 5); a.addInvocation().setInvocationParameter('n', 'x'); ${show}`
    )
    .prints('false {} 1', 'true {twice=20} 0', 'false {} 1', 'false {} 1');
  org
    .run(
      `Invocable.Action a = Invocable.Action.createCustomAction('flow', 'Nowhere'); a.addInvocation(); ${show} a = Invocable.Action.createCustomAction('flow', 'Greet'); a.addInvocation().setInvocationParameter('greeting', 'x'); ${show}`
    )
    .prints('false {} 1', 'false {} 1');
});
rule('C1914', 'IA1', ACTION, 'a parameter needs an invocation, other kinds of actions are refused', () => {
  org
    .run("Invocable.Action.createCustomAction('flow', 'Greet').setInvocationParameter('name', 'A');")
    .throws('System.IllegalArgumentException');
  org
    .run("Invocable.Action.createCustomAction('quickAction', 'X').addInvocation().invoke();")
    .throws('NotSupported', /only flows and Apex run/);
  apex("Invocable.Action.createStandardAction('chatterPost');").refuses(/actions of the platform run in flows only/);
});
rule('C1915', 'P50', RESULT, 'tests make results from JSON', () =>
  apex(
    `Invocable.Action.Error e = (Invocable.Action.Error) JSON.deserialize('{"code":"C","message":"M"}', Invocable.Action.Error.class);
     Invocable.Action.Result r = (Invocable.Action.Result) JSON.deserialize(JSON.serialize(new Map<String, Object>{ 'success' => false, 'errors' => new List<Invocable.Action.Error>{ e }, 'outputParameters' => new Map<String, Object>{ 'x' => 1 } }), Invocable.Action.Result.class);
     System.debug(r.isSuccess() + r.getErrors()[0].getCode() + r.getErrors()[0].getMessage() + r.getOutputParameters());`
  ).prints('falseCM{x=1}')
);
