/** Types and their members. */
import type {
  BlockContext,
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  ConstructorDeclarationContext,
  EnumConstantsContext,
  EnumDeclarationContext,
  FieldDeclarationContext,
  FormalParameterListContext,
  FormalParametersContext,
  InterfaceDeclarationContext,
  InterfaceMethodDeclarationContext,
  MethodDeclarationContext,
  ModifierContext,
  PropertyBlockContext,
  PropertyDeclarationContext,
  TypeListContext,
  TypeRefContext
} from '@apexdevtools/apex-parser';
import { ApexParser } from '@apexdevtools/apex-parser';
import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import type {
  Accessor,
  ClassDeclaration,
  ConstructorDeclaration,
  EnumDeclaration,
  FieldDeclaration,
  InterfaceDeclaration,
  Member,
  MethodDeclaration,
  Parameter,
  PropertyDeclaration,
  TypeDeclaration
} from './ast.ts';
import type { Builder } from './builder.ts';
import { ruleOf, unexpectedToken } from './builder.ts';
import { buildIdentifier, buildModifiers, buildTypeList, buildTypeName } from './buildNames.ts';
import { buildBlock, buildVariables } from './buildStatements.ts';
import { joinOrigins } from './sourceText.ts';

type Nullable<T> = T | null;
type Modified = readonly ModifierContext[];

const BUILDERS: Readonly<Record<number, (context: never, modifiers: Modified, builder: Builder) => Member>> = {
  [ApexParser.RULE_classDeclaration]: buildClass,
  [ApexParser.RULE_interfaceDeclaration]: buildInterface,
  [ApexParser.RULE_enumDeclaration]: buildEnum,
  [ApexParser.RULE_methodDeclaration]: buildMethod,
  [ApexParser.RULE_constructorDeclaration]: buildConstructor,
  [ApexParser.RULE_fieldDeclaration]: buildField,
  [ApexParser.RULE_propertyDeclaration]: buildProperty
};

/** `context` is the rule behind the modifiers: a type, method, field, property or constructor. */
export function buildDeclaration(context: ApexParserRuleContext, modifiers: Modified, builder: Builder): Member {
  const build = BUILDERS[ruleOf(context)];
  if (build === undefined) throw new Error(`No builder for ${context.constructor.name}.`);
  return build(context as never, modifiers, builder);
}

export function buildTypeDeclaration(
  context: ApexParserRuleContext,
  modifiers: Modified,
  builder: Builder
): TypeDeclaration {
  return buildDeclaration(context, modifiers, builder) as TypeDeclaration;
}

/** Declarations start at their first modifier. */
function originOf(context: ApexParserRuleContext, modifiers: Modified, { source }: Builder): Member['origin'] {
  const [first] = modifiers;
  const own = source.ofContext(context);
  return first === undefined ? own : joinOrigins(source.ofContext(first), own);
}

function buildClass(context: ClassDeclarationContext, modifiers: Modified, builder: Builder): ClassDeclaration {
  const superclass = context.typeRef() as Nullable<TypeRefContext>;
  return {
    kind: 'ClassDeclaration',
    name: buildIdentifier(context.id(), builder),
    typeParameters: [],
    modifiers: buildModifiers(modifiers, builder),
    superclass: superclass === null ? null : buildTypeName(superclass, builder),
    interfaces: buildTypeList(context.typeList() as Nullable<TypeListContext>, builder),
    members: context
      .classBody()
      .classBodyDeclaration_list()
      .flatMap((each) => buildMember(each, builder)),
    origin: originOf(context, modifiers, builder)
  };
}

function buildMember(context: ClassBodyDeclarationContext, builder: Builder): Member[] {
  const member = context.memberDeclaration() as Nullable<ReturnType<typeof context.memberDeclaration>>;
  if (member !== null)
    return [buildDeclaration(member.getChild(0) as ApexParserRuleContext, context.modifier_list(), builder)];
  const block = context.block() as Nullable<BlockContext>;
  if (block === null) return []; // a lone `;`
  return [
    {
      kind: 'InitializerBlock',
      isStatic: (context.STATIC() as unknown) !== null,
      body: buildBlock(block, builder),
      origin: builder.source.ofContext(context)
    }
  ];
}

function buildInterface(
  context: InterfaceDeclarationContext,
  modifiers: Modified,
  builder: Builder
): InterfaceDeclaration {
  return {
    kind: 'InterfaceDeclaration',
    name: buildIdentifier(context.id(), builder),
    typeParameters: [],
    modifiers: buildModifiers(modifiers, builder),
    extends: buildTypeList(context.typeList() as Nullable<TypeListContext>, builder),
    methods: context
      .interfaceBody()
      .interfaceMethodDeclaration_list()
      .map((each) => buildSignature(each, each.modifier_list(), null, builder)),
    origin: originOf(context, modifiers, builder)
  };
}

function buildEnum(context: EnumDeclarationContext, modifiers: Modified, builder: Builder): EnumDeclaration {
  const constants = context.enumConstants() as Nullable<EnumConstantsContext>;
  return {
    kind: 'EnumDeclaration',
    name: buildIdentifier(context.id(), builder),
    modifiers: buildModifiers(modifiers, builder),
    constants: (constants?.id_list() ?? []).map((id) => buildIdentifier(id, builder)),
    origin: originOf(context, modifiers, builder)
  };
}

function buildMethod(context: MethodDeclarationContext, modifiers: Modified, builder: Builder): MethodDeclaration {
  return buildSignature(context, modifiers, context.block() as Nullable<BlockContext>, builder);
}

function buildSignature(
  context: MethodDeclarationContext | InterfaceMethodDeclarationContext,
  modifiers: Modified,
  body: Nullable<BlockContext>,
  builder: Builder
): MethodDeclaration {
  const returnType = context.typeRef() as Nullable<TypeRefContext>;
  return {
    kind: 'MethodDeclaration',
    modifiers: buildModifiers(modifiers, builder),
    returnType: returnType === null ? null : buildTypeName(returnType, builder),
    name: buildIdentifier(context.id(), builder),
    parameters: buildParameters(context.formalParameters(), builder),
    body: body === null ? null : buildBlock(body, builder),
    origin: originOf(context, modifiers, builder)
  };
}

function buildConstructor(
  context: ConstructorDeclarationContext,
  modifiers: Modified,
  builder: Builder
): ConstructorDeclaration {
  const [name, ...rest] = context.qualifiedName().id_list();
  if (name === undefined) throw new Error('A constructor has a name.');
  for (const extra of rest) builder.fault(unexpectedToken(extra.getText()), builder.source.ofContext(extra));
  return {
    kind: 'ConstructorDeclaration',
    modifiers: buildModifiers(modifiers, builder),
    name: buildIdentifier(name, builder),
    parameters: buildParameters(context.formalParameters(), builder),
    body: buildBlock(context.block(), builder),
    origin: originOf(context, modifiers, builder)
  };
}

function buildParameters(context: FormalParametersContext, builder: Builder): Parameter[] {
  const list = context.formalParameterList() as Nullable<FormalParameterListContext>;
  return (list?.formalParameter_list() ?? []).map((each) => ({
    modifiers: buildModifiers(each.modifier_list(), builder),
    type: buildTypeName(each.typeRef(), builder),
    name: buildIdentifier(each.id(), builder),
    origin: builder.source.ofContext(each)
  }));
}

function buildField(context: FieldDeclarationContext, modifiers: Modified, builder: Builder): FieldDeclaration {
  return {
    kind: 'FieldDeclaration',
    modifiers: buildModifiers(modifiers, builder),
    type: buildTypeName(context.typeRef(), builder),
    variables: buildVariables(context.variableDeclarators(), builder),
    origin: originOf(context, modifiers, builder)
  };
}

function buildProperty(
  context: PropertyDeclarationContext,
  modifiers: Modified,
  builder: Builder
): PropertyDeclaration {
  const accessors: Record<'get' | 'set', Nullable<Accessor>> = { get: null, set: null };
  for (const block of context.propertyBlock_list()) {
    const accessor = block.getChild(block.getChildCount() - 1) as ReturnType<PropertyBlockContext['getter']>;
    const word = accessor.getChild(0).getText().toLowerCase() as 'get' | 'set';
    if (accessors[word] !== null) builder.fault(unexpectedToken(word), builder.source.ofContext(accessor));
    const body = accessor.block() as Nullable<BlockContext>;
    accessors[word] = {
      modifiers: buildModifiers(block.modifier_list(), builder),
      body: body === null ? null : buildBlock(body, builder),
      origin: builder.source.ofContext(block)
    };
  }
  return {
    kind: 'PropertyDeclaration',
    modifiers: buildModifiers(modifiers, builder),
    type: buildTypeName(context.typeRef(), builder),
    name: buildIdentifier(context.id(), builder),
    getter: accessors.get,
    setter: accessors.set,
    origin: originOf(context, modifiers, builder)
  };
}
