/**
 * What a dotted path means, step by step: a value, a type, a namespace, or one of the platform's special roots.
 *
 * Order of a first name (P16): local, static field, inner type, instance field, the same in the enclosing class (statics only),
 * classes of the project, library, SObjects.
 */
import type { Origin } from '../../../diagnostic.ts';
import { nameKey } from '../../../schema/apiName.ts';
import type { Expression, Identifier, MemberExpression, NameExpression } from '../../parse/ast.ts';
import type { IrExpression } from '../../emit/ir.ts';
import { libraryType, SOBJECT, sobjectType, typeKey } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import { findLocal, inventLocal } from '../bodyContext.ts';
import type { BodyContext } from '../bodyContext.ts';
import { fail, known } from '../checkFailure.ts';
import { findLibraryType } from '../libraryCatalogue.ts';
import { findField } from '../members.ts';
import { nonStaticField, unknownVariable } from '../messages.ts';
import { findInner, findNamedType } from '../resolveType.ts';
import type { NamedType } from '../resolveType.ts';
import type { FieldSymbol } from '../symbols.ts';
import { checkExpression } from './checkExpression.ts';
import { optionalRow } from './convertValue.ts';
import { readField } from './fieldAccess.ts';
import { endChain, safeStep } from './irBuilders.ts';
import { memberOfTarget } from './memberAccess.ts';

export type Target =
  | { readonly kind: 'value'; readonly value: IrExpression }
  | { readonly kind: 'super'; readonly origin: Origin }
  /**
   * A type. `namespace` where the name is one as well (`System`, `Schema`, `Database`); `field` where an instance field has the name of
   * this inner type: it is meant where the type has no such static member.
   */
  | {
      readonly kind: 'type';
      readonly type: ApexType;
      readonly namespace: string | null;
      readonly field?: IrExpression;
      readonly origin: Origin;
    }
  | { readonly kind: 'namespace'; readonly name: string; readonly origin: Origin }
  /** `Label` and `Label.ns` */
  | { readonly kind: 'labels'; readonly namespace: string | null; readonly origin: Origin }
  /** `Page` in front of the name of a Visualforce page. */
  | { readonly kind: 'pages'; readonly origin: Origin }
  /** `Schema.SObjectType` in front of an object name. */
  | { readonly kind: 'objects'; readonly origin: Origin }
  /** `Schema.SObjectType.Account` */
  | { readonly kind: 'describe'; readonly object: string; readonly value: IrExpression }
  /** `Schema.SObjectType.Account.fieldSets` */
  | { readonly kind: 'fieldSets'; readonly object: string; readonly value: IrExpression }
  /** `Account.fields` (tokens) and `Schema.SObjectType.Account.fields` (describes) */
  | { readonly kind: 'fields'; readonly object: string; readonly isDescribe: boolean; readonly value: IrExpression };

export function checkPath(expression: NameExpression | MemberExpression, context: BodyContext): IrExpression {
  const target =
    expression.kind === 'NameExpression'
      ? resolveName(expression.name, context, 'value')
      : resolveTarget(expression, context);
  return valueOf(target) ?? fail(unknownVariable(expression.name.text, expression.name.origin));
}

export function valueOf(target: Target): IrExpression | null {
  return target.kind === 'value' ||
    target.kind === 'describe' ||
    target.kind === 'fields' ||
    target.kind === 'fieldSets'
    ? target.value
    : null;
}

export function resolveTarget(expression: Expression, context: BodyContext): Target {
  const target = resolveStep(expression, context);
  return target.kind === 'value' && isParenthesised(expression)
    ? { kind: 'value', value: endChain(target.value) }
    : target;
}

/** `(a?.b).c`: the parentheses end the safe chain, so that c is read of null (P12). */
export function isParenthesised(expression: Expression): boolean {
  return 'isParenthesised' in expression && expression.isParenthesised === true;
}

function resolveStep(expression: Expression, context: BodyContext): Target {
  if (expression.kind === 'SuperExpression') return { kind: 'super', origin: expression.origin };
  if (expression.kind === 'NameExpression') return resolveName(expression.name, context, 'path');
  if (expression.kind !== 'MemberExpression') return { kind: 'value', value: checkExpression(expression, context) };
  const target = resolveTarget(expression.target, context);
  if (!expression.isSafe) return memberOfTarget(target, expression.name, context);
  const value = valueOf(target) ?? fail(unknownVariable(nameOf(expression.target), expression.target.origin));
  const result = safeStep(optionalRow(value), inventLocal(context, 'safe'), (local) => {
    const member = memberOfTarget({ kind: 'value', value: local }, expression.name, context);
    return valueOf(member) ?? fail(unknownVariable(expression.name.text, expression.name.origin));
  });
  return { kind: 'value', value: result };
}

/** `use`: a name on its own can only be a value; in front of a dot types count as well. */
function resolveName(name: Identifier, context: BodyContext, use: 'value' | 'path'): Target {
  const local = findLocal(context, name.text);
  if (local !== null)
    return {
      kind: 'value',
      value: { op: 'local', name: local.uniqueName, type: known(local.type), origin: name.origin }
    };
  const own = resolveMemberName(name, context, use);
  if (own !== null) return own;
  const root = use === 'path' ? resolveRoot(name, context) : null;
  if (root !== null) return root;
  return fail(
    isHiddenInstanceField(name, context)
      ? nonStaticField(name.text, name.origin)
      : unknownVariable(name.text, name.origin)
  );
}

function resolveMemberName(name: Identifier, context: BodyContext, use: 'value' | 'path'): Target | null {
  const { project } = context;
  let isInstance = !context.isStatic;
  for (let owner = context.owner; owner !== null; owner = owner.outer) {
    const fixed = findField(project, owner, name.text, true);
    if (fixed !== null) return fieldTarget(fixed, name, context);
    const inner = use === 'path' ? findInner(project, owner, nameKey(name.text)) : null;
    const field = isInstance ? findField(project, owner, name.text, false) : null;
    if (inner !== null) {
      const hidden = field === null ? {} : { field: readField(field, null, name, context) };
      return { kind: 'type', type: inner.ref, namespace: null, origin: name.origin, ...hidden };
    }
    if (field !== null) return fieldTarget(field, name, context);
    isInstance = false;
  }
  return null;
}

function fieldTarget(field: FieldSymbol, name: Identifier, context: BodyContext): Target {
  return { kind: 'value', value: readField(field, null, name, context) };
}

function isHiddenInstanceField(name: Identifier, context: BodyContext): boolean {
  return (
    context.isStatic && context.owner !== null && findField(context.project, context.owner, name.text, false) !== null
  );
}

function resolveRoot(name: Identifier, context: BodyContext): Target | null {
  const { project } = context;
  const key = nameKey(name.text);
  const named = findNamedType([name.text], context);
  if (named?.kind === 'symbol') return { kind: 'type', type: named.symbol.ref, namespace: null, origin: name.origin };
  if (project.namespace !== null && key === nameKey(project.namespace))
    return { kind: 'namespace', name: project.namespace, origin: name.origin };
  if (key === 'label') return { kind: 'labels', namespace: null, origin: name.origin };
  if (key === 'sobjecttype') return { kind: 'objects', origin: name.origin };
  if (key === 'page') return { kind: 'pages', origin: name.origin };
  const isNamespace = project.library.namespaces.has(key);
  if (named !== null)
    return { kind: 'type', type: typeOfNamed(named), namespace: isNamespace ? name.text : null, origin: name.origin };
  return isNamespace ? { kind: 'namespace', name: name.text, origin: name.origin } : null;
}

export function typeOfNamed(named: NamedType): ApexType {
  if (named.kind === 'symbol') return named.symbol.ref;
  if (named.kind === 'sobject') return named.name === null ? SOBJECT : sobjectType(named.name);
  return libraryType(named.type.name);
}

/** `Database.QueryLocator`, `Schema.Account`, `involve.Foo`, `System.Label`: a name after a namespace. */
export function resolveInNamespace(namespace: string, name: Identifier, context: BodyContext): Target | null {
  const { project } = context;
  const key = nameKey(namespace);
  if (key === 'system' && nameKey(name.text) === 'label')
    return { kind: 'labels', namespace: null, origin: name.origin };
  if (key === 'schema' && nameKey(name.text) === 'sobjecttype') return { kind: 'objects', origin: name.origin };
  if (project.namespace !== null && key === nameKey(project.namespace)) {
    const symbol = project.types.get(nameKey(name.text));
    return symbol === undefined ? null : { kind: 'type', type: symbol.ref, namespace: null, origin: name.origin };
  }
  const library = findLibraryType(project.library, `${namespace}.${name.text}`);
  if (library !== undefined)
    return {
      kind: 'type',
      type: libraryType(library.name),
      namespace: `${namespace}.${name.text}`,
      origin: name.origin
    };
  const object = key === 'schema' ? project.schema.object(name.text) : undefined;
  return object === undefined
    ? null
    : { kind: 'type', type: sobjectType(object.name.canonical), namespace: null, origin: name.origin };
}

export function nameOf(expression: Expression): string {
  return expression.kind === 'NameExpression' || expression.kind === 'MemberExpression'
    ? expression.name.text
    : 'expression';
}

export function printTarget(target: Target): string | null {
  if (target.kind === 'type') return typeKey(target.type);
  if (target.kind === 'namespace') return target.name;
  const value = valueOf(target);
  return value === null ? null : typeKey(value.type);
}
