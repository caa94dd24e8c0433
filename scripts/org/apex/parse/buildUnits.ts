/** Whole files: classes, triggers and anonymous blocks. */
import type {
  AnonymousBlockMemberContext,
  AnonymousUnitContext,
  ApexParserRuleContext,
  CompilationUnitContext,
  StatementContext,
  TriggerBlockMemberContext,
  TriggerUnitContext
} from '@apexdevtools/apex-parser';
import type {
  AnonymousBlock,
  FieldDeclaration,
  Member,
  MethodDeclaration,
  Statement,
  TriggerDeclaration,
  TriggerEvent,
  TypeDeclaration
} from './ast.ts';
import type { Builder } from './builder.ts';
import { unexpectedToken } from './builder.ts';
import { buildDeclaration, buildTypeDeclaration } from './buildDeclarations.ts';
import { buildIdentifier } from './buildNames.ts';
import { buildStatement } from './buildStatements.ts';

export function buildClassFile(context: CompilationUnitContext, builder: Builder): TypeDeclaration {
  const declaration = context.typeDeclaration();
  const modifiers = declaration.modifier_list();
  return buildTypeDeclaration(declaration.getChild(modifiers.length) as ApexParserRuleContext, modifiers, builder);
}

interface Sorted {
  readonly statements: Statement[];
  readonly methods: MethodDeclaration[];
  readonly types: TypeDeclaration[];
}

export function buildAnonymous(context: AnonymousUnitContext, builder: Builder): AnonymousBlock {
  const block = context.anonymousBlock();
  return {
    ...sortMembers(block.anonymousBlockMember_list(), (each) => each.anonymousMemberDeclaration(), builder),
    origin: builder.source.ofContext(block)
  };
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_syntax.htm */
export function buildTrigger(context: TriggerUnitContext, builder: Builder): TriggerDeclaration {
  const block = context.triggerBlock();
  const { statements, methods, types } = sortMembers(
    block.triggerBlockMember_list(),
    (each) => each.triggerMemberDeclaration(),
    builder
  );
  for (const type of types) builder.fault('Types cannot be declared in a trigger.', type.name.origin);
  return {
    name: buildIdentifier(context.id(0), builder),
    object: buildIdentifier(context.id(1), builder),
    events: context.triggerCase_list().map((each) => {
      const [moment, operation] = [each.getChild(0).getText(), each.getChild(1).getText()];
      const event = `${moment} ${operation}`.toLowerCase();
      if (event === 'before undelete') builder.fault(unexpectedToken(operation), builder.source.ofContext(each));
      return event as TriggerEvent;
    }),
    body: { kind: 'Block', statements, origin: builder.source.ofContext(block) },
    methods,
    origin: builder.source.ofContext(context)
  };
}

/** The grammar reads `Integer i = 1;` at the top of a block as a field; it is a local variable in order with the statements. */
function sortMembers<C extends AnonymousBlockMemberContext | TriggerBlockMemberContext>(
  contexts: readonly C[],
  declarationOf: (context: C) => ApexParserRuleContext | null,
  builder: Builder
): Sorted {
  const sorted: Sorted = { statements: [], methods: [], types: [] };
  for (const context of contexts) {
    const declaration = declarationOf(context);
    if (declaration === null) {
      sorted.statements.push(buildStatement(context.statement() as StatementContext, builder));
      continue;
    }
    const inner = declaration.getChild(0) as ApexParserRuleContext;
    sortMember(buildDeclaration(inner, context.modifier_list(), builder), sorted, builder);
  }
  return sorted;
}

function sortMember(member: Member, sorted: Sorted, builder: Builder): void {
  switch (member.kind) {
    case 'MethodDeclaration':
      sorted.methods.push(member);
      return;
    case 'ClassDeclaration':
    case 'InterfaceDeclaration':
    case 'EnumDeclaration':
      sorted.types.push(member);
      return;
    case 'FieldDeclaration':
      sorted.statements.push(localOf(member));
      return;
    default:
      builder.fault('Properties cannot be declared here.', member.origin);
  }
}

function localOf({ modifiers, type, variables, origin }: FieldDeclaration): Statement {
  return { kind: 'LocalDeclaration', modifiers, type, variables, origin };
}
