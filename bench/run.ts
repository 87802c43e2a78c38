// `npm run bench`: how fast Lyceum is, by comparison with bare servers on the same machine in the same minutes.
import { availableParallelism, cpus } from 'node:os'
import { measureGrowth } from './growth.ts'
import { readOptions, type BenchOptions } from './options.ts'
import { describeReport, type Report } from './report.ts'
import { stopApplications } from './servers.ts'
import { measureStart } from './start.ts'
import { measureThroughput } from './throughput.ts'
import { weighPages } from './weight.ts'
import { makeWorld, type World } from './world.ts'

const mostMinutes = 6
const manyCities = 30_000

/** Told on the other channel, so that the output is the report alone. */
const tell = (text: string) => process.stderr.write(`${text} …\n`)

async function measure(world: World, options: BenchOptions): Promise<Report> {
  const begun = performance.now()
  tell('Weighing the pages')
  const weights = await weighPages(world.url)
  tell('Loading the pages')
  const throughput = await measureThroughput(world.url, options)
  tell(`Generating ${manyCities.toLocaleString('en')} cities`)
  const large = await world.enlarge(manyCities)
  tell('Timing the pages with few and many cities')
  const growth = await measureGrowth(world.url, large, options.timings)
  tell('Starting on the prepared folder')
  await world.stop()
  const startMs = await measureStart(world.dataDir, options.starts)
  return {
    machine: {
      cores: availableParallelism(),
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      node: process.versions.node,
      postgres: world.postgresVersion,
      date: new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC',
    },
    throughput,
    growth,
    startMs,
    weights,
    seconds: (performance.now() - begun) / 1_000,
  }
}

const options = readOptions(process.argv.slice(2))
if (typeof options === 'string') {
  process.stderr.write(options + '\n')
  process.exit(1)
}

tell('Preparing the database')
const world = await makeWorld()
let leaving = false
async function leave(code: number): Promise<void> {
  if (leaving) return
  leaving = true
  await stopApplications()
  await world.stop()
  world.remove()
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave(1))
setTimeout(() => {
  process.stderr.write(`The benchmark took more than ${mostMinutes} minutes and was given up.\n`)
  void leave(1)
}, mostMinutes * 60_000).unref()

try {
  const report = await measure(world, options)
  process.stdout.write((options.json ? JSON.stringify(report, null, 2) : describeReport(report)) + '\n')
  await leave(0)
} catch (error) {
  if (!leaving) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  await leave(1)
}
