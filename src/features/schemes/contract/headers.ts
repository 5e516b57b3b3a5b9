/** The headers of a table as one text, by which the same table is known again. */
export function headersOf(rows: readonly (readonly string[])[], headerRow: number, headerRows = 1): string {
  return rows
    .slice(headerRow - 1, headerRow - 1 + headerRows)
    .map((row) =>
      row
        .map((text) => text.replace(/\s/g, ''))
        .join('|')
        .replace(/\|+$/, ''),
    )
    .join('||')
    .slice(0, 2000)
}
