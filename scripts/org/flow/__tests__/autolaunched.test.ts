/** Flows that Apex or other flows start, and what their elements do. */
import { test } from 'node:test';
import { classes } from '../../__tests__/apex.ts';
import {
  COLLECTION,
  INPUT,
  OUTPUT,
  THINGS,
  assign,
  bool,
  condition,
  decide,
  filter,
  flow,
  flowProject,
  node,
  number,
  ref,
  right,
  set,
  start,
  text,
  to,
  variable
} from './flowProject.ts';

const HELP = 'https://help.salesforce.com/s/articleView?id=platform.';
const APEX = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/flow_interview_class.htm';

/** Runs the flow F without inputs and prints an output. */
const output = (name: string, before = ''): string =>
  `${before} Flow.Interview i = Flow.Interview.createInterview('F', new Map<String, Object>()); i.start(); System.debug(i.getVariableValue('${name}'));`;
const runs = (name: string, result: string, ...elements: readonly string[]): void =>
  flowProject(flow('F', ...elements))
    .run(output(name))
    .returns(result);

test(`inputs go in and outputs come out (${APEX})`, () =>
  flowProject(
    flow(
      'F',
      start('A'),
      assign('A', [['out', 'Add', ref('in')]]),
      variable('in', 'Number', '<scale>2</scale>', INPUT),
      variable('out', 'Number', OUTPUT, '<scale>1</scale>', number(1))
    )
  )
    .run(
      "Flow.Interview i = Flow.Interview.createInterview('F', new Map<String, Object>{ 'in' => 2.5 }); i.start(); System.debug(i.getVariableValue('out'));"
    )
    .returns('3.5'));

test(`a flow or input that is not there is an exception (${APEX})`, () => {
  const p = flowProject(flow('F', variable('own', 'String')));
  p.run("Flow.Interview.createInterview('G', new Map<String, Object>());").throws('System.FlowException');
  p.run("Flow.Interview.createInterview('F', new Map<String, Object>{ 'own' => 'x' });").throws('System.FlowException');
});

test(`P98 a fault that no path handles is an exception (${HELP}flow_build_logic_fault_default.htm)`, () =>
  flowProject(
    flow('F', start('C'), node('recordCreates', 'C', null, set('FirstName', text('x')), '<object>Contact</object>'))
  )
    .run("Flow.Interview.createInterview('F', new Map<String, Object>()).start();")
    .throws('System.FlowException', /^An unhandled fault has occurred while processing the flow/));

test(`texts take merge fields; nothing is an empty text (${HELP}flow_ref_resources_texttemplate.htm)`, () =>
  runs(
    'out',
    'a 2.5 true  1/31/2026',
    start('A'),
    assign('A', [['out', 'Assign', ref('T')]]),
    variable('out', 'String', OUTPUT),
    variable('s', 'String', text('a')),
    variable('n', 'Number', '<scale>1</scale>', number(2.5)),
    variable('none', 'String'),
    variable('d', 'Date', '<value><dateValue>2026-01-31</dateValue></value>'),
    '<textTemplates><name>T</name><text>{!s} {!n} {!$GlobalConstant.True} {!none} {!d}</text></textTemplates>'
  ));

test(`dates move by days (${HELP}flow_ref_operators_assignment.htm)`, () =>
  runs(
    'd',
    '2026-02-02 00:00:00',
    start('A'),
    assign('A', [
      ['d', 'Add', number(3)],
      ['d', 'Subtract', number(1)]
    ]),
    variable('d', 'Date', OUTPUT, '<value><dateValue>2026-01-31</dateValue></value>')
  ));

test(`P98 a number that was never set cannot be added to (${HELP}flow_ref_operators_assignment.htm)`, () =>
  flowProject(
    flow('F', start('A'), assign('A', [['n', 'Add', number(1)]]), variable('n', 'Number', '<scale>0</scale>'))
  )
    .run("Flow.Interview.createInterview('F', new Map<String, Object>()).start();")
    .throws('System.FlowException'));

const LIST = variable('l', 'String', COLLECTION, OUTPUT);
const collection = (result: string, ...items: readonly (readonly [string, string, string])[]): void =>
  runs(
    'l',
    result,
    start('A'),
    assign('A', [
      ['l', 'Add', text('a')],
      ['l', 'Add', text('b')],
      ['l', 'Add', text('a')],
      ['m', 'Add', text('a')],
      ...items
    ]),
    LIST,
    variable('m', 'String', COLLECTION)
  );

const COLLECTION_OPERATORS: readonly (readonly [string, string, string])[] = [
  ['AddAtStart', text('z'), '(z, a, b, a)'],
  ['Add', ref('m'), '(a, b, a, a)'],
  ['RemoveFirst', text('a'), '(b, a)'],
  ['RemoveAll', text('a'), '(b)'],
  ['RemoveAll', ref('m'), '(b)'],
  ['RemoveAfterFirst', text('b'), '(a, b)'],
  ['RemoveBeforeFirst', text('b'), '(b, a)'],
  ['RemovePosition', number(2), '(a, a)'],
  ['RemoveUncommon', ref('m'), '(a, a)'],
  ['Assign', ref('m'), '(a)']
];
for (const [operator, value, result] of COLLECTION_OPERATORS)
  test(`${operator} on a collection gives ${result} (${HELP}flow_ref_operators_assignment.htm)`, () =>
    collection(result, ['l', operator, value]));

test(`AssignCount counts the items (${HELP}flow_ref_operators_assignment.htm)`, () =>
  runs(
    'n',
    '2',
    start('A'),
    assign('A', [
      ['l', 'Add', text('a')],
      ['l', 'Add', text('b')],
      ['n', 'AssignCount', ref('l')]
    ]),
    LIST,
    variable('n', 'Number', '<scale>0</scale>', OUTPUT)
  ));

const judge =
  (conditions: readonly string[], logic = 'and') =>
  (more: readonly string[]): ApexRun =>
    flowProject(
      flow(
        'F',
        start('D'),
        decide('D', conditions, 'Y', 'N', logic),
        assign('Y', [['out', 'Assign', text('yes')]]),
        assign('N', [['out', 'Assign', text('no')]]),
        variable('out', 'String', OUTPUT),
        ...more
      )
    ).run(output('out'));
type ApexRun = ReturnType<ReturnType<typeof flowProject>['run']>;

const VALUES = [
  variable('s', 'String', text('Abc')),
  variable('five', 'Number', '<scale>0</scale>', number(5)),
  variable('none', 'String'),
  variable('blank', 'String', ref('$GlobalConstant.EmptyString')),
  LIST
];
const CONDITIONS: readonly (readonly [string, string, string, string])[] = [
  ['s', 'EqualTo', text('Abc'), 'yes'],
  ['s', 'EqualTo', text('abc'), 'no'],
  ['s', 'StartsWith', text('Ab'), 'yes'],
  ['s', 'EndsWith', text('Ab'), 'no'],
  ['s', 'Contains', text('b'), 'yes'],
  ['five', 'GreaterThan', number(5), 'no'],
  ['five', 'GreaterThanOrEqualTo', number(5), 'yes'],
  ['five', 'LessThan', number(6), 'yes'],
  ['none', 'IsNull', bool(true), 'yes'],
  ['blank', 'IsNull', bool(true), 'no'],
  ['blank', 'IsBlank', bool(true), 'yes'],
  ['l', 'IsNull', bool(true), 'yes'],
  ['l', 'IsEmpty', bool(false), 'no']
];
for (const [left, operator, value, result] of CONDITIONS)
  test(`P98 ${left} ${operator} ${value.replace(/<[^>]*>/g, '')}: ${result} (${HELP}flow_ref_operators_condition.htm)`, () =>
    judge([condition(left, operator, value)])(VALUES).returns(result));

test(`custom logic combines conditions by number (${HELP}flow_ref_elements_decision.htm)`, () =>
  judge(
    [
      condition('s', 'EqualTo', text('x')),
      condition('five', 'EqualTo', number(5)),
      condition('none', 'IsNull', bool(false))
    ],
    '1 OR (2 AND NOT 3)'
  )(VALUES).returns('yes'));

const ACCOUNTS =
  "insert new List<Account>{ new Account(Name = 'B'), new Account(Name = 'A'), new Account(Name = 'C') };";
const get = (next: string | null, ...more: readonly string[]): string =>
  node(
    'recordLookups',
    'G',
    next,
    '<object>Account</object>',
    ...more,
    '<storeOutputAutomatically>true</storeOutputAutomatically>'
  );
const SORTED = '<sortField>Name</sortField><sortOrder>Asc</sortOrder>';

test(`a loop goes through a collection in order, or backwards (${HELP}flow_ref_elements_loop.htm)`, () => {
  const looping = (order: string) =>
    flowProject(
      flow(
        'F',
        start('G'),
        get('L', SORTED, '<getFirstRecordOnly>false</getFirstRecordOnly>'),
        node(
          'loops',
          'L',
          null,
          `<collectionReference>G</collectionReference><iterationOrder>${order}</iterationOrder>`,
          to('A', 'nextValueConnector')
        ),
        assign('A', [['out', 'Add', ref('L.Name')]], 'L'),
        variable('out', 'String', OUTPUT)
      )
    ).run(output('out', ACCOUNTS));
  looping('Asc').returns('ABC');
  looping('Desc').returns('CBA');
});

test(`P98 a loop over no records ends at once (${HELP}flow_ref_elements_loop.htm)`, () =>
  runs(
    'out',
    'null',
    start('G'),
    get('L', '<getFirstRecordOnly>false</getFirstRecordOnly>'),
    node(
      'loops',
      'L',
      null,
      '<collectionReference>G</collectionReference><iterationOrder>Asc</iterationOrder>',
      to('A', 'nextValueConnector')
    ),
    assign('A', [['out', 'Assign', text('x')]], 'L'),
    variable('out', 'String', OUTPUT)
  ));

test(`P98 a record that was not found is null, and reading its fields is a fault (${HELP}flow_ref_elements_data_get.htm)`, () => {
  const first = get('D', filter('Name', 'EqualTo', text('none')), '<getFirstRecordOnly>true</getFirstRecordOnly>');
  const project = flowProject(
    flow(
      'F',
      start('G'),
      first,
      decide('D', [condition('G', 'IsNull', bool(true)), condition('G.Name', 'IsNull', bool(true))], 'A'),
      assign('A', [['out', 'Assign', text('null')]]),
      variable('out', 'String', OUTPUT)
    ),
    flow(
      'R',
      start('G'),
      first.replace('>D<', '>A<'),
      assign('A', [['out', 'Assign', ref('G.Name')]]),
      variable('out', 'String', OUTPUT)
    )
  );
  project.run(output('out')).returns('null');
  project.run(output('out').replace("'F'", "'R'")).throws('System.FlowException');
});

test(`filters of a read match as queries do (${HELP}flow_ref_elements_data_get.htm)`, () =>
  flowProject(
    flow(
      'F',
      start('P'),
      assign('P', [['names', 'Add', text('C')]], 'G'),
      get(
        'A',
        SORTED,
        '<filterLogic>1 OR 2</filterLogic>',
        filter('Name', 'StartsWith', text('a')),
        filter('Name', 'In', ref('names')),
        '<getFirstRecordOnly>false</getFirstRecordOnly>'
      ),
      assign('A', [['n', 'AssignCount', ref('G')]]),
      variable('names', 'String', COLLECTION),
      variable('n', 'Number', OUTPUT, '<scale>0</scale>')
    )
  )
    .run(output('n', ACCOUNTS))
    .returns('2'));

test(`records are created, updated and deleted by variable, collection and condition (${HELP}flow_ref_elements_data.htm)`, () =>
  flowProject(
    flow(
      'F',
      start('A'),
      assign(
        'A',
        [
          ['one.Name', 'Assign', text('1')],
          ['many', 'Add', ref('one')],
          ['one.Name', 'Assign', text('2')],
          ['many', 'Add', ref('one')]
        ],
        'C'
      ),
      node('recordCreates', 'C', 'U', '<inputReference>many</inputReference>'),
      node(
        'recordUpdates',
        'U',
        'D',
        '<object>Thing__c</object><filterLogic>and</filterLogic>',
        filter('Name', 'EqualTo', text('1')),
        set('Text__c', text('kept'))
      ),
      node(
        'recordDeletes',
        'D',
        null,
        '<object>Thing__c</object><filterLogic>and</filterLogic>',
        filter('Text__c', 'IsNull', bool(true))
      ),
      variable('one', 'SObject', THINGS),
      variable('many', 'SObject', COLLECTION, THINGS, OUTPUT)
    )
  )
    .run(
      `${output('many').replace(/System\.debug\(.*/, '')} for (Thing__c t : [SELECT Name, Text__c FROM Thing__c]) System.debug(t.Name + ' ' + t.Text__c);`
    )
    .prints('1 kept'));

test(`a created record's Id is known by the element (${HELP}flow_ref_elements_data_create.htm)`, () =>
  flowProject(
    flow(
      'F',
      start('C'),
      node(
        'recordCreates',
        'C',
        'A',
        '<object>Account</object>',
        set('Name', text('n')),
        '<storeOutputAutomatically>true</storeOutputAutomatically>'
      ),
      assign('A', [['out', 'Assign', ref('C')]]),
      variable('out', 'String', OUTPUT)
    )
  )
    .run(`${output('out')} System.debug([SELECT Id FROM Account].Id == (Id) i.getVariableValue('out'));`)
    .returns('true'));

test(`a subflow gets inputs, gives outputs and sees variables of its own only (${HELP}flow_ref_elements_subflow.htm)`, () =>
  flowProject(
    flow(
      'F',
      start('S'),
      node(
        'subflows',
        'S',
        'A',
        '<flowName>Inner</flowName>',
        `<inputAssignments><name>in</name>${text('x')}</inputAssignments>`
      ),
      assign('A', [['out', 'Assign', ref('S.out')]]),
      variable('out', 'String', OUTPUT)
    ),
    flow(
      'Inner',
      start('A'),
      assign('A', [
        ['out', 'Assign', ref('in')],
        ['out', 'Add', text('!')]
      ]),
      variable('in', 'String', INPUT),
      variable('out', 'String', OUTPUT)
    )
  )
    .run(output('out'))
    .returns('x!'));

const DOUBLE = `public class Twice {
  public class Request { @InvocableVariable(required=true) public Integer amount; }
  public class Answer { @InvocableVariable public Integer result; }
  @InvocableMethod public static List<Answer> run(List<Request> requests) {
    List<Answer> answers = new List<Answer>();
    for (Request r : requests) { if (r.amount < 0) { insert new Account(Name = 'gone'); throw new IllegalArgumentException('negative'); } Answer a = new Answer(); a.result = r.amount * 2; answers.add(a); }
    return answers;
  }
}`;
const act = (amount: number): string =>
  node(
    'actionCalls',
    'T',
    'A',
    '<actionName>Twice</actionName><actionType>apex</actionType>',
    `<inputParameters><name>amount</name>${number(amount)}</inputParameters>`,
    '<storeOutputAutomatically>true</storeOutputAutomatically>',
    to('E', 'faultConnector')
  );

test(`invocable Apex gets and gives objects (${HELP}flow_ref_elements_actions_apex.htm)`, () =>
  flowProject(
    classes(DOUBLE),
    flow(
      'F',
      start('T'),
      act(4),
      assign('A', [['n', 'Assign', ref('T.result')]]),
      assign('E', [['n', 'Assign', number(0)]]),
      variable('n', 'Number', OUTPUT, '<scale>0</scale>')
    )
  )
    .run(output('n'))
    .returns('8'));

test(`an exception of invocable Apex is a fault, and what it wrote is undone (${HELP}flow_ref_elements_actions_apex.htm)`, () =>
  flowProject(
    classes(DOUBLE),
    flow(
      'F',
      start('T'),
      act(-1),
      assign('A', [['out', 'Assign', text('')]]),
      assign('E', [['out', 'Assign', ref('$Flow.FaultMessage')]]),
      variable('out', 'String', OUTPUT)
    )
  )
    .run(`${output('out')} System.debug([SELECT COUNT() FROM Account]);`)
    .prints('An Apex error occurred: System.IllegalArgumentException: negative', '0'));

test(`collections are sorted in place and filtered into new ones (${HELP}flow_ref_elements_sort.htm)`, () =>
  flowProject(
    flow(
      'F',
      start('G'),
      get('S', '<getFirstRecordOnly>false</getFirstRecordOnly>'),
      node(
        'collectionProcessors',
        'S',
        'X',
        '<collectionProcessorType>SortCollectionProcessor</collectionProcessorType><collectionReference>G</collectionReference><sortOptions><doesPutEmptyStringAndNullFirst>false</doesPutEmptyStringAndNullFirst><sortField>Name</sortField><sortOrder>Desc</sortOrder></sortOptions>'
      ),
      node(
        'collectionProcessors',
        'X',
        'L',
        '<collectionProcessorType>FilterCollectionProcessor</collectionProcessorType><collectionReference>G</collectionReference><assignNextValueToReference>item</assignNextValueToReference><conditionLogic>and</conditionLogic>',
        `<conditions><leftValueReference>item.Name</leftValueReference><operator>NotEqualTo</operator>${right(text('B'))}</conditions>`
      ),
      node(
        'loops',
        'L',
        null,
        '<collectionReference>X</collectionReference><iterationOrder>Asc</iterationOrder>',
        to('A', 'nextValueConnector')
      ),
      assign('A', [['out', 'Add', ref('L.Name')]], 'L'),
      variable('item', 'SObject', '<objectType>Account</objectType>'),
      variable('out', 'String', OUTPUT)
    )
  )
    .run(output('out', ACCOUNTS))
    .returns('CA'));

const formula = (name: string, type: string, expression: string): string =>
  `<formulas><name>${name}</name><dataType>${type}</dataType><expression>${expression}</expression>${type === 'Number' ? '<scale>1</scale>' : ''}</formulas>`;

test(`formulas are computed when they are read, to their scale (${HELP}flow_ref_resources_formula.htm)`, () =>
  runs(
    'n',
    '3.3',
    start('A'),
    assign('A', [
      ['base', 'Assign', number(10)],
      ['n', 'Assign', ref('X')]
    ]),
    formula('X', 'Number', '{!base} / 3'),
    variable('base', 'Number', '<scale>0</scale>', number(1)),
    variable('n', 'Number', OUTPUT, '<scale>1</scale>')
  ));

test(`a formula may use another (${HELP}flow_ref_resources_formula.htm)`, () =>
  runs(
    's',
    'ab-',
    start('A'),
    assign('A', [['s', 'Assign', ref('Y')]]),
    formula('X', 'String', '&quot;a&quot; &amp; {!v}'),
    formula('Y', 'String', '{!X} &amp; &quot;-&quot;'),
    variable('v', 'String', text('b')),
    variable('s', 'String', OUTPUT)
  ));

test(`actions on records of any object get the object that the element names (${HELP}flow_ref_elements_actions_apex.htm)`, () =>
  flowProject(
    classes(
      'public class First { public class Request { @InvocableVariable public List<SObject> all; } public class Answer { @InvocableVariable public SObject first; } @InvocableMethod public static List<Answer> run(List<Request> requests) { List<Answer> l = new List<Answer>(); for (Request r : requests) { Answer a = new Answer(); a.first = r.all[0]; l.add(a); } return l; } }'
    ),
    flow(
      'F',
      start('G'),
      get('T', SORTED, '<getFirstRecordOnly>false</getFirstRecordOnly>'),
      node(
        'actionCalls',
        'T',
        'A',
        '<actionName>First</actionName><actionType>apex</actionType>',
        '<dataTypeMappings><typeName>T__all</typeName><typeValue>Account</typeValue></dataTypeMappings><dataTypeMappings><typeName>U__first</typeName><typeValue>Account</typeValue></dataTypeMappings>',
        `<inputParameters><name>all</name>${ref('G')}</inputParameters>`,
        '<storeOutputAutomatically>true</storeOutputAutomatically>'
      ),
      assign('A', [['out', 'Assign', ref('T.first.Name')]]),
      variable('out', 'String', OUTPUT)
    )
  )
    .run(output('out', ACCOUNTS))
    .returns('A'));

test(`a flow with screens is refused by name when Apex starts it (${APEX})`, () => {
  const [[file, xml] = ['', '']] = Object.entries(flow('F', start('S'), node('screens', 'S', null)));
  flowProject({ [file]: xml.replace('AutoLaunchedFlow', 'Flow') })
    .run("Flow.Interview.createInterview('F', new Map<String, Object>());")
    .throws('NotSupported', /^The flow F is not supported by the local org: flows with screens need a page/);
});
