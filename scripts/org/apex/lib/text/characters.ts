/** Classes of characters as String.isAlpha and its kin use them: Unicode, by code point. */
const EVERY = {
  alpha: /^\p{L}*$/u,
  alphaSpace: /^[\p{L} ]*$/u,
  alphanumeric: /^[\p{L}\p{Nd}]*$/u,
  alphanumericSpace: /^[\p{L}\p{Nd} ]*$/u,
  numeric: /^\p{Nd}*$/u,
  numericSpace: /^[\p{Nd} ]*$/u,
  asciiPrintable: /^[\x20-\x7E]*$/u,
  whitespace: /^\s*$/u
} as const;

export type CharacterClass = keyof typeof EVERY;

export function consistsOf(text: string, characters: CharacterClass): boolean {
  return EVERY[characters].test(text);
}

export function isAllUpperCase(text: string): boolean {
  return /^\p{Lu}+$/u.test(text);
}

export function isAllLowerCase(text: string): boolean {
  return /^\p{Ll}+$/u.test(text);
}

/** A blank or space by Java's Character.isWhitespace. */
export function isBlank(text: string | null): boolean {
  // eslint-disable-next-line no-control-regex -- the separators count as whitespace in Java
  return text === null || /^[\s\u001C-\u001F]*$/u.test(text);
}
