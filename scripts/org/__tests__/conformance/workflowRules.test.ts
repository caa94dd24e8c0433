/** Workflow rules and their field updates (P84). */
import { classes, customObject, project, refuses, triggers } from '../apex.ts';
import type { ApexProject, Files } from '../apex.ts';
import { metadata } from '../../source/__tests__/sourceFolder.ts';
import { guide, rule } from './rule.ts';

const ORDER = guide('apex_triggers_order_of_execution');
const WORKFLOW =
  'https://developer.salesforce.com/docs/platform/api-metadata/references/meta-types/metadata-workflow.html';
const text = '<type>Text</type><length>40</length>';
const OBJECT: Files = customObject('Case__c', {
  Stage__c: text,
  Note__c: text,
  Amount__c: '<type>Number</type><precision>10</precision><scale>2</scale><externalId>false</externalId>',
  Done__c: '<type>Checkbox</type><defaultValue>false</defaultValue>',
  Grade__c:
    '<type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>A</fullName><default>false</default><label>A</label></value><value><fullName>B</fullName><default>false</default><label>B</label></value></valueSetDefinition></valueSet>'
});
const update = (name: string, field: string, operation: string, more = ''): string =>
  `<fieldUpdates><fullName>${name}</fullName><field>${field}</field>${more}<name>${name}</name><notifyAssignee>false</notifyAssignee><operation>${operation}</operation><protected>false</protected></fieldUpdates>`;
const literal = (name: string, field: string, value: string, more = ''): string =>
  update(name, field, 'Literal', `<literalValue>${value}</literalValue>${more}`);
const formula = (name: string, field: string, value: string): string =>
  update(name, field, 'Formula', `<formula>${value}</formula>`);
const when = (condition: string, trigger: string, ...actions: readonly string[]): string =>
  `<rules><fullName>${`R ${actions.join(' ')} ${trigger}`}</fullName>${actions.map((each) => `<actions><name>${each}</name><type>FieldUpdate</type></actions>`).join('')}<active>true</active>${condition}<triggerType>${trigger}</triggerType></rules>`;
const stageIs = (value: string): string =>
  `<criteriaItems><field>Case__c.Stage__c</field><operation>equals</operation><value>${value}</value></criteriaItems>`;
const workflow = (...elements: readonly string[]): Files => ({
  'workflows/Case__c.workflow-meta.xml': metadata('Workflow', ...elements)
});
const TRIGGER = triggers(
  `trigger OnCase on Case__c (before insert, after insert, before update, after update) {
    for (Case__c c : Trigger.new) { Log.lines.add(Trigger.operationType.name() + ' ' + (Trigger.isUpdate ? Trigger.oldMap.get(c.Id).Note__c : '-') + '>' + c.Note__c); }
  }`
);
const LOG = classes('public class Log { public static List<String> lines = new List<String>(); }');
const org = (...elements: readonly string[]): ApexProject =>
  project({ ...OBJECT, ...TRIGGER, ...LOG, ...workflow(...elements) });

const note = literal('SetNote', 'Note__c', 'flowed');
const onOpen = org(note, when(stageIs('Open'), 'onCreateOrTriggeringUpdate', 'SetNote'));
const READ = 'System.debug([SELECT Note__c FROM Case__c].Note__c);';

rule(
  'C1820',
  'P84',
  ORDER,
  'a field update after an insert fires the update triggers once; old values are those inserted',
  () =>
    onOpen
      .run(
        `insert new Case__c(Name = 'c', Stage__c = 'Open', Note__c = 'a'); ${READ} System.debug(String.join(Log.lines, '|'));`
      )
      .prints('flowed', 'BEFORE_INSERT ->a|AFTER_INSERT ->a|BEFORE_UPDATE a>flowed|AFTER_UPDATE a>flowed')
);
rule('C1821', 'P84', ORDER, 'after an update old values are those from before the first update', () =>
  onOpen
    .run(
      `Case__c c = new Case__c(Name = 'c', Note__c = 'a'); insert c; Log.lines.clear(); c.Stage__c = 'Open'; c.Note__c = 'b'; update c; ${READ} System.debug(String.join(Log.lines, '|'));`
    )
    .prints('flowed', 'BEFORE_UPDATE a>b|AFTER_UPDATE a>b|BEFORE_UPDATE a>flowed|AFTER_UPDATE a>flowed')
);
rule('C1822', 'P84', ORDER, 'validation rules do not run again, checks of the system do', () => {
  const valid = {
    ...OBJECT,
    ...LOG,
    'objects/Case__c/validationRules/Never.validationRule-meta.xml': metadata(
      'ValidationRule',
      '<fullName>Never</fullName>',
      '<active>true</active>',
      "<errorConditionFormula>Note__c = 'flowed'</errorConditionFormula>",
      '<errorMessage>No</errorMessage>'
    )
  };
  project({ ...valid, ...workflow(note, when(stageIs('Open'), 'onAllChanges', 'SetNote')) })
    .run(`insert new Case__c(Name = 'c', Stage__c = 'Open'); ${READ}`)
    .prints('flowed');
  org(
    formula('Long', 'Note__c', "'0123456789' &amp; '0123456789' &amp; '0123456789' &amp; '0123456789' &amp; Name"),
    when('', 'onAllChanges', 'Long')
  )
    .run("insert new Case__c(Name = 'c');")
    .throws('System.DmlException', /STRING_TOO_LONG/);
});
rule(
  'C1823',
  'P84',
  WORKFLOW,
  'a rule for records that come to meet its conditions leaves those alone that met them',
  () =>
    onOpen
      .run(
        `Case__c c = new Case__c(Name = 'c', Stage__c = 'Open'); insert c; c.Note__c = 'mine'; update c; ${READ} c.Stage__c = 'Shut'; update c; c.Stage__c = 'Open'; update c; ${READ}`
      )
      .prints('mine', 'flowed')
);
rule('C1824', 'P84', WORKFLOW, 'rules for new records, and rules at each change', () => {
  const code = `Case__c c = new Case__c(Name = 'c', Stage__c = 'Open'); insert c; ${READ} c.Note__c = 'mine'; update c; ${READ}`;
  org(note, when(stageIs('Open'), 'onCreateOnly', 'SetNote'))
    .run(code)
    .prints('flowed', 'mine');
  org(note, when(stageIs('Open'), 'onAllChanges', 'SetNote'))
    .run(code)
    .prints('flowed', 'flowed');
});
rule('C1825', 'P84', WORKFLOW, 'conditions and values by formula, constants, blanks and neighbours in a list', () =>
  org(
    formula('Twice', 'Amount__c', 'Amount__c * 2'),
    literal('Mark', 'Done__c', '1'),
    update('Clear', 'Stage__c', 'Null'),
    update('Next', 'Grade__c', 'NextValue'),
    when('<formula>OR(ISNEW(), ISCHANGED(Amount__c))</formula>', 'onAllChanges', 'Twice', 'Mark', 'Clear', 'Next')
  )
    .run(
      `Case__c c = new Case__c(Name = 'c', Amount__c = 2, Stage__c = 's', Grade__c = 'A'); insert c;
      for (Integer i = 0; i < 3; i++) { c = [SELECT Amount__c, Done__c, Stage__c, Grade__c FROM Case__c]; System.debug(c.Amount__c + ' ' + c.Done__c + ' ' + c.Stage__c + ' ' + c.Grade__c); if (i == 1) { c.Amount__c = 5; } update c; }`
    )
    .prints('4.00 true null B', '4.00 true null B', '10.00 true null B')
);
const again = (more: string): ApexProject =>
  org(
    literal('ToShut', 'Stage__c', 'Shut', more),
    note,
    when(stageIs('Shut'), 'onAllChanges', 'SetNote'),
    when(stageIs('Open'), 'onAllChanges', 'ToShut')
  );
rule('C1826', 'AP5', WORKFLOW, 'other rules see an update that says so, and triggers fire once for all of it', () => {
  const code = `insert new Case__c(Name = 'c', Stage__c = 'Open'); ${READ} System.debug(Log.lines.size());`;
  again('').run(code).prints('null', '4');
  again('<reevaluateOnChange>true</reevaluateOnChange>').run(code).prints('flowed', '4');
});
rule(
  'C1827',
  'P84',
  ORDER,
  'an update within an after trigger is recursive: the rules run once, for the outer save',
  () =>
    project({
      ...OBJECT,
      ...LOG,
      ...workflow(formula('More', 'Amount__c', 'Amount__c + 1'), when('', 'onAllChanges', 'More')),
      ...triggers(
        'trigger OnCase on Case__c (after insert) { List<Case__c> l = new List<Case__c>(); for (Case__c c : Trigger.new) { l.add(new Case__c(Id = c.Id, Amount__c = 10)); } update l; }'
      )
    })
      .run("insert new Case__c(Name = 'c', Amount__c = 1); System.debug([SELECT Amount__c FROM Case__c].Amount__c);")
      .prints('11.00')
);
rule('C1828', 'P84', ORDER, 'what a trigger refuses in the second round fails the save', () =>
  project({
    ...OBJECT,
    ...workflow(note, when(stageIs('Open'), 'onAllChanges', 'SetNote')),
    ...triggers("trigger OnCase on Case__c (before update) { Trigger.new[0].addError('no'); }")
  })
    .run(
      "System.debug(Database.insert(new Case__c(Name = 'c', Stage__c = 'Open'), false).isSuccess()); System.debug([SELECT COUNT() FROM Case__c]);"
    )
    .prints('false', '0')
);
rule('C1829', 'AP6', WORKFLOW, 'what is not built is refused by name', () => {
  const refused = (elements: string, message: RegExp): void => refuses({ ...OBJECT, ...workflow(elements) }, message);
  refused('<outboundMessages><fullName>m</fullName></outboundMessages>', /outbound messages are not sent/);
  refused('<tasks><fullName>t</fullName></tasks>', /tasks that workflow rules make/);
  refused(
    '<rules><fullName>r</fullName><active>true</active><triggerType>onAllChanges</triggerType><workflowTimeTriggers><timeLength>1</timeLength></workflowTimeTriggers></rules>',
    /time-dependent actions/
  );
  refused(note + when(stageIs('Open'), 'onAllChanges', 'Missing'), /the action FieldUpdate Missing/);
  refused(literal('Bad', 'Nowhere__c', 'x'), /there is no field Nowhere__c/);
  refused(literal('Bad', 'Amount__c', '3'), /constants for fields like Amount__c/);
  refused(formula('Bad', 'Amount__c', 'Nowhere__c') + when('', 'onAllChanges', 'Bad'), /Nowhere__c/);
  refused(
    note + when('<formula>ISCHANGED(Note__c)</formula>', 'onCreateOrTriggeringUpdate', 'SetNote'),
    /ISCHANGED and PRIORVALUE/
  );
});
rule('C1830', 'AP7', WORKFLOW, 'the last value of a list has no next one, and stays', () =>
  org(update('Next', 'Grade__c', 'NextValue'), when('', 'onAllChanges', 'Next'))
    .run("insert new Case__c(Name = 'c', Grade__c = 'B'); System.debug([SELECT Grade__c FROM Case__c].Grade__c);")
    .prints('B')
);
rule('C1831', 'AP8', WORKFLOW, 'an email alert that is there is nothing that code could see', () =>
  org(
    '<alerts><fullName>Tell</fullName><description>d</description><template>t</template></alerts>',
    `<rules><fullName>r</fullName><actions><name>Tell</name><type>Alert</type></actions><active>true</active>${stageIs('Open')}<triggerType>onAllChanges</triggerType></rules>`
  )
    .run(
      "insert new Case__c(Name = 'c', Stage__c = 'Open'); System.debug(Log.lines.size() + ' ' + Limits.getEmailInvocations());"
    )
    .prints('2 0')
);
