import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { MemberDeclarationContext, ModifierContext, TypeRefContext } from '@apexdevtools/apex-parser';
import { createError, DiagnosticError } from '../diagnostic.ts';

/** A static `@AuraEnabled` method as a component sees it. */
export interface ApexAction {
  readonly name: string;
  readonly isCacheable: boolean;
  readonly params: readonly ApexVariable[];
  /** The declared type as written without spaces, such as `List<PartnerOption>` or `void`. */
  readonly returnType: string;
}

export interface ApexVariable {
  readonly name: string;
  readonly type: string;
}

/** What the `@AuraEnabled` members of one top-level class offer to components. */
export interface ApexActions {
  readonly className: string;
  readonly actions: readonly ApexAction[];
  /** Inner classes with `@AuraEnabled` fields or properties, which travel as objects. */
  readonly types: readonly { readonly name: string; readonly fields: readonly ApexVariable[] }[];
}

/**
 * Reads the `@AuraEnabled` surface of an Apex class.
 *
 * @throws DiagnosticError `apex.syntax` when the class does not parse.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex-expose-method.html
 */
export function readApexActions(file: string): ApexActions {
  const parser = ApexParserFactory.createParser(readFileSync(file, 'utf8'));
  parser.removeErrorListeners();
  parser.addErrorListener(new RefusingListener(file));
  const declaration = parser.compilationUnit().typeDeclaration().classDeclaration();
  const actions: ApexAction[] = [];
  const types: ApexActions['types'][number][] = [];
  for (const body of declaration?.classBody().classBodyDeclaration_list() ?? []) {
    const member = body.memberDeclaration();
    const method = member?.methodDeclaration();
    const inner = member?.classDeclaration();
    const modifiers = body.modifier_list();
    const annotation = auraEnabled(modifiers);
    if (method && annotation !== undefined && modifiers.some((each) => each.STATIC())) {
      const params = method.formalParameters().formalParameterList()?.formalParameter_list() ?? [];
      actions.push({
        name: method.id().getText(),
        isCacheable: /cacheable=true/i.test(annotation),
        params: params.map((each) => ({ name: each.id().getText(), type: typeText(each.typeRef()) })),
        returnType: method.typeRef() ? typeText(method.typeRef()) : 'void'
      });
    }
    if (inner) {
      const fields = inner
        .classBody()
        .classBodyDeclaration_list()
        .filter((each) => auraEnabled(each.modifier_list()) !== undefined)
        .flatMap((each) => variablesOf(each.memberDeclaration()));
      if (fields.length > 0) types.push({ name: inner.id().getText(), fields });
    }
  }
  return { className: path.basename(file, '.cls'), actions, types };
}

function variablesOf(member: MemberDeclarationContext): ApexVariable[] {
  const property = member.propertyDeclaration();
  if (property) return [{ name: property.id().getText(), type: typeText(property.typeRef()) }];
  const field = member.fieldDeclaration();
  if (!field) return [];
  const type = typeText(field.typeRef());
  return field
    .variableDeclarators()
    .variableDeclarator_list()
    .map((each) => ({ name: each.id().getText(), type }));
}

function typeText(type: TypeRefContext): string {
  return type.getText();
}

/** The text of the `@AuraEnabled` annotation among the modifiers, or undefined. */
function auraEnabled(modifiers: readonly ModifierContext[]): string | undefined {
  return modifiers
    .map((each) => each.annotation())
    .find((each) => each?.id().getText().toLowerCase() === 'auraenabled')
    ?.getText();
}

class RefusingListener extends ApexErrorListener {
  readonly #file: string;

  constructor(file: string) {
    super();
    this.#file = file;
  }

  apexSyntaxError(line: number, column: number, message: string): void {
    const at = { file: this.#file, line, column: column + 1, endLine: line, endColumn: column + 2 };
    throw new DiagnosticError([createError('apex.syntax', message, at)]);
  }
}
