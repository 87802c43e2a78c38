import { getPage } from './get.ts'
import { growingPages } from './pages.ts'
import { startApplication } from './servers.ts'
import { median } from './statistics.ts'

export interface PageGrowth {
  name: string
  path: string
  /** Milliseconds to the last byte, median, one request at a time. */
  smallMs: number
  largeMs: number
  ratio: number
}

/** Times each page, never from the cache, by turns on the network as it is and on an enlarged one. */
export async function measureGrowth(smallUrl: string, largeUrl: string, timings: number): Promise<PageGrowth[]> {
  const small = await startApplication({ DATABASE_URL: smallUrl, PAGE_CACHE_MB: '0' })
  const large = await startApplication({ DATABASE_URL: largeUrl, PAGE_CACHE_MB: '0' })
  try {
    for (let times = 0; times < timings / 2; times += 1)
      for (const { path } of growingPages) for (const { address } of [small, large]) await getPage(address, path)
    const measured: PageGrowth[] = []
    for (const { name, path } of growingPages) {
      const times: { small: number[]; large: number[] } = { small: [], large: [] }
      for (let turn = 0; turn < timings; turn += 1) {
        times.small.push((await getPage(small.address, path)).ms)
        times.large.push((await getPage(large.address, path)).ms)
      }
      const smallMs = median(times.small)
      const largeMs = median(times.large)
      measured.push({ name, path, smallMs, largeMs, ratio: largeMs / smallMs })
    }
    return measured
  } finally {
    await small.stop()
    await large.stop()
  }
}
