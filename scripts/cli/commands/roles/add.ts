import type { Command } from '../../../lib/command.ts';
import { connectOrg } from '../../connectOrg.ts';
import { messages } from '../../messages.ts';
import { ORG_OPTIONS, readOrgChoice } from '../../orgOptions.ts';
import { addOrgRoles, readOrgRoles } from '../../roles/orgRoles.ts';

export const rolesAddCommand: Command = {
  name: 'roles add',
  summary: messages.roles.addSummary,
  positionals: [],
  options: {
    ...ORG_OPTIONS,
    'dry-run': { kind: 'flag', help: messages.flags.dryRun },
    json: { kind: 'flag', help: messages.flags.json }
  },
  async run(args, output) {
    const isDryRun = args.flags.has('dry-run');
    const connection = await connectOrg(readOrgChoice(args));
    const roles = await readOrgRoles(connection);
    const { added, states } = roles.merge;
    const inactive = states.filter(({ state }) => state === 'inactive').map(({ role }) => role.value);
    if (added.length > 0 && !isDryRun) {
      output.err(`${messages.roles.adding(added.length)}\n`);
      await addOrgRoles(connection, roles);
    }
    for (const value of inactive) output.err(`${messages.roles.inactive(value)}\n`);
    if (args.flags.has('json')) {
      const values = added.map(({ label, reverseRole }) => ({ value: label, reverseRole: reverseRole ?? null }));
      output.out(`${JSON.stringify({ success: true, dryRun: isDryRun, added: values, inactive })}\n`);
      return 0;
    }
    if (added.length === 0) output.out(`${messages.roles.nothingToAdd(states.length)}\n`);
    for (const { label, reverseRole } of added) output.out(`${messages.roles.added(label, reverseRole ?? null)}\n`);
    if (added.length > 0) output.err(`${(isDryRun ? messages.roles.dryRun : messages.roles.done)(added.length)}\n`);
    return 0;
  }
};
