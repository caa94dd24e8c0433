/**
 * Global variables: `$User`, `$Profile`, `$UserRole`, `$Organization`, `$RecordType`, `$Label`, `$Setup`, `$Permission`,
 * `$CustomMetadata`, `$System`.
 *
 * https://help.salesforce.com/s/articleView?id=sf.dev_understanding_global_variables.htm
 */
import { ORG_DOMAIN } from '../transaction/orgDomain.ts';
import { liveRows } from '../access/rowReader.ts';
import { ApexDatetime } from '../apex/values/apexDatetime.ts';
import type { Row } from '../data/store.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { customMetadataRows } from '../soql/customMetadataRows.ts';
import type { FormulaChecker } from './checker.ts';
import { faultTexts } from './formulaFault.ts';
import type { ReferenceNode } from './formulaNode.ts';
import type { FormulaRun, FormulaValue } from './formulaType.ts';
import { fieldReader } from './references.ts';
import type { FieldReference } from './references.ts';

type Resolve = (checker: FormulaChecker, node: ReferenceNode, names: readonly string[]) => FieldReference | null;

/** Variables that stand for one record: their object, and the record of a run. */
const RECORDS: Readonly<
  Record<
    string,
    { readonly object: string; readonly row: (run: FormulaRun, object: ObjectSchema, row: Row) => Row | null }
  >
> = {
  $user: { object: 'User', row: (run, object) => rowOf(run, object, run.transaction.user.id) },
  $profile: { object: 'Profile', row: (run, object) => rowOf(run, object, run.transaction.user.profileId) },
  $userrole: { object: 'UserRole', row: (run, object) => rowOf(run, object, run.transaction.user.roleId) },
  $organization: { object: 'Organization', row: ({ transaction }, object) => firstRow(transaction.store.scan(object)) }
};

const RESOLVERS: Readonly<Record<string, Resolve>> = {
  $api: resolveApi,
  $recordtype: resolveRecordType,
  $label: resolveLabel,
  $setup: resolveSetting,
  $permission: resolvePermission,
  $custommetadata: resolveCustomMetadata,
  $system: resolveSystem
};

const REFUSED: Readonly<Record<string, string>> = {
  $objecttype: 'it only names fields for VLOOKUP'
};

/** The variables formulas may use, for the support table. */
export const GLOBAL_VARIABLES: readonly string[] = [
  '$Api.Partner_Server_URL_xxx',
  '$User',
  '$Profile',
  '$UserRole',
  '$Organization',
  '$RecordType',
  '$Label',
  '$Setup',
  '$Permission',
  '$CustomMetadata',
  '$System.OriginDateTime'
];

export function resolveGlobal(checker: FormulaChecker, node: ReferenceNode): FieldReference | null {
  const names = node.name.split('.');
  const root = (names[0] ?? '').toLowerCase();
  const refused = REFUSED[root];
  if (refused !== undefined)
    return checker.fault(
      'formula.refused',
      `${names[0] ?? ''} in a formula is not supported by the local org: ${refused}`,
      node
    );
  const record = RECORDS[root];
  if (record !== undefined) {
    const object = checker.scope.schema.object(record.object);
    return object === undefined || names.length !== 2
      ? unknown(checker, node)
      : resolveField(checker, node, object, names[1] ?? '', (run, row) => record.row(run, object, row));
  }
  const resolve = RESOLVERS[root];
  return resolve === undefined ? unknown(checker, node) : resolve(checker, node, names);
}

function unknown(checker: FormulaChecker, node: ReferenceNode): null {
  return checker.fault('formula.unknown-field', faultTexts.noSuchField(node.name), node);
}

function resolveField(
  checker: FormulaChecker,
  node: ReferenceNode,
  object: ObjectSchema,
  name: string,
  find: (run: FormulaRun, row: Row) => Row | null
): FieldReference | null {
  const field = object.field(name);
  if (field === undefined) return unknown(checker, node);
  const reader = fieldReader(checker, node, object, field);
  if (reader === null) return null;
  return { type: reader.type, ownField: null, field, read: (run, row) => reader.read(run, find(run, row)) };
}

function rowOf({ transaction }: FormulaRun, object: ObjectSchema, id: string | null): Row | null {
  return id === null ? null : (transaction.store.get(object, id) ?? null);
}

function firstRow(rows: Iterable<Row>): Row | null {
  for (const row of rows) return row;
  return null;
}

/** The record type of the record. */
function resolveRecordType(
  checker: FormulaChecker,
  node: ReferenceNode,
  names: readonly string[]
): FieldReference | null {
  const { schema, object, use } = checker.scope;
  const lookup = object?.field('RecordTypeId');
  const target = schema.object('RecordType');
  if (lookup === undefined || target === undefined || names.length !== 2 || use === 'default value')
    return unknown(checker, node);
  return resolveField(checker, node, target, names[1] ?? '', (run, row) => {
    const id = row[lookup.slot];
    return typeof id === 'string' ? rowOf(run, target, id) : null;
  });
}

function resolveLabel(checker: FormulaChecker, node: ReferenceNode, names: readonly string[]): FieldReference | null {
  const label = names.length === 2 ? checker.scope.schema.label(null, names[1] ?? '') : undefined;
  return label === undefined ? unknown(checker, node) : constant('Text', label.value);
}

function constant(type: FieldReference['type'], value: FormulaValue): FieldReference {
  return { type, ownField: null, field: null, read: () => value };
}

/**
 * `$Api.Partner_Server_URL_260`: addresses of the SOAP interface, which is not served; links are cut out of them.
 * https://help.salesforce.com/s/articleView?id=sf.dev_understanding_global_variables.htm
 */
function resolveApi(checker: FormulaChecker, node: ReferenceNode, names: readonly string[]): FieldReference | null {
  const [, kind, digits] = /^(partner|enterprise)_server_url_(\d{2,4})$/i.exec(names[1] ?? '') ?? [];
  const organization = checker.scope.schema.object('Organization');
  if (names.length !== 2 || kind === undefined || digits === undefined || organization === undefined)
    return checker.fault(
      'formula.refused',
      `${node.name} in a formula is not supported by the local org: sessions do not exist`,
      node
    );
  const letter = kind.toLowerCase() === 'partner' ? 'u' : 'c';
  const base = `${ORG_DOMAIN}/services/Soap/${letter}/${Number(digits) / 10}.0/`;
  const read = ({ transaction }: FormulaRun): string =>
    base + String(firstRow(transaction.store.scan(organization))?.[0] ?? '').slice(0, 15);
  return { type: 'Text', ownField: null, field: null, read };
}

/** Hierarchy settings: the value of the user, else of the profile, else of the organization. */
function resolveSetting(checker: FormulaChecker, node: ReferenceNode, names: readonly string[]): FieldReference | null {
  const { schema } = checker.scope;
  const object = schema.object(names[1] ?? '');
  const field = object?.field(names[2] ?? '');
  const organization = schema.object('Organization');
  if (names.length !== 3 || object?.settingType !== 'Hierarchy' || field === undefined || organization === undefined)
    return unknown(checker, node);
  const reader = fieldReader(checker, node, object, field);
  if (reader === null) return null;
  const find = ({ transaction }: FormulaRun): Row | null => {
    const { store, user } = transaction;
    const organizationId = firstRow(store.scan(organization))?.[0] ?? null;
    const rows = [user.id, user.profileId, organizationId].map((owner) =>
      firstRow(liveRows(store, object, 'SetupOwnerId', owner))
    );
    return rows.find((row) => row !== null && row[field.slot] !== null) ?? null;
  };
  return { type: reader.type, ownField: null, field, read: (run) => reader.read(run, find(run)) };
}

function resolvePermission(
  checker: FormulaChecker,
  node: ReferenceNode,
  names: readonly string[]
): FieldReference | null {
  const { schema } = checker.scope;
  const wanted = (names[1] ?? '').toLowerCase();
  const permission = schema.customPermissions.find(
    ({ name }) =>
      name.canonical.toLowerCase() === wanted ||
      (name.namespace === schema.namespace && name.localName.toLowerCase() === wanted)
  );
  if (names.length !== 2 || permission === undefined) return unknown(checker, node);
  const { canonical } = permission.name;
  return {
    type: 'Boolean',
    ownField: null,
    field: null,
    read: ({ transaction }) => transaction.user.permissions.hasCustom(canonical)
  };
}

/** `$CustomMetadata.Rate__mdt.Standard.Percent__c` */
function resolveCustomMetadata(
  checker: FormulaChecker,
  node: ReferenceNode,
  names: readonly string[]
): FieldReference | null {
  const { schema } = checker.scope;
  const object = schema.object(names[1] ?? '');
  if (names.length !== 4 || object?.kind !== 'customMetadata') return unknown(checker, node);
  const slot = object.field('QualifiedApiName')?.slot ?? 0;
  const developerName = object.field('DeveloperName')?.slot ?? 0;
  const wanted = (names[2] ?? '').toLowerCase();
  const record = [...customMetadataRows(schema, object).values()].find((row) =>
    [row[slot], row[developerName]].some((name) => String(name).toLowerCase() === wanted)
  );
  return record === undefined
    ? unknown(checker, node)
    : resolveField(checker, node, object, names[3] ?? '', () => record);
}

/** https://help.salesforce.com/s/articleView?id=sf.dev_understanding_global_variables.htm: midnight of 1900-01-01. */
function resolveSystem(checker: FormulaChecker, node: ReferenceNode, names: readonly string[]): FieldReference | null {
  if (names.length !== 2 || names[1]?.toLowerCase() !== 'origindatetime') return unknown(checker, node);
  return constant('DateTime', ApexDatetime.parseIso('1900-01-01T00:00:00Z'));
}
