import { toCsv } from '#kernel/csv.ts'

const open = { 'access-control-allow-origin': '*' }

/** A list as the reader asked for it: rows as CSV, or `about` and rows as JSON. */
export function answerDataset<Row extends Record<string, unknown>>(
  format: string,
  name: string,
  columns: (keyof Row & string)[],
  rows: Row[],
  about: Record<string, unknown>,
): Response {
  if (format === 'csv')
    return new Response(toCsv(columns, rows), {
      headers: { ...open, 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `inline; filename="${name}.csv"` },
    })
  return answerJson({ ...about, count: rows.length, items: rows })
}

/** Less-than signs are escaped: whatever a reader typed and gets back, no program can take it for markup. */
export function answerJson(value: unknown): Response {
  return new Response(JSON.stringify(value, null, 1).replaceAll('<', '\\u003c'), {
    headers: { ...open, 'content-type': 'application/json; charset=utf-8' },
  })
}
