import { startApplication } from './servers.ts'
import { getPage } from './get.ts'
import type { BareAnswer, Statement } from './bare.ts'

const mark = '\u0001query '
/** Node writes these itself. */
const written = new Set(['date', 'connection', 'keep-alive'])

/** The statements that one uncached request of each path sends, in the order in which they end. */
export async function captureStatements(databaseUrl: string, paths: readonly string[]): Promise<Map<string, Statement[]>> {
  const server = await startApplication({ DATABASE_URL: databaseUrl, PAGE_CACHE_MB: '0', WATCH_QUERIES: '1' })
  try {
    const captured = new Map<string, Statement[]>()
    for (const path of paths) {
      await getPage(server.address, path)
      await settle()
      const before = server.output().length
      await getPage(server.address, path)
      await settle()
      captured.set(path, readStatements(server.output().slice(before)))
    }
    return captured
  } finally {
    await server.stop()
  }
}

/** What the server prints reaches us by a pipe, a little after its answer. */
const settle = () => new Promise((wake) => setTimeout(wake, 150))

function readStatements(printed: string): Statement[] {
  return printed
    .split('\n')
    .filter((line) => line.startsWith(mark))
    .map((line) => JSON.parse(line.slice(mark.length)) as Statement)
}

/** An answer of the application, to be sent by the bare server as it is. */
export async function captureAnswer(address: string, path: string, statements: Statement[]): Promise<BareAnswer> {
  const { rawHeaders, body } = await getPage(address, path)
  const kept = rawHeaders.filter((_, index) => !written.has((rawHeaders[index - (index % 2)] as string).toLowerCase()))
  return { rawHeaders: kept, body, statements }
}
