/** Roll-up summary fields (P94). */
import { customObject, project, refuses, triggers, type ApexProject, type Files } from '../apex.ts';
import { guide, rule } from './rule.ts';

const HELP = 'https://help.salesforce.com/s/articleView?id=platform.fields_about_roll_up_summary_fields.htm';
const DEFINING = 'https://help.salesforce.com/s/articleView?id=platform.fields_defining_summary_fields.htm';
const ORDER = guide('apex_triggers_order_of_execution');

const summary = (operation: string, field: string | null, ...more: readonly string[]): string =>
  `<type>Summary</type><summaryForeignKey>Line__c.Bill__c</summaryForeignKey><summaryOperation>${operation}</summaryOperation>${field === null ? '' : `<summarizedField>Line__c.${field}</summarizedField>`}${more.join('')}`;
const filter = (field: string, operation: string, value: string): string =>
  `<summaryFilterItems><field>Line__c.${field}</field><operation>${operation}</operation><value>${value}</value></summaryFilterItems>`;
const NUMBER = '<type>Number</type><precision>10</precision><scale>2</scale>';

const BILLS: Files = {
  ...customObject(
    'Bill__c',
    {
      Lines__c: summary('count', null),
      Total__c: summary('sum', 'Amount__c'),
      Largest__c: summary('max', 'Amount__c'),
      First__c: summary('min', 'Due__c'),
      Paid__c: summary(
        'sum',
        'Amount__c',
        filter('Status__c', 'equals', 'Paid, Late'),
        filter('Amount__c', 'greaterThan', '1')
      ),
      House__c:
        '<type>MasterDetail</type><referenceTo>House__c</referenceTo><relationshipName>Bills</relationshipName><relationshipOrder>0</relationshipOrder>'
    },
    '<sharingModel>ControlledByParent</sharingModel>'
  ),
  ...customObject('House__c', {
    Sum__c:
      '<type>Summary</type><summaryForeignKey>Bill__c.House__c</summaryForeignKey><summaryOperation>sum</summaryOperation><summarizedField>Bill__c.Total__c</summarizedField>'
  }),
  ...customObject(
    'Line__c',
    {
      Bill__c:
        '<type>MasterDetail</type><referenceTo>Bill__c</referenceTo><relationshipName>Lines</relationshipName><relationshipOrder>0</relationshipOrder><reparentableMasterDetail>true</reparentableMasterDetail>',
      Amount__c: NUMBER,
      Due__c: '<type>Date</type>',
      Status__c: '<type>Text</type><length>20</length>'
    },
    '<sharingModel>ControlledByParent</sharingModel>'
  )
};
const SETUP = `House__c house = new House__c(); insert house; Bill__c bill = new Bill__c(House__c = house.Id); insert bill;
  List<Line__c> lines = new List<Line__c>{ new Line__c(Bill__c = bill.Id, Amount__c = 10.5, Due__c = Date.newInstance(2026, 5, 1), Status__c = 'Paid'),
    new Line__c(Bill__c = bill.Id, Amount__c = 4, Due__c = Date.newInstance(2026, 2, 1), Status__c = 'late'), new Line__c(Bill__c = bill.Id, Amount__c = 1, Status__c = 'Paid') };`;
const SHOW = `Bill__c b = [SELECT Lines__c, Total__c, Largest__c, First__c, Paid__c, House__r.Sum__c FROM Bill__c WHERE Id = :bill.Id];
  System.debug(b.Lines__c + ' ' + b.Total__c + ' ' + b.Largest__c + ' ' + b.First__c?.month() + ' ' + b.Paid__c + ' ' + b.House__r.Sum__c);`;

const bills = (...more: readonly Files[]): ApexProject => project(Object.assign({}, BILLS, ...more) as Files);
const plain = bills();

rule(
  'C850',
  'P94',
  HELP,
  'count, sum, largest, first and filtered sum follow an insert, up to the master of the master',
  () => plain.run(`${SETUP} insert lines; ${SHOW}`).prints('3 15.50 10.50 2 14.50 15.50')
);
rule('C851', 'P94', HELP, 'a master without details', () =>
  plain.run(`${SETUP} ${SHOW}`).prints('0 0.00 null null 0.00 0.00')
);
rule('C852', 'P94', HELP, 'an update changes the summaries', () =>
  plain
    .run(`${SETUP} insert lines; lines[0].Amount__c = 2; lines[2].Status__c = null; update lines; ${SHOW}`)
    .prints('3 7.00 4.00 2 6.00 7.00')
);
rule('C853', 'P94', HELP, 'deleted details count no more, until they come back', () =>
  plain
    .run(
      `${SETUP} insert lines; delete lines[0]; ${SHOW} undelete lines[0]; b = [SELECT Total__c FROM Bill__c WHERE Id = :bill.Id]; System.debug(b.Total__c);`
    )
    .prints('2 5.00 4.00 2 4.00 5.00', '15.50')
);
rule('C854', 'P94', HELP, 'a detail that moves counts for its new master', () =>
  plain
    .run(
      `${SETUP} insert lines; Bill__c other = new Bill__c(House__c = house.Id); insert other; lines[0].Bill__c = other.Id; update lines; ${SHOW}
      System.debug([SELECT Total__c FROM Bill__c WHERE Id = :other.Id].Total__c);`
    )
    .prints('2 5.00 4.00 2 4.00 15.50', '10.50')
);
rule('C855', 'P94', HELP, 'deleting a master takes its details out of the summaries of theirs', () =>
  plain
    .run(
      `${SETUP} insert lines; delete bill; System.debug([SELECT Sum__c FROM House__c].Sum__c);
    undelete bill; System.debug([SELECT Sum__c FROM House__c].Sum__c);`
    )
    .prints('0.00', '15.50')
);
rule('C856', 'P84', ORDER, 'the master is saved with its triggers, after those of the detail', () =>
  bills(
    triggers(
      "trigger Bills on Bill__c (before update, after update) { for (Bill__c each : Trigger.new) System.debug((Trigger.isBefore ? 'before ' : 'after ') + Trigger.oldMap.get(each.Id).Total__c + ' ' + each.Total__c); }",
      "trigger Lines on Line__c (after insert) { System.debug('lines ' + [SELECT Total__c FROM Bill__c].Total__c); }"
    )
  )
    .run(`${SETUP} insert lines;`)
    .prints('lines 0.00', 'before 0.00 15.50', 'after 0.00 15.50')
);
rule('C857', 'P84', ORDER, 'what the master refuses fails the details', () =>
  bills(
    triggers(
      "trigger Bills on Bill__c (before update) { for (Bill__c each : Trigger.new) if (each.Total__c > 15) each.addError('too much'); }"
    )
  )
    .run(`${SETUP} insert lines;`)
    .throws(
      'System.DmlException',
      /Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, too much/
    )
);
rule('C858', 'P84', ORDER, 'a master whose summaries stay as they are is not saved', () =>
  bills(triggers("trigger Bills on Bill__c (before update) { System.debug('saved'); }"))
    .run(`${SETUP} insert lines; lines[0].Name = 'b'; update lines[0];`)
    .prints('saved')
);
rule('C859', 'P94', HELP, 'nobody writes a summary', () =>
  plain.run(`${SETUP} bill.Total__c = 5;`).refuses(/Field is not writeable: Bill__c.Total__c/)
);
rule('C860', 'P94', HELP, 'a summary is a calculated field of the type that it sums up', () =>
  plain
    .run(
      "Schema.DescribeFieldResult f = Bill__c.First__c.getDescribe(); System.debug(f.isCalculated() + ' ' + f.getType() + ' ' + f.isUpdateable());"
    )
    .prints('true DATE false')
);
rule('C861', 'P94', DEFINING, 'a lookup is not enough', () =>
  refuses(
    {
      ...customObject('Bill__c', { Total__c: summary('count', null) }),
      ...customObject('Line__c', {
        Bill__c: '<type>Lookup</type><referenceTo>Bill__c</referenceTo><relationshipName>Lines</relationshipName>'
      })
    },
    /no master-detail relationship/
  )
);
rule('C862', 'P94', DEFINING, 'texts are not summed up', () => {
  const file = 'objects/Bill__c/fields/Total__c.field-meta.xml';
  refuses(
    { ...BILLS, [file]: (BILLS[file] ?? '').replace('Line__c.Amount__c', 'Line__c.Status__c') },
    /sum does not take fields like Status__c/
  );
});
rule('C863', 'P94', HELP, 'rolling up costs no DML statement', () =>
  plain
    .run(
      `${SETUP} Integer before = Limits.getDmlStatements(); insert lines; System.debug(Limits.getDmlStatements() - before);`
    )
    .prints('1')
);
rule('C864', 'P80', ORDER, 'of several details only those of a refusing master fail', () =>
  bills(
    triggers(
      "trigger Bills on Bill__c (before update) { for (Bill__c each : Trigger.new) if (each.Total__c > 15) each.addError('too much'); }"
    )
  )
    .run(
      `${SETUP} Bill__c other = new Bill__c(House__c = house.Id); insert other; lines.add(new Line__c(Bill__c = other.Id, Amount__c = 3));
      List<Database.SaveResult> results = Database.insert(lines, false); for (Database.SaveResult each : results) System.debug(each.isSuccess());
      System.debug([SELECT Total__c FROM Bill__c WHERE Id = :other.Id].Total__c);`
    )
    .prints('false', 'false', 'false', 'true', '3.00')
);
