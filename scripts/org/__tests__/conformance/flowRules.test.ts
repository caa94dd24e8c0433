/** Which flows run, for whom and how often; global variables; limits. */
import {
  COLLECTION,
  INPUT,
  OUTPUT,
  THING,
  assign,
  condition,
  decide,
  filter,
  flow,
  flowProject,
  node,
  number,
  onSave,
  ref,
  set,
  start,
  text,
  to,
  variable
} from '../../flow/__tests__/flowProject.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { classes, project, refuses, type Files } from '../apex.ts';
import { rule } from './rule.ts';

const HELP = 'https://help.salesforce.com/s/articleView?id=platform.';
const METADATA = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/';
const FLOW = `${METADATA}meta_visual_workflow.htm`;
const DEFINITION = `${METADATA}meta_flowdefinition.htm`;
const ORDER =
  'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_order_of_execution.htm';

const output = (name: string): string =>
  `Flow.Interview i = Flow.Interview.createInterview('F', new Map<String, Object>()); i.start(); System.debug(i.getVariableValue('${name}'));`;
const START = "Flow.Interview.createInterview('F', new Map<String, Object>()).start();";

const SETS_TEXT = flow(
  'F',
  onSave('RecordBeforeSave', 'A'),
  assign('A', [['$Record.Text__c', 'Assign', text('flow')]])
);
const INSERTED =
  "Thing__c t = new Thing__c(Name = 'n'); insert t; System.debug([SELECT Text__c FROM Thing__c].Text__c);";
const withStatus = (status: string): Files =>
  Object.fromEntries(Object.entries(SETS_TEXT).map(([file, xml]) => [file, xml.replace('>Active<', `>${status}<`)]));
for (const [id, status] of [
  ['C1485', 'Draft'],
  ['C1486', 'Obsolete']
] as const)
  rule(id, 'P98', FLOW, `a flow whose status is ${status} does not run`, () =>
    flowProject(withStatus(status)).run(INSERTED).returns('null')
  );
const definition = (version: number): Files => ({
  'flowDefinitions/F.flowDefinition-meta.xml': metadata(
    'FlowDefinition',
    `<activeVersionNumber>${version}</activeVersionNumber>`
  )
});
rule('C1487', 'P98', DEFINITION, 'a flow definition without an active version switches the flow off', () => {
  flowProject(SETS_TEXT, definition(0)).run(INSERTED).returns('null');
  flowProject(SETS_TEXT, definition(1)).run(INSERTED).returns('flow');
});
rule('C1488', 'P98', DEFINITION, 'a definition says which of several versions runs', () => {
  const named = (name: string, value: string): Files => ({
    [`flows/${name}.flow-meta.xml`]: (SETS_TEXT['flows/F.flow-meta.xml'] ?? '').replace('>flow<', `>${value}<`)
  });
  flowProject(named('F-1', 'one'), named('F-2', 'two'), definition(2)).run(INSERTED).returns('two');
  refuses({ ...THING, ...SETS_TEXT, ...definition(3) }, /activates version 3, which is not an active flow/);
});

const SETTING: Files = {
  'objects/Setting__c/Setting__c.object-meta.xml': metadata(
    'CustomObject',
    '<label>Setting</label>',
    '<customSettingsType>Hierarchy</customSettingsType>',
    '<visibility>Public</visibility>'
  ),
  'objects/Setting__c/fields/Text__c.field-meta.xml': metadata(
    'CustomField',
    '<fullName>Text__c</fullName>',
    '<label>Text</label>',
    '<type>Text</type><length>20</length>'
  )
};
rule(
  'C1490',
  'P98',
  `${HELP}flow_ref_resources_global_variables.htm`,
  '$Setup gives the setting of the person before that of the organization',
  () => {
    const read = flowProject(
      SETTING,
      flow(
        'F',
        start('A'),
        assign('A', [['out', 'Assign', text('[{!$Setup.Setting__c.Text__c}]')]]),
        variable('out', 'String', OUTPUT)
      )
    );
    read
      .run(`insert new Setting__c(SetupOwnerId = UserInfo.getOrganizationId(), Text__c = 'org'); ${output('out')}`)
      .returns('[org]');
    read
      .run(
        `insert new List<Setting__c>{ new Setting__c(SetupOwnerId = UserInfo.getOrganizationId(), Text__c = 'org'), new Setting__c(SetupOwnerId = UserInfo.getUserId(), Text__c = 'own') }; ${output('out')}`
      )
      .returns('[own]');
  }
);
rule('C1491', 'P98', `${HELP}flow_ref_resources_global_variables.htm`, '$Api is refused by name', () =>
  refuses(
    flow('F', start('A'), assign('A', [['out', 'Assign', ref('$Api.Session_ID')]]), variable('out', 'String', OUTPUT)),
    '$Api.Session_ID in a flow is not supported by the local org'
  )
);
const PERMISSION: Files = {
  'customPermissions/Skip.customPermission-meta.xml': metadata('CustomPermission', '<label>Skip</label>')
};
rule('C1492', 'P98', `${HELP}flow_ref_elements_start.htm`, 'an entry formula may ask for a custom permission', () =>
  flowProject(
    PERMISSION,
    flow(
      'F',
      onSave(
        'RecordBeforeSave',
        'A',
        '<filterFormula>AND(NOT({!$Permission.Skip}), {!$Record.Name} = "n")</filterFormula>'
      ),
      assign('A', [['$Record.Text__c', 'Assign', text('flow')]])
    )
  )
    .run(INSERTED)
    .returns('flow')
);
rule(
  'C1493',
  'P98',
  `${HELP}flow_ref_elements_subflow.htm`,
  'references with the namespace of the project lead to its flows and classes',
  () =>
    project(
      {
        ...THING,
        ...classes(
          "public class Hello { @InvocableMethod public static List<String> run() { return new List<String>{ 'hello' }; } }"
        ),
        ...flow(
          'F',
          start('S'),
          node('subflows', 'S', 'H', '<flowName>acme__Inner</flowName>'),
          node('actionCalls', 'H', 'A', '<actionName>acme__Hello</actionName><actionType>apex</actionType>'),
          assign('A', [['out', 'Assign', text('{!S.answer} {!H.output}')]]),
          variable('out', 'String', OUTPUT)
        ),
        ...flow(
          'Inner',
          start('A'),
          assign('A', [['answer', 'Assign', text('inner')]]),
          variable('answer', 'String', OUTPUT)
        )
      },
      { namespace: 'acme' }
    )
      .run(output('out'))
      .returns('inner hello')
);

const ENDLESS = flow(
  'F',
  onSave('RecordAfterSave', 'C', '<recordTriggerType>Create</recordTriggerType>'),
  node('recordCreates', 'C', null, '<object>Thing__c</object>', set('Name', text('more')))
);
rule('C1494', 'P98', ORDER, 'a flow that starts itself without an end is stopped, and nothing is kept', () => {
  const endless = flowProject(ENDLESS);
  endless.run("insert new Thing__c(Name = 'n');").throws('System.LimitException', /Too many DML statements: 151/);
});
rule('C1495', 'P98', ORDER, "flows that update each other's records come to an end", () =>
  flowProject(
    flow(
      'F',
      onSave('RecordAfterSave', 'U'),
      node(
        'recordUpdates',
        'U',
        null,
        '<object>Account</object><filterLogic>and</filterLogic>',
        filter('Id', 'EqualTo', ref('$Record.Account__c')),
        set('Site', text('seen'))
      )
    ),
    flow(
      'G',
      onSave('RecordAfterSave', 'U').replace('>Thing__c<', '>Account<'),
      node(
        'recordUpdates',
        'U',
        null,
        '<object>Thing__c</object><filterLogic>and</filterLogic>',
        filter('Account__c', 'EqualTo', ref('$Record.Id')),
        set('Text__c', text('seen'))
      )
    )
  )
    .run(
      "Account a = new Account(Name = 'a'); insert a; insert new Thing__c(Name = 'n', Account__c = a.Id); System.debug([SELECT Site FROM Account].Site + ' ' + [SELECT Text__c FROM Thing__c].Text__c);"
    )
    .returns('seen seen')
);

const COUNTING = (version: string): Files =>
  Object.fromEntries(
    Object.entries(
      flow(
        'F',
        start('A'),
        assign('A', [['n', 'Add', number(1)]], 'D'),
        decide('D', [condition('n', 'LessThan', number(1100))], 'A'),
        variable('n', 'Number', '<scale>0</scale>', OUTPUT, number(0))
      )
    ).map(([file, xml]) => [file, xml.replace('>66.0<', `>${version}<`)])
  );
rule(
  'C1496',
  'P98',
  `${HELP}flow_considerations_limit.htm`,
  'flows of API version 57 and later run more than 2,000 elements, earlier ones do not',
  () => {
    flowProject(COUNTING('57.0')).run(output('n')).returns('1100');
    flowProject(COUNTING('56.0')).run(START).throws('System.FlowException');
  }
);
rule(
  'C1497',
  'P98',
  `${HELP}flow_concepts_bulkification.htm`,
  'statements of flows count with those of the transaction; in a loop each turn is one',
  () => {
    const looping = flowProject(
      flow(
        'F',
        start('P'),
        assign(
          'P',
          [
            ['names', 'Add', text('a')],
            ['names', 'Add', text('b')],
            ['names', 'Add', text('c')]
          ],
          'L'
        ),
        node('loops', 'L', null, '<collectionReference>names</collectionReference>', to('C', 'nextValueConnector')),
        node('recordCreates', 'C', 'L', '<object>Account</object>', set('Name', ref('L'))),
        variable('names', 'String', COLLECTION)
      )
    );
    looping.run(`${START} System.debug(Limits.getDmlStatements());`).returns('3');
    looping
      .run(`for (Integer i = 0; i < 148; i++) insert new Account(Name = 'n' + i); ${START}`)
      .throws('System.LimitException', /Too many DML statements: 151/);
  }
);
rule('C1498', 'P98', FLOW, 'an input of the wrong type is refused', () =>
  flowProject(flow('F', variable('in', 'Number', '<scale>0</scale>', INPUT)))
    .run("Flow.Interview.createInterview('F', new Map<String, Object>{ 'in' => 'text' });")
    .throws('System.FlowException')
);
rule(
  'C1499',
  'P98',
  `${HELP}flow_ref_resources_system_variables.htm`,
  'an Id of 15 characters is the same as that of 18',
  () =>
    flowProject(
      flow(
        'F',
        onSave('RecordAfterSave', 'D', '<recordTriggerType>Create</recordTriggerType>'),
        decide('D', [condition('$Record.Text__c', 'EqualTo', ref('$Record.Account__c'))], 'C'),
        node('recordCreates', 'C', null, '<object>Contact</object>', set('LastName', text('same')))
      )
    )
      .run(
        "Account a = new Account(Name = 'a'); insert a; insert new Thing__c(Name = 'n', Account__c = a.Id, Text__c = ((String) a.Id).left(15)); System.debug([SELECT COUNT() FROM Contact]);"
      )
      .returns('1')
);
const FLOW_CLASS = 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/flow_interview_class.htm';
const TWICE = flow(
  'Twice',
  start('A'),
  assign('A', [
    ['out', 'Add', ref('in')],
    ['out', 'Add', ref('in')]
  ]),
  variable('in', 'Number', '<scale>0</scale>', INPUT),
  variable('out', 'Number', '<scale>0</scale>', OUTPUT, number(0))
);
const typed = (type: string): string =>
  `${type} i = new ${type}(new Map<String, Object>{ 'in' => 2 }); i.start(); Flow.Interview other = i; System.debug(other.getVariableValue('out'));`;
rule('C1437', 'P98', FLOW_CLASS, 'every autolaunched flow is a type of its own', () => {
  flowProject(TWICE).run(typed('Flow.Interview.Twice')).returns('4');
  project({ ...THING, ...TWICE }, { namespace: 'acme' })
    .run(typed('Flow.Interview.acme.Twice'))
    .returns('4');
});
rule('C1438', 'P98', FLOW_CLASS, 'a flow that is not there is no type', () =>
  flowProject(TWICE).run(typed('Flow.Interview.Gone')).refuses('Invalid type: Flow.Interview.Gone')
);
