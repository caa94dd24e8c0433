/**
 * LIKE: `%` any characters, `_` exactly one, a backslash takes the next character literally; case does not matter.
 *
 * Works in time proportional to text times pattern, whatever the pattern.
 */
const ANY = Symbol('any');
const ONE = Symbol('one');
type Part = string | typeof ANY | typeof ONE;

export function likeMatcher(pattern: string): (text: string) => boolean {
  const parts = parse(pattern.toLowerCase());
  return (text) => matches(parts, [...text.toLowerCase()]);
}

function parse(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  const characters = [...pattern];
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] as string;
    if (character === '\\' && index + 1 < characters.length) {
      index += 1;
      parts.push(characters[index] as string);
    } else {
      parts.push(character === '%' ? ANY : character === '_' ? ONE : character);
    }
  }
  return parts;
}

/** Only the last `%` passed ever has to take in more. */
function matches(parts: readonly Part[], text: readonly string[]): boolean {
  let part = 0;
  let at = 0;
  let lastAny = -1;
  let resumeAt = 0;
  while (at < text.length) {
    const expected = parts[part];
    if (expected === ANY) {
      lastAny = part;
      resumeAt = at;
      part += 1;
    } else if (expected !== undefined && (expected === ONE || expected === text[at])) {
      part += 1;
      at += 1;
    } else if (lastAny >= 0) {
      resumeAt += 1;
      at = resumeAt;
      part = lastAny + 1;
    } else {
      return false;
    }
  }
  while (parts[part] === ANY) part += 1;
  return part === parts.length;
}
