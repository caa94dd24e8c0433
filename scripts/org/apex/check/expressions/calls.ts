/** Method calls: which methods a name may mean at its place, which overload is chosen, how the arguments are converted. */
import type { Diagnostic, Origin } from '../../../diagnostic.ts';
import { nameKey } from '../../../schema/apiName.ts';
import type { CallExpression } from '../../parse/ast.ts';
import type { IrExpression } from '../../emit/ir.ts';
import { libraryType, OBJECT, sameType, typeKey } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import { inventLocal } from '../bodyContext.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail, known } from '../checkFailure.ts';
import { findInstanceMethods, findStaticMethods, isMemberVisible, printCandidate, superSymbol } from '../members.ts';
import type { MethodCandidate } from '../members.ts';
import {
  ambiguousMethod,
  nonStaticMethod,
  notVisible,
  staticMethodOnInstance,
  unknownMethod,
  unknownVariable,
  wordInStaticContext
} from '../messages.ts';
import { printSignature } from '../symbols.ts';
import type { MethodSymbol } from '../symbols.ts';
import { checkValue } from './checkExpression.ts';
import { convertValue, isListQuery, optionalRow, rowOfQuery, singleRow } from './convertValue.ts';
import { dynamicScope } from './dynamicScope.ts';
import { chain, libraryCall, safeStep, thisValue, token } from './irBuilders.ts';
import { refuse } from './memberAccess.ts';
import { configurationCall } from './configurationCalls.ts';
import { selectForArguments } from './selectForArguments.ts';
import { BUSINESS_HOURS } from '../resolveType.ts';
import { nameOf, printTarget, resolveTarget, valueOf } from './targets.ts';
import type { Target } from './targets.ts';

export function checkCall(expression: CallExpression, context: BodyContext): IrExpression {
  const args = expression.arguments.map((argument) => checkValue(argument, context));
  const call: Call = { name: expression.name.text, args, origin: expression.name.origin, context };
  if (expression.target === null) return unqualifiedCall(call);
  const target = resolveTarget(expression.target, context);
  if (target.kind === 'super') return superCall(call);
  if (target.kind === 'labels' && target.namespace === null)
    return staticCall(
      { kind: 'type', type: libraryType('System.Label'), namespace: null, origin: target.origin },
      call
    );
  if (target.kind === 'type' && !expression.isSafe) return staticCall(target, call);
  const value = valueOf(target);
  if (value === null)
    return fail(
      target.kind === 'namespace'
        ? unknownVariable(target.name, target.origin)
        : unknownVariable(nameOf(expression.target), expression.target.origin)
    );
  if (!expression.isSafe)
    return chain(receiverOf(value, expression.isSafe, call), (receiver) => instanceCall(receiver, call));
  return safeStep(receiverOf(value, expression.isSafe, call), inventLocal(context, 'safe'), (receiver) =>
    instanceCall(receiver, call)
  );
}

interface Call {
  readonly name: string;
  readonly args: readonly IrExpression[];
  readonly origin: Origin;
  readonly context: BodyContext;
}

/** A query in front of a method is its list, unless only the record has such a method. */
function receiverOf(value: IrExpression, isSafe: boolean, call: Call): IrExpression {
  if (!isListQuery(value) || findInstanceMethods(call.context.project, value.type, call.name).length > 0) return value;
  return isSafe ? optionalRow(value) : (singleRow(value) ?? value);
}

function instanceCall(receiver: IrExpression, call: Call): IrExpression {
  const { project } = call.context;
  const onField = fieldErrorCall(receiver, call);
  if (onField !== null) return onField;
  const candidates = findInstanceMethods(project, receiver.type, call.name);
  const chosen = choose(candidates, call, () => {
    const isStatic = findStaticMethods(project, receiver.type, call.name).some(
      (each) => each.parameterTypes.length === call.args.length
    );
    return isStatic && receiver.type.kind === 'class'
      ? staticMethodOnInstance(writtenSignature(call), call.origin)
      : unknownMethod(writtenSignature(call), typeKey(receiver.type), call.origin);
  });
  return build(chosen, receiver, call);
}

/** `record.Amount.addError('text')`: an error on the field, not a method of its value. */
function fieldErrorCall(receiver: IrExpression, call: Call): IrExpression | null {
  if (
    nameKey(call.name) !== 'adderror' ||
    receiver.op !== 'sobjectField' ||
    receiver.access !== 'field' ||
    receiver.object === null
  )
    return null;
  const field = token(receiver.object, receiver.name, receiver.origin);
  const onRecord: Call = { ...call, args: [field, ...call.args] };
  const candidates = findInstanceMethods(call.context.project, receiver.target.type, call.name);
  return build(
    choose(candidates, onRecord, () => unknownMethod(writtenSignature(call), typeKey(receiver.type), call.origin)),
    receiver.target,
    onRecord
  );
}

function superCall(call: Call): IrExpression {
  const { context } = call;
  if (context.owner === null || context.isStatic) return fail(wordInStaticContext('super', call.origin));
  const parent = superSymbol(context.project, context.owner)?.ref ?? context.owner.superclass ?? OBJECT;
  const chosen = choose(findInstanceMethods(context.project, parent, call.name), call, () =>
    unknownMethod(writtenSignature(call), typeKey(parent), call.origin)
  );
  const receiver = thisValue(context.owner.ref, call.origin);
  if (chosen.kind === 'library') {
    const inherited = build(chosen, receiver, call);
    return inherited.op === 'libraryCall' ? { ...inherited, isSuper: true } : inherited;
  }
  if (chosen.method.isAbstract) return fail(unknownMethod(writtenSignature(call), typeKey(parent), call.origin));
  const result = build(chosen, receiver, call);
  return result.op === 'call' ? { ...result, dispatch: 'super' } : result;
}

function staticCall(target: Target & { kind: 'type' }, call: Call): IrExpression {
  const { project } = call.context;
  const type = classOf(target.type);
  if (type.kind === 'sobject' && type.name !== null)
    return configurationCall(type.name, call.name, call.args, call.origin, call.context);
  const candidates = findStaticMethods(project, type, call.name);
  if (candidates.length === 0 && target.field !== undefined) return instanceCall(target.field, call);
  const chosen = choose(candidates, call, () => {
    const isInstance =
      type.kind === 'class' &&
      findInstanceMethods(project, type, call.name).some((each) => each.parameterTypes.length === call.args.length);
    return isInstance
      ? nonStaticMethod(writtenSignature(call), call.origin)
      : unknownMethod(writtenSignature(call), printTarget(target), call.origin);
  });
  return build(chosen, null, call);
}

/** `BusinessHours.diff` is of the class, which has the name of the object. */
function classOf(type: ApexType): ApexType {
  const isHours = type.kind === 'sobject' && type.name !== null && nameKey(type.name) === BUSINESS_HOURS;
  return isHours ? libraryType('System.BusinessHours') : type;
}

/** Inherited methods come before those of the enclosing class (P16); instance methods only where there is an instance (P17). */
function unqualifiedCall(call: Call): IrExpression {
  const { context } = call;
  const { project } = context;
  const local = context.localMethods.filter((method) => nameKey(method.name) === nameKey(call.name));
  if (local.length > 0)
    return build(
      choose(local.map(localCandidate), call, () => unknownMethod(writtenSignature(call), null, call.origin)),
      null,
      call
    );
  let isInstance = !context.isStatic;
  let nearest: Diagnostic | null = null;
  for (let owner = context.owner; owner !== null; owner = owner.outer) {
    const statics = findStaticMethods(project, owner.ref, call.name);
    const instances = findInstanceMethods(project, owner.ref, call.name);
    const candidates = isInstance ? [...instances, ...statics] : statics;
    if (candidates.length > 0 && !isApplicable(candidates, call)) {
      nearest ??= isHiddenInstance(instances, isInstance, call)
        ? nonStaticMethod(writtenSignature(call), call.origin)
        : unknownMethod(writtenSignature(call), typeKey(context.owner?.ref ?? OBJECT), call.origin);
    } else if (candidates.length > 0) {
      const chosen = choose(candidates, call, () => unknownMethod(writtenSignature(call), null, call.origin));
      const isOnThis = context.owner !== null && isInstance && instances.includes(chosen);
      return build(chosen, isOnThis && context.owner !== null ? thisValue(context.owner.ref, call.origin) : null, call);
    }
    if (candidates.length === 0 && isHiddenInstance(instances, isInstance, call))
      return fail(nearest ?? nonStaticMethod(writtenSignature(call), call.origin));
    isInstance = false;
  }
  return fail(
    nearest ??
      unknownMethod(writtenSignature(call), context.owner === null ? null : typeKey(context.owner.ref), call.origin)
  );
}

/** Where no method of a class fits, those of the enclosing class are asked. */
function isApplicable(candidates: readonly MethodCandidate[], call: Call): boolean {
  return selectForArguments(call.context.project, candidates, call.args).kind !== 'none';
}

function isHiddenInstance(instances: readonly MethodCandidate[], isInstance: boolean, call: Call): boolean {
  return (
    !isInstance && instances.some((each) => each.kind === 'project' && each.parameterTypes.length === call.args.length)
  );
}

function localCandidate(method: MethodSymbol): MethodCandidate {
  return { kind: 'project', method, parameterTypes: method.parameters.map((parameter) => parameter.type) };
}

function choose(
  candidates: readonly MethodCandidate[],
  call: Call,
  onNone: () => Parameters<typeof fail>[0]
): MethodCandidate {
  const { project } = call.context;
  const selection = selectForArguments(project, candidates, call.args);
  switch (selection.kind) {
    case 'one':
      return selection.chosen;
    case 'none':
      return fail(onNone());
    case 'ambiguous':
      return fail(ambiguousMethod(selection.candidates.map(printCandidate), call.origin));
  }
}

/** Writes the chosen call down. Methods of the project keep their symbol's reference, those of the library their key. */
function build(chosen: MethodCandidate, receiver: IrExpression | null, call: Call): IrExpression {
  const { context, origin } = call;
  const args = convertArguments(call.args, chosen.parameterTypes, context);
  if (chosen.kind === 'library') {
    refuse(chosen.member, { text: call.name, origin });
    const node = libraryCall(
      chosen.member.ref,
      receiver,
      args,
      resultType(chosen.returnType, chosen.member.name, receiver),
      origin
    );
    return { ...node, scope: dynamicScope(chosen.member, context, origin) };
  }
  const { method } = chosen;
  if (!isMemberVisible(method.visibility, method.isTestVisible, method.owner, context))
    return fail(notVisible('Method', writtenSignature(call), origin));
  const dispatch = method.isStatic ? 'static' : 'virtual';
  return {
    op: 'call',
    method: method.ref,
    dispatch,
    target: method.isStatic ? null : receiver,
    args,
    type: known(method.returnType),
    origin
  };
}

export function convertArguments(
  args: readonly IrExpression[],
  types: readonly (ApexType | null)[],
  context: BodyContext
): IrExpression[] {
  return args.map((written, index) => {
    const type = known(types[index] ?? null);
    const arg = type.kind === 'sobject' ? rowOfQuery(written) : written;
    return convertValue(context.project, arg, type, 'argument', () => unknownMethod(typeKey(type), null, arg.origin));
  });
}

/** A clone has the type of what was cloned: `Account copy = account.clone()`. */
function resultType(type: ApexType, name: string, receiver: IrExpression | null): ApexType {
  const isRecord = receiver?.type.kind === 'sobject' && type.kind === 'sobject';
  const isObject = receiver?.type.kind === 'class' && sameType(type, OBJECT);
  return nameKey(name) === 'clone' && (isRecord || isObject) ? receiver.type : type;
}

function writtenSignature(call: Call): string {
  return printSignature(
    null,
    call.name,
    call.args.map((arg) => arg.type)
  );
}
