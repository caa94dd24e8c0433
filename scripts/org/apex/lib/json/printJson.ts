/** JSON text as the platform's writer prints it: compact, or with the indentation of serializePretty. */
import type { JsonNode } from './jsonNode.ts';

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t'
};

// eslint-disable-next-line no-control-regex -- control characters are what must be escaped
const ESCAPED = /["\\\u0000-\u001f]/gu;

export function quoteJson(text: string): string {
  return `"${text.replace(ESCAPED, (character) => SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)}"`;
}

function scalar(node: Exclude<JsonNode, { kind: 'object' | 'array' }>): string {
  switch (node.kind) {
    case 'string':
      return quoteJson(node.value);
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
  }
}

export function printJson(node: JsonNode): string {
  if (node.kind === 'array') return `[${node.items.map(printJson).join(',')}]`;
  if (node.kind === 'object')
    return `{${node.members.map(({ name, value }) => `${quoteJson(name)}:${printJson(value)}`).join(',')}}`;
  return scalar(node);
}

/** Members on lines of their own, two spaces deeper than their object; elements of arrays on one line. */
export function printPrettyJson(node: JsonNode, depth = 0): string {
  if (node.kind === 'array')
    return node.items.length === 0 ? '[ ]' : `[ ${node.items.map((item) => printPrettyJson(item, depth)).join(', ')} ]`;
  if (node.kind !== 'object') return scalar(node);
  if (node.members.length === 0) return '{ }';
  const indent = '  '.repeat(depth + 1);
  const members = node.members.map(
    ({ name, value }) => `${indent}${quoteJson(name)} : ${printPrettyJson(value, depth + 1)}`
  );
  return `{\n${members.join(',\n')}\n${'  '.repeat(depth)}}`;
}
