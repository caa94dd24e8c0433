/** What the package costs in somebody else's transaction, in the counts of the governor. */
import { COUNTERS, countStatement } from './anonymousApex.ts';
import { openRuntime } from './openRuntime.ts';
import type { Bench, Row } from './measure.ts';

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
      const cells = runtime.org.isolate(() => countStatement(runtime, before, counted));
      return { what: name, cells };
    });
    return { title: 'The package in a transaction, the counted statement included', columns: COUNTERS, rows };
  }
};
