import type { Table } from './measure.ts';

/** Markdown with columns of equal width, readable in a terminal as well. */
export function renderTable({ title, columns, rows }: Table): string {
  const lines = [['', ...columns], ...rows.map(({ what, cells }) => [what, ...cells])];
  const widths = lines[0]?.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0))) ?? [];
  const [head = '', ...body] = lines.map(
    (cells) => `| ${widths.map((width, index) => pad(cells[index] ?? '', width, index)).join(' | ')} |`
  );
  const rule = `| ${widths.map((width, index) => (index === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [`## ${title}`, '', head, rule, ...body].join('\n');
}

function pad(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}

const EXPLANATION = `Printed by \`npm run bench\`; \`npm run bench -- --write\` replaces this page. Counts are exact and the same on every machine. Times depend on the machine: compare the column "of the loop", which divides by the calibration loop of the same run (20 million steps of whole-number arithmetic in JavaScript). Nothing is asserted.`;

export function renderDocument(day: string, environment: string, tables: readonly string[]): string {
  return `# Benchmarks\n\n${EXPLANATION}\n\nRun of ${day}: ${environment}.\n\n${tables.join('\n\n')}\n`;
}
