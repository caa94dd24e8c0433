/** Tests: one that writes, reads and rolls back, and a thousand small ones as one command. */
import { inMs, median, ratio, REPEATS, timeAsync, timeOnce, type Bench } from './measure.ts';
import { openRuntime } from './openRuntime.ts';
import { runOrg } from './runOrg.ts';
import { removeProject, writeProject } from './writeProject.ts';

const CLASSES = 50;
const METHODS = 20;

const WRITES = `@IsTest
private class WritesTest {
  @IsTest
  static void twoHundredInsertsAndTwentyQueries() {
    Savepoint start = Database.setSavepoint();
    List<Account> accounts = new List<Account>();
    for (Integer i = 0; i < 200; i++) {
      accounts.add(new Account(Name = 'Account ' + i, Industry = 'Banking'));
    }
    insert accounts;
    Integer found = 0;
    for (Integer i = 0; i < 20; i++) {
      found += [SELECT Id, Name FROM Account WHERE Name = :('Account ' + i)].size();
    }
    Database.rollback(start);
    Assert.areEqual(20, found);
    Assert.areEqual(0, [SELECT COUNT() FROM Account]);
  }
}
`;

function smallTests(): Record<string, string> {
  const text = (name: string): string =>
    `@IsTest\nprivate class ${name} {\n${Array.from(
      { length: METHODS },
      (_, index) => `  @IsTest
  static void method${index}() {
    Account account = new Account(Name = 'Name ${index}');
    insert account;
    Assert.areEqual('Name ${index}', [SELECT Name FROM Account WHERE Id = :account.Id].Name);
  }
`
    ).join('')}}\n`;
  return Object.fromEntries(
    Array.from({ length: CLASSES }, (_, index) => [
      `force-app/classes/Small${index}Test.cls`,
      text(`Small${index}Test`)
    ])
  );
}

export const testCost: Bench = {
  name: 'tests',
  async run() {
    const writes = writeProject({ 'force-app/classes/WritesTest.cls': WRITES });
    const small = writeProject(smallTests());
    try {
      const runtime = openRuntime([writes]);
      const once = (): void => {
        const { failed, tests } = runtime.runTests(null);
        if (failed > 0) throw new Error(tests[0]?.message);
      };
      for (let index = 0; index < REPEATS; index += 1) once();
      const single = median(Array.from({ length: REPEATS }, () => timeOnce(once)));
      const thousand = await timeAsync(() => runOrg('test', '--json', '--source', small));
      return {
        title: 'Tests',
        columns: ['time', 'of the loop', 'aim'],
        rows: [
          { what: '200 inserts, 20 queries and a rollback', cells: [inMs(single), ratio(single), '5 ms'] },
          {
            what: `${CLASSES * METHODS} small test methods as one command`,
            cells: [inMs(thousand), ratio(thousand), '5000 ms']
          }
        ]
      };
    } finally {
      removeProject(writes);
      removeProject(small);
    }
  }
};
