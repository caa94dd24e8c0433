/**
 * String.format: Java's MessageFormat, of which the platform takes plain `{0}` only; `''` is a quote, `'...'` is literal text (P46).
 */
import { throwApex } from '../../values/apexThrow.ts';

export function formatMessage(pattern: string, args: readonly string[]): string {
  let result = '';
  let isQuoted = false;
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern.charAt(index);
    if (character === "'") {
      if (pattern.charAt(index + 1) === "'") {
        result += "'";
        index += 1;
      } else isQuoted = !isQuoted;
    } else if (character === '{' && !isQuoted) {
      const end = pattern.indexOf('}', index);
      if (end < 0) throwApex('System.StringException', 'Unmatched braces in the pattern.');
      result += argument(pattern.slice(index + 1, end), args);
      index = end;
    } else result += character;
  }
  return result;
}

function argument(name: string, args: readonly string[]): string {
  if (!/^\d+$/u.test(name)) return throwApex('System.StringException', `can't parse argument number: ${name}`);
  return args[Number(name)] ?? `{${name}}`;
}
