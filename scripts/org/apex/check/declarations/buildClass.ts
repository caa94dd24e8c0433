/** One class, interface or enum as the emitter takes it. */
import type { ClassDeclaration, FieldDeclaration, Member } from '../../parse/ast.ts';
import { nameKey } from '../../../schema/apiName.ts';
import type { IrClass, IrConstructor, IrField, IrInitializer, IrLiteral } from '../../emit/ir.ts';
import { createScope } from '../bodyContext.ts';
import type { BodyContext } from '../bodyContext.ts';
import { attempt } from '../checkFailure.ts';
import { checkValue } from '../expressions/checkExpression.ts';
import { assignTo } from '../expressions/convertValue.ts';
import { fieldRef } from '../expressions/irBuilders.ts';
import { findLibraryType } from '../libraryCatalogue.ts';
import { superSymbol } from '../members.ts';
import type { FieldSymbol, MethodSymbol, ProjectSymbols, TypeSymbol } from '../symbols.ts';
import { checkBlock } from '../statements/checkStatement.ts';
import { buildConstructor, buildMethod, buildProperty, createBodyContext, implicitSuper } from './buildMethods.ts';
import { checkClassShapes } from './classShapes.ts';
import { checkMethodShapes } from './methodShapes.ts';
import { readModifiers } from './modifiers.ts';
import type { DeclaredType } from './declareTypes.ts';
import { checkRestShapes } from './restShapes.ts';
import type { Bridges } from './inheritance.ts';

/** A class without a keyword takes that of the class it extends. */
function sharingOf(symbol: TypeSymbol, project: ProjectSymbols): IrClass['sharing'] {
  const parent = symbol.sharing === null ? superSymbol(project, symbol) : null;
  return parent === null ? symbol.sharing : sharingOf(parent, project);
}

export function buildClass(declared: DeclaredType, bridges: Bridges, project: ProjectSymbols): IrClass {
  const { symbol, declaration, report } = declared;
  const context = createBodyContext(project, symbol, report);
  const shell: IrClass = {
    name: symbol.ref.name,
    kind: symbol.kind,
    superclass: symbol.superclass,
    interfaces: symbol.interfaces,
    isAbstract: symbol.isAbstract,
    isVirtual: symbol.isVirtual,
    sharing: sharingOf(symbol, project),
    isTest: symbol.isTest,
    visibility: symbol.visibility,
    annotations: symbol.annotations,
    fields: [],
    properties: [],
    methods: [],
    constructors: [],
    staticInit: [],
    instanceInit: [],
    enumConstants: [...symbol.enumConstants.values()],
    bridges,
    origin: declaration.name.origin
  };
  if (declaration.kind === 'EnumDeclaration') return shell;
  if (declaration.kind === 'ClassDeclaration') {
    checkClassShapes(declaration, report);
    checkRestShapes(declaration, report);
  }
  const methods = (
    declaration.kind === 'ClassDeclaration'
      ? declaration.members.filter((member) => member.kind === 'MethodDeclaration')
      : declaration.methods
  ).flatMap((method) => {
    const found = methodAt(symbol, method.name.text, method.name.origin);
    if (found === undefined) return [];
    checkMethodShapes(method, found, context);
    return buildMethod(method, found, { ...context, scope: createScope(null) }) ?? [];
  });
  return declaration.kind === 'ClassDeclaration'
    ? { ...shell, methods, ...buildMembers(declaration, symbol, context) }
    : { ...shell, methods };
}

function methodAt(symbol: TypeSymbol, name: string, origin: MethodSymbol['origin']): MethodSymbol | undefined {
  return symbol.methods.get(nameKey(name))?.find((method) => method.origin === origin);
}

type Members = Pick<IrClass, 'fields' | 'properties' | 'constructors' | 'staticInit' | 'instanceInit'>;

function buildMembers(declaration: ClassDeclaration, symbol: TypeSymbol, context: BodyContext): Members {
  const fields: IrField[] = [];
  const properties: IrClass['properties'][number][] = [];
  const constructors: IrConstructor[] = [];
  const staticInit: IrInitializer[] = [];
  const instanceInit: IrInitializer[] = [];
  const initializers = (isStatic: boolean): IrInitializer[] => (isStatic ? staticInit : instanceInit);
  for (const member of declaration.members) {
    switch (member.kind) {
      case 'FieldDeclaration':
        buildFields(member, symbol, context, fields, initializers);
        break;
      case 'PropertyDeclaration': {
        const field =
          symbol.staticFields.get(nameKey(member.name.text)) ?? symbol.instanceFields.get(nameKey(member.name.text));
        const property = field?.origin === member.name.origin ? buildProperty(member, field, context) : null;
        if (property !== null) properties.push(property);
        break;
      }
      case 'ConstructorDeclaration': {
        const found = symbol.constructors.find((each) => each.origin === member.name.origin);
        const constructor_ = found === undefined ? null : buildConstructor(member, found, context);
        if (constructor_ !== null) constructors.push(constructor_);
        break;
      }
      case 'InitializerBlock': {
        const body = checkBlock(member.body, initializerContext(context, member.isStatic));
        initializers(member.isStatic).push({ kind: 'block', body, origin: member.origin });
        break;
      }
      default:
        break;
    }
  }
  return {
    fields,
    properties,
    constructors: [...constructors, ...implicitConstructors(declaration, symbol, context)],
    staticInit,
    instanceInit
  };
}

function initializerContext(context: BodyContext, isStatic: boolean): BodyContext {
  return {
    ...context,
    isStatic,
    mayAssignFinal: isStatic ? 'static' : 'instance',
    scope: createScope(null),
    usedNames: new Map()
  };
}

function buildFields(
  member: FieldDeclaration,
  symbol: TypeSymbol,
  context: BodyContext,
  fields: IrField[],
  initializers: (isStatic: boolean) => IrInitializer[]
): void {
  const modifiers = readModifiers(member.modifiers, 'field', () => undefined);
  for (const variable of member.variables) {
    const field = fieldAt(symbol, variable);
    if (field === undefined || field.type === null) continue;
    const { type } = field;
    const { initializer } = variable;
    const value =
      initializer === null
        ? null
        : attempt(context.report, () =>
            assignTo(context.project, checkValue(initializer, initializerContext(context, field.isStatic)), type)
          );
    const constant: IrLiteral | null =
      field.isStatic && field.isFinal && value?.op === 'literal' && value.value !== null ? value : null;
    fields.push({
      name: field.name,
      type,
      isStatic: field.isStatic,
      isFinal: field.isFinal,
      isTransient: modifiers.isTransient,
      visibility: field.visibility,
      annotations: modifiers.annotations,
      constant,
      origin: variable.origin
    });
    if (value !== null)
      initializers(field.isStatic).push({ kind: 'field', field: fieldRef(field), value, origin: variable.origin });
  }
}

function fieldAt(symbol: TypeSymbol, variable: FieldDeclaration['variables'][number]): FieldSymbol | undefined {
  const key = nameKey(variable.name.text);
  return [symbol.staticFields.get(key), symbol.instanceFields.get(key)].find(
    (field) => field?.origin === variable.name.origin
  );
}

/** Constructors nobody wrote: the one without parameters, or those every exception has. */
function implicitConstructors(
  declaration: ClassDeclaration,
  symbol: TypeSymbol,
  context: BodyContext
): IrConstructor[] {
  const written = new Set(declaration.members.filter(isConstructor).map((member) => member.name.origin));
  const { origin } = declaration.name;
  return symbol.constructors
    .filter((each) => !written.has(each.origin))
    .flatMap((each) => {
      const parameters = each.parameters.flatMap((parameter) =>
        parameter.type === null ? [] : [{ name: parameter.name, type: parameter.type }]
      );
      const chained = attempt(context.report, () => ({ call: passOn(symbol, each, parameters, context.project) }));
      return chained === null
        ? []
        : [
            {
              ref: each.ref,
              parameters,
              visibility: each.visibility,
              chained: chained.call,
              body: { kind: 'block' as const, statements: [], origin },
              origin
            }
          ];
    });
}

function isConstructor(member: Member): member is Member & { kind: 'ConstructorDeclaration' } {
  return member.kind === 'ConstructorDeclaration';
}

/** Hands the arguments to the superclass's constructor of the same parameters. */
function passOn(
  symbol: TypeSymbol,
  constructor_: MethodSymbol,
  parameters: IrConstructor['parameters'],
  project: ProjectSymbols
): IrConstructor['chained'] {
  if (parameters.length === 0) return implicitSuper(symbol, constructor_.origin, project);
  const args = parameters.map((parameter) => ({
    op: 'local' as const,
    name: parameter.name,
    type: parameter.type,
    origin: constructor_.origin
  }));
  const parent = superSymbol(project, symbol);
  if (parent !== null) {
    const callee = parent.constructors.find((each) => each.ref.key === constructor_.ref.key);
    return callee === undefined ? null : { target: 'super', callee: callee.ref, args };
  }
  const declared =
    symbol.superclass?.kind === 'library' ? findLibraryType(project.library, symbol.superclass.name) : undefined;
  const callee = declared?.constructors.find((each) => each.parameters === constructor_.parameters);
  return callee === undefined ? null : { target: 'super', callee: callee.ref, args };
}
