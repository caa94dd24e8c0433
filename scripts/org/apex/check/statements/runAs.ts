/** `System.runAs(user) { ... }`. https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_runas.htm */
import type { RunAsStatement } from '../../parse/ast.ts';
import type { IrStatement } from '../../emit/ir.ts';
import type { BodyContext } from '../bodyContext.ts';
import { attempt, CheckFailure, fail } from '../checkFailure.ts';
import { checkValue } from '../expressions/checkExpression.ts';
import { runAsOperand, runAsOutsideTest } from '../messages.ts';
import { checkBlock } from './checkStatement.ts';

export function checkRunAs(statement: RunAsStatement, context: BodyContext): IrStatement {
  if (!context.isTest) context.report(runAsOutsideTest(statement.origin));
  const args = attempt(context.report, () => {
    const values = statement.arguments.map((argument) => checkValue(argument, context));
    const [user, ...others] = values;
    const isUser = others.length === 0 && user?.type.kind === 'sobject' && user.type.name === 'User';
    return isUser ? values : fail(runAsOperand(statement.origin));
  });
  const body = checkBlock(statement.body, context);
  if (args === null) throw new CheckFailure(null);
  return { kind: 'runAs', args, body, origin: statement.origin };
}
