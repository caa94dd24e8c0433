import type { Command } from '../../../lib/command.ts';
import { renderTable } from '../../../lib/table.ts';
import { connectOrg } from '../../connectOrg.ts';
import { messages } from '../../messages.ts';
import { ORG_OPTIONS, readOrgChoice } from '../../orgOptions.ts';
import { readOrgRoles } from '../../roles/orgRoles.ts';

export const rolesListCommand: Command = {
  name: 'roles list',
  summary: messages.roles.listSummary,
  positionals: [],
  options: { ...ORG_OPTIONS, json: { kind: 'flag', help: messages.flags.json } },
  async run(args, output) {
    const { merge } = await readOrgRoles(await connectOrg(readOrgChoice(args)));
    if (args.flags.has('json')) {
      const roles = merge.states.map(({ role, state }) => ({ ...role, state }));
      output.out(`${JSON.stringify({ success: true, roles })}\n`);
      return 0;
    }
    const { value, reverse, roles, state: stateTitle } = messages.roles.columns;
    const rows = merge.states.map(({ role, state }) => ({
      [value]: role.value,
      [reverse]: role.reverseRole,
      [roles]: role.roles.join(', '),
      [stateTitle]: messages.roles.states[state]
    }));
    output.out(renderTable(rows));
    return 0;
  }
};
