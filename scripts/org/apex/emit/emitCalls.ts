/** Calls of methods and constructors. */
import type { IrCall, IrLibraryCall, IrNew, IrNewLibrary, MethodRef } from './ir.ts';
import { emitAll, emitExpression, emitNonNull, emitType } from './emitExpressions.ts';
import type { FunctionScope } from './functionScope.ts';
import { className, constructorName, quote } from './names.ts';
import { methodId } from './unitEmission.ts';

export function emitCall({ method, dispatch, target, args }: IrCall, scope: FunctionScope): string {
  const printed = emitAll(args, scope);
  if (isLocalMethod(method, scope)) return `$m[${quote(method.key)}](${printed})`;
  if (dispatch === 'static') {
    const own = scope.unit.knownFunction(methodId(method.owner, method.key));
    return own === null
      ? `${scope.unit.classRef(className(method))}.statics[${quote(method.key)}](${printed})`
      : `$${own}f(${printed})`;
  }
  if (dispatch === 'super')
    return `${scope.unit.classRef(className(method))}.prototype[${quote(method.key)}].call(${['this', ...(printed === '' ? [] : [printed])].join(',')})`;
  const receiver = target === null ? 'this' : emitNonNull(target, scope);
  return `${receiver}[${quote(method.key)}](${printed})`;
}

function isLocalMethod({ owner, key }: MethodRef, scope: FunctionScope): boolean {
  return scope.unit.localMethods.some(({ ref }) => ref.key === key && ref.owner === owner);
}

export function emitNew({ constructor_, args }: IrNew, scope: FunctionScope): string {
  const target = `new ${scope.unit.classRef(className(constructor_))}.Instance()`;
  return `${target}[${quote(constructorName(constructor_))}](${emitAll(args, scope)})`;
}

export function emitNewLibrary({ type, member, args }: IrNewLibrary, scope: FunctionScope): string {
  return `${scope.unit.libraryMember(member)}(${[emitType(type, scope), ...args.map((arg) => emitExpression(arg, scope))].join(',')})`;
}

export function emitLibraryCall(
  { member, target, args, scope: binds, isSuper }: IrLibraryCall,
  scope: FunctionScope
): string {
  const printed = args.map((arg) => emitExpression(arg, scope));
  if (target !== null) printed.unshift(emitNonNull(target, scope));
  // Read only when a bind asks for them.
  if (binds !== null)
    printed.push(
      `{${binds.map(({ name, value }) => `${quote(name.toLowerCase())}:()=>${emitExpression(value, scope)}`).join(',')}}`
    );
  return `${scope.unit.libraryMember(member, isSuper === true)}(${printed.join(',')})`;
}
