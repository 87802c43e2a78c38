import { readFileSync } from 'node:fs'
import { captureAnswer, captureStatements } from './capture.ts'
import { getPage } from './get.ts'
import { startHelper } from './helper.ts'
import { loadedPages } from './pages.ts'
import { startApplication } from './servers.ts'
import { median } from './statistics.ts'
import type { BareQuestion } from './bare.ts'
import type { LoadAnswer, LoadQuestion } from './load.ts'
import type { BenchOptions } from './options.ts'

/** Who answers: a bare server with the same bytes, one that runs the same statements first, Lyceum with and without its cache. */
export const contestants = ['bare', 'bareWithQueries', 'cached', 'uncached'] as const
export type Contestant = (typeof contestants)[number]

export interface PageThroughput {
  name: string
  path: string
  statements: number
  /** Requests a second, median of the rounds. */
  perSecond: Record<Contestant, number>
  /** Median over the rounds of the ratio within a round. */
  cachedToBare: number
  uncachedToBareWithQueries: number
}

export interface Throughput {
  pages: PageThroughput[]
  /** Resident memory of the application after all of the load, MiB; null where /proc is missing. */
  memoryMiB: { cached: number | null; uncached: number | null }
}

/** Loads each page on each of the four servers, one at a time, in rounds of alternating order. */
export async function measureThroughput(databaseUrl: string, options: BenchOptions): Promise<Throughput> {
  const paths = loadedPages.map(({ path }) => path)
  const statements = await captureStatements(databaseUrl, paths)
  const cached = await startApplication({ DATABASE_URL: databaseUrl })
  const uncached = await startApplication({ DATABASE_URL: databaseUrl, PAGE_CACHE_MB: '0' })
  const bare = startHelper('bare.ts', { DATABASE_URL: databaseUrl })
  const bareWithQueries = startHelper('bare.ts', { DATABASE_URL: databaseUrl })
  const load = startHelper('load.ts')
  try {
    const ready: BareQuestion = {}
    const queried: BareQuestion = {}
    for (const path of paths) {
      await warmCache(cached.address, path)
      ready[path] = await captureAnswer(cached.address, path, [])
      queried[path] = await captureAnswer(uncached.address, path, statements.get(path) ?? [])
    }
    const addresses: Record<Contestant, string> = {
      bare: await bare.ask<BareQuestion, string>(ready),
      bareWithQueries: await bareWithQueries.ask<BareQuestion, string>(queried),
      cached: cached.address,
      uncached: uncached.address,
    }
    const ask = async (contestant: Contestant, path: string, seconds: number): Promise<number> => {
      const answer = await load.ask<LoadQuestion, LoadAnswer>({
        address: addresses[contestant],
        path,
        connections: options.connections,
        seconds,
      })
      if (answer.failure) throw new Error(`${path}, ${contestant}: ${answer.failure}`)
      return answer.requests / answer.seconds
    }

    const pages: PageThroughput[] = []
    for (const { name, path } of loadedPages) {
      for (const contestant of contestants) await ask(contestant, path, options.seconds / 2)
      const rounds: Record<Contestant, number>[] = []
      for (let round = 0; round < options.rounds; round += 1)
        rounds.push(await askAll(round, (contestant) => ask(contestant, path, options.seconds)))
      pages.push(summarise(name, path, statements.get(path)?.length ?? 0, rounds))
    }
    return { pages, memoryMiB: { cached: residentMiB(cached.child.pid), uncached: residentMiB(uncached.child.pid) } }
  } finally {
    for (const helper of [load, bare, bareWithQueries]) helper.stop()
    await cached.stop()
    await uncached.stop()
  }
}

/** A page often asked for is compressed once more, better: until then its bytes are not those that are sent for long. */
async function warmCache(address: string, path: string): Promise<void> {
  for (let times = 0; times < 8; times += 1) await getPage(address, path)
  await new Promise((wake) => setTimeout(wake, 800))
}

async function askAll(round: number, ask: (contestant: Contestant) => Promise<number>): Promise<Record<Contestant, number>> {
  const result: Record<Contestant, number> = { bare: 0, bareWithQueries: 0, cached: 0, uncached: 0 }
  const order: readonly Contestant[] = ['bare', 'cached', 'bareWithQueries', 'uncached']
  for (const contestant of round % 2 === 0 ? order : [...order].reverse()) result[contestant] = await ask(contestant)
  return result
}

function summarise(name: string, path: string, statements: number, rounds: Record<Contestant, number>[]): PageThroughput {
  const middle = (contestant: Contestant) => median(rounds.map((round) => round[contestant]))
  return {
    name,
    path,
    statements,
    perSecond: { bare: middle('bare'), bareWithQueries: middle('bareWithQueries'), cached: middle('cached'), uncached: middle('uncached') },
    cachedToBare: median(rounds.map((round) => round.cached / round.bare)),
    uncachedToBareWithQueries: median(rounds.map((round) => round.uncached / round.bareWithQueries)),
  }
}

function residentMiB(pid: number | undefined): number | null {
  try {
    const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return found ? Number(found[1]) / 1_024 : null
  } catch {
    return null
  }
}
