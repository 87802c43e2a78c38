import { getPage } from './get.ts'
import { startApplication } from './servers.ts'
import { median } from './statistics.ts'

/** Milliseconds from starting the command on a prepared data folder to the first answer of the home page; the median of `times` starts. */
export async function measureStart(dataDir: string, times: number): Promise<number> {
  const measured: number[] = []
  for (let turn = 0; turn < times; turn += 1) {
    const begun = performance.now()
    const server = await startApplication({ DATA_DIR: dataDir })
    try {
      await getPage(server.address, '/en')
      measured.push(performance.now() - begun)
    } finally {
      await server.stop()
    }
  }
  return median(measured)
}
