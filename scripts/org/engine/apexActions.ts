/**
 * Calls of `@AuraEnabled` methods, as Lightning components make them.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-expose-method.html
 */
import { currentTransaction } from '../transaction/transaction.ts';
import type { ProjectClass } from '../apex/runtime/projectClass.ts';
import { caught, describeFailure, type ApexFailure } from '../apex/runtime/exceptions.ts';
import { withFreshFrames } from '../apex/runtime/frames.ts';
import { NotSupported } from '../apex/lib/refusal.ts';
import { RuntimeType } from '../apex/values/runtimeType.ts';
import type { EmittedMethod } from '../apex/emit/emittedUnit.ts';
import { RequestError } from '../rest/protocol.ts';
import { createApiName } from '../schema/apiName.ts';
import { AuraJsonError, fromAura, toAura } from './auraJson.ts';
import type { Runtime } from './runtime.ts';

export interface ApexCall {
  readonly classname: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly cacheable: boolean;
}

const AURA_ENABLED = 'auraenabled';
/** What a component sees of an exception that no handler turned into words. */
const SCRIPT_ERROR = 500;

/** Runs the method as the user; throws {@link RequestError} in every case in which the platform answers with an error. */
export function callApex(runtime: Runtime, call: ApexCall, userId: string): { returnValue: unknown } {
  const { owner, method } = findAction(runtime, call);
  try {
    return runtime.org.transact({ userId, quiddity: 'AURA' }, (transaction) => {
      if (!transaction.user.permissions.canRunClass(topLevelName(owner, runtime)))
        throw refused(`You do not have access to the Apex class named '${owner.name}'.`);
      const args = method.parameters.map(({ name, type }) =>
        fromAura(read(call.params, name), RuntimeType.of(type), runtime.org.schema, name)
      );
      // A controller without a sharing keyword runs with sharing.
      transaction.sharing = 'with';
      if (isCacheable(method)) refuseWrites();
      const result = withFreshFrames(() => owner.statics[method.key]?.(...args));
      return { returnValue: toAura(result ?? null) };
    });
  } catch (error) {
    if (error instanceof RequestError) throw error;
    if (error instanceof AuraJsonError)
      throw new RequestError({ status: 400, errorCode: 'INVALID_INPUT', message: error.message });
    if (error instanceof NotSupported)
      throw new RequestError({ status: 501, errorCode: 'NOT_SUPPORTED', message: error.message });
    const failure = describeFailure(error);
    if (failure === null) throw error;
    throw toRequestError({ ...failure, message: clientMessage(error) ?? failure.message }, runtime);
  }
}

function findAction(
  { units, compiled }: Runtime,
  { classname, method, cacheable }: ApexCall
): { owner: ProjectClass; method: EmittedMethod } {
  const local = classname.replace(/^\w+[.]|^\w+__/, (prefix) =>
    prefix.replace(/[._]+$/, '') === compiled.project.namespace ? '' : prefix
  );
  const owner = units
    .flatMap((unit) => unit.classes)
    .find((each) => each.description.name.toLowerCase() === local.toLowerCase());
  const found = owner?.description.methods.find(
    (each) => each.name.toLowerCase() === method.toLowerCase() && annotation(each) !== undefined && each.isStatic
  );
  if (owner === undefined || found === undefined || found.visibility === 'private') {
    throw new RequestError({
      status: 404,
      errorCode: 'NOT_FOUND',
      message: `Unable to find an @AuraEnabled method named '${method}' on the class '${classname}'.`
    });
  }
  if (cacheable && !isCacheable(found))
    throw refused(`The method '${classname}.${method}' is wired but not marked cacheable=true.`);
  return { owner, method: found };
}

function annotation(method: EmittedMethod) {
  return method.annotations.find((each) => each.name.toLowerCase() === AURA_ENABLED);
}

function isCacheable(method: EmittedMethod): boolean {
  return annotation(method)?.values['cacheable'] === true;
}

/** A cacheable method may not write: its first DML statement exceeds a limit of none (P119). */
function refuseWrites(): void {
  currentTransaction().limits.forbid('dmlStatements');
}

function read(params: Readonly<Record<string, unknown>>, name: string): unknown {
  const key = Object.keys(params).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? null : params[key];
}

/** As permissions name a class: `involve__Outer`. */
function topLevelName(owner: ProjectClass, { compiled }: Runtime): string {
  return createApiName(compiled.project.namespace, owner.description.name.split('.')[0] ?? '').canonical;
}

function refused(message: string): RequestError {
  return new RequestError({ status: 403, errorCode: 'INSUFFICIENT_ACCESS', message });
}

/** The text of an AuraHandledException, which components see whatever `getMessage()` says in Apex. */
function clientMessage(error: unknown): string | null {
  const exception = caught(error);
  return exception === null || exception.message !== null ? null : exception.clientMessage;
}

/** AuraHandledException carries words for the user; anything else is a script error with its trace. */
function toRequestError({ typeName, message, stackTrace }: ApexFailure, { compiled }: Runtime): RequestError {
  return new RequestError({
    status: SCRIPT_ERROR,
    errorCode: 'APEX_ERROR',
    message,
    exceptionType: typeName,
    stackTrace,
    isUserDefinedException: compiled.symbols.types.has(typeName.split('.').at(-1)?.toLowerCase() ?? '')
  });
}
