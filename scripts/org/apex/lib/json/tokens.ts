/** A JSON document as the flat stream of tokens that JSONParser walks over. */
import type { JsonNode } from './jsonNode.ts';

export interface JsonTokenEntry {
  /** Constant of System.JSONToken. */
  readonly token: string;
  readonly text: string;
  /** The member it belongs to; null for elements of arrays and the root. */
  readonly name: string | null;
  /** The value that starts here; null for names and ends. */
  readonly node: JsonNode | null;
}

export function tokensOf(node: JsonNode): readonly JsonTokenEntry[] {
  return [...walk(node, null)];
}

function* walk(node: JsonNode, name: string | null): Generator<JsonTokenEntry, void> {
  switch (node.kind) {
    case 'object':
      yield { token: 'START_OBJECT', text: '{', name, node };
      for (const member of node.members) {
        yield { token: 'FIELD_NAME', text: member.name, name: member.name, node: null };
        yield* walk(member.value, member.name);
      }
      yield { token: 'END_OBJECT', text: '}', name, node: null };
      return;
    case 'array':
      yield { token: 'START_ARRAY', text: '[', name, node };
      for (const item of node.items) yield* walk(item, null);
      yield { token: 'END_ARRAY', text: ']', name, node: null };
      return;
    case 'string':
      yield { token: 'VALUE_STRING', text: node.value, name, node };
      return;
    case 'number':
      yield {
        token: /^-?\d+$/.test(node.text) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT',
        text: node.text,
        name,
        node
      };
      return;
    case 'boolean':
      yield { token: node.value ? 'VALUE_TRUE' : 'VALUE_FALSE', text: String(node.value), name, node };
      return;
    case 'null':
      yield { token: 'VALUE_NULL', text: 'null', name, node };
  }
}
