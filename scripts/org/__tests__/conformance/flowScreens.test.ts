/** Flows with screens: fields, visibility, validation, choices, steps and transactions. */
import assert from 'node:assert/strict';
import {
  INPUT,
  OUTPUT,
  COLLECTION,
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
  set,
  start,
  text,
  to,
  variable
} from '../../flow/__tests__/flowProject.ts';
import {
  REQUIRED,
  field,
  input,
  open,
  outputOf,
  screen,
  screenFlow,
  shown
} from '../../flow/__tests__/screenProject.ts';
import { classes, type ApexProject } from '../apex.ts';
import { rule } from './rule.ts';

const HELP = 'https://help.salesforce.com/s/articleView?id=platform.';
const SCREEN = `${HELP}flow_ref_elements_screen.htm`;
const FIELDS = `${HELP}flow_ref_elements_screencmp.htm`;
const METADATA = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm';
const CHOICES = `${HELP}flow_ref_resources_choice.htm`;
const TRANSACTIONS = `${HELP}flow_concepts_transaction.htm`;
const CONTEXT = `${HELP}flow_distribute_context.htm`;

const lines = (project: ApexProject, code: string): readonly string[] => {
  const answer = project.runtime.runAnonymous(code, 'case', () => undefined);
  assert.ok(answer.success, answer.exception?.message ?? answer.diagnostics[0]?.message);
  return answer.output;
};
const fails = (person: ReturnType<typeof open>): void => assert.equal(person.answer.status, 'ERROR');

rule('C1460', 'P98', FIELDS, 'input fields give values of their types to later elements', () => {
  const asked = screenFlow(
    'F',
    start('S'),
    screen(
      'S',
      'A',
      input('Name', 'String'),
      input('Size', 'Number', '<scale>1</scale>'),
      input('Price', 'Currency', '<scale>2</scale>'),
      input('Day', 'Date'),
      input('At', 'DateTime'),
      input('Done', 'Boolean'),
      field('Notes', 'LargeTextArea')
    ),
    assign('A', [
      ['out', 'Assign', text('{!Name} {!Size} {!Day} {!Done} {!Notes}')],
      ['total', 'Assign', ref('Size')],
      ['total', 'Add', ref('Price')]
    ]),
    variable('out', 'String', OUTPUT),
    variable('total', 'Number', '<scale>2</scale>', OUTPUT)
  );
  const end = open(flowProject(asked)).go({
    Name: 'a',
    Size: 1.5,
    Price: '2.25',
    Day: '2026-01-31',
    At: '2026-01-31T10:00:00.000Z',
    Done: true,
    Notes: 'b'
  });
  assert.equal(outputOf(end, 'out'), 'a 1.5 1/31/2026 true b');
  assert.equal(outputOf(end, 'total'), 3.75);
});
rule(
  'C1461',
  'P98',
  METADATA,
  'a required field without a value keeps the person on the screen; a checkbox is never empty',
  () => {
    const person = open(
      flowProject(
        screenFlow(
          'F',
          start('S'),
          screen('S', null, input('Name', 'String', REQUIRED), input('Done', 'Boolean', REQUIRED))
        )
      )
    );
    const again = person.go({ Name: '' });
    assert.deepEqual(Object.keys(again.errors), ['Name']);
    assert.equal(again.go({ Name: 'a' }).answer.status, 'FINISHED');
  }
);
rule('C1462', 'P98', METADATA, 'a validation formula that is false shows its message', () => {
  const project = flowProject(
    screenFlow(
      'F',
      start('S'),
      screen(
        'S',
        null,
        input(
          'Age',
          'Number',
          '<scale>0</scale>',
          '<validationRule><errorMessage>Too young: {!Age}</errorMessage><formulaExpression>{!Age} &gt;= 18</formulaExpression></validationRule>'
        )
      )
    )
  );
  const again = open(project).go({ Age: 17 });
  assert.deepEqual(again.errors, { Age: 'Too young: 17' });
  assert.equal(again.go({ Age: 18 }).answer.status, 'FINISHED');
});
rule('C1463', 'P98', METADATA, 'numbers keep to the digits of the field, dates to the calendar', () => {
  const project = flowProject(
    screenFlow('F', start('S'), screen('S', null, input('Size', 'Number', '<scale>1</scale>'), input('Day', 'Date')))
  );
  assert.deepEqual(Object.keys(open(project).go({ Size: '1.25', Day: 'someday' }).errors), ['Size', 'Day']);
});
rule(
  'C1464',
  'P98',
  `${HELP}flow_ref_elements_screen_conditional_visibility.htm`,
  'a field is shown while its conditions hold, and what is hidden has no value',
  () => {
    const visible = `<visibilityRule><conditionLogic>and</conditionLogic>${condition('Kind', 'EqualTo', text('other'))}</visibilityRule>`;
    const person = open(
      flowProject(
        screenFlow(
          'F',
          start('S'),
          screen('S', 'A', input('Kind', 'String'), input('Other', 'String', REQUIRED, visible)),
          assign('A', [['out', 'Assign', text('[{!Other}]')]]),
          variable('out', 'String', OUTPUT)
        )
      )
    );
    assert.deepEqual(person.names, ['Kind']);
    assert.deepEqual(person.refresh({ Kind: 'other' }).names, ['Kind', 'Other']);
    assert.deepEqual(Object.keys(person.go({ Kind: 'other' }).errors), ['Other']);
    assert.equal(outputOf(person.go({ Kind: 'none', Other: 'left over' }), 'out'), '[]');
  }
);
rule(
  'C1465',
  'P98',
  FIELDS,
  'texts are shown with merge fields, which follow what is entered on the same screen',
  () => {
    const person = open(
      flowProject(
        screenFlow(
          'F',
          start('S'),
          screen('S', null, input('Name', 'String'), shown('Hello', '&lt;b&gt;Hello {!Name}&lt;/b&gt;'))
        )
      )
    );
    const { view } = person.refresh({ Name: 'Ada' });
    assert.deepEqual(view.parts.at(-1), { kind: 'text', name: 'Hello', text: '<b>Hello Ada</b>' });
  }
);
const SECTION = field(
  'Sec',
  'RegionContainer',
  '<fieldText>Details</fieldText>',
  '<regionContainerType>SectionWithHeader</regionContainerType>',
  field('Left', 'Region', input('Name', 'String'), `<inputParameters><name>width</name>${text('6')}</inputParameters>`),
  field('Right', 'Region', shown('T', 'x'), `<inputParameters><name>width</name>${text('6')}</inputParameters>`)
);
rule('C1466', 'P98', METADATA, 'sections hold columns, whose fields are fields of the screen', () => {
  const person = open(
    flowProject(
      screenFlow(
        'F',
        start('S'),
        screen('S', 'A', SECTION),
        assign('A', [['out', 'Assign', ref('Name')]]),
        variable('out', 'String', OUTPUT)
      )
    )
  );
  const [section] = person.view.parts;
  assert.equal(section?.kind, 'section');
  assert.deepEqual(section?.kind === 'section' ? [section.heading, section.columns.map(({ width }) => width)] : null, [
    'Details',
    [6, 6]
  ]);
  assert.equal(outputOf(person.go({ Name: 'a' }), 'out'), 'a');
});

const choice = (name: string, value: string): string =>
  `<choices><name>${name}</name><choiceText>${name} one</choiceText><dataType>String</dataType>${text(value)}</choices>`;
const offer = (...names: readonly string[]): string =>
  names.map((name) => `<choiceReferences>${name}</choiceReferences>`).join('');
rule(
  'C1467',
  'P98',
  CHOICES,
  'a choice field has the value of what is chosen, and conditions know which choice that was',
  () => {
    const person = open(
      flowProject(
        screenFlow(
          'F',
          start('S'),
          screen('S', 'D', field('Color', 'RadioButtons', '<dataType>String</dataType>', offer('Red', 'Blue'))),
          decide('D', [condition('Red', 'WasSelected', bool(true))], 'A', 'B'),
          assign('A', [['out', 'Assign', text('red {!Color}')]]),
          assign('B', [['out', 'Assign', text('not red {!Color}')]]),
          choice('Red', 'r'),
          choice('Blue', 'b'),
          variable('out', 'String', OUTPUT)
        )
      )
    );
    const leaf = person.leaf('Color');
    assert.deepEqual(leaf.kind === 'choice' ? leaf.choices : null, [
      { label: 'Red one', value: 'Red' },
      { label: 'Blue one', value: 'Blue' }
    ]);
    assert.deepEqual(Object.keys(person.go({ Color: 'Green' }).errors), ['Color']);
    assert.equal(outputOf(person.go({ Color: 'Blue' }), 'out'), 'not red b');
  }
);
rule('C1468', 'P98', METADATA, 'several chosen values are one text with semicolons, without those of their own', () => {
  const person = open(
    flowProject(
      screenFlow(
        'F',
        start('S'),
        screen('S', 'A', field('Colors', 'MultiSelectCheckboxes', '<dataType>String</dataType>', offer('Red', 'Blue'))),
        assign('A', [['out', 'Assign', ref('Colors')]]),
        choice('Red', 'r;ed'),
        choice('Blue', 'b'),
        variable('out', 'String', OUTPUT)
      )
    )
  );
  assert.equal(outputOf(person.go({ Colors: ['Red', 'Blue'] }), 'out'), 'red;b');
});
rule('C1469', 'P98', METADATA, 'a dropdown without a default starts with its first choice', () => {
  const dropdown = (...more: readonly string[]) =>
    open(
      flowProject(
        screenFlow(
          'F',
          start('S'),
          screen(
            'S',
            null,
            field('Color', 'DropdownBox', '<dataType>String</dataType>', offer('Red', 'Blue'), ...more)
          ),
          choice('Red', 'r'),
          choice('Blue', 'b')
        )
      )
    ).leaf('Color');
  const valueOf = (leaf: ReturnType<typeof dropdown>): unknown => (leaf.kind === 'choice' ? leaf.value : undefined);
  assert.equal(valueOf(dropdown()), 'Red');
  assert.equal(valueOf(dropdown('<defaultSelectedChoiceReference>Blue</defaultSelectedChoiceReference>')), 'Blue');
});
rule(
  'C1470',
  'P98',
  `${HELP}flow_ref_resources_recordchoice.htm`,
  'records are offered by a field, and the chosen one fills variables',
  () => {
    const project = flowProject(
      screenFlow(
        'F',
        start('S'),
        screen('S', 'A', field('Thing', 'DropdownBox', '<dataType>String</dataType>', offer('Things'))),
        assign('A', [['out', 'Assign', text('{!size} {!Thing}')]]),
        `<dynamicChoiceSets><name>Things</name><dataType>String</dataType><displayField>Name</displayField><filterLogic>and</filterLogic>${filter('Name', 'NotEqualTo', text('c'))}<object>Thing__c</object><outputAssignments><assignToReference>size</assignToReference><field>Size__c</field></outputAssignments><sortField>Name</sortField><sortOrder>Desc</sortOrder><valueField>Text__c</valueField></dynamicChoiceSets>`,
        variable('size', 'Number', '<scale>0</scale>'),
        variable('out', 'String', OUTPUT)
      )
    );
    grantThings(project);
    lines(
      project,
      "insert new List<Thing__c>{ new Thing__c(Name = 'a', Size__c = 1, Text__c = 'x'), new Thing__c(Name = 'b', Size__c = 2, Text__c = 'y'), new Thing__c(Name = 'c') };"
    );
    const person = open(project);
    const leaf = person.leaf('Thing');
    assert.deepEqual(leaf.kind === 'choice' ? leaf.choices.map(({ label }) => label) : null, ['b', 'a']);
    assert.equal(outputOf(person.go({ Thing: 'Things.x' }), 'out'), '1 x');
  }
);
rule(
  'C1471',
  'P98',
  `${HELP}flow_ref_resources_picklistchoiceset.htm`,
  'the values of a picklist are offered in its order',
  () => {
    const leaf = open(
      flowProject(
        screenFlow(
          'F',
          start('S'),
          screen('S', null, field('Kind', 'RadioButtons', '<dataType>Picklist</dataType>', offer('Kinds'))),
          '<dynamicChoiceSets><name>Kinds</name><dataType>Picklist</dataType><picklistField>Kind__c</picklistField><picklistObject>Thing__c</picklistObject></dynamicChoiceSets>'
        )
      )
    ).leaf('Kind');
    assert.deepEqual(leaf.kind === 'choice' ? leaf.choices.map(({ label }) => label) : null, ['Small', 'Big']);
  }
);

const CREATE = node('recordCreates', 'C', 'Two', '<object>Account</object>', set('Name', ref('Name')));
const TWO_SCREENS = screenFlow(
  'F',
  start('One'),
  screen('One', 'C', input('Name', 'String')),
  CREATE,
  screen('Two', 'A', input('More', 'String')),
  assign('A', [['out', 'Assign', text('{!Name} {!More}')]]),
  variable('out', 'String', OUTPUT)
);
rule('C1472', 'P98', TRANSACTIONS, 'what is written before a screen is kept when the screen is shown', () => {
  const project = flowProject(TWO_SCREENS);
  const second = open(project).go({ Name: 'a' });
  assert.equal(second.view.name, 'Two');
  assert.deepEqual(lines(project, 'System.debug([SELECT COUNT() FROM Account]);'), ['1']);
});
rule(
  'C1473',
  'P98',
  SCREEN,
  'a person may go back to the screen before, which still has what was entered, and on again',
  () => {
    const project = flowProject(TWO_SCREENS);
    const back = open(project).go({ Name: 'a' }).go({ More: 'm' }, 'back');
    const leaf = back.leaf('Name');
    assert.equal(back.view.name, 'One');
    assert.equal(leaf.kind === 'input' ? leaf.value : undefined, 'a');
    assert.equal(outputOf(back.go({ Name: 'b' }).go({ More: 'n' }), 'out'), 'b n');
    // Elements between the screens run again.
    assert.deepEqual(lines(project, 'System.debug([SELECT COUNT() FROM Account]);'), ['2']);
  }
);
rule('C1474', 'P98', METADATA, 'a screen that does not allow it offers no way back, nor does the first one', () => {
  const project = flowProject(
    screenFlow(
      'F',
      start('One'),
      screen('One', 'Two', input('Name', 'String')),
      screen('Two', null, '<allowBack>false</allowBack>', input('More', 'String'))
    )
  );
  const first = open(project);
  const second = first.go();
  assert.deepEqual(
    [first, second].map(({ answer }) => (answer.status === 'STARTED' ? answer.canGoBack : null)),
    [false, false]
  );
  assert.equal(second.go({}, 'back').view.name, 'Two');
});
rule(
  'C1475',
  'P98',
  TRANSACTIONS,
  'a fault without a path ends the interview and undoes what its step has written, not what earlier ones have',
  () => {
    const project = flowProject(
      screenFlow(
        'F',
        start('One'),
        screen('One', 'C', input('Name', 'String')),
        CREATE,
        screen('Two', 'D', input('More', 'String')),
        node('recordCreates', 'D', 'E', '<object>Account</object>', set('Name', text('gone'))),
        node('recordCreates', 'E', null, '<object>Contact</object>', set('FirstName', text('no last name')))
      )
    );
    fails(open(project).go({ Name: 'a' }).go({}));
    assert.deepEqual(lines(project, 'for (Account a : [SELECT Name FROM Account]) System.debug(a.Name);'), ['a']);
  }
);
rule(
  'C1476',
  'P98',
  `${HELP}flow_ref_elements_data_rollback.htm`,
  'Roll Back Records undoes the step, and the flow goes on',
  () => {
    const project = flowProject(
      screenFlow(
        'F',
        start('One'),
        screen('One', 'C', input('Name', 'String')),
        node('recordCreates', 'C', 'D', '<object>Account</object>', set('Name', ref('Name'))),
        node(
          'recordCreates',
          'D',
          null,
          '<object>Contact</object>',
          set('FirstName', text('no last name')),
          to('R', 'faultConnector')
        ),
        node('recordRollbacks', 'R', 'Two'),
        screen('Two', null, shown('Why', '{!$Flow.FaultMessage}'))
      )
    );
    const person = open(project).go({ Name: 'a' });
    const [why] = person.view.parts;
    assert.match(why?.kind === 'text' ? why.text : '', /REQUIRED_FIELD_MISSING/);
    assert.deepEqual(lines(project, 'System.debug([SELECT COUNT() FROM Account]);'), ['0']);
  }
);
rule('C1477', 'P98', `${HELP}flow_ref_elements_subflow.htm`, 'a subflow shows its screens inside the interview', () => {
  const project = flowProject(
    screenFlow(
      'F',
      start('Sub'),
      node('subflows', 'Sub', 'A', '<flowName>Inner</flowName>'),
      assign('A', [['out', 'Assign', ref('Sub.answer')]]),
      variable('out', 'String', OUTPUT)
    ),
    screenFlow(
      'Inner',
      start('S'),
      screen('S', 'A', input('Name', 'String')),
      assign('A', [['answer', 'Assign', text('inner {!Name}')]]),
      variable('answer', 'String', OUTPUT)
    )
  );
  const person = open(project);
  assert.equal(person.view.name, 'S');
  assert.equal(outputOf(person.go({ Name: 'a' }), 'out'), 'inner a');
});
rule(
  'C1478',
  'P98',
  `${HELP}flow_distribute_internal_url_variable.htm`,
  'only variables that are open for input are taken',
  () => {
    const project = flowProject(
      screenFlow(
        'F',
        start('S'),
        screen('S', null, shown('T', '{!recordId}')),
        variable('recordId', 'String', INPUT),
        variable('own', 'String')
      )
    );
    const [shownText] = open(project, { inputs: { recordId: 'x' } }).view.parts;
    assert.equal(shownText?.kind === 'text' ? shownText.text : null, 'x');
    assert.throws(() => open(project, { inputs: { own: 'x' } }), /no variable own/);
  }
);

/** A user who may read Thing__c and its names, and nothing else of it. */
const READER = `
  Profile p = [SELECT Id FROM Profile WHERE Name = 'Standard User'];
  User u = new User(Username = 'r@example.com', Email = 'r@example.com', Alias = 'r', LastName = 'R', ProfileId = p.Id, TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');
  insert u;
  PermissionSet s = new PermissionSet(Name = 'Readers', Label = 'Readers'); insert s;
  insert new ObjectPermissions(ParentId = s.Id, SobjectType = 'Thing__c', PermissionsRead = true);
  insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = s.Id);
  System.debug(u.Id);`;
function addReader(project: ApexProject): string {
  lines(project, "insert new Thing__c(Name = 'seen', Text__c = 'secret');");
  return lines(project, READER)[0] ?? '';
}
/** The administrator may see no custom field until somebody grants it. */
function grantThings(project: ApexProject): void {
  lines(
    project,
    `PermissionSet s = new PermissionSet(Name = 'Things', Label = 'Things'); insert s;
     insert new ObjectPermissions(ParentId = s.Id, SobjectType = 'Thing__c', PermissionsRead = true);
     for (String f : new List<String>{ 'Text__c', 'Size__c' }) insert new FieldPermissions(ParentId = s.Id, SobjectType = 'Thing__c', Field = 'Thing__c.' + f, PermissionsRead = true);
     insert new PermissionSetAssignment(AssigneeId = UserInfo.getUserId(), PermissionSetId = s.Id);`
  );
}
const readThing = (mode: string) =>
  flowProject(
    screenFlow(
      'F',
      mode,
      start('G'),
      node(
        'recordLookups',
        'G',
        'S',
        '<object>Thing__c</object><getFirstRecordOnly>true</getFirstRecordOnly><storeOutputAutomatically>true</storeOutputAutomatically>'
      ),
      screen('S', 'U', shown('T', '{!G.Name}{!G.Text__c}')),
      node('recordUpdates', 'U', null, set('Text__c', text('new')), '<inputReference>G</inputReference>')
    )
  );
rule('C1479', 'P98', CONTEXT, 'a flow with screens reads and writes with the rights of the person', () => {
  const project = readThing('<runInMode>DefaultMode</runInMode>');
  const userId = addReader(project);
  const person = open(project, { userId });
  const [leaf] = person.view.parts;
  assert.equal(leaf?.kind === 'text' ? leaf.text : null, 'seen');
  fails(person.go());
  assert.deepEqual(lines(project, 'System.debug([SELECT Text__c FROM Thing__c].Text__c);'), ['secret']);
});
rule('C1480', 'P98', CONTEXT, 'in system mode a flow with screens reads and writes what the person could not', () => {
  const project = readThing('<runInMode>SystemModeWithoutSharing</runInMode>');
  const userId = addReader(project);
  const person = open(project, { userId });
  const [leaf] = person.view.parts;
  assert.equal(leaf?.kind === 'text' ? leaf.text : null, 'seensecret');
  assert.equal(person.go().answer.status, 'FINISHED');
});
rule(
  'C1481',
  'P98',
  `${HELP}flow_ref_elements_actions_apex.htm`,
  'a flow with screens calls only the classes that are open to the person',
  () => {
    const project = flowProject(
      classes(
        "public class Hello { @InvocableMethod public static List<String> run() { return new List<String>{ 'hello' }; } }"
      ),
      screenFlow(
        'F',
        start('H'),
        node('actionCalls', 'H', 'S', '<actionName>Hello</actionName><actionType>apex</actionType>'),
        screen('S', null, shown('T', '{!H.output}'))
      )
    );
    assert.equal(open(project).view.name, 'S');
    const userId = addReader(project);
    fails(open(project, { userId }));
  }
);
rule(
  'C1482',
  'P98',
  METADATA,
  'what the local org does not show is said when the flow is opened, and stops nothing else',
  () => {
    const project = flowProject(
      screenFlow(
        'F',
        start('S'),
        screen('S', null, field('Doc', 'ComponentInstance', '<extensionName>forceContent:fileUpload</extensionName>'))
      ),
      flow('G', start('A'), assign('A', [['out', 'Assign', text('runs')]]), variable('out', 'String', OUTPUT))
    );
    assert.deepEqual(
      lines(
        project,
        "Flow.Interview i = Flow.Interview.createInterview('G', new Map<String, Object>()); i.start(); System.debug(i.getVariableValue('out'));"
      ),
      ['runs']
    );
    assert.throws(() => open(project), /Fields of screens of type forceContent:fileUpload are not supported/);
    const outer = flowProject(
      screenFlow('F', start('Sub'), node('subflows', 'Sub', null, '<flowName>Inner</flowName>')),
      screenFlow(
        'Inner',
        start('S'),
        screen('S', null, field('Doc', 'ComponentInstance', '<extensionName>forceContent:fileUpload</extensionName>'))
      )
    );
    assert.throws(() => open(outer), /The subflow inner cannot run/);
  }
);
rule('C1483', 'P98', FIELDS, 'a loop shows its screen once for each item', () => {
  const project = flowProject(
    screenFlow(
      'F',
      start('P'),
      assign(
        'P',
        [
          ['names', 'Add', text('a')],
          ['names', 'Add', text('b')]
        ],
        'L'
      ),
      node('loops', 'L', null, '<collectionReference>names</collectionReference>', to('S', 'nextValueConnector')),
      screen(
        'S',
        'A',
        shown('T', '{!L}'),
        input('More', 'String', '<inputsOnNextNavToAssocScrn>ResetValues</inputsOnNextNavToAssocScrn>')
      ),
      assign('A', [['out', 'Add', text('{!L}{!More} ')]], 'L'),
      variable('names', 'String', COLLECTION),
      variable('out', 'String', OUTPUT)
    )
  );
  const first = open(project);
  const second = first.go({ More: '1' });
  const [leaf] = second.view.parts;
  const more = second.leaf('More');
  assert.equal(leaf?.kind === 'text' ? leaf.text : null, 'b');
  assert.equal(more.kind === 'input' ? more.value : 'x', null);
  assert.equal(outputOf(second.go({ More: '2' }), 'out'), 'a1 b2 ');
});
rule('C1484', 'P98', FIELDS, 'default values come from the flow; later visits show what was entered', () => {
  const project = flowProject(
    screenFlow(
      'F',
      start('S'),
      screen('S', null, input('Size', 'Number', '<scale>0</scale>', number(3).replace(/value>/g, 'defaultValue>')))
    )
  );
  const leaf = open(project).leaf('Size');
  assert.equal(leaf.kind === 'input' ? leaf.value : null, 3);
});
rule(
  'C1436',
  'P98',
  `${HELP}flow_ref_elements_screencmp_lookup.htm`,
  'a lookup takes a record that the person may see, and nothing else',
  () => {
    const lookup = (object: string): string =>
      field(
        'Found',
        'ComponentInstance',
        '<extensionName>flowruntime:lookup</extensionName>',
        ...[
          ['label', 'Account'],
          ['objectApiName', object],
          ['fieldApiName', 'Account__c']
        ].map(([name = '', value = '']) => `<inputParameters><name>${name}</name>${text(value)}</inputParameters>`)
      );
    const finds = (object: string) =>
      flowProject(
        screenFlow(
          'F',
          start('S'),
          screen('S', 'A', lookup(object)),
          assign('A', [['out', 'Assign', ref('Found.recordId')]]),
          variable('out', 'String', OUTPUT)
        )
      );
    const project = finds('Thing__c');
    const [id = ''] = lines(project, "Account a = new Account(Name = 'Acme'); insert a; System.debug(a.Id);");
    const person = open(project);
    assert.deepEqual(person.search('Found', 'cm'), [{ value: id, label: 'Acme' }]);
    assert.deepEqual(Object.keys(person.go({ Found: id.replace(/.{4}$/, 'zzzz') }).errors), ['Found']);
    assert.equal(outputOf(person.go({ Found: id }), 'out'), id);
    assert.throws(() => open(finds('Account')), /Account.Account__c is no lookup to one object/);
  }
);
