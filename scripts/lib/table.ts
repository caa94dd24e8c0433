/** Rows as an aligned text table with a header line; nested values are printed as JSON. */
export function renderTable(records: readonly Readonly<Record<string, unknown>>[]): string {
  const rows = records.map((record) => flatten(record, ''));
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  if (columns.length === 0) return '';
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => (row.get(column) ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return (
    [
      line(columns),
      line(widths.map((width) => '-'.repeat(width))),
      ...rows.map((row) => line(columns.map((column) => row.get(column) ?? '')))
    ].join('\n') + '\n'
  );
}

function flatten(record: Readonly<Record<string, unknown>>, prefix: string): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [name, value] of Object.entries(record)) {
    if (name === 'attributes') continue;
    if (isRecord(value)) flatten(value, `${prefix}${name}.`).forEach((cell, column) => cells.set(column, cell));
    else
      cells.set(prefix + name, value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return cells;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && 'attributes' in value;
}
