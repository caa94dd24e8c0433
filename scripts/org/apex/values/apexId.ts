/**
 * Ids: kept as 18-character strings while the static type is Id, as {@link ApexId} where one is held as Object.
 *
 * The last three characters of the long form say which of the first fifteen are upper-case letters, five to a character.
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/field_types.htm#i1435616
 */
import { throwApex } from './apexThrow.ts';

const CHECKSUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const SHAPE = /^[0-9A-Za-z]+$/;

export class ApexId {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }

  toString(): string {
    return this.value;
  }
}

/** The three checking characters of a 15-character Id. */
export function idChecksum(id15: string): string {
  let suffix = '';
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let offset = 0; offset < 5; offset += 1) {
      const character = id15.charCodeAt(start + offset);
      if (character >= 65 && character <= 90) bits |= 1 << offset;
    }
    suffix += CHECKSUM.charAt(bits);
  }
  return suffix;
}

/**
 * The 18-character form, or null when the text is no Id. The case of an 18-character Id is restored from its checksum, so that a
 * copy that lost its case still means the same record (P49).
 */
export function normalizeId(text: string): string | null {
  if ((text.length !== 15 && text.length !== 18) || !SHAPE.test(text)) return null;
  if (text.length === 15) return text + idChecksum(text);
  const head = text.slice(0, 15);
  const suffix = text.slice(15).toUpperCase();
  if (suffix === idChecksum(head)) return head + suffix;
  const restored = restoreCase(head, suffix);
  return restored !== null && idChecksum(restored) === suffix ? restored + suffix : null;
}

/** StringToId: throws StringException "Invalid id: x". */
export function toId(text: string): string {
  return normalizeId(text) ?? throwApex('System.StringException', `Invalid id: ${text}`);
}

function restoreCase(head: string, suffix: string): string | null {
  let result = '';
  for (let index = 0; index < 15; index += 1) {
    const bits = CHECKSUM.indexOf(suffix.charAt(Math.floor(index / 5)));
    if (bits < 0) return null;
    const character = head.charAt(index);
    result += (bits >> index % 5) & 1 ? character.toUpperCase() : character.toLowerCase();
  }
  return result;
}
