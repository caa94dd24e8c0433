/**
 * Global variables of flows: `$Flow`, `$GlobalConstant`, `$User`, `$Profile`, `$UserRole`, `$Organization`, `$Label`, `$Permission`,
 * `$Setup`, `$CustomMetadata`.
 *
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_resources_system_variables.htm
 */
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import type { Origin } from '../diagnostic.ts';
import { parseApiName } from '../schema/apiName.ts';
import { currentTransaction } from '../transaction/transaction.ts';
import type { FlowScope, Reader } from './flowScope.ts';
import { BOOLEAN, DATE, DATETIME, TEXT, recordType } from './flowType.ts';
import type { FlowType, FlowValue } from './flowType.ts';
import type { Interview } from './interview.ts';
import { compileFlowFormula } from './flowFormula.ts';
import { fieldOf, pathReader, storedRecord } from './recordFields.ts';

/** For the support table. */
export const GLOBAL_VARIABLES: readonly string[] = [
  '$Record',
  '$Record__Prior',
  '$Flow.CurrentDate',
  '$Flow.CurrentDateTime',
  '$Flow.FaultMessage',
  '$Flow.InterviewGuid',
  '$Flow.InterviewStartTime',
  '$GlobalConstant',
  '$User',
  '$Profile',
  '$UserRole',
  '$Organization',
  '$Label',
  '$Permission',
  '$Setup',
  '$CustomMetadata'
];

interface Constant {
  readonly type: FlowType;
  readonly read: (interview: Interview) => FlowValue;
}

const FIXED: Readonly<Record<string, Constant>> = {
  '$globalconstant.true': { type: BOOLEAN, read: () => true },
  '$globalconstant.false': { type: BOOLEAN, read: () => false },
  '$globalconstant.emptystring': { type: TEXT, read: () => '' },
  '$flow.currentdate': { type: DATE, read: () => now().inZone(currentTransaction().user.timeZone).date },
  '$flow.currentdatetime': { type: DATETIME, read: now },
  '$flow.interviewstarttime': { type: DATETIME, read: ({ startedAt }) => new ApexDatetime(startedAt) },
  '$flow.interviewguid': { type: TEXT, read: ({ guid }) => guid },
  '$flow.faultmessage': { type: TEXT, read: ({ faultMessage }) => faultMessage }
};

/** The record behind a variable: its object, and its Id. */
const RECORDS: Readonly<Record<string, { readonly object: string; readonly id: () => string | null }>> = {
  $user: { object: 'User', id: () => currentTransaction().user.id },
  $profile: { object: 'Profile', id: () => currentTransaction().user.profileId },
  $userrole: { object: 'UserRole', id: () => currentTransaction().user.roleId },
  $organization: { object: 'Organization', id: organizationId }
};

export function resolveGlobal(scope: FlowScope, path: string, origin: Origin): Reader | null {
  const fixed = FIXED[path.toLowerCase()];
  if (fixed !== undefined) return { ...fixed, path };
  const [root = '', ...rest] = path.split('.');
  const record = RECORDS[root.toLowerCase()];
  if (record !== undefined) return recordReader(scope, record, rest, path, origin);
  if (root.toLowerCase() === '$label') return labelReader(scope, rest, path, origin);
  if (root.toLowerCase() === '$permission') return permissionReader(scope, rest, path, origin);
  if (root.toLowerCase() === '$setup') return settingReader(scope, rest, path, origin);
  if (root.toLowerCase() === '$custommetadata') return metadataReader(scope, rest, path, origin);
  return scope.report('flow.global-variable', `${path} in a flow is not supported by the local org`, origin);
}

function now(): ApexDatetime {
  return new ApexDatetime(currentTransaction().clock.now());
}

function organizationId(): string | null {
  const { schema, store } = currentTransaction();
  const object = schema.object('Organization');
  if (object === undefined) return null;
  for (const row of store.scan(object)) return row[0] as string;
  return null;
}

function recordReader(
  scope: FlowScope,
  { object: name, id }: (typeof RECORDS)[string],
  rest: readonly string[],
  path: string,
  origin: Origin
): Reader | null {
  const object = scope.objectNamed(name, origin);
  if (object === null) return null;
  if (rest.length === 0) return scope.report('flow.unknown-reference', `${path} needs a field`, origin);
  const read = (): FlowValue => {
    const found = id();
    return found === null ? null : storedRecord(object, found);
  };
  return pathReader(scope, { type: recordType(object), read, write: null, makesRecord: false }, rest, path, origin);
}

/** `$Setup.Setting__c.Field__c`: the value for the person, else the profile, else the organization. */
function settingReader(scope: FlowScope, rest: readonly string[], path: string, origin: Origin): Reader | null {
  return evaluated(scope, rest[0], rest[1], path, origin);
}

/** `$CustomMetadata.Type__mdt.Record.Field__c` */
function metadataReader(scope: FlowScope, rest: readonly string[], path: string, origin: Origin): Reader | null {
  return evaluated(scope, rest[0], rest[2], path, origin);
}

/** What formulas know as well is read by them. */
function evaluated(
  scope: FlowScope,
  objectName: string | undefined,
  fieldName: string | undefined,
  path: string,
  origin: Origin
): Reader | null {
  const object = scope.objectNamed(objectName ?? '', origin);
  const found = object === null ? null : fieldOf(scope, object, fieldName ?? '', origin);
  const reader = found === null ? null : compileFlowFormula(scope, `{!${path}}`, found.type, origin);
  return reader === null ? null : { ...reader, path };
}

/** `$Label.Name` or `$Label.namespace.Name`. */
function labelReader(scope: FlowScope, rest: readonly string[], path: string, origin: Origin): Reader | null {
  const { schema } = scope;
  const [first = '', second] = rest;
  const label =
    second === undefined
      ? schema.label(schema.namespace, first)
      : schema.label(first === 'c' ? schema.namespace : first, second);
  if (label === undefined) return scope.report('flow.unknown-reference', `The label ${path} does not exist`, origin);
  return { type: TEXT, path, read: () => label.value };
}

function permissionReader(
  scope: FlowScope,
  [name = '']: readonly string[],
  path: string,
  origin: Origin
): Reader | null {
  const wanted = parseApiName(name, null).canonical.toLowerCase();
  const found = scope.schema.customPermissions.find(
    (each) => each.name.canonical.toLowerCase() === wanted || each.name.localName.toLowerCase() === wanted
  );
  if (found === undefined)
    return scope.report('flow.unknown-reference', `The custom permission ${name} does not exist`, origin);
  return { type: BOOLEAN, path, read: () => currentTransaction().user.permissions.hasCustom(found.name.canonical) };
}
