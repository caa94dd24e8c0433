/** A JSON document in memory: between Apex values and text, in both directions. */

export interface JsonPosition {
  readonly line: number;
  readonly column: number;
}

export type JsonNode =
  | { readonly kind: 'object'; readonly members: readonly JsonMember[]; readonly at: JsonPosition }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[]; readonly at: JsonPosition }
  | { readonly kind: 'string'; readonly value: string; readonly at: JsonPosition }
  /** As written: the text decides between whole and decimal numbers and keeps the scale. */
  | { readonly kind: 'number'; readonly text: string; readonly at: JsonPosition }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: JsonPosition }
  | { readonly kind: 'null'; readonly at: JsonPosition };

export interface JsonMember {
  readonly name: string;
  readonly value: JsonNode;
}

/** Of nodes that were made, not read. */
const NOWHERE: JsonPosition = { line: 1, column: 1 };

export const NULL_NODE: JsonNode = { kind: 'null', at: NOWHERE };
export const stringNode = (value: string): JsonNode => ({ kind: 'string', value, at: NOWHERE });
export const numberNode = (text: string): JsonNode => ({ kind: 'number', text, at: NOWHERE });
export const booleanNode = (value: boolean): JsonNode => ({ kind: 'boolean', value, at: NOWHERE });
export const arrayNode = (items: readonly JsonNode[]): JsonNode => ({ kind: 'array', items, at: NOWHERE });
export const objectNode = (members: readonly JsonMember[]): JsonNode => ({ kind: 'object', members, at: NOWHERE });
