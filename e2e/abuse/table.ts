/** What came of one case. */
export interface Row {
  readonly name: string;
  readonly stock: string;
  readonly ours: string;
  readonly limit: string;
  readonly holds: boolean;
}

const HEADINGS = ['case', 'stock', 'ours', 'limit', 'verdict'];

/** The table in Markdown, one string per line, its columns as wide as their widest cell. */
export function table(rows: readonly Row[]): string[] {
  const cells = [
    HEADINGS,
    ...rows.map(({ name, stock, ours, limit, holds }) => [
      name,
      stock,
      ours,
      limit,
      holds ? 'holds' : 'FAILED',
    ]),
  ];
  const widths = HEADINGS.map((_, column) => Math.max(...cells.map(row => row[column]?.length ?? 0)));
  const line = (row: readonly string[], fill = ' ') =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  const [head = HEADINGS, ...body] = cells;
  return [
    line(head),
    line(
      HEADINGS.map(() => ''),
      '-',
    ),
    ...body.map(row => line(row)),
  ];
}
