/** Where a statement or expression stands: the owner, the locals in sight, and what the surrounding body allows. */
import { nameKey } from '../../schema/apiName.ts';
import type { Identifier } from '../parse/ast.ts';
import type { ApexType } from '../types.ts';
import type { Report } from './checkFailure.ts';
import { duplicateVariable } from './messages.ts';
import { checkIdentifier } from './identifiers.ts';
import type { FieldSymbol, MethodSymbol } from './symbols.ts';
import type { TypePlace } from './resolveType.ts';

export interface LocalVariable {
  readonly name: string;
  /** The name in emitted code, unique within the body. */
  readonly uniqueName: string;
  /** null where the declaration is broken. */
  readonly type: ApexType | null;
  readonly isFinal: boolean;
  isAssigned: boolean;
}

export interface Scope {
  readonly parent: Scope | null;
  readonly variables: Map<string, LocalVariable>;
}

export interface BodyContext extends TypePlace {
  readonly report: Report;
  readonly isStatic: boolean;
  /** null: `return` takes no value (constructors, initialisers, triggers, anonymous code); VOID likewise. */
  readonly returnType: ApexType | null;
  /** The property whose accessor this is: its name means the backing field (P23). */
  readonly accessorOf: FieldSymbol | null;
  /** Final fields of this kind may be assigned here (P24). */
  readonly mayAssignFinal: 'static' | 'instance' | null;
  /** Canonical object of the running trigger. */
  readonly triggerObject: string | null;
  /** Methods declared beside a trigger's body or anonymous statements. */
  readonly localMethods: readonly MethodSymbol[];
  readonly scope: Scope;
  readonly isInLoop: boolean;
  /** Counts the uses of a local name in the body, shared by all nested scopes. */
  readonly usedNames: Map<string, number>;
}

export function createScope(parent: Scope | null): Scope {
  return { parent, variables: new Map() };
}

export function withScope(context: BodyContext): BodyContext {
  return { ...context, scope: createScope(context.scope) };
}

export function findLocal(context: BodyContext, name: string): LocalVariable | null {
  const key = nameKey(name);
  for (let scope: Scope | null = context.scope; scope !== null; scope = scope.parent) {
    const variable = scope.variables.get(key);
    if (variable !== undefined) return variable;
  }
  return null;
}

/** Declares a local; a name in sight of the same body must not be used twice (P34). */
export function declareLocal(
  context: BodyContext,
  identifier: Identifier,
  type: ApexType | null,
  options: { isFinal: boolean; isAssigned: boolean }
): LocalVariable {
  checkIdentifier(identifier, context.report);
  if (findLocal(context, identifier.text) !== null)
    context.report(duplicateVariable(identifier.text, identifier.origin));
  const variable: LocalVariable = {
    name: identifier.text,
    uniqueName: uniqueName(context, identifier.text),
    type,
    isFinal: options.isFinal,
    isAssigned: options.isAssigned
  };
  context.scope.variables.set(nameKey(identifier.text), variable);
  return variable;
}

/** A local of the checker itself; `$` keeps it apart from every written name. */
export function inventLocal(context: BodyContext, purpose: string): string {
  return uniqueName(context, `$${purpose}`);
}

function uniqueName(context: BodyContext, name: string): string {
  const key = nameKey(name);
  const count = context.usedNames.get(key) ?? 0;
  context.usedNames.set(key, count + 1);
  return count === 0 ? name : `${name}$${count}`;
}

/** Every local in sight, nearest first. */
export function visibleLocals(context: BodyContext): LocalVariable[] {
  const seen = new Map<string, LocalVariable>();
  for (let scope: Scope | null = context.scope; scope !== null; scope = scope.parent) {
    for (const [key, variable] of scope.variables) if (!seen.has(key)) seen.set(key, variable);
  }
  return [...seen.values()];
}
