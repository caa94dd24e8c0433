import type { ApexList } from '../../values/apexList.ts';
import type { ApexMap } from '../../values/apexMap.ts';
import type { ApexObject } from '../../values/apexObject.ts';
import { RuntimeType } from '../../values/runtimeType.ts';
import { currentTransaction } from '../../../transaction/transaction.ts';
import { releaseSavepoint, rollbackToSavepoint, setSavepoint } from '../../../transaction/savepoints.ts';
import type { SavepointToken } from '../../../transaction/savepoints.ts';
import { required } from '../arguments.ts';
import { CursorValue } from '../Database/Cursor.ts';
import type { CursorTypeName } from '../Database/Cursor.ts';
import { QueryLocatorValue } from '../Database/QueryLocator.ts';
import { RECYCLE_BIN_METHODS } from '../Database/emptyRecycleBin.ts';
import { LEAD_CONVERSION_METHODS } from '../Database/LeadConvert.ts';
import { DATABASE_MERGES } from '../Database/merging.ts';
import { DATABASE_WRITES } from '../Database/writing.ts';
import { defineType } from '../library.ts';
import { services } from '../services.ts';
import type { BindScope, QueryRequest } from '../services.ts';
import { AccessLevelValue, accessOf } from './AccessLevel.ts';

export class SavepointValue {
  readonly type = RuntimeType.of('Savepoint');
  readonly token: SavepointToken;

  constructor(token: SavepointToken) {
    this.token = token;
  }

  toString(): string {
    return 'SavepointValue';
  }
}

/** The arguments after the text: an access level where one was given, and last the scope that emitted code adds (P71). */
function request(
  text: string | null,
  rest: readonly (AccessLevelValue | BindScope | null | undefined)[]
): QueryRequest {
  const level = rest.find((each) => each instanceof AccessLevelValue);
  const scope = rest.find(
    (each): each is BindScope => typeof each === 'object' && each !== null && !(each instanceof AccessLevelValue)
  );
  return { text: required(text), access: accessOf(level), binds: scope ?? null };
}

/** Names of binds in a map do not depend on case (P71). */
function bindsOf(map: ApexMap | null): BindScope {
  return Object.fromEntries(
    Array.from(required(map).entries(), ({ key, value }) => [String(key).toLowerCase(), () => value])
  );
}

const withBinds = (text: string | null, map: ApexMap | null, level: AccessLevelValue | null): QueryRequest => ({
  text: required(text),
  access: accessOf(level),
  binds: bindsOf(map)
});

const locator = (query: QueryRequest): QueryLocatorValue =>
  new QueryLocatorValue(query.text, () => services().queryList(query));

type Rest = (AccessLevelValue | BindScope | null | undefined)[];

function executeBatch(job: ApexObject | null, scopeSize: number | null): string {
  return services().startJob({
    kind: 'batch',
    job: required(job),
    name: null,
    cron: null,
    scopeSize,
    delayMinutes: null,
    maximumDepth: null,
    signature: null
  });
}

/** Its rows count as rows of cursors until they are fetched. */
function cursor(type: CursorTypeName, query: QueryRequest): CursorValue {
  return new CursorValue(type, services().queryList({ ...query, rowLimit: 'cursorRows' }));
}

export const DatabaseType = defineType({
  name: 'System.Database',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_database.htm',
  statics: {
    ...DATABASE_WRITES,
    ...DATABASE_MERGES,
    ...RECYCLE_BIN_METHODS,
    ...LEAD_CONVERSION_METHODS,
    'Database.Cursor getCursor(String query)': (text: string | null, ...rest: Rest) =>
      cursor('Database.Cursor', request(text, rest)),
    'Database.Cursor getCursor(String query, System.AccessLevel accessLevel)': (text: string | null, ...rest: Rest) =>
      cursor('Database.Cursor', request(text, rest)),
    'Database.Cursor getCursorWithBinds(String query, Map<String,Object> binds, System.AccessLevel accessLevel)': (
      text: string | null,
      binds: ApexMap | null,
      level: AccessLevelValue | null
    ) => cursor('Database.Cursor', withBinds(text, binds, level)),
    'Database.PaginationCursor getPaginationCursor(String query)': (text: string | null, ...rest: Rest) =>
      cursor('Database.PaginationCursor', request(text, rest)),
    'Database.PaginationCursor getPaginationCursor(String query, System.AccessLevel accessLevel)': (
      text: string | null,
      ...rest: Rest
    ) => cursor('Database.PaginationCursor', request(text, rest)),
    'Database.PaginationCursor getPaginationCursorWithBinds(String query, Map<String,Object> binds, System.AccessLevel accessLevel)':
      (text: string | null, binds: ApexMap | null, level: AccessLevelValue | null) =>
        cursor('Database.PaginationCursor', withBinds(text, binds, level)),
    'Integer countQuery(String query)': (text: string | null, ...rest: Rest) =>
      services().countRows(request(text, rest)),
    'Integer countQuery(String query, System.AccessLevel accessLevel)': (text: string | null, ...rest: Rest) =>
      services().countRows(request(text, rest)),
    'Integer countQueryWithBinds(String query, Map<String,Object> binds, System.AccessLevel accessLevel)': (
      text: string | null,
      binds: ApexMap | null,
      level: AccessLevelValue | null
    ) => services().countRows(withBinds(text, binds, level)),
    'Id executeBatch(Object job)': (job: ApexObject | null) => executeBatch(job, null),
    'Id executeBatch(Object job, Integer scopeSize)': executeBatch,
    'Database.QueryLocator getQueryLocator(List<SObject> query)': (rows: ApexList | null) =>
      new QueryLocatorValue('', () => required(rows)),
    'Database.QueryLocator getQueryLocator(String query)': (text: string | null, ...rest: Rest) =>
      locator(request(text, rest)),
    'Database.QueryLocator getQueryLocator(String query, System.AccessLevel accessLevel)': (
      text: string | null,
      ...rest: Rest
    ) => locator(request(text, rest)),
    'Database.QueryLocator getQueryLocatorWithBinds(String query, Map<String,Object> binds, System.AccessLevel accessLevel)':
      (text: string | null, binds: ApexMap | null, level: AccessLevelValue | null) =>
        locator(withBinds(text, binds, level)),
    'List<SObject> query(String query)': (text: string | null, ...rest: Rest) =>
      services().queryList(request(text, rest)),
    'List<SObject> query(String query, System.AccessLevel accessLevel)': (text: string | null, ...rest: Rest) =>
      services().queryList(request(text, rest)),
    'List<SObject> queryWithBinds(String query, Map<String,Object> binds, System.AccessLevel accessLevel)': (
      text: string | null,
      binds: ApexMap | null,
      level: AccessLevelValue | null
    ) => services().queryList(withBinds(text, binds, level)),
    'void releaseSavepoint(System.Savepoint savepoint)': (savepoint: SavepointValue | null) =>
      releaseSavepoint(currentTransaction(), required(savepoint).token),
    'void rollback(System.Savepoint savepoint)': (savepoint: SavepointValue | null) =>
      rollbackToSavepoint(currentTransaction(), required(savepoint).token),
    'System.Savepoint setSavepoint()': () => new SavepointValue(setSavepoint(currentTransaction()))
  },
  refused: {
    'Database.SaveResult insertImmediate(SObject record)': 'external objects do not exist',
    'Object getUpdated(String object, Datetime start, Datetime end)': 'there is no replication',
    'Object getDeleted(String object, Datetime start, Datetime end)': 'there is no replication'
  }
});

export const SavepointType = defineType({
  name: 'System.Savepoint',
  doc: 'https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_transaction_control.htm'
});
