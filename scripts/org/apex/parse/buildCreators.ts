/**
 * `new ...` in all its forms.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_collections.htm
 */
import type { CreatorContext, ExpressionListContext, NewExpressionContext } from '@apexdevtools/apex-parser';
import type { Expression, NewObjectExpression } from './ast.ts';
import type { Builder } from './builder.ts';
import { buildExpression, buildExpressionList } from './buildExpressions.ts';
import { typeNameOfCreatedName } from './buildNames.ts';

type Nullable<T> = T | null;

export function buildCreator(context: NewExpressionContext, builder: Builder): Expression {
  const creator = context.creator();
  const origin = builder.source.ofContext(context);
  const type = typeNameOfCreatedName(creator.createdName(), 0, builder);

  const entries = creator.mapCreatorRest() as Nullable<ReturnType<CreatorContext['mapCreatorRest']>>;
  if (entries !== null)
    return {
      kind: 'NewMapExpression',
      type,
      entries: entries.mapCreatorRestPair_list().map((pair) => ({
        key: buildExpression(pair.expression(0), builder),
        value: buildExpression(pair.expression(1), builder)
      })),
      origin
    };

  const elements = creator.setCreatorRest() as Nullable<ReturnType<CreatorContext['setCreatorRest']>>;
  if (elements !== null)
    return {
      kind: 'NewListExpression',
      type,
      elements: elements.expression_list().map((each) => buildExpression(each, builder)),
      origin
    };

  const array = creator.arrayCreatorRest() as Nullable<ReturnType<CreatorContext['arrayCreatorRest']>>;
  if (array !== null) {
    const size = array.expression() as Nullable<ReturnType<typeof array.expression>>;
    if (size !== null) return { kind: 'NewArrayExpression', type, size: buildExpression(size, builder), origin };
    const initializer = array.arrayInitializer() as Nullable<ReturnType<typeof array.arrayInitializer>>;
    if (initializer === null) builder.fault("Missing '{' at ']'", origin);
    return {
      kind: 'NewListExpression',
      type: typeNameOfCreatedName(creator.createdName(), 1, builder),
      elements: (initializer?.expression_list() ?? []).map((each) => buildExpression(each, builder)),
      origin
    };
  }

  const call = creator.classCreatorRest() as Nullable<ReturnType<CreatorContext['classCreatorRest']>>;
  if (call !== null) return buildNewObject(call.arguments().expressionList(), type, builder, origin);

  // `new Map<K, V>{}` and `new List<T>{}` look alike to the grammar.
  const isMap = type.names.at(-1)?.text.toLowerCase() === 'map';
  return isMap
    ? { kind: 'NewMapExpression', type, entries: [], origin }
    : { kind: 'NewListExpression', type, elements: [], origin };
}

/** Arguments of the form `Name = value` are fields of an SObject; a call has either kind, never both. */
function buildNewObject(
  list: Nullable<ExpressionListContext>,
  type: NewObjectExpression['type'],
  builder: Builder,
  origin: NewObjectExpression['origin']
): NewObjectExpression {
  const values = buildExpressionList(list, builder);
  const fields: { name: { text: string; origin: NewObjectExpression['origin'] }; value: Expression }[] = [];
  for (const value of values)
    if (value.kind === 'AssignmentExpression' && value.operator === '=' && value.target.kind === 'NameExpression')
      fields.push({ name: value.target.name, value: value.value });
  if (fields.length === 0) return { kind: 'NewObjectExpression', type, arguments: values, fields: null, origin };
  if (fields.length < values.length) builder.fault('Invalid mix of field assignments and arguments.', origin);
  return { kind: 'NewObjectExpression', type, arguments: [], fields, origin };
}
