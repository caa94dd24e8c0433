/** Code outside classes: triggers and anonymous Apex, with the methods declared beside their statements. */
import type { AnonymousBlock, MethodDeclaration, TriggerDeclaration } from '../../parse/ast.ts';
import type { IrBlock, IrMethod, IrUnit } from '../../emit/ir.ts';
import type { BodyContext } from '../bodyContext.ts';
import type { Report } from '../checkFailure.ts';
import { checkIdentifier } from '../identifiers.ts';
import { duplicateMethod, eventTrigger, notTriggerable, unknownType } from '../messages.ts';
import { printSignature } from '../symbols.ts';
import type { ProjectSymbols } from '../symbols.ts';
import { checkBlock } from '../statements/checkStatement.ts';
import { buildMethod, createBodyContext } from './buildMethods.ts';
import { declareMethod } from './declareMembers.ts';

export function buildTrigger(trigger: TriggerDeclaration, project: ProjectSymbols, report: Report): IrUnit['trigger'] {
  checkIdentifier(trigger.name, report);
  const object = project.schema.object(trigger.object.text);
  if (object === undefined) report(unknownType(trigger.object.text, trigger.object.origin));
  else if (!object.operations.isTriggerable) report(notTriggerable(object.name.canonical, trigger.object.origin));
  else if (object.kind === 'platformEvent' && trigger.events.some((event) => event.toLowerCase() !== 'after insert'))
    report(eventTrigger(object.name.canonical, trigger.object.origin));
  const canonical = object?.name.canonical ?? null;
  const context = createBodyContext(project, null, report, { triggerObject: canonical });
  const { body, methods } = buildLoose(trigger.body, trigger.methods, trigger.name.text, context);
  return canonical === null ? null : { object: canonical, events: trigger.events, body, methods };
}

export function buildAnonymous(
  anonymous: AnonymousBlock,
  project: ProjectSymbols,
  report: Report
): NonNullable<IrUnit['anonymous']> {
  const body = { kind: 'Block' as const, statements: anonymous.statements, origin: anonymous.origin };
  return buildLoose(body, anonymous.methods, 'AnonymousBlock', createBodyContext(project, null, report));
}

function buildLoose(
  body: TriggerDeclaration['body'],
  declarations: readonly MethodDeclaration[],
  name: string,
  outer: BodyContext
): { body: IrBlock; methods: IrMethod[] } {
  const { project, report } = outer;
  const unit = { namespace: project.namespace, name };
  const symbols = declarations.map((declaration) => declareMethod(declaration, null, outer, report, unit));
  for (const [index, symbol] of symbols.entries()) {
    const isDuplicate = symbols.findIndex((other) => other.ref.key === symbol.ref.key) < index;
    if (isDuplicate)
      report(
        duplicateMethod(
          printSignature(
            symbol.returnType,
            symbol.name,
            symbol.parameters.map((parameter) => parameter.type)
          ),
          symbol.origin
        )
      );
  }
  const context: BodyContext = { ...outer, localMethods: symbols };
  const methods = declarations.flatMap((declaration, index) => {
    const symbol = symbols[index];
    return symbol === undefined ? [] : (buildMethod(declaration, symbol, { ...context, usedNames: new Map() }) ?? []);
  });
  return { body: checkBlock(body, context), methods };
}
