/** Results of invocable actions read from JSON: how tests make them. Members that are left out are empty. */
import { ActionErrorValue, ActionResultValue, emptyValues } from '../Invocable/Action.ts';
import type { JsonNode } from './jsonNode.ts';
import { jsonError } from './readJson.ts';
import { isTrue, member, textOf } from './resultFromJson.ts';
import { untypedFromJson } from './untypedJson.ts';

/** null for other types. */
export function actionFromJson(node: JsonNode, typeName: string): ActionResultValue | ActionErrorValue | null {
  if (typeName === 'Invocable.Action.Error') return readError(node);
  return typeName === 'Invocable.Action.Result' ? readResult(node) : null;
}

function readError(node: JsonNode): ActionErrorValue {
  if (node.kind !== 'object') return jsonError("Malformed JSON: Expected '{' at the beginning of object", node.at);
  return new ActionErrorValue({ code: textOf(member(node, 'code')), message: textOf(member(node, 'message')) });
}

function readResult(node: JsonNode): ActionResultValue {
  if (node.kind !== 'object') return jsonError("Malformed JSON: Expected '{' at the beginning of object", node.at);
  const errors = member(node, 'errors');
  return new ActionResultValue({
    action: null,
    isSuccess: isTrue(member(node, 'success')),
    inputs: emptyValues(),
    outputs: valuesOf(member(node, 'outputParameters')),
    errors: errors?.kind === 'array' ? errors.items.map(readError) : []
  });
}

function valuesOf(node: JsonNode | undefined): ReturnType<typeof emptyValues> {
  const values = emptyValues();
  if (node?.kind === 'object') for (const { name, value } of node.members) values.put(name, untypedFromJson(value));
  return values;
}
