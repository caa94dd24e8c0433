/** From the command to the first test, with everything that is kept between runs in place. */
import { inMs, ratio, timeAsync, type Bench } from './measure.ts';
import { runOrg } from './runOrg.ts';
import { removeProject, writeProject } from './writeProject.ts';

const QUERY = 'SELECT COUNT() FROM Account';

export const startCost: Bench = {
  name: 'start',
  async run() {
    const empty = writeProject({});
    try {
      const project = await timeAsync(() => runOrg('query', QUERY));
      const bare = await timeAsync(() => runOrg('query', QUERY, '--source', empty));
      const aim = '1000 ms';
      return {
        title: 'From the command to the answer of an empty query, warm caches',
        columns: ['time', 'of the loop', 'aim'],
        rows: [
          { what: 'a project without files', cells: [inMs(bare), ratio(bare), ''] },
          { what: 'the package', cells: [inMs(project), ratio(project), aim] }
        ]
      };
    } finally {
      removeProject(empty);
    }
  }
};
