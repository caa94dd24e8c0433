/** What the HTTP side may ask of the engine's worker: one row per method, plain data both ways. */
import type { FoundRecord, SessionAnswer, Step } from '../flow/screens/screenAnswer.ts';

export interface EngineMethods {
  /** What the page needs to know of the signed-in user and the project. */
  pageContext: { params: { persona: string }; result: PageContext };
  /** The record page of an object. */
  recordPage: { params: { object: string }; result: PageLayout };
  /** An app page by the name of its FlexiPage. */
  appPage: { params: { name: string }; result: PageLayout };
  /** Records of an object through one of its list views; view '' is the one the list opens with. */
  pageList: { params: { object: string; search: string; view: string }; result: PageList };
  apex: {
    params: { classname: string; method: string; params: Record<string, unknown>; cacheable: boolean };
    result: { returnValue: unknown };
  };
  getRecord: { params: { id: string; fields: string[]; optionalFields: string[] }; result: unknown };
  createRecord: { params: { apiName: string; fields: Record<string, unknown> }; result: unknown };
  updateRecord: { params: { id: string; fields: Record<string, unknown> }; result: unknown };
  deleteRecord: { params: { id: string }; result: null };
  /** Opens a flow with screens; `inputs` by name of variable. */
  flowStart: { params: { flow: string; inputs: Record<string, unknown> }; result: SessionAnswer };
  flowStep: { params: { interview: string; step: Step; values: Record<string, unknown> }; result: SessionAnswer };
  flowRefresh: { params: { interview: string; values: Record<string, unknown> }; result: SessionAnswer };
  flowSearch: { params: { interview: string; field: string; text: string }; result: readonly FoundRecord[] };
  objectInfo: { params: { apiName: string }; result: unknown };
  query: { params: { q: string }; result: unknown };
  apexRest: { params: ApexRestRequest; result: ApexRestAnswer };
  /** Who the request runs as. */
  identity: { params: Record<never, never>; result: Identity };
  /** A call of the Metadata API: a whole SOAP envelope, answered with the elements of its response. */
  metadata: { params: { envelope: string }; result: MetadataAnswer };
}

/** Bodies travel as base64, since they may be anything. */
export interface ApexRestRequest {
  readonly httpMethod: string;
  /** Behind `/services/apexrest`, as sent. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly remoteAddress: string;
}

export interface ApexRestAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export interface Identity {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly organizationId: string;
  /** The user permission API Enabled. */
  readonly isApiEnabled: boolean;
}

export interface MetadataAnswer {
  /** Name of the call. */
  readonly call: string;
  /** `<result>` elements. */
  readonly results: readonly string[];
}

export type EngineMethod = keyof EngineMethods;

export interface EngineRequest<M extends EngineMethod = EngineMethod> {
  readonly id: number;
  readonly method: M;
  readonly params: EngineMethods[M]['params'];
  /** Key of the persona the request runs as. */
  readonly persona: string;
}

export interface EngineFailure {
  /** HTTP status that fits. */
  readonly status: number;
  readonly errorCode: string;
  readonly message: string;
  /** Apex only. */
  readonly exceptionType?: string;
  readonly stackTrace?: string;
  readonly isUserDefinedException?: boolean;
  /** UI API only: per-field messages by API name. */
  readonly fieldErrors?: Readonly<Record<string, string>>;
}

export type EngineResponse =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: EngineFailure };

/** Progress of the worker. */
export type EngineEvent =
  | { readonly event: 'step'; readonly text: string }
  /** The request with this id is under way. */
  | { readonly event: 'began'; readonly id: number }
  | { readonly event: 'ready'; readonly personas: readonly string[] }
  | { readonly event: 'failed'; readonly message: string };

export interface PageContext {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly persona: string;
    readonly locale: string;
    readonly timeZone: string;
    readonly currency: string;
  };
  readonly personas: readonly { readonly key: string; readonly label: string }[];
  readonly labels: Readonly<Record<string, string>>;
  readonly customPermissions: Readonly<Record<string, boolean>>;
  readonly namespace: string | null;
  /** Of the project's Lightning app, as far as the user sees them. */
  readonly tabs: readonly PageTab[];
  /** Objects that have a record page, so that links can lead there. */
  readonly recordObjects: readonly string[];
}

/** A tab leads to the list of an object, to an app page, or says why the local page cannot show it. */
export interface PageTab {
  readonly name: string;
  readonly label: string;
  readonly object: string | null;
  readonly page: string | null;
  readonly problem: string | null;
}

export interface PageList {
  readonly label: string;
  readonly views: readonly { readonly name: string; readonly label: string }[];
  /** Name of the view the records come from. */
  readonly view: string;
  /** Paths from the object, such as `Account.Name`; the first one is the record's name. */
  readonly columns: readonly string[];
  /** In the shape of the UI API's records. */
  readonly records: readonly unknown[];
  /** True where more records fit than the list shows. */
  readonly hasMore: boolean;
}

export interface PageLayout {
  readonly label: string;
  readonly template: string;
  readonly regions: readonly {
    readonly name: string;
    readonly components: readonly { readonly name: string; readonly properties: Readonly<Record<string, unknown>> }[];
  }[];
}

/** Thrown inside the worker to answer a request with a failure. */
export class RequestError extends Error {
  readonly failure: EngineFailure;

  constructor(failure: EngineFailure) {
    super(failure.message);
    this.failure = failure;
  }
}
