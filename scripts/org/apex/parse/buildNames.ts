/** Identifiers, written types, modifiers and annotations. */
import type {
  AnnotationContext,
  AnyIdContext,
  ApexParserRuleContext,
  CreatedNameContext,
  IdContext,
  LiteralContext,
  ModifierContext,
  QualifiedNameContext,
  TypeListContext,
  TypeRefContext
} from '@apexdevtools/apex-parser';
import type { Annotation, Identifier, LiteralExpression, ModifierWord, Modifiers, TypeName } from './ast.ts';
import type { Builder } from './builder.ts';
import { stringValue, textBlockValue } from './literals.ts';

export function buildIdentifier(context: IdContext | AnyIdContext, { source }: Builder): Identifier {
  return { text: context.getText(), origin: source.ofContext(context) };
}

export function buildTypeName(context: TypeRefContext, builder: Builder): TypeName {
  return {
    names: context.typeName_list().map((part) => {
      const typeArguments = part.typeArguments() as ReturnType<typeof part.typeArguments> | null;
      const name = typeArguments === null ? part.getText() : (part.getChild(0) as IdContext).getText();
      return {
        text: name,
        origin: builder.source.ofContext(part),
        args: typeArguments === null ? [] : buildTypeList(typeArguments.typeList(), builder)
      };
    }),
    arrayDimensions: context.arraySubscripts().LBRACK_list().length,
    origin: builder.source.ofContext(context)
  };
}

export function buildTypeList(context: TypeListContext | null, builder: Builder): TypeName[] {
  return context === null ? [] : context.typeRef_list().map((each) => buildTypeName(each, builder));
}

/** `Outer.Inner` where the grammar has a plain dotted name (catch clauses, external ids). */
export function typeNameOfQualifiedName(context: QualifiedNameContext, builder: Builder): TypeName {
  return {
    names: context.id_list().map((id) => ({ ...buildIdentifier(id, builder), args: [] })),
    arrayDimensions: 0,
    origin: builder.source.ofContext(context)
  };
}

/** The type after `new`; `arrayDimensions` comes from the brackets of the creator. */
export function typeNameOfCreatedName(
  context: CreatedNameContext,
  arrayDimensions: number,
  builder: Builder
): TypeName {
  return {
    names: context.idCreatedNamePair_list().map((pair) => ({
      ...buildIdentifier(pair.anyId(), builder),
      args: buildTypeList(pair.typeList() as TypeListContext | null, builder)
    })),
    arrayDimensions,
    origin: builder.source.ofContext(context)
  };
}

const NO_MODIFIERS: Modifiers = { words: [], annotations: [] };

export function buildModifiers(contexts: readonly ModifierContext[], builder: Builder): Modifiers {
  if (contexts.length === 0) return NO_MODIFIERS;
  const words: Modifiers['words'][number][] = [];
  const annotations: Annotation[] = [];
  for (const context of contexts) {
    const annotation = context.annotation() as AnnotationContext | null;
    if (annotation !== null) annotations.push(buildAnnotation(annotation, builder));
    else words.push({ word: modifierWord(context), origin: builder.source.ofContext(context) });
  }
  return { words, annotations };
}

/** `with   sharing` is two tokens. */
function modifierWord(context: ApexParserRuleContext): ModifierWord {
  return (context.children ?? []).map((child) => child.getText().toLowerCase()).join(' ') as ModifierWord;
}

function buildAnnotation(context: AnnotationContext, builder: Builder): Annotation {
  const pairs = context.elementValuePairs() as ReturnType<AnnotationContext['elementValuePairs']> | null;
  const single = context.elementValue() as ReturnType<AnnotationContext['elementValue']> | null;
  return {
    name: context.id().getText(),
    values: [
      ...(pairs?.elementValuePair_list() ?? []).map((pair) => ({
        name: pair.id().getText(),
        value: annotationValue(pair.elementValue().literal(), builder)
      })),
      ...(single === null ? [] : [{ name: 'value', value: annotationValue(single.literal(), builder) }])
    ],
    origin: builder.source.ofContext(context)
  };
}

function annotationValue(context: LiteralContext, builder: Builder): string | number | boolean | null {
  const literal = buildLiteral(context, builder);
  if (literal.type === 'null') return null;
  if (literal.type === 'Boolean') return literal.text === 'true';
  return literal.type === 'String' ? literal.text : Number(literal.text);
}

export function buildLiteral(context: LiteralContext, { source }: Builder): LiteralExpression {
  return { kind: 'LiteralExpression', ...literalValue(context), origin: source.ofContext(context) };
}

function literalValue(context: LiteralContext): Pick<LiteralExpression, 'type' | 'text'> {
  const written = context.getText();
  const present = (terminal: unknown): boolean => terminal !== null;
  if (present(context.IntegerLiteral())) return { type: 'Integer', text: written };
  if (present(context.LongLiteral())) return { type: 'Long', text: written.slice(0, -1) };
  if (present(context.NumberLiteral()))
    return /d$/i.test(written) ? { type: 'Double', text: written.slice(0, -1) } : { type: 'Decimal', text: written };
  if (present(context.StringLiteral())) return { type: 'String', text: stringValue(written) };
  if (present(context.MultilineStringLiteral())) return { type: 'String', text: textBlockValue(written) };
  if (present(context.BooleanLiteral())) return { type: 'Boolean', text: written.toLowerCase() };
  return { type: 'null', text: 'null' };
}
