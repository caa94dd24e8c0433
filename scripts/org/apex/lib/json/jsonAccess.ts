/**
 * What `@JsonAccess` forbids. The project is one namespace and one package, so that only `never` keeps its code out; the
 * annotation is neither inherited nor taken over from the outer class.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_JsonAccess.htm
 */
import type { ApexClassInfo } from '../../values/apexObject.ts';
import { throwApex } from '../../values/apexThrow.ts';

/** Assumed: the documents name the exception, not its text. */
export const JSON_ACCESS_TEXTS = {
  serializable: (name: string): string => `Class cannot be serialized, its JsonAccess is never: ${name}`,
  deserializable: (name: string): string => `Class cannot be deserialized, its JsonAccess is never: ${name}`
} as const;

/** Throws JSONException where objects of exactly this class are kept out of JSON in that direction. */
export function checkJsonAccess(
  { name, closedToJson }: ApexClassInfo,
  direction: keyof typeof JSON_ACCESS_TEXTS
): void {
  if (closedToJson.includes(direction)) throwApex('System.JSONException', JSON_ACCESS_TEXTS[direction](name));
}
