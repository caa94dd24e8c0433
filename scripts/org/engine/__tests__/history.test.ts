/** Rows that are written when a transaction is kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sfdxProject } from '../../commands/__tests__/cli.ts';
import { compileProject } from '../compileProject.ts';
import { createRuntime, type Runtime } from '../runtime.ts';

const SHOW =
  "for (OpportunityHistory h : [SELECT StageName, Amount, PrevAmount, CloseDate, ExpectedRevenue FROM OpportunityHistory ORDER BY Id]) System.debug(h.StageName + ' ' + h.Amount + ' ' + h.PrevAmount + ' ' + String.valueOf(h.CloseDate) + ' ' + h.ExpectedRevenue);";

function start(): Runtime {
  const compiled = compileProject({
    sources: [
      sfdxProject({
        'classes/HistoryTest.cls':
          "@IsTest private class HistoryTest { @IsTest static void none() { insert new Opportunity(Name = 'o', StageName = 'Prospecting', CloseDate = Date.today()); Assert.areEqual(0, [SELECT COUNT() FROM OpportunityHistory]); } }"
      })
    ],
    namespace: undefined
  });
  return createRuntime(compiled, { time: 'fixed', database: null });
}

function run(runtime: Runtime, source: string): readonly string[] {
  const { success, exception, diagnostics, output } = runtime.runAnonymous(source, 'Script.apex', () => undefined);
  assert.ok(success, exception?.message ?? diagnostics[0]?.message);
  return output;
}

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_opportunityhistory.htm
test('each transaction that changes stage, amount, probability or close date leaves one row', () => {
  const runtime = start();
  const during = run(
    runtime,
    "Opportunity o = new Opportunity(Name = 'o', StageName = 'Prospecting', Amount = 100, CloseDate = Date.newInstance(2026, 3, 1)); insert o; System.debug([SELECT COUNT() FROM OpportunityHistory]);"
  );
  assert.deepEqual(during, ['0']);
  run(runtime, "Opportunity o = [SELECT Id FROM Opportunity]; o.NextStep = 'call'; update o;");
  run(
    runtime,
    "Opportunity o = [SELECT Id FROM Opportunity]; o.Amount = 150; update o; o.StageName = 'Closed Won'; update o;"
  );
  assert.deepEqual(run(runtime, SHOW), [
    'Prospecting 100.00 null 2026-03-01 10.00',
    'Closed Won 150.00 100.00 2026-03-01 150.00'
  ]);
  assert.deepEqual(
    run(
      runtime,
      'System.debug([SELECT LastAmountChangedHistoryId FROM Opportunity].LastAmountChangedHistoryId == [SELECT Id FROM OpportunityHistory ORDER BY Id DESC LIMIT 1].Id); delete [SELECT Id FROM Opportunity];'
    ),
    ['true']
  );
  assert.deepEqual(run(runtime, 'System.debug([SELECT COUNT() FROM OpportunityHistory]);'), ['0']);
});

test('what is undone leaves none, nor does a test', () => {
  const runtime = start();
  const failed = runtime.runAnonymous(
    "insert new Opportunity(Name = 'o', StageName = 'Prospecting', CloseDate = Date.today()); Integer n = 1 / 0;",
    'Script.apex',
    () => undefined
  );
  assert.equal(failed.success, false);
  assert.equal(runtime.runTests(null).tests[0]?.outcome, 'passed');
  assert.deepEqual(run(runtime, 'System.debug([SELECT COUNT() FROM OpportunityHistory]);'), ['0']);
});
