import type { PageGrowth } from './growth.ts'
import type { Throughput } from './throughput.ts'
import type { PageWeight } from './weight.ts'

export interface Report {
  machine: { cores: number; processor: string; node: string; postgres: string; date: string }
  throughput: Throughput
  growth: PageGrowth[]
  startMs: number
  weights: PageWeight[]
  /** Of the whole benchmark. */
  seconds: number
}

/** What is aimed at, on any machine, by comparison with the same machine. */
export const aims = { cachedToBare: 0.5, uncachedToBareWithQueries: 0.25, growth: 1.5, startMs: 3_000, memoryMiB: 300 } as const

/** The report as tables for a person. */
export function describeReport({ machine, throughput, growth, startMs, weights, seconds }: Report): string {
  const whole = (value: number) => Math.round(value).toLocaleString('en')
  const memory = (value: number | null) => (value === null ? 'unknown' : `${whole(value)} MiB`)
  const { pages, memoryMiB } = throughput
  return [
    `Lyceum measured on ${machine.date}: ${machine.cores} cores (${machine.processor}), Node ${machine.node}, PostgreSQL ${machine.postgres}`,
    '',
    'Requests a second, of one process',
    table(
      [
        'page',
        'queries',
        'bare',
        'cached',
        `ratio (aim ${aims.cachedToBare})`,
        'bare + queries',
        'uncached',
        `ratio (aim ${aims.uncachedToBareWithQueries})`,
      ],
      pages.map(({ name, statements, perSecond, cachedToBare, uncachedToBareWithQueries }) => [
        name,
        String(statements),
        whole(perSecond.bare),
        whole(perSecond.cached),
        cachedToBare.toFixed(2),
        whole(perSecond.bareWithQueries),
        whole(perSecond.uncached),
        uncachedToBareWithQueries.toFixed(2),
      ]),
    ),
    '',
    'Milliseconds a page, uncached, with 300 cities and with 30,000',
    table(
      ['page', '300', '30,000', `ratio (aim ${aims.growth} at most)`],
      growth.map(({ name, smallMs, largeMs, ratio }) => [name, smallMs.toFixed(1), largeMs.toFixed(1), ratio.toFixed(2)]),
    ),
    '',
    `Start on a prepared folder to the first page: ${(startMs / 1_000).toFixed(2)} s (aim ${aims.startMs / 1_000} s at most)`,
    `Memory of the process after the load: cached ${memory(memoryMiB.cached)}, uncached ${memory(memoryMiB.uncached)} (aim ${aims.memoryMiB} MiB at most)`,
    '',
    'Bytes transferred with Brotli',
    table(
      ['page', 'HTML, first', 'HTML, kept', 'HTML, plain', 'CSS'],
      weights.map(({ path, htmlFirst, htmlOften, htmlPlain, css }) => [
        path,
        whole(htmlFirst),
        whole(htmlOften),
        whole(htmlPlain),
        whole(css),
      ]),
    ),
    '',
    `Measured in ${whole(seconds)} s.`,
  ].join('\n')
}

/** The first column is words, the others numbers. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  return [head, ...rows]
    .map(
      (row) =>
        '  ' + row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
    )
    .join('\n')
}
