/** Answers the requests of the page, one method each; every answer is computed with the rights of the signed-in persona. */
import type { UserContext } from '../access/userContext.ts';
import type { ApexSObject } from '../apex/values/apexSObject.ts';
import type { EngineMethod, EngineMethods, PageContext } from '../rest/protocol.ts';
import { RequestError } from '../rest/protocol.ts';
import { queryRows } from '../soql/executeDynamicQuery.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { callApex } from './apexActions.ts';
import type { Persona } from './demo.ts';
import { fieldToJson } from './fieldJson.ts';
import { readPageLayout } from './pageLayout.ts';
import { attempt, type Runtime } from './runtime.ts';
import { createRecord, deleteRecord, displayValue, getObjectInfo, getRecord, updateRecord } from './uiApi.ts';

export interface ServedOrg {
  readonly runtime: Runtime;
  readonly personas: readonly Persona[];
  /** User Ids by key of the persona. */
  readonly userIds: ReadonlyMap<string, string>;
}

type Handlers = {
  readonly [M in EngineMethod]: (
    served: ServedOrg,
    params: EngineMethods[M]['params'],
    userId: string
  ) => EngineMethods[M]['result'];
};

const LONGEST_LIST = 50;

const HANDLERS: Handlers = {
  pageContext: (served, { persona }, userId) =>
    transact(served, userId, (transaction) => pageContext(served, persona, transaction)),
  pageLayout: ({ runtime }, { object }) => readPageLayout(runtime.compiled.project, object),
  pageList: (served, { object, search }, userId) =>
    transact(served, userId, (transaction) => listRecords(transaction, object, search)),
  apex: ({ runtime }, call, userId) => callApex(runtime, call, userId),
  getRecord: (served, { id, fields, optionalFields }, userId) =>
    transact(served, userId, () => getRecord(id, fields, optionalFields)),
  createRecord: (served, { apiName, fields }, userId) => transact(served, userId, () => createRecord(apiName, fields)),
  updateRecord: (served, { id, fields }, userId) => transact(served, userId, () => updateRecord(id, fields)),
  deleteRecord: (served, { id }, userId) => transact(served, userId, () => deleteRecord(id)),
  objectInfo: (served, { apiName }, userId) => transact(served, userId, () => getObjectInfo(apiName)),
  query: ({ runtime }, { q }, userId) => {
    const { success, ...answer } = runtime.query(q, userId);
    if (!success)
      throw new RequestError({
        status: 400,
        errorCode: 'MALFORMED_QUERY',
        message: 'message' in answer ? answer.message : ''
      });
    return answer;
  }
};

export function answerRequest<M extends EngineMethod>(
  served: ServedOrg,
  method: M,
  params: EngineMethods[M]['params'],
  persona: string
): EngineMethods[M]['result'] {
  const userId = served.userIds.get(persona);
  if (userId === undefined)
    throw new RequestError({
      status: 401,
      errorCode: 'INVALID_SESSION_ID',
      message: `There is no persona '${persona}'.`
    });
  return HANDLERS[method](served, params, userId);
}

/** Apex failures inside become a refused request; what {@link RequestError} says goes on as it is, and nothing is kept. */
function transact<T>({ runtime }: ServedOrg, userId: string, work: (transaction: Transaction) => T): T {
  const box: { value?: T } = {};
  const failure = attempt(() => {
    box.value = runtime.org.transact({ userId, quiddity: 'REST' }, work);
  });
  if (failure !== null)
    throw new RequestError({
      status: 400,
      errorCode: 'APEX_ERROR',
      message: failure.message,
      exceptionType: failure.typeName
    });
  return box.value as T;
}

function pageContext({ runtime, personas }: ServedOrg, persona: string, { user, schema }: Transaction): PageContext {
  const { namespace } = runtime.compiled.project;
  return {
    user: {
      id: user.id,
      name: user.name,
      persona,
      locale: user.locale,
      timeZone: user.timeZone,
      currency: user.currency
    },
    personas: personas.map(({ key, label }) => ({ key, label })),
    labels: Object.fromEntries(
      schema.labels
        .filter((label) => label.name.namespace === namespace)
        .map((label) => [label.name.localName, label.value])
    ),
    customPermissions: Object.fromEntries(
      schema.customPermissions.map(({ name }) => [name.localName, user.permissions.hasCustom(name.canonical)])
    ),
    namespace
  };
}

/** Names that hold the search text, newest close date or name first, for the page's own record picker. */
function listRecords(
  { schema, user }: Transaction,
  objectName: string,
  search: string
): EngineMethods['pageList']['result'] {
  const object = schema.object(objectName);
  const name = object?.fields.find((field) => field.isNameField);
  if (object === undefined || name === undefined)
    throw new RequestError({
      status: 404,
      errorCode: 'INVALID_TYPE',
      message: `Object ${objectName} is not supported.`
    });
  const details = ['StageName', 'Amount', 'CloseDate', 'Industry'].filter((field) => object.field(field) !== undefined);
  const order = object.field('CloseDate') === undefined ? name.name.canonical : 'CloseDate DESC';
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = queryRows({
    text: `SELECT Id, ${[name.name.canonical, ...details].join(', ')} FROM ${object.name.canonical} WHERE ${name.name.canonical} LIKE :pattern ORDER BY ${order} LIMIT ${LONGEST_LIST}`,
    binds: { pattern: () => pattern },
    access: { user, mode: 'user', sharing: 'with' },
    surface: 'api'
  });
  return {
    records: rows.map((row) => ({
      id: row.id ?? '',
      name: String(fieldToJson(row.read(name)) ?? ''),
      detail: details
        .map((field) => displayText(row, field, user))
        .filter((text) => text !== '')
        .join(' · ')
    }))
  };
}

function displayText(row: ApexSObject, name: string, user: UserContext): string {
  const field = row.field(name);
  const value = row.read(field);
  return displayValue(field, value, user) ?? String(fieldToJson(value) ?? '');
}
