/** What the package costs in somebody else's transaction, in the counts of the governor. */
import { openRuntime } from './openRuntime.ts';
import type { Bench, Row } from './measure.ts';

const COUNTERS = ['SOQL', 'rows read', 'DML', 'rows written'] as const;

const COUNT = `Integer soql = Limits.getQueries(), queryRows = Limits.getQueryRows(), dml = Limits.getDmlStatements(), dmlRows = Limits.getDmlRows();`;
const REPORT = `System.debug((Limits.getQueries() - soql) + ',' + (Limits.getQueryRows() - queryRows) + ',' + (Limits.getDmlStatements() - dml) + ',' + (Limits.getDmlRows() - dmlRows));`;

function deals(count: number): string {
  return `Account customer = new Account(Name = 'Customer');
Account first = new Account(Name = 'First');
Account second = new Account(Name = 'Second');
insert new List<Account>{ customer, first, second };
List<Opportunity> deals = new List<Opportunity>();
for (Integer i = 0; i < ${count}; i++) {
  deals.add(new Opportunity(Name = 'Deal ' + i, AccountId = customer.Id, StageName = 'Prospecting', CloseDate = Date.today()));
}
insert deals;
List<Involvement__c> rows = new List<Involvement__c>();
for (Opportunity deal : deals) {
  rows.add(new Involvement__c(Opportunity__c = deal.Id, Partner__c = first.Id, Role__c = 'Agency'));
}`;
}

const SECOND_ROWS = `List<Involvement__c> others = new List<Involvement__c>();
for (Opportunity deal : deals) {
  others.add(new Involvement__c(Opportunity__c = deal.Id, Partner__c = second.Id, Role__c = 'Agency', IsPrimary__c = true));
}`;

/** Name, what is set up before, and the statement that is counted, itself included. */
const CASES: readonly (readonly [name: string, before: string, counted: string])[] = [
  ['one insert of 200 involvements on 200 opportunities', deals(200), 'insert rows;'],
  ['a second partner, primary, on each of the 200', `${deals(200)}\ninsert rows;\n${SECOND_ROWS}`, 'insert others;'],
  [
    'an update of 200 opportunities that touches nothing of the package',
    `${deals(200)}\ninsert rows;\nfor (Opportunity deal : deals) {\n  deal.NextStep = 'Call';\n}`,
    'update deals;'
  ],
  ...[1, 20, 200].map(
    (count) => [`InvolvementApi.save of ${count}`, deals(count), 'InvolvementApi.save(rows);'] as const
  )
];

export const packageCosts: Bench = {
  name: 'package',
  run() {
    const runtime = openRuntime(['.']);
    const rows = CASES.map(([name, before, counted]): Row => {
      const source = `${before}\n${COUNT}\n${counted}\n${REPORT}`;
      const { success, output, exception, diagnostics } = runtime.org.isolate(() =>
        runtime.runAnonymous(source, 'Bench.apex', () => undefined)
      );
      if (!success) throw new Error(`${name}: ${exception?.message ?? diagnostics[0]?.message}`);
      return { what: name, cells: (output.at(-1) ?? '').split(',') };
    });
    return { title: 'The package in a transaction, the counted statement included', columns: COUNTERS, rows };
  }
};
