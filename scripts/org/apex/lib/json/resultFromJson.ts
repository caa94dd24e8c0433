/** Results of Database methods read from JSON: how tests make them. Members that are left out are empty. */
import type { WriteError } from '../../../write/contract.ts';
import type { ResultName } from '../Database/results.ts';
import { RESULT_NAMES, ResultValue } from '../Database/results.ts';
import { toId } from '../../values/apexId.ts';
import type { JsonNode } from './jsonNode.ts';
import { jsonError } from './readJson.ts';

/** null for types that are no result. */
export function resultFromJson(node: JsonNode, typeName: string): ResultValue | null {
  const name = RESULT_NAMES.find((each) => typeName === `Database.${each}`);
  return name === undefined ? null : read(node, name);
}

function read(node: JsonNode, name: ResultName): ResultValue {
  if (node.kind !== 'object') return jsonError("Malformed JSON: Expected '{' at the beginning of object", node.at);
  const id = member(node, 'id');
  const errors = member(node, 'errors');
  return new ResultValue(name, {
    id: id?.kind === 'string' ? toId(id.value) : null,
    isSuccess: isTrue(member(node, 'success')),
    isCreated: isTrue(member(node, 'created')),
    errors: errors?.kind === 'array' ? errors.items.map(readError) : []
  });
}

function readError(node: JsonNode): WriteError {
  if (node.kind !== 'object') return jsonError("Malformed JSON: Expected '{' at the beginning of object", node.at);
  const fields = member(node, 'fields');
  return {
    statusCode: textOf(member(node, 'statusCode')),
    message: textOf(member(node, 'message')),
    fields: fields?.kind === 'array' ? fields.items.map(textOf) : []
  };
}

export function member(node: JsonNode & { kind: 'object' }, name: string): JsonNode | undefined {
  return node.members.find((each) => each.name === name)?.value;
}

export function isTrue(node: JsonNode | undefined): boolean {
  return node?.kind === 'boolean' && node.value;
}

export function textOf(node: JsonNode | undefined): string {
  return node?.kind === 'string' ? node.value : '';
}
