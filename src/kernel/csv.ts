/** A value that a spreadsheet would run as a formula begins with one of these; a leading apostrophe makes it text. */
const formula = /^[=+\-@\t\r]/

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, so that spreadsheets read accents right. */
export function toCsv<Row extends Record<string, unknown>>(columns: (keyof Row & string)[], rows: Row[]): string {
  return '\uFEFF' + [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))].join('\r\n') + '\r\n'
}
