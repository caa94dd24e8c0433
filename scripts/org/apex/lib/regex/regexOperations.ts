/** Splitting and replacing as java.lang.String and java.util.regex.Matcher do. */
import { throwApex, Uncatchable } from '../../values/apexThrow.ts';

/** Longer input is refused with an uncatchable error, as on the platform (P47). */
export const MOST_INPUT = 1_000_000;

export function checkInput(text: string): void {
  if (text.length > MOST_INPUT) throw new Uncatchable('System.LimitException', 'Regex too complicated');
}

/** The next match at or after `from`, or null; the expression must be global. */
export function findMatch(regex: RegExp, text: string, from: number): RegExpExecArray | null {
  checkInput(text);
  regex.lastIndex = from;
  return regex.exec(text);
}

export function* allMatches(regex: RegExp, text: string): Generator<RegExpExecArray> {
  let from = 0;
  while (from <= text.length) {
    const match = findMatch(regex, text, from);
    if (match === null) return;
    yield match;
    // After an empty match the search goes on one character further.
    from = match.index + Math.max(match[0].length, 1);
  }
}

/** Limit 0 drops trailing empty parts, a negative one keeps them, a positive one is the most parts (P46). */
export function splitByRegex(regex: RegExp, text: string, limit: number): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const match of allMatches(regex, text)) {
    if (limit > 0 && parts.length === limit - 1) break;
    const end = match.index + match[0].length;
    // An empty match at the very start gives no leading empty part; one at the end gives none at all.
    if (end === 0 || (match[0] === '' && match.index === text.length)) continue;
    parts.push(text.slice(start, match.index));
    start = end;
  }
  if (parts.length === 0) return [text];
  parts.push(text.slice(start));
  if (limit === 0) while (parts.length > 0 && parts[parts.length - 1] === '') parts.pop();
  return parts;
}

export function replaceMatches(
  regex: RegExp,
  text: string,
  replacement: (match: RegExpExecArray) => string,
  isAll: boolean
): string {
  let result = '';
  let start = 0;
  for (const match of allMatches(regex, text)) {
    result += text.slice(start, match.index) + replacement(match);
    start = match.index + match[0].length;
    if (!isAll) break;
  }
  return result + text.slice(start);
}

/** `$1`, `${name}`, `\$`, `\\` in a replacement (P46). */
export function expandReplacement(replacement: string, match: RegExpExecArray): string {
  let result = '';
  for (let index = 0; index < replacement.length; index += 1) {
    const character = replacement.charAt(index);
    if (character === '\\') {
      index += 1;
      if (index >= replacement.length) return throwApex('System.StringException', 'character to be escaped is missing');
      result += replacement.charAt(index);
    } else if (character === '$') {
      const { value, length } = groupReference(replacement.slice(index + 1), match);
      result += value;
      index += length;
    } else result += character;
  }
  return result;
}

function groupReference(rest: string, match: RegExpExecArray): { value: string; length: number } {
  const name = /^\{([a-zA-Z][a-zA-Z0-9]*)\}/u.exec(rest);
  if (name?.[1] !== undefined) {
    if (match.groups === undefined || !(name[1] in match.groups))
      throwApex('System.StringException', `No group with name {${name[1]}}`);
    return { value: match.groups?.[name[1]] ?? '', length: name[0].length };
  }
  const first = /^\d/u.exec(rest);
  if (first === null) return throwApex('System.StringException', 'Illegal group reference');
  if (Number(first[0]) >= match.length) return throwApex('System.StringException', `No group ${first[0]}`);
  // Further digits belong to the number as long as there is such a group.
  let length = 1;
  while (/\d/u.test(rest.charAt(length)) && Number(rest.slice(0, length + 1)) < match.length) length += 1;
  return { value: match[Number(rest.slice(0, length))] ?? '', length };
}
