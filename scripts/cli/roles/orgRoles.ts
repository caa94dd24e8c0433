/** What an org says about roles: the involvement roles of the package, and the standard value set of partner roles. */
import type { Connection } from '@salesforce/core';
import { UserError } from '../../lib/command.ts';
import { asking, codeOf, queryAll } from '../connectOrg.ts';
import { messages } from '../messages.ts';
import { mergeRoles, nativeRolesOf, type NativeRole, type RoleMerge } from './mergeRoles.ts';

/** As a managed package, and as source in an org without a namespace. */
const PREFIXES = ['involve__', ''];
const VALUE_SET = 'PartnerRole';

/** Fields by name, with the prefix of the package. */
type RoleRow = Readonly<Record<string, string | null>>;
type ValueSet = Awaited<ReturnType<typeof readValueSet>>;

export interface OrgRoles {
  readonly valueSet: ValueSet;
  readonly merge: RoleMerge<ValueSet['standardValue'][number]>;
}

/** Throws {@link UserError} for an org without the package, without access, or out of reach. */
export async function readOrgRoles(connection: Connection): Promise<OrgRoles> {
  const wanted = await asking(() => readNativeRoles(connection));
  const valueSet = await asking(() => readValueSet(connection));
  return { valueSet, merge: mergeRoles(valueSet.standardValue, wanted) };
}

/** Deploys the merged set, and makes sure that the org has kept it. */
export async function addOrgRoles(connection: Connection, { valueSet, merge }: OrgRoles): Promise<void> {
  const update = { ...valueSet, fullName: VALUE_SET, standardValue: [...merge.values] } as ValueSet;
  const result = await asking(() => connection.metadata.update('StandardValueSet', update));
  if (!result.success) {
    const reasons = [result.errors].flat().map(({ message }) => message);
    throw new UserError(messages.org.refused(reasons.join('; ')));
  }
  const { standardValue } = await asking(() => readValueSet(connection));
  const kept = new Set(standardValue.map(({ fullName }) => fullName));
  const lost = merge.added.filter(({ fullName }) => !kept.has(fullName));
  if (lost.length > 0) throw new UserError(messages.roles.notKept(lost.map(({ label }) => label)));
}

function readValueSet(connection: Connection) {
  return connection.metadata.read('StandardValueSet', VALUE_SET);
}

/** Of the active roles, as the package's health page looks at them. */
async function readNativeRoles(connection: Connection): Promise<readonly NativeRole[]> {
  for (const prefix of PREFIXES) {
    const soql =
      `SELECT MasterLabel, ${prefix}NativeRole__c, ${prefix}ReverseRole__c FROM ${prefix}InvolvementRole__mdt ` +
      `WHERE ${prefix}IsActive__c = TRUE ORDER BY ${prefix}Order__c`;
    try {
      const records = await queryAll<RoleRow>(connection, soql);
      return nativeRolesOf(
        records.map((each) => ({
          label: each['MasterLabel'] ?? '',
          native: each[`${prefix}NativeRole__c`] ?? null,
          reverse: each[`${prefix}ReverseRole__c`] ?? null
        }))
      );
    } catch (error) {
      if (codeOf(error) !== 'INVALID_TYPE') throw error;
    }
  }
  throw new UserError(messages.roles.noPackage);
}
