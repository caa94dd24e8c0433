/** Statements and blocks. */
import { ApexParser } from '@apexdevtools/apex-parser';
import type {
  AccessLevelContext,
  ApexParserRuleContext,
  BlockContext,
  DoWhileStatementContext,
  ExpressionContext,
  ExpressionListContext,
  ExpressionStatementContext,
  ForStatementContext,
  IfStatementContext,
  LocalVariableDeclarationContext,
  LocalVariableDeclarationStatementContext,
  MergeStatementContext,
  QualifiedNameContext,
  ReturnStatementContext,
  RunAsStatementContext,
  StatementContext,
  ThrowStatementContext,
  TryStatementContext,
  UpsertStatementContext,
  VariableDeclaratorsContext,
  WhileStatementContext
} from '@apexdevtools/apex-parser';
import type { Block, DmlVerb, Expression, ForStatement, LocalDeclaration, Statement, Variable } from './ast.ts';
import type { Builder } from './builder.ts';
import { ruleOf } from './builder.ts';
import { buildExpression, buildExpressionList } from './buildExpressions.ts';
import { buildIdentifier, buildModifiers, buildTypeName, typeNameOfQualifiedName } from './buildNames.ts';
import { buildSwitch } from './buildSwitch.ts';

type Nullable<T> = T | null;
type Build = (context: never, builder: Builder) => Statement;

const BUILDERS: Readonly<Record<number, Build>> = {
  [ApexParser.RULE_block]: buildBlock,
  [ApexParser.RULE_ifStatement]: buildIf,
  [ApexParser.RULE_switchStatement]: buildSwitch,
  [ApexParser.RULE_forStatement]: buildFor,
  [ApexParser.RULE_whileStatement]: buildWhile,
  [ApexParser.RULE_doWhileStatement]: buildDoWhile,
  [ApexParser.RULE_tryStatement]: buildTry,
  [ApexParser.RULE_returnStatement]: buildReturn,
  [ApexParser.RULE_throwStatement]: buildThrow,
  [ApexParser.RULE_breakStatement]: buildJump('BreakStatement'),
  [ApexParser.RULE_continueStatement]: buildJump('ContinueStatement'),
  [ApexParser.RULE_insertStatement]: buildDml('insert'),
  [ApexParser.RULE_updateStatement]: buildDml('update'),
  [ApexParser.RULE_deleteStatement]: buildDml('delete'),
  [ApexParser.RULE_undeleteStatement]: buildDml('undelete'),
  [ApexParser.RULE_upsertStatement]: buildDml('upsert'),
  [ApexParser.RULE_mergeStatement]: buildMerge,
  [ApexParser.RULE_runAsStatement]: buildRunAs,
  [ApexParser.RULE_localVariableDeclarationStatement]: (context: LocalVariableDeclarationStatementContext, builder) =>
    buildLocal(context.localVariableDeclaration(), builder),
  [ApexParser.RULE_expressionStatement]: buildExpressionStatement
};

export function buildStatement(context: StatementContext, builder: Builder): Statement {
  const inner = context.getChild(0) as ApexParserRuleContext;
  const build = BUILDERS[ruleOf(inner)];
  if (build === undefined) throw new Error(`No builder for ${inner.constructor.name}.`);
  return build(inner as never, builder);
}

export function buildBlock(context: BlockContext, builder: Builder): Block {
  return {
    kind: 'Block',
    statements: context.statement_list().map((each) => buildStatement(each, builder)),
    origin: builder.source.ofContext(context)
  };
}

export function buildLocal(context: LocalVariableDeclarationContext, builder: Builder): LocalDeclaration {
  return {
    kind: 'LocalDeclaration',
    modifiers: buildModifiers(context.modifier_list(), builder),
    type: buildTypeName(context.typeRef(), builder),
    variables: buildVariables(context.variableDeclarators(), builder),
    origin: builder.source.ofContext(context)
  };
}

export function buildVariables(context: VariableDeclaratorsContext, builder: Builder): Variable[] {
  return context.variableDeclarator_list().map((variable) => {
    const initializer = variable.expression() as Nullable<ExpressionContext>;
    return {
      name: buildIdentifier(variable.id(), builder),
      initializer: initializer === null ? null : buildExpression(initializer, builder),
      origin: builder.source.ofContext(variable)
    };
  });
}

/** What may stand as a statement: everything that does something by itself (P34). */
function isEffect(expression: Expression): boolean {
  switch (expression.kind) {
    case 'AssignmentExpression':
    case 'CallExpression':
    case 'ConstructorCallExpression':
    case 'NewObjectExpression':
    case 'PostfixExpression':
      return true;
    case 'UnaryExpression':
      return expression.operator === '++' || expression.operator === '--';
    default:
      return false;
  }
}

function buildExpressionStatement(context: ExpressionStatementContext, builder: Builder): Statement {
  const expression = buildExpression(context.expression(), builder);
  if (!isEffect(expression)) builder.fault('Expression cannot be a statement.', expression.origin);
  return { kind: 'ExpressionStatement', expression, origin: builder.source.ofContext(context) };
}

function buildIf(context: IfStatementContext, builder: Builder): Statement {
  const [consequence, alternative] = context.statement_list();
  return {
    kind: 'IfStatement',
    condition: buildExpression(context.parExpression().expression(), builder),
    consequence: buildStatement(consequence as StatementContext, builder),
    alternative: alternative === undefined ? null : buildStatement(alternative, builder),
    origin: builder.source.ofContext(context)
  };
}

/** A loop may have `;` as its body. */
function buildBody(context: Nullable<StatementContext>, builder: Builder): Nullable<Statement> {
  return context === null ? null : buildStatement(context, builder);
}

function buildFor(context: ForStatementContext, builder: Builder): Statement {
  const control = context.forControl();
  const origin = builder.source.ofContext(context);
  const forEach = control.enhancedForControl() as Nullable<ReturnType<typeof control.enhancedForControl>>;
  if (forEach !== null)
    return {
      kind: 'ForEachStatement',
      type: buildTypeName(forEach.typeRef(), builder),
      name: buildIdentifier(forEach.id(), builder),
      iterable: buildExpression(forEach.expression(), builder),
      body: buildBody(context.statement(), builder),
      origin
    };
  const condition = control.expression() as Nullable<ExpressionContext>;
  const update = control.forUpdate() as Nullable<ReturnType<typeof control.forUpdate>>;
  return {
    kind: 'ForStatement',
    init: buildForInit(control.forInit(), builder),
    condition: condition === null ? null : buildExpression(condition, builder),
    update: buildExpressionList(update?.expressionList() ?? null, builder),
    body: buildBody(context.statement(), builder),
    origin
  };
}

function buildForInit(
  context: Nullable<ReturnType<ReturnType<ForStatementContext['forControl']>['forInit']>>,
  builder: Builder
): ForStatement['init'] {
  if (context === null) return null;
  const local = context.localVariableDeclaration() as Nullable<LocalVariableDeclarationContext>;
  return local === null ? buildExpressionList(context.expressionList(), builder) : buildLocal(local, builder);
}

function buildWhile(context: WhileStatementContext, builder: Builder): Statement {
  return {
    kind: 'WhileStatement',
    condition: buildExpression(context.parExpression().expression(), builder),
    body: buildBody(context.statement(), builder),
    origin: builder.source.ofContext(context)
  };
}

function buildDoWhile(context: DoWhileStatementContext, builder: Builder): Statement {
  return {
    kind: 'DoWhileStatement',
    body: buildBlock(context.block(), builder),
    condition: buildExpression(context.parExpression().expression(), builder),
    origin: builder.source.ofContext(context)
  };
}

function buildTry(context: TryStatementContext, builder: Builder): Statement {
  const last = context.finallyBlock() as Nullable<ReturnType<typeof context.finallyBlock>>;
  return {
    kind: 'TryStatement',
    body: buildBlock(context.block(), builder),
    catches: context.catchClause_list().map((clause) => ({
      type: typeNameOfQualifiedName(clause.qualifiedName(), builder),
      name: buildIdentifier(clause.id(), builder),
      body: buildBlock(clause.block(), builder),
      origin: builder.source.ofContext(clause)
    })),
    finallyBody: last === null ? null : buildBlock(last.block(), builder),
    origin: builder.source.ofContext(context)
  };
}

function buildReturn(context: ReturnStatementContext, builder: Builder): Statement {
  const value = context.expression() as Nullable<ExpressionContext>;
  return {
    kind: 'ReturnStatement',
    value: value === null ? null : buildExpression(value, builder),
    origin: builder.source.ofContext(context)
  };
}

function buildThrow(context: ThrowStatementContext, builder: Builder): Statement {
  return {
    kind: 'ThrowStatement',
    value: buildExpression(context.expression(), builder),
    origin: builder.source.ofContext(context)
  };
}

function buildJump(kind: 'BreakStatement' | 'ContinueStatement'): Build {
  return (context: ApexParserRuleContext, builder) => ({ kind, origin: builder.source.ofContext(context) });
}

function accessMode(context: Nullable<AccessLevelContext>): 'user' | 'system' | null {
  return context === null ? null : (context.getChild(1).getText().toLowerCase() as 'user' | 'system');
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_dml_section.htm */
function buildDml(verb: Exclude<DmlVerb, 'merge'>): Build {
  return (context: UpsertStatementContext, builder) => {
    const externalId = verb === 'upsert' ? (context.qualifiedName() as Nullable<QualifiedNameContext>) : null;
    return {
      kind: 'DmlStatement',
      verb,
      mode: accessMode(context.accessLevel()),
      target: buildExpression(context.expression(), builder),
      other: null,
      externalId: externalId === null ? null : typeNameOfQualifiedName(externalId, builder),
      origin: builder.source.ofContext(context)
    };
  };
}

function buildMerge(context: MergeStatementContext, builder: Builder): Statement {
  return {
    kind: 'DmlStatement',
    verb: 'merge',
    mode: accessMode(context.accessLevel()),
    target: buildExpression(context.expression(0), builder),
    other: buildExpression(context.expression(1), builder),
    externalId: null,
    origin: builder.source.ofContext(context)
  };
}

function buildRunAs(context: RunAsStatementContext, builder: Builder): Statement {
  return {
    kind: 'RunAsStatement',
    arguments: buildExpressionList(context.expressionList() as Nullable<ExpressionListContext>, builder),
    body: buildBlock(context.block(), builder),
    origin: builder.source.ofContext(context)
  };
}
