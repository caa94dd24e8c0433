/**
 * Values of literals as written.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm
 */
const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\'
};

/** Text behind escapes; their letters ignore case (P35). */
export function unescapeApex(body: string): string {
  if (!body.includes('\\')) return body;
  return body.replace(/\\(?:u([0-9a-f]{4})|([\s\S]))/gi, (_whole, code: string | undefined, letter: string) =>
    code === undefined ? (ESCAPES[letter.toLowerCase()] ?? letter) : String.fromCharCode(Number.parseInt(code, 16))
  );
}

/** `'text'` with its quotes. */
export function stringValue(token: string): string {
  return unescapeApex(token.slice(1, -1));
}

/** `'''`, a line break that does not count, and the text (P35). */
export function textBlockValue(token: string): string {
  return unescapeApex(token.slice(3, -3).replace(/^(?:\r\n|\n|\r)/, ''));
}
