/** Elements of flows: collections, transforms, reads and writes, actions, Apex-defined values. */
import {
  COLLECTION,
  INPUT,
  OUTPUT,
  THINGS,
  assign,
  bool,
  filter,
  flow,
  flowProject,
  node,
  number,
  ref,
  set,
  start,
  text,
  variable
} from '../../flow/__tests__/flowProject.ts';
import { THING } from '../../flow/__tests__/flowProject.ts';
import { classes, customObject, refuses, type Files } from '../apex.ts';
import { rule } from './rule.ts';

const METADATA = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm';
const HELP = 'https://help.salesforce.com/s/articleView?id=platform.';
const TRANSFORM = `${HELP}flow_ref_elements_transform.htm`;
const CREATE = `${HELP}flow_ref_elements_data_create.htm`;
const GET = `${HELP}flow_ref_elements_data_get.htm`;
const APEX_TYPES = `${HELP}flow_concepts_apex_types.htm`;
const ACTIONS = 'https://developer.salesforce.com/docs/atlas.en-us.api_action.meta/api_action/';

/** Runs the flow F and prints one of its outputs. */
const output = (name: string, before = ''): string =>
  `${before} Flow.Interview i = Flow.Interview.createInterview('F', new Map<String, Object>()); i.start(); System.debug(i.getVariableValue('${name}'));`;
const THREE =
  "insert new List<Thing__c>{ new Thing__c(Name = 'a', Size__c = 1, Text__c = 'x'), new Thing__c(Name = 'b', Size__c = 2), new Thing__c(Name = 'c', Text__c = 'z') };";
const getAll = (next: string): string =>
  node(
    'recordLookups',
    'G',
    next,
    '<object>Thing__c</object><sortField>Name</sortField><sortOrder>Asc</sortOrder>',
    '<getFirstRecordOnly>false</getFirstRecordOnly><storeOutputAutomatically>true</storeOutputAutomatically>'
  );
const mapping = (field: string | null, value: string): string =>
  `<transformValueActions>${field === null ? '' : `<outputFieldApiName>${field}</outputFieldApiName>`}<transformType>Map</transformType>${value}</transformValueActions>`;
const transform = (next: string | null, type: string, ...actions: readonly string[]): string =>
  node('transforms', 'T', next, type, `<transformValues>${actions.join('')}</transformValues>`);
const ACCOUNTS = '<dataType>SObject</dataType><objectType>Account</objectType><isCollection>true</isCollection>';
const formula = (type: string, expression: string): string =>
  `<value><formulaDataType>${type}</formulaDataType><formulaExpression>${expression}</formulaExpression></value>`;

rule('C1400', 'P98', TRANSFORM, 'a transform makes a record of each item, from values and formulas', () =>
  flowProject(
    flow(
      'F',
      start('G'),
      getAll('T'),
      transform(
        'C',
        ACCOUNTS,
        mapping('Name', ref('G[$EachItem].Name')),
        mapping('Description', formula('String', 'UPPER({!G[$EachItem].Name}) &amp; "!"')),
        mapping('Site', text('fixed'))
      ),
      node('recordCreates', 'C', null, '<inputReference>T</inputReference>'),
      variable('x', 'String', OUTPUT)
    )
  )
    .run(
      `${output('x', THREE)} for (Account a : [SELECT Name, Description, Site FROM Account ORDER BY Name]) System.debug(a.Name + a.Description + a.Site);`
    )
    .prints('null', 'aA!fixed', 'bB!fixed', 'cC!fixed')
);
rule('C1401', 'P98', TRANSFORM, 'a transform of one field makes a collection of plain values', () =>
  flowProject(
    flow(
      'F',
      start('G'),
      getAll('T'),
      transform(
        'A',
        '<dataType>String</dataType><isCollection>true</isCollection>',
        mapping(null, ref('G[$EachItem].Text__c'))
      ),
      assign('A', [['out', 'Assign', ref('T')]]),
      variable('out', 'String', COLLECTION, OUTPUT)
    )
  )
    .run(output('out', THREE))
    .returns('(x, null, z)')
);
const aggregate = (type: string, ...inputs: readonly string[]): string =>
  `<transformValueActions><transformType>${type}</transformType>${inputs.join('')}</transformValueActions>`;
const parameter = (name: string, value: string): string =>
  `<inputParameters><name>${name}</name>${value}</inputParameters>`;
for (const [id, type, result] of [
  ['C1402', 'Sum', '3.00'],
  ['C1403', 'Count', '3.00']
] as const)
  rule(id, 'P98', TRANSFORM, `${type} makes one number of a collection; items without a value add nothing`, () =>
    flowProject(
      flow(
        'F',
        start('G'),
        getAll('T'),
        transform(
          'A',
          '<dataType>Number</dataType><scale>2</scale><isCollection>false</isCollection>',
          aggregate(type, parameter('aggregationValues', ref('G')), parameter('aggregationField', text('Size__c')))
        ),
        assign('A', [['out', 'Assign', ref('T')]]),
        variable('out', 'Number', OUTPUT, '<scale>2</scale>')
      )
    )
      .run(output('out', THREE))
      .returns(result)
  );
rule('C1404', 'P98', METADATA, 'joins of collections are refused by name', () =>
  refuses(
    {
      ...THING,
      ...flow(
        'F',
        start('G'),
        getAll('T'),
        transform(null, ACCOUNTS, mapping('Name', ref('G[$EachItem].Name')).replace('>Map<', '>InnerJoin<'))
      )
    },
    'Transforms by InnerJoin are not supported by the local org'
  )
);
rule('C1405', 'P98', METADATA, 'a map processor makes a record of each item', () =>
  flowProject(
    flow(
      'F',
      start('G'),
      getAll('M'),
      node(
        'collectionProcessors',
        'M',
        'C',
        '<assignNextValueToReference>item</assignNextValueToReference><collectionProcessorType>RecommendationMapCollectionProcessor</collectionProcessorType>',
        '<collectionReference>G</collectionReference><outputSObjectType>Account</outputSObjectType>',
        `<mapItems><assignToFieldReference>Account.Name</assignToFieldReference><operator>Assign</operator>${ref('item.Name')}</mapItems>`
      ),
      node('recordCreates', 'C', 'A', '<inputReference>M</inputReference>'),
      assign('A', [['n', 'AssignCount', ref('M')]]),
      variable('item', 'SObject', THINGS),
      variable('n', 'Number', OUTPUT, '<scale>0</scale>')
    )
  )
    .run(`${output('n', THREE)} System.debug([SELECT COUNT() FROM Account WHERE Name IN ('a', 'b', 'c')]);`)
    .prints('3', '3')
);
rule(
  'C1406',
  'P98',
  `${HELP}flow_ref_elements_sort.htm`,
  'a sort changes the collection itself; the element has no value',
  () =>
    refuses(
      {
        ...THING,
        ...flow(
          'F',
          start('S'),
          node(
            'collectionProcessors',
            'S',
            'A',
            '<collectionProcessorType>SortCollectionProcessor</collectionProcessorType><collectionReference>l</collectionReference><sortOptions><sortOrder>Asc</sortOrder></sortOptions>'
          ),
          assign('A', [['l', 'Assign', ref('S')]]),
          variable('l', 'String', COLLECTION)
        )
      },
      /S gives no value/
    )
);

const getSome = (...more: readonly string[]): string =>
  node(
    'recordLookups',
    'G',
    'A',
    '<object>Thing__c</object><sortField>Name</sortField><sortOrder>Desc</sortOrder>',
    ...more
  );
rule('C1407', 'P98', METADATA, 'how many records are read may be told by a resource', () =>
  flowProject(
    flow(
      'F',
      start('G'),
      getSome(
        '<getFirstRecordOnly>false</getFirstRecordOnly><storeOutputAutomatically>true</storeOutputAutomatically>',
        ref('most').replace(/value>/g, 'limit>')
      ),
      assign('A', [['n', 'AssignCount', ref('G')]]),
      variable('most', 'Number', '<scale>0</scale>', number(2)),
      variable('n', 'Number', OUTPUT, '<scale>0</scale>')
    )
  )
    .run(output('n', THREE))
    .returns('2')
);
rule('C1408', 'P98', METADATA, 'no fewer than 2 and no more than 20,000 records may be asked for', () =>
  flowProject(
    flow(
      'F',
      start('G'),
      getSome(
        '<getFirstRecordOnly>false</getFirstRecordOnly><storeOutputAutomatically>true</storeOutputAutomatically>',
        '<limit><numberValue>1</numberValue></limit>'
      ),
      assign('A', []),
      variable('n', 'Number', OUTPUT, '<scale>0</scale>')
    )
  )
    .run(output('n', THREE))
    .throws('System.FlowException')
);
rule('C1409', 'P98', METADATA, 'a record variable gets the first of the sorted records, a collection all of them', () =>
  flowProject(
    flow(
      'F',
      start('G'),
      getSome(
        '<outputReference>one</outputReference><queriedFields>Id</queriedFields><queriedFields>Name</queriedFields>'
      ),
      assign('A', [['out', 'Assign', ref('one.Name')]]),
      variable('one', 'SObject', THINGS),
      variable('out', 'String', OUTPUT)
    )
  )
    .run(output('out', THREE))
    .returns('c')
);
rule('C1410', 'P98', GET, 'one query reads for all filters of an element', () =>
  flowProject(
    flow(
      'F',
      start('G'),
      getSome(
        '<filterLogic>1 AND (2 OR 3)</filterLogic>',
        filter('Name', 'NotEqualTo', text('b')),
        filter('Text__c', 'EqualTo', text('x')),
        filter('Size__c', 'IsNull', bool(true)),
        '<getFirstRecordOnly>false</getFirstRecordOnly><storeOutputAutomatically>true</storeOutputAutomatically>'
      ),
      assign('A', [['n', 'AssignCount', ref('G')]]),
      variable('n', 'Number', OUTPUT, '<scale>0</scale>')
    )
  )
    .run(`${output('n', THREE)} System.debug(Limits.getQueries());`)
    .prints('2', '1')
);

const KEYED: Files = customObject('Keyed__c', {
  Key__c: '<type>Text</type><length>20</length><externalId>true</externalId><unique>true</unique>',
  Text__c: '<type>Text</type><length>20</length>'
});
const upsert = (...more: readonly string[]): Files =>
  flow(
    'F',
    start('A'),
    assign(
      'A',
      [
        ['one.Key__c', 'Assign', text('1')],
        ['one.Text__c', 'Assign', text('new')],
        ['many', 'Add', ref('one')],
        ['one.Key__c', 'Assign', text('2')],
        ['many', 'Add', ref('one')]
      ],
      'C'
    ),
    node('recordCreates', 'C', 'B', '<inputReference>many</inputReference><doesUpsert>true</doesUpsert>', ...more),
    assign('B', [['n', 'AssignCount', ref('many')]]),
    variable('one', 'SObject', '<objectType>Keyed__c</objectType>'),
    variable('many', 'SObject', COLLECTION, '<objectType>Keyed__c</objectType>'),
    variable('n', 'Number', OUTPUT, '<scale>0</scale>')
  );
const KEYED_ROWS =
  'for (Keyed__c k : [SELECT Key__c, Text__c FROM Keyed__c ORDER BY Key__c]) System.debug(k.Key__c + k.Text__c); System.debug(Limits.getDmlStatements());';
rule('C1411', 'P98', CREATE, 'an upsert updates the records whose external Id is known and creates the others', () =>
  flowProject(KEYED, upsert('<upsertExternalIdField>Key__c</upsertExternalIdField>'))
    .run(`${output('n', "insert new Keyed__c(Name = 'k', Key__c = '1', Text__c = 'old');")} ${KEYED_ROWS}`)
    .prints('2', '1new', '2new', '2')
);
rule('C1412', 'P98', CREATE, 'records can only be matched by an external Id or the Id', () =>
  refuses(
    { ...KEYED, ...upsert('<upsertExternalIdField>Text__c</upsertExternalIdField>') },
    /Keyed__c.Text__c is no external Id/
  )
);
const matching = (operations: string): Files =>
  flow(
    'F',
    start('C'),
    node(
      'recordCreates',
      'C',
      null,
      '<object>Thing__c</object><filterLogic>and</filterLogic>',
      filter('Text__c', 'EqualTo', text('x')),
      set('Text__c', text('x')),
      set('Name', text('written')),
      operations,
      '<storeOutputAutomatically>true</storeOutputAutomatically>'
    ),
    variable('out', 'String', OUTPUT)
  );
const ALL_UPDATED =
  '<operationMultMatchingRecords>UpdateAllRecords</operationMultMatchingRecords><operationOneMatchingRecord>UpdateAllRecords</operationOneMatchingRecord>';
const NONE = ALL_UPDATED.replaceAll('UpdateAllRecords', 'None');
const MATCHES: readonly (readonly [string, string, string, number, readonly string[]])[] = [
  ['C1413', 'where no record matches, one is created', ALL_UPDATED, 0, ['written']],
  ['C1414', 'where one matches, it is updated', ALL_UPDATED, 1, ['written']],
  ['C1415', 'where several match, all are updated', ALL_UPDATED, 2, ['written', 'written']],
  ['C1416', 'matching records are left alone where that is asked for', NONE, 1, ['n']],
  [
    'C1417',
    'nothing is created where that is asked for',
    `${ALL_UPDATED}<operationZeroMatchingRecords>None</operationZeroMatchingRecords>`,
    0,
    []
  ]
];
for (const [id, what, operations, count, names] of MATCHES)
  rule(id, 'P98', METADATA, what, () =>
    flowProject(matching(operations))
      .run(
        `${output('out', `for (Integer i = 0; i < ${count}; i++) insert new Thing__c(Name = 'n', Text__c = 'x');`)} for (Thing__c t : [SELECT Name FROM Thing__c]) System.debug(t.Name);`
      )
      .prints('null', ...names)
  );

const EMPTY = flow(
  'F',
  start('A'),
  assign('A', [
    ['l', 'Add', text('a')],
    ['l', 'RemovePosition', number(2)]
  ]),
  variable('l', 'String', COLLECTION)
);
rule('C1418', 'P98', METADATA, 'a position that the collection does not have is a fault', () =>
  flowProject(EMPTY)
    .run("Flow.Interview.createInterview('F', new Map<String, Object>()).start();")
    .throws('System.FlowException')
);

const LINES = classes(
  'public class Line { @AuraEnabled public String name; @AuraEnabled public Integer amount; @AuraEnabled public Line next; public String hidden; }',
  `public class MakeLines {
    @InvocableMethod public static List<List<Line>> run(List<List<String>> names) {
      List<List<Line>> answers = new List<List<Line>>();
      for (List<String> each : names) { List<Line> lines = new List<Line>(); for (String name : each) { Line l = new Line(); l.name = name; l.amount = name.length(); lines.add(l); } answers.add(lines); }
      return answers;
    }
  }`,
  `public class SumLines {
    public class Request { @InvocableVariable(required=true) public List<Line> lines; @InvocableVariable public Account owner; }
    public class Answer { @InvocableVariable public Line total; @InvocableVariable public List<Account> owners; }
    @InvocableMethod public static List<Answer> run(List<Request> requests) {
      List<Answer> answers = new List<Answer>();
      for (Request r : requests) { Answer a = new Answer(); a.total = new Line(); a.total.amount = 0; for (Line l : r.lines) { a.total.amount += l.amount; l.amount = -1; } a.owners = new List<Account>{ r.owner }; answers.add(a); }
      return answers;
    }
  }`
);
const LINE = '<apexClass>Line</apexClass>';
const action = (name: string, className: string, next: string | null, ...more: readonly string[]): string =>
  node('actionCalls', name, next, `<actionName>${className}</actionName><actionType>apex</actionType>`, ...more);
rule('C1420', 'P98', APEX_TYPES, 'members of an Apex-defined variable are read and written', () =>
  flowProject(
    LINES,
    flow(
      'F',
      start('A'),
      assign('A', [
        ['line.name', 'Assign', text('a')],
        ['line.amount', 'Assign', number(2)],
        ['line.amount', 'Add', number(3)],
        ['out', 'Assign', text('{!line.name}{!line.amount}')]
      ]),
      variable('line', 'Apex', LINE),
      variable('out', 'String', OUTPUT)
    )
  )
    .run(output('out'))
    .returns('a5')
);
rule('C1421', 'P98', APEX_TYPES, 'members without AuraEnabled are not there', () =>
  refuses(
    {
      ...LINES,
      ...flow('F', start('A'), assign('A', [['line.hidden', 'Assign', text('a')]]), variable('line', 'Apex', LINE))
    },
    /Line has no member hidden with @AuraEnabled/
  )
);
rule(
  'C1422',
  'P98',
  `${HELP}flow_ref_elements_actions_apex.htm`,
  'lists of lists go in and come out as collections, Apex-defined values too',
  () =>
    flowProject(
      LINES,
      flow(
        'F',
        start('P'),
        assign(
          'P',
          [
            ['names', 'Add', text('a')],
            ['names', 'Add', text('bcd')],
            ['account.Name', 'Assign', text('Acme')]
          ],
          'M'
        ),
        action('M', 'MakeLines', 'S', `<inputParameters><name>names</name>${ref('names')}</inputParameters>`),
        action(
          'S',
          'SumLines',
          'L',
          `<inputParameters><name>lines</name>${ref('M.output')}</inputParameters><inputParameters><name>owner</name>${ref('account')}</inputParameters>`
        ),
        node(
          'loops',
          'L',
          null,
          '<collectionReference>M.output</collectionReference>',
          '<nextValueConnector><targetReference>A</targetReference></nextValueConnector><noMoreValuesConnector><targetReference>E</targetReference></noMoreValuesConnector>'
        ),
        assign('A', [['out', 'Add', text('{!L.name}{!L.amount} ')]], 'L'),
        assign('E', [
          ['out', 'Add', text('{!S.total.amount} ')],
          ['n', 'AssignCount', ref('S.owners')],
          ['out', 'Add', text('{!n}')]
        ]),
        variable('names', 'String', COLLECTION),
        variable('account', 'SObject', '<objectType>Account</objectType>'),
        variable('n', 'Number', '<scale>0</scale>'),
        variable('out', 'String', OUTPUT)
      )
    )
      .run(output('out'))
      .returns('a1 bcd3 4 1')
);
rule('C1423', 'P98', `${HELP}flow_ref_elements_actions_apex.htm`, 'a required input without a value is an error', () =>
  refuses(
    { ...LINES, ...flow('F', start('S'), action('S', 'SumLines', null)) },
    /The required input lines of SumLines has no value/
  )
);
rule(
  'C1424',
  'P98',
  'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/flow_interview_class.htm',
  'Apex-defined values go in from Apex and come out to it, as copies',
  () =>
    flowProject(
      LINES,
      flow(
        'F',
        start('A'),
        assign('A', [['line.amount', 'Add', number(1)]]),
        variable('line', 'Apex', LINE, INPUT, OUTPUT)
      )
    )
      .run(
        "Line l = new Line(); l.amount = 1; Flow.Interview i = Flow.Interview.createInterview('F', new Map<String, Object>{ 'line' => l }); i.start(); System.debug(l.amount + ' ' + ((Line) i.getVariableValue('line')).amount);"
      )
      .returns('1 2')
);

const mail = (...inputs: readonly string[]): Files =>
  flow(
    'F',
    start('M'),
    node(
      'actionCalls',
      'M',
      'A',
      '<actionName>emailSimple</actionName><actionType>emailSimple</actionType>',
      '<faultConnector><targetReference>B</targetReference></faultConnector>',
      ...inputs
    ),
    assign('A', [['out', 'Assign', text('sent')]]),
    assign('B', [['out', 'Assign', ref('$Flow.FaultMessage')]]),
    variable('out', 'String', OUTPUT)
  );
const SUBJECT = parameter('emailSubject', text('s'));
const BODY = parameter('emailBody', text('b'));
rule(
  'C1430',
  'P98',
  `${ACTIONS}actions_obj_email_simple.htm`,
  'a mail goes to a list of addresses, without a mail invocation of Apex',
  () =>
    flowProject(mail(parameter('emailAddresses', text('a@example.com, b@example.com')), SUBJECT, BODY))
      .run(`${output('out')} System.debug(Limits.getEmailInvocations());`)
      .prints('sent', '0')
);
rule('C1431', 'P98', `${ACTIONS}actions_obj_email_simple.htm`, 'an address that is none takes the fault path', () =>
  flowProject(mail(parameter('emailAddresses', text('nobody')), SUBJECT, BODY))
    .run(output('out'))
    .returns('The flow could not run an action: Email address is invalid: nobody')
);
rule('C1432', 'P98', `${ACTIONS}actions_obj_email_simple.htm`, 'a mail needs subject and body', () =>
  refuses(mail(parameter('emailAddresses', text('a@example.com')), SUBJECT), /required input emailBody of emailSimple/)
);
for (const [id, type] of [
  ['C1433', 'chatterPost'],
  ['C1434', 'activateSessionPermSet'],
  ['C1435', 'submit']
] as const)
  rule(id, 'P98', `${ACTIONS}actions_obj.htm`, `the action ${type} is refused by name`, () =>
    refuses(
      flow(
        'F',
        start('M'),
        node('actionCalls', 'M', null, `<actionName>${type}</actionName><actionType>${type}</actionType>`)
      ),
      `Actions of type ${type} are not supported by the local org: ${type}`
    )
  );
