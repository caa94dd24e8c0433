/**
 * Rows of comma-separated values: quotes around a value, doubled inside of it, with commas and line ends allowed between them.
 * https://www.rfc-editor.org/rfc/rfc4180
 */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/** null where a quote is not closed or stands inside a value without quotes. The line end after the last row starts no row. */
export function parseCsv(text: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length || row.length > 0) {
    FIELD.lastIndex = at;
    const match = FIELD.exec(text);
    if (match === null) return null;
    const [all, quoted, plain = '', end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += all.length;
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
