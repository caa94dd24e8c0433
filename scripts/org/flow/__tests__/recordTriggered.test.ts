/** Flows that the save of a record starts. */
import { test } from 'node:test';
import {
  assign,
  bool,
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
  text
} from './flowProject.ts';
import { refuses } from '../../__tests__/apex.ts';
import { classes, triggers } from '../../__tests__/apex.ts';
import { THING } from './flowProject.ts';

const HELP = 'https://help.salesforce.com/s/articleView?id=platform.';
const GUIDE = 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/';

/** Inserts a Thing__c with these values and answers one of its fields afterwards. */
const insert = (values: string, field: string): string =>
  `Thing__c t = new Thing__c(Name = 'n', ${values}); insert t; System.debug([SELECT ${field} FROM Thing__c WHERE Id = :t.Id].${field});`;

test(`P98 what a flow writes on $Record before the save is saved (${HELP}flow_concepts_trigger_record.htm)`, () =>
  flowProject(flow('F', onSave('RecordBeforeSave', 'A'), assign('A', [['$Record.Text__c', 'Assign', text('set')]])))
    .run(insert("Text__c = 'x'", 'Text__c'))
    .returns('set'));

test(`P98 an update of $Record before the save costs no DML statement (${HELP}flow_concepts_trigger_record.htm)`, () =>
  flowProject(
    flow(
      'F',
      onSave('RecordBeforeSave', 'U'),
      node('recordUpdates', 'U', null, set('Text__c', text('fast')), '<inputReference>$Record</inputReference>')
    )
  )
    .run(
      "insert new Thing__c(Name = 'n'); System.debug(Limits.getDmlStatements() + ' ' + [SELECT Text__c FROM Thing__c].Text__c);"
    )
    .returns('1 fast'));

test(`P84 before-save flows run before before triggers (${GUIDE}apex_triggers_order_of_execution.htm)`, () =>
  flowProject(
    flow('F', onSave('RecordBeforeSave', 'A'), assign('A', [['$Record.Text__c', 'Assign', text('flow')]])),
    triggers("trigger T on Thing__c (before insert) { Trigger.new[0].Text__c += ' trigger'; }")
  )
    .run(insert('Done__c = true', 'Text__c'))
    .returns('flow trigger'));

test(`P84 after-save flows run after after triggers, and their updates save the record again (${GUIDE}apex_triggers_order_of_execution.htm)`, () =>
  flowProject(
    flow(
      'F',
      onSave('RecordAfterSave', 'U', '<recordTriggerType>Create</recordTriggerType>'),
      node('recordUpdates', 'U', null, set('Text__c', text('after')), '<inputReference>$Record</inputReference>')
    ),
    classes('public class Log { public static List<String> lines = new List<String>(); }'),
    triggers(
      "trigger T on Thing__c (after insert, after update) { Log.lines.add(Trigger.operationType + ' ' + Trigger.new[0].Text__c); }"
    )
  )
    .run("insert new Thing__c(Name = 'n'); System.debug(Log.lines);")
    .returns('(AFTER_INSERT null, AFTER_UPDATE after)'));

test(`P84 a save inside the save of the same record starts no after-save flows (${GUIDE}apex_triggers_order_of_execution.htm)`, () =>
  flowProject(
    flow(
      'F',
      onSave('RecordAfterSave', 'C'),
      node('recordCreates', 'C', 'U', set('LastName', text('One')), '<object>Contact</object>'),
      node('recordUpdates', 'U', null, set('Text__c', text('again')), '<inputReference>$Record</inputReference>')
    )
  )
    .run("insert new Thing__c(Name = 'n'); System.debug([SELECT COUNT() FROM Contact]);")
    .returns('1'));

const CREATE_CONTACT = [
  onSave('RecordAfterSave', 'C'),
  node('recordCreates', 'C', null, set('LastName', ref('$Record.Text__c')), '<object>Contact</object>')
];

test(`P98 200 interviews create their records in one DML statement (${HELP}flow_concepts_bulkification.htm)`, () =>
  flowProject(flow('F', ...CREATE_CONTACT))
    .run(
      "List<Thing__c> l = new List<Thing__c>(); for (Integer i = 0; i < 200; i++) l.add(new Thing__c(Name = 'n', Text__c = 'c' + i)); insert l; System.debug(Limits.getDmlStatements() + ' ' + [SELECT COUNT() FROM Contact]);"
    )
    .returns('2 200'));

test(`P98 200 interviews read their records in one query (${HELP}flow_concepts_bulkification.htm)`, () =>
  flowProject(
    flow(
      'F',
      onSave('RecordAfterSave', 'G'),
      node(
        'recordLookups',
        'G',
        null,
        filter('Name', 'EqualTo', ref('$Record.Text__c')),
        '<object>Account</object><getFirstRecordOnly>true</getFirstRecordOnly><storeOutputAutomatically>true</storeOutputAutomatically>'
      )
    )
  )
    .run(
      "List<Thing__c> l = new List<Thing__c>(); for (Integer i = 0; i < 200; i++) l.add(new Thing__c(Name = 'n', Text__c = 'c' + i)); insert l; System.debug(Limits.getQueries());"
    )
    .returns('1'));

test(`P98 a fault without a path fails the save with the label and the cause (${HELP}flow_build_logic_fault.htm)`, () =>
  flowProject(flow('F', ...CREATE_CONTACT))
    .run("insert new Thing__c(Name = 'n');")
    .throws(
      'System.DmlException',
      /first error: CANNOT_EXECUTE_FLOW_TRIGGER, We can't save this record because the “F” process failed\. .*tried to create records: REQUIRED_FIELD_MISSING: Required fields are missing: \[LastName\]/
    ));

test(`P98 one record's fault leaves the others alone where partial success is allowed (${HELP}flow_concepts_bulkification.htm)`, () =>
  flowProject(flow('F', ...CREATE_CONTACT))
    .run(
      "List<Database.SaveResult> r = Database.insert(new List<Thing__c>{ new Thing__c(Name = 'n'), new Thing__c(Name = 'm', Text__c = 'ok') }, false); System.debug(r[0].isSuccess() + ' ' + r[1].isSuccess() + ' ' + [SELECT COUNT() FROM Contact]);"
    )
    .returns('false true 1'));

test(`P98 a fault path goes on, and $Flow.FaultMessage says what happened (${HELP}flow_build_logic_fault.htm)`, () =>
  flowProject(
    flow(
      'F',
      onSave('RecordAfterSave', 'C', '<recordTriggerType>Create</recordTriggerType>'),
      node(
        'recordCreates',
        'C',
        null,
        set('FirstName', text('No')),
        '<object>Contact</object><faultConnector><targetReference>N</targetReference></faultConnector>'
      ),
      node('recordCreates', 'N', null, set('Name', ref('$Flow.FaultMessage')), '<object>Account</object>')
    )
  )
    .run("insert new Thing__c(Name = 'n'); System.debug([SELECT Name FROM Account].Name);")
    .returns(
      'This error occurred when the flow tried to create records: REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]. You can look up ExceptionCode values in the SOAP API Developer Guide.'
    ));

test(`P81 a custom error is an error of the record or of its field (${HELP}flow_ref_elements_custom_error.htm)`, () =>
  flowProject(
    flow(
      'F',
      onSave('RecordBeforeSave', 'E'),
      node(
        'customErrors',
        'E',
        null,
        '<customErrorMessages><errorMessage>Not {!$Record.Name}</errorMessage><fieldSelection>Text__c</fieldSelection><isFieldError>true</isFieldError></customErrorMessages>'
      )
    )
  )
    .run("insert new Thing__c(Name = 'n');")
    .throws('System.DmlException', /FIELD_CUSTOM_VALIDATION_EXCEPTION, Not n: \[Text__c\]/));

const mark = (more: string): readonly string[] => [
  onSave('RecordBeforeSave', 'A', more),
  assign('A', [['$Record.Size__c', 'Assign', number(1)]])
];
const BIG = '<filterLogic>and</filterLogic>' + filter('Kind__c', 'EqualTo', text('Big'));

test(`P98 entry conditions decide for which records a flow runs (${HELP}flow_ref_elements_start.htm)`, () =>
  flowProject(flow('F', ...mark(BIG)))
    .run(
      "insert new List<Thing__c>{ new Thing__c(Name = 'a', Kind__c = 'Big'), new Thing__c(Name = 'b', Kind__c = 'Small') }; for (Thing__c t : [SELECT Size__c FROM Thing__c ORDER BY Name]) System.debug(t.Size__c);"
    )
    .prints('1.00', 'null'));

test(`P98 a flow that requires a change to meet its conditions does not run where the record met them before (${HELP}flow_ref_elements_start.htm)`, () =>
  flowProject(
    flow('F', ...mark(`${BIG}<doesRequireRecordChangedToMeetCriteria>true</doesRequireRecordChangedToMeetCriteria>`))
  )
    .run(
      "Thing__c t = new Thing__c(Name = 'a', Kind__c = 'Big'); insert t; update new Thing__c(Id = t.Id, Size__c = 5); System.debug([SELECT Size__c FROM Thing__c].Size__c); update new Thing__c(Id = t.Id, Kind__c = 'Small'); update new Thing__c(Id = t.Id, Kind__c = 'Big'); System.debug([SELECT Size__c FROM Thing__c].Size__c);"
    )
    .prints('5.00', '1.00'));

test(`P98 $Record__Prior holds the values before the save (${HELP}flow_ref_resources_system_variables.htm)`, () =>
  flowProject(
    flow(
      'F',
      onSave('RecordBeforeSave', 'A', '<recordTriggerType>Update</recordTriggerType>'),
      assign('A', [['$Record.Text__c', 'Assign', ref('$Record__Prior.Text__c')]])
    )
  )
    .run(
      "Thing__c t = new Thing__c(Name = 'a', Text__c = 'old'); insert t; t.Text__c = 'new'; update t; System.debug([SELECT Text__c FROM Thing__c].Text__c);"
    )
    .returns('old'));

test(`P98 IsChanged compares with the values before the save (${HELP}flow_ref_operators_condition.htm)`, () =>
  flowProject(
    flow(
      'F',
      onSave('RecordBeforeSave', 'D'),
      decide('D', [condition('$Record.Text__c', 'IsChanged', bool(true))], 'A'),
      assign('A', [['$Record.Done__c', 'Assign', bool(true)]])
    )
  )
    .run(
      "Thing__c t = new Thing__c(Name = 'a', Text__c = 'old'); insert t; System.debug([SELECT Done__c FROM Thing__c].Done__c); t.Text__c = 'new'; update t; System.debug([SELECT Done__c FROM Thing__c].Done__c);"
    )
    .prints('false', 'true'));

test(`P98 flows run by trigger order, those without one between 1,000 and 1,001 (${HELP}flow_concepts_trigger_order.htm)`, () => {
  const append = (name: string, ...more: readonly string[]) =>
    flow(name, onSave('RecordBeforeSave', 'A'), assign('A', [['$Record.Text__c', 'Add', text(name)]]), ...more);
  flowProject(
    append('A', '<triggerOrder>1500</triggerOrder>'),
    append('B'),
    append('C', '<triggerOrder>2</triggerOrder>'),
    append('D', '<triggerOrder>1</triggerOrder>')
  )
    .run(insert('Done__c = true', 'Text__c'))
    .returns('DCBA');
});

test(`P98 a flow before a deletion can forbid it (${HELP}flow_concepts_trigger_record.htm)`, () =>
  flowProject(
    flow(
      'F',
      onSave('RecordBeforeDelete', 'E'),
      node(
        'customErrors',
        'E',
        null,
        '<customErrorMessages><errorMessage>Stay</errorMessage><isFieldError>false</isFieldError></customErrorMessages>'
      )
    )
  )
    .run("Thing__c t = new Thing__c(Name = 'n'); insert t; delete t;")
    .throws('System.DmlException', /FIELD_CUSTOM_VALIDATION_EXCEPTION, Stay/));

test(`P98 flows of records run in system mode, whatever the user may do (${HELP}flow_distribute_context.htm)`, () =>
  flowProject(
    flow('F', ...CREATE_CONTACT),
    classes(
      "@isTest private class RunTest { @isTest static void run() { Profile p = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce']; User u = new User(LastName = 'u', Alias = 'u', Email = 'u@example.com', Username = 'u@flow.example', ProfileId = p.Id, TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8'); System.runAs(u) { System.assert(!Contact.SObjectType.getDescribe().isCreateable()); insert new Thing__c(Name = 'n', Text__c = 'x'); } System.assertEquals(1, [SELECT COUNT() FROM Contact]); } }"
    )
  ).testEnds('passed'));

test('an element that the platform knows and the local org does not is refused by name', () => {
  refuses(
    { ...THING, ...flow('F', onSave('RecordAfterSave', 'W'), node('waits', 'W', null)) },
    /<waits> in Flow is not supported/
  );
  refuses({ ...THING, ...flow('F', onSave('RecordAfterSave', 'W'), '<gizmos/>') }, /Unknown element <gizmos> in Flow/);
});
