/** How much is measured. */
export interface BenchOptions {
  json: boolean
  /** Alternating rounds of load; the median of them counts. */
  rounds: number
  /** Seconds of load a round. */
  seconds: number
  /** Keep-alive connections of the load, one request at a time on each. */
  connections: number
  /** Requests of each page on each database, for the comparison of sizes. */
  timings: number
  /** Starts on a prepared folder. */
  starts: number
}

/** Reads `--json` and `--quick`; anything else is refused with a sentence. */
export function readOptions(args: string[]): BenchOptions | string {
  const unknown = args.find((arg) => arg !== '--json' && arg !== '--quick')
  if (unknown) return `“${unknown}” is no option. There are --quick (one short round) and --json (one JSON object instead of a table).`
  const quick = args.includes('--quick')
  return {
    json: args.includes('--json'),
    rounds: quick ? 1 : 3,
    seconds: quick ? 0.5 : 2,
    connections: 12,
    timings: quick ? 10 : 60,
    starts: quick ? 1 : 3,
  }
}
