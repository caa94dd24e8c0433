/** Checks one statement; the constructs with rules of their own have their own files. */
import type {
  Block,
  Expression,
  LocalDeclaration,
  ReturnStatement,
  Statement,
  ThrowStatement
} from '../../parse/ast.ts';
import type { IrBlock, IrStatement } from '../../emit/ir.ts';
import { VOID } from '../../types.ts';
import type { ApexType } from '../../types.ts';
import { declareLocal, withScope } from '../bodyContext.ts';
import type { BodyContext } from '../bodyContext.ts';
import { attempt, fail } from '../checkFailure.ts';
import { readModifiers } from '../declarations/modifiers.ts';
import { checkCondition, checkExpression, checkValue } from '../expressions/checkExpression.ts';
import { assignTo } from '../expressions/convertValue.ts';
import {
  badConstructorCall,
  jumpOutsideLoop,
  returnWithoutValue,
  throwNotException,
  voidReturnsValue
} from '../messages.ts';
import { resolveType } from '../resolveType.ts';
import { isException } from '../typeRelations.ts';
import { checkDml } from './dml.ts';
import { reportUnreachable } from './flow.ts';
import { checkForEach } from './forEach.ts';
import { checkRunAs } from './runAs.ts';
import { checkSwitch } from './switches.ts';
import { checkTry } from './tryCatch.ts';

/** A declaration of several locals becomes several statements. Every failure is reported; the rest of the body goes on. */
export function checkStatement(statement: Statement, context: BodyContext): IrStatement[] {
  return attempt(context.report, () => checkOne(statement, context)) ?? [];
}

export function checkBlock(block: Block, context: BodyContext): IrBlock {
  reportUnreachable(block.statements, context.report);
  const inside = withScope(context);
  return {
    kind: 'block',
    statements: block.statements.flatMap((statement) => checkStatement(statement, inside)),
    origin: block.origin
  };
}

/** A statement with a scope of its own, as the body of an `if` or a loop. */
export function checkNested(statement: Statement, context: BodyContext): IrStatement {
  if (statement.kind === 'Block') return checkBlock(statement, context);
  const statements = checkStatement(statement, withScope(context));
  const [only, ...others] = statements;
  return only !== undefined && others.length === 0 ? only : { kind: 'block', statements, origin: statement.origin };
}

export function checkLoopBody(statement: Statement | null, context: BodyContext): IrStatement | null {
  return statement === null ? null : checkNested(statement, { ...context, isInLoop: true });
}

function checkOne(statement: Statement, context: BodyContext): IrStatement[] {
  const { origin } = statement;
  switch (statement.kind) {
    case 'Block':
      return [checkBlock(statement, context)];
    case 'LocalDeclaration':
      return checkLocals(statement, context);
    case 'ExpressionStatement':
      return [{ kind: 'expression', expression: checkAsStatement(statement.expression, context), origin }];
    case 'IfStatement': {
      const condition = attempt(context.report, () => checkCondition(statement.condition, context));
      const consequence = checkNested(statement.consequence, context);
      const alternative = statement.alternative === null ? null : checkNested(statement.alternative, context);
      return condition === null ? [] : [{ kind: 'if', condition, consequence, alternative, origin }];
    }
    case 'WhileStatement': {
      const condition = attempt(context.report, () => checkCondition(statement.condition, context));
      const body = checkLoopBody(statement.body, context);
      return condition === null ? [] : [{ kind: 'while', condition, body, origin }];
    }
    case 'DoWhileStatement': {
      const body = checkNested(statement.body, { ...context, isInLoop: true });
      return [{ kind: 'doWhile', body, condition: checkCondition(statement.condition, context), origin }];
    }
    case 'ForStatement': {
      const inside = withScope(context);
      const init =
        statement.init === null
          ? []
          : isDeclaration(statement.init)
            ? checkStatement(statement.init, inside)
            : statement.init.map((each) => asStatement(each, inside));
      const condition = attempt(context.report, () =>
        statement.condition === null ? null : checkCondition(statement.condition, inside)
      );
      const update =
        attempt(context.report, () => statement.update.map((each) => checkAsStatement(each, inside))) ?? [];
      return [{ kind: 'for', init, condition, update, body: checkLoopBody(statement.body, inside), origin }];
    }
    case 'ForEachStatement':
      return [checkForEach(statement, context)];
    case 'SwitchStatement':
      return [checkSwitch(statement, context)];
    case 'TryStatement':
      return [checkTry(statement, context)];
    case 'ReturnStatement':
      return [checkReturn(statement, context)];
    case 'ThrowStatement':
      return [checkThrow(statement, context)];
    case 'BreakStatement':
      return [context.isInLoop ? { kind: 'break', origin } : fail(jumpOutsideLoop('break', origin))];
    case 'ContinueStatement':
      return [context.isInLoop ? { kind: 'continue', origin } : fail(jumpOutsideLoop('continue', origin))];
    case 'DmlStatement':
      return [checkDml(statement, context)];
    case 'RunAsStatement':
      return [checkRunAs(statement, context)];
  }
}

function isDeclaration(init: LocalDeclaration | readonly Expression[]): init is LocalDeclaration {
  return 'kind' in init;
}

function asStatement(expression: Expression, context: BodyContext): IrStatement {
  return { kind: 'expression', expression: checkAsStatement(expression, context), origin: expression.origin };
}

/** That the expression has an effect is a rule of the grammar. */
function checkAsStatement(expression: Expression, context: BodyContext): ReturnType<typeof checkExpression> {
  if (expression.kind === 'ConstructorCallExpression') return fail(badConstructorCall(expression.origin));
  return checkExpression(expression, context);
}

/** A local is declared even where its type or initialiser is wrong, so that its uses are not reported as well. */
function checkLocals(statement: LocalDeclaration, context: BodyContext): IrStatement[] {
  const { isFinal } = readModifiers(statement.modifiers, 'local', context.report);
  const type = attempt(context.report, () => resolveType(statement.type, context));
  return statement.variables.flatMap((variable): IrStatement[] => {
    const { initializer } = variable;
    const value =
      initializer === null || type === null
        ? null
        : attempt(context.report, () => assignTo(context.project, checkValue(initializer, context), type));
    const local = declareLocal(context, variable.name, type, { isFinal, isAssigned: initializer !== null });
    return type === null ? [] : [{ kind: 'local', name: local.uniqueName, type, value, origin: variable.origin }];
  });
}

function checkReturn(statement: ReturnStatement, context: BodyContext): IrStatement {
  const { origin, value } = statement;
  const type: ApexType = context.returnType ?? VOID;
  if (value === null)
    return type.kind === 'void' ? { kind: 'return', value: null, origin } : fail(returnWithoutValue(origin));
  if (type.kind === 'void') return fail(voidReturnsValue(value.origin));
  return { kind: 'return', value: assignTo(context.project, checkValue(value, context), type), origin };
}

function checkThrow(statement: ThrowStatement, context: BodyContext): IrStatement {
  const value = checkValue(statement.value, context);
  if (!isException(context.project, value.type)) return fail(throwNotException(value.type, value.origin));
  return { kind: 'throw', value, origin: statement.origin };
}
