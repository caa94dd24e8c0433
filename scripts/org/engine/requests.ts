/** Answers the requests of the page, one method each; every answer is computed with the rights of the signed-in persona. */
import type { UserContext } from '../access/userContext.ts';
import type { EngineMethod, EngineMethods, Identity, PageContext } from '../rest/protocol.ts';
import { RequestError } from '../rest/protocol.ts';
import { ScreenValueError } from '../flow/screens/jsonValues.ts';
import { ScreenFlowRefusal } from '../flow/screens/screenSessions.ts';
import { queryErrorCode } from '../soql/faultTexts.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { callApex } from './apexActions.ts';
import { callMetadata } from './metadataApi.ts';
import { answerApexRest } from './apexRest.ts';
import type { Persona } from './demo.ts';
import { readAppPage, readRecordPage, recordPageObjects } from './pageLayout.ts';
import { readPageList } from './pageList.ts';
import { readTabs } from './pageNavigation.ts';
import { attempt, type Runtime } from './runtime.ts';
import { createRecord, deleteRecord, getObjectInfo, getRecord, updateRecord } from './uiApi.ts';

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

const HANDLERS: Handlers = {
  pageContext: (served, { persona }, userId) =>
    transact(served, userId, (transaction) => pageContext(served, persona, transaction)),
  recordPage: ({ runtime }, { object }) => readRecordPage(runtime.compiled.project, object),
  appPage: ({ runtime }, { name }) => readAppPage(runtime.compiled.project, name),
  pageList: (served, request, userId) =>
    transact(served, userId, (transaction) => readPageList(served.runtime.compiled.project, transaction, request)),
  apex: ({ runtime }, call, userId) => callApex(runtime, call, userId),
  apexRest: ({ runtime }, call, userId) => answerApexRest(runtime, call, userId),
  getRecord: (served, { id, fields, optionalFields }, userId) =>
    transact(served, userId, () => getRecord(id, fields, optionalFields)),
  createRecord: (served, { apiName, fields }, userId) => transact(served, userId, () => createRecord(apiName, fields)),
  updateRecord: (served, { id, fields }, userId) => transact(served, userId, () => updateRecord(id, fields)),
  deleteRecord: (served, { id }, userId) => transact(served, userId, () => deleteRecord(id)),
  flowStart: (served, { flow, inputs }, userId) =>
    transact(served, userId, () => asked(() => served.runtime.screens.start(flow, inputs))),
  flowStep: (served, { interview, step, values }, userId) =>
    transact(served, userId, () => asked(() => served.runtime.screens.step(interview, step, values))),
  flowRefresh: (served, { interview, values }, userId) =>
    transact(served, userId, () => asked(() => served.runtime.screens.refresh(interview, values))),
  flowSearch: (served, { interview, field, text }, userId) =>
    transact(served, userId, () => asked(() => served.runtime.screens.search(interview, field, text))),
  objectInfo: (served, { apiName }, userId) => transact(served, userId, () => getObjectInfo(apiName)),
  identity: (served, _, userId) => transact(served, userId, ({ user }) => toIdentity(served, user)),
  metadata: ({ runtime }, { envelope }, userId) => callMetadata(runtime, envelope, userId),
  query: ({ runtime }, { q }, userId) => {
    const { success, ...answer } = runtime.query(q, userId);
    const message = 'message' in answer ? answer.message : '';
    if (!success)
      throw new RequestError({
        status: 400,
        errorCode: queryErrorCode(message),
        message
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

/** A flow that cannot be opened, or does not take what it is given, says why. */
function asked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ScreenFlowRefusal || error instanceof ScreenValueError)
      throw new RequestError({ status: 400, errorCode: 'FLOW_REFUSED', message: error.message });
    throw error;
  }
}

function toIdentity({ runtime }: ServedOrg, user: UserContext): Identity {
  return {
    userId: user.id,
    username: user.username,
    name: user.name,
    organizationId: runtime.org.seeded.organizationId,
    isApiEnabled: user.permissions.has('ApiEnabled')
  };
}

function pageContext({ runtime, personas }: ServedOrg, persona: string, transaction: Transaction): PageContext {
  const { project } = runtime.compiled;
  const { namespace } = project;
  const { user, schema } = transaction;
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
    namespace,
    tabs: readTabs(project, transaction),
    recordObjects: recordPageObjects(project)
  };
}
