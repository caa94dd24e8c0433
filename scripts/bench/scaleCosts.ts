/** Backfill and reconcile over many opportunities: what each thousand costs, and how the whole grows with their number. */
import type { Runtime } from '../org/engine/runtime.ts';
import { runBlock } from './anonymousApex.ts';
import { timeOnce, type Bench, type Row } from './measure.ts';
import { openRuntime } from './openRuntime.ts';

const SIZES = [1000, 10_000, 100_000];
const PER_INSERT = 1000;
const PER_SCOPE = 200;
const AGENCY = 'Northwind Agency';

const BACKFILL = `new AttributionBackfill().execute(null, scope);`;
const RECONCILE = `InvolvementReconciler.run(new Map<Id, SObject>(scope).keySet());`;

/** Deals that name a partner nobody knows yet, so that the backfill finds its work undone. */
function prepare(runtime: Runtime, count: number): void {
  runBlock(runtime, `insert new Account(Name = 'Customer');`);
  for (let done = 0; done < count; done += PER_INSERT) {
    runBlock(
      runtime,
      `Id customerId = [SELECT Id FROM Account WHERE Name = 'Customer'].Id;
List<Opportunity> deals = new List<Opportunity>();
for (Integer i = 0; i < ${PER_INSERT}; i++) {
  deals.add(new Opportunity(Name = 'Deal', AccountId = customerId, StageName = 'Prospecting', CloseDate = Date.today(), Referring_Agency__c = '${AGENCY}'));
}
insert deals;`
    );
  }
  runBlock(
    runtime,
    `insert new Account(Name = '${AGENCY}');\nJobProgress.begin('AttributionBackfill', 'AttributionBackfill');`
  );
}

interface Cost {
  readonly statements: number;
  readonly milliseconds: number;
}

/** One transaction after the other, in the order of Ids, as a batch does. */
function runThrough(runtime: Runtime, work: string): Cost {
  let statements = 0;
  let after = '000000000000000';
  const milliseconds = timeOnce(() => {
    for (;;) {
      const [last, count] = runBlock(
        runtime,
        `String after = '${after}';
List<SObject> scope = Database.query(AttributionDeals.query() + ' WHERE Id > :after ORDER BY Id LIMIT ${PER_SCOPE}');
if (!scope.isEmpty()) {
  ${work}
}
System.debug((scope.isEmpty() ? '' : scope[scope.size() - 1].Id) + ' ' + (Limits.getQueries() + Limits.getDmlStatements()));`
      ).split(' ');
      if (last === undefined || last === '') return;
      after = last;
      statements += Number(count);
    }
  });
  return { statements, milliseconds };
}

/** Slope of a straight line through the logarithms: 1 where the cost grows as the number does. */
export function exponentOf(points: readonly (readonly [size: number, cost: number])[]): number {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const mean = (axis: 0 | 1): number => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

export const scaleCosts: Bench = {
  name: 'scale',
  run() {
    const runtime = openRuntime(['.']);
    const costs = SIZES.map((size) =>
      runtime.org.isolate(() => {
        prepare(runtime, size);
        return {
          size,
          backfill: runThrough(runtime, BACKFILL),
          again: runThrough(runtime, BACKFILL),
          reconcile: runThrough(runtime, RECONCILE)
        };
      })
    );
    const row = (what: string, costOf: (each: (typeof costs)[number]) => Cost): Row => ({
      what,
      cells: [
        ...costs.map((each) => ((costOf(each).statements / each.size) * 1000).toFixed(0)),
        exponentOf(costs.map((each) => [each.size, costOf(each).statements])).toFixed(2),
        exponentOf(costs.map((each) => [each.size, costOf(each).milliseconds])).toFixed(2)
      ]
    });
    return {
      title:
        'Backfill and reconcile: SOQL and DML statements per 1,000 opportunities, and the exponent of their growth',
      columns: [...SIZES.map((size) => size.toLocaleString('en-US')), 'statements grow', 'time grows'],
      rows: [
        row('backfill that starts a row on each', (each) => each.backfill),
        row('backfill that finds all in order', (each) => each.again),
        row('reconcile that finds all in order', (each) => each.reconcile)
      ]
    };
  }
};
