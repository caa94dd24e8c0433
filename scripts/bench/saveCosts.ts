/** What a save of opportunities costs with the package and without, and that large saves succeed with it. */
import type { Runtime } from '../org/engine/runtime.ts';
import { COUNTERS, countStatement, runBlock } from './anonymousApex.ts';
import type { Bench, Row } from './measure.ts';
import { openRuntime } from './openRuntime.ts';
import { removeProject, writeProject } from './writeProject.ts';

/** Opportunities inserted by one transaction: more would go beyond the rows it may write. */
const PER_BLOCK = 2000;
const CHANGE = `for (Opportunity deal : deals) {
  deal.Amount = 777;
  deal.StageName = 'Qualification';
  MAPPED
}`;
const READ = 'List<Opportunity> deals = [SELECT Id, Amount, StageName FROM Opportunity ORDER BY Id LIMIT 10000];';

function insertDeals(runtime: Runtime, count: number): void {
  runBlock(runtime, "insert new List<Account>{ new Account(Name = 'Customer'), new Account(Name = 'Delta') };");
  for (let done = 0; done < count; done += PER_BLOCK) {
    runBlock(
      runtime,
      `Id customerId = [SELECT Id FROM Account WHERE Name = 'Customer'].Id;
List<Opportunity> deals = new List<Opportunity>();
for (Integer i = 0; i < ${Math.min(PER_BLOCK, count - done)}; i++) {
  deals.add(new Opportunity(Name = 'Deal ' + i, AccountId = customerId, StageName = 'Prospecting', CloseDate = Date.today(), Amount = 5));
}
insert deals;`
    );
  }
}

/** Three partners a deal, one of them by the mapped lookup. */
function insertPartners(runtime: Runtime, count: number): void {
  runBlock(
    runtime,
    `List<Account> partners = new List<Account>();
for (String name : new List<String>{ 'Alpha', 'Beta', 'Gamma' }) {
  partners.add(new Account(Name = name));
}
insert partners;
List<Opportunity> deals = [SELECT Id FROM Opportunity ORDER BY Id LIMIT ${count}];
for (Opportunity deal : deals) {
  deal.Sourcing_Partner__c = partners[0].Id;
}
update deals;`
  );
  runBlock(
    runtime,
    `Map<String, Id> ids = new Map<String, Id>();
for (Account partner : [SELECT Id, Name FROM Account]) {
  ids.put(partner.Name, partner.Id);
}
List<Involvement__c> rows = new List<Involvement__c>();
for (Opportunity deal : [SELECT Id FROM Opportunity ORDER BY Id LIMIT ${count}]) {
  rows.add(new Involvement__c(Opportunity__c = deal.Id, Partner__c = ids.get('Beta'), Role__c = 'Agency'));
  rows.add(new Involvement__c(Opportunity__c = deal.Id, Partner__c = ids.get('Gamma'), Role__c = 'Reseller'));
}
insert rows;`
  );
}

const MAPPED_CHANGE = `${READ}\nId deltaId = [SELECT Id FROM Account WHERE Name = 'Delta'].Id;\n${CHANGE.replace('MAPPED', 'deal.Sourcing_Partner__c = deltaId;')}`;
const PLAIN_CHANGE = `${READ}\n${CHANGE.replace('MAPPED', "deal.NextStep = 'Call';")}`;

const SMALL = [1, 200];
const LARGE = [2000, 9000];

export const saveCosts: Bench = {
  name: 'save',
  run() {
    const rows = [
      ...withProject('.', (measured) => [
        ...SMALL.flatMap((count) => [
          measured(`${count} with 3 partners: amount, stage and a mapped field change`, count, true, MAPPED_CHANGE),
          measured(`${count} with 3 partners: amount and stage change`, count, true, PLAIN_CHANGE)
        ]),
        ...LARGE.flatMap((count) => [
          measured(`${count}: amount, stage and a mapped field change`, count, false, MAPPED_CHANGE),
          measured(`${count}: amount and stage change`, count, false, PLAIN_CHANGE)
        ])
      ]),
      ...withoutPackage()
    ];
    return { title: 'A save of opportunities, the statement itself included', columns: COUNTERS, rows };
  }
};

type Measured = (what: string, count: number, withPartners: boolean, change: string) => Row;

/** One project after the other: code of two at once would find each other's classes. */
function withProject(source: string, rows: (measured: Measured) => readonly Row[]): readonly Row[] {
  const runtime = openRuntime([source]);
  return rows((what, count, withPartners, change) =>
    runtime.org.isolate(() => {
      insertDeals(runtime, count);
      if (withPartners) insertPartners(runtime, count);
      return { what, cells: countStatement(runtime, change, 'update deals;') };
    })
  );
}

function withoutPackage(): readonly Row[] {
  const folder = writeProject({});
  try {
    return withProject(folder, (measured) =>
      [...SMALL, ...LARGE].map((count) => measured(`${count} without the package`, count, false, PLAIN_CHANGE))
    );
  } finally {
    removeProject(folder);
  }
}
