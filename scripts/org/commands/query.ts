import { UserError, type Command } from '../../lib/command.ts';
import { DATA_OPTION, JSON_OPTION, PROJECT_OPTIONS } from './options.ts';
import { openOrg } from './openOrg.ts';
import { renderTable } from '../../lib/table.ts';

export const queryCommand: Command = {
  name: 'query',
  summary: 'Run one SOQL query in a fresh org with the project deployed',
  positionals: ['"SOQL"'],
  options: { ...PROJECT_OPTIONS, ...DATA_OPTION, ...JSON_OPTION },
  run(args, output) {
    const runtime = openOrg(args, output);
    if (runtime === null) return Promise.resolve(1);
    const answer = runtime.query(args.positionals[0] ?? '');
    if (args.flags.has('json')) {
      output.out(`${JSON.stringify(answer)}\n`);
    } else if (answer.success) {
      output.out(isCount(args.positionals[0] ?? '') ? `${answer.totalSize}\n` : renderTable(answer.records));
      output.err(`${answer.totalSize} rows\n`);
    } else {
      throw new UserError(answer.message);
    }
    return Promise.resolve(answer.success ? 0 : 1);
  }
};

/** Such a query has no rows: its answer is a number. */
function isCount(text: string): boolean {
  return /^\s*SELECT\s+COUNT\s*\(\s*\)/i.test(text);
}
