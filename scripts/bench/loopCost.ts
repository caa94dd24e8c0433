/** Twenty million steps of Integer arithmetic in Apex against the same loop in JavaScript. */
import { calibrationLoop, inMs, median, ratio, REPEATS, timeOnce, type Bench } from './measure.ts';
import { openRuntime } from './openRuntime.ts';
import { removeProject, writeProject } from './writeProject.ts';

/** Ten loops of two million steps, each in a transaction of its own, since one of twenty may exceed the CPU limit. */
const STEPS = 2_000_000;
const LOOPS = 10;

const LOOP = `@IsTest
private class LoopTest {
${Array.from(
  { length: LOOPS },
  (_, index) => `  @IsTest
  static void loop${index}() {
    Integer sum = 1;
    for (Integer i = 0; i < ${STEPS}; i++) {
      sum = sum * 1664525 + 1013904223 + i;
    }
    Assert.areNotEqual(null, sum);
  }
`
).join('')}}
`;

export const loopCost: Bench = {
  name: 'loop',
  run() {
    const folder = writeProject({ 'force-app/classes/LoopTest.cls': LOOP });
    try {
      const runtime = openRuntime([folder]);
      const run = (): void => {
        const { failed, tests } = runtime.runTests(null);
        if (failed > 0) throw new Error(tests.find((each) => each.outcome === 'failed')?.message);
      };
      run();
      calibrationLoop();
      // In turns, so that whatever else the machine does meets both.
      const pairs = Array.from({ length: REPEATS }, () => [timeOnce(calibrationLoop), timeOnce(run)] as const);
      const base = median(pairs.map(([loop]) => loop));
      const spent = median(pairs.map(([, apex]) => apex));
      return {
        title: 'A loop of 20 million Integer steps',
        columns: ['time', 'of the loop', 'aim'],
        rows: [
          { what: 'JavaScript', cells: [inMs(base), '1.00', ''] },
          { what: 'Apex', cells: [inMs(spent), ratio(spent, base), '3.5'] }
        ]
      };
    } finally {
      removeProject(folder);
    }
  }
};
