import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import pg from 'pg'
import pino from 'pino'
import { isMigrated } from '#db/migrate.ts'
import type { Config } from '#kernel/config.ts'
import { isLocale, negotiateLocale } from '#kernel/locales.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { followVersions } from './entry/follow-versions.ts'
import { languageToRemember, safetyHeaders } from './entry/headers.ts'
import { PageCache } from './entry/page-cache.ts'
import { answerPage, type Framework, type PageOptions } from './entry/pages.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

export interface RunningServer {
  address: string
  close: () => Promise<void>
}

interface Built {
  handler: Handler
  framework: Framework
  assets: Set<string>
}

/** Serves the built pages on a database that is up and migrated: cached pages first, the framework behind. */
export async function serve(config: Config, databaseUrl: string, migrations: string): Promise<Outcome<RunningServer, string>> {
  process.env.DATABASE_URL = databaseUrl
  process.env.PROTOCOL_HEADER = 'x-forwarded-proto'
  if (config.trustProxy) process.env.ADDRESS_HEADER = 'x-forwarded-for'
  const built = await loadBuild()
  const log = pino(
    { level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ sync: false, minLength: 4_096 }),
  )
  const flushing = setInterval(() => log.flush(), 500)
  flushing.unref()

  const cache = config.pageCacheMiB > 0 ? new PageCache(config.pageCacheMiB * 1_048_576) : null
  const follower =
    cache &&
    followVersions(databaseUrl, {
      raise: (subject) => cache.raise(subject),
      doubt: () => cache.doubt(),
      trust: () => cache.trust(),
    })
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 2_000, application_name: 'lyceum-ready' })
  pool.on('error', () => {})

  const options: PageOptions = { cache, framework: built.framework, publicUrl: config.publicUrl }
  const safety = Object.entries(safetyHeaders(config.publicUrl.startsWith('https:'))).flat()
  /** What every answer carries, name after value. */
  const headersOf = (id: string) => ['x-request-id', id, ...safety]

  async function answer(request: IncomingMessage, response: ServerResponse, id: string): Promise<string> {
    const url = request.url ?? '/'
    const end = url.indexOf('?')
    const path = end < 0 ? url : url.slice(0, end)
    if (path === '/healthz') return sendText(response, 200, 'ok', id)
    if (path === '/readyz') return sendReadiness(response, id)
    if ((request.method !== 'GET' && request.method !== 'HEAD') || built.assets.has(path)) return passOn(request, response, id)
    const cookie = languageToRemember(request, path)
    const common = cookie ? [...headersOf(id), 'set-cookie', cookie] : headersOf(id)
    return answerPage(request, response, isReadable(path) ? url : unreadable(request, path), id, options, common)
  }

  function passOn(request: IncomingMessage, response: ServerResponse, id: string): string {
    const common = headersOf(id)
    for (let index = 0; index < common.length; index += 2) response.setHeader(common[index] as string, common[index + 1] as string)
    if (!config.trustProxy) {
      delete request.headers['x-forwarded-for']
      request.headers['x-forwarded-proto'] = config.publicUrl ? new URL(config.publicUrl).protocol.slice(0, -1) : 'http'
    }
    built.handler(request, response, () => sendText(response, 404, 'not found', id))
    return 'pass'
  }

  function sendText(response: ServerResponse, status: number, text: string, id: string): string {
    response
      .writeHead(status, [...headersOf(id), 'content-type', 'text/plain; charset=utf-8', 'cache-control', 'no-store'])
      .end(text + '\n')
    return 'pass'
  }

  async function sendReadiness(response: ServerResponse, id: string): Promise<string> {
    try {
      const ready = await isMigrated(pool, migrations)
      return sendText(response, ready ? 200 : 503, ready ? 'ready' : 'migrations are missing', id)
    } catch {
      return sendText(response, 503, 'the database does not answer', id)
    }
  }

  const server = createServer((request, response) => {
    const begun = performance.now()
    const id =
      (config.trustProxy && /^[\w-]{8,64}$/.test(String(request.headers['x-request-id'])) && String(request.headers['x-request-id'])) ||
      newId()
    answer(request, response, id)
      .catch((error: unknown) => {
        log.error({ requestId: id, error: error instanceof Error ? error.stack : String(error) }, 'a request failed')
        if (!response.headersSent) sendText(response, 500, `This page could not be made. Request ${id}.`, id)
        else response.destroy()
        return 'failed'
      })
      .then((served) => {
        const line = () =>
          log.info({
            requestId: id,
            method: request.method,
            path: request.url?.slice(0, 500),
            status: response.statusCode,
            ms: Math.round((performance.now() - begun) * 10) / 10,
            served,
          })
        if (response.writableFinished) line()
        else response.once('close', line)
      })
  })
  server.keepAliveTimeout = 65_000
  const listening = await listen(server, config)
  if (!listening.ok) {
    await follower?.stop()
    await pool.end()
    return listening
  }
  return done({
    address: listening.value,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      const letGo = setInterval(() => server.closeIdleConnections(), 50) // a reader's connection stays open after its answer
      setTimeout(() => server.closeAllConnections(), 5_000).unref()
      await closed
      clearInterval(letGo)
      await follower?.stop()
      await pool.end()
      process.emit('sveltekit:shutdown' as 'SIGTERM', 'SIGTERM')
      clearInterval(flushing)
      log.flush()
    },
  })
}

async function loadBuild(): Promise<Built> {
  const root = new URL('../build/', import.meta.url).href
  const { handler } = (await import(`${root}handler.js`)) as { handler: Handler }
  const adapter = (await import(`${root}adapter-node.js`)) as {
    server: Framework
    assets: { entries: [string, unknown][]; aliases: [string, string][] }
  }
  return {
    handler,
    framework: adapter.server,
    assets: new Set([...adapter.assets.entries, ...adapter.assets.aliases].map(([path]) => path)),
  }
}

function listen(server: Server, { host, port }: Config): Promise<Outcome<string, string>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        refused(
          error.code === 'EADDRINUSE'
            ? `Port ${port} on ${host} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start.`
            : error.code === 'EACCES'
              ? `This user may not listen on port ${port}. Choose a port above 1023: PORT=3000 npm start.`
              : `Cannot listen on ${host}:${port} (${error.message}). Set HOST and PORT to an address of this machine.`,
        ),
      ),
    )
    server.listen(port, host, () => {
      const address = server.address()
      const open = typeof address === 'object' && address ? address.port : port
      resolve(done(`http://${host.includes(':') ? `[${host}]` : host}:${open}`))
    })
  })
}

function isReadable(path: string): boolean {
  if (!path.includes('%')) return true
  try {
    return !decodeURIComponent(path).includes('\u0000')
  } catch {
    return false
  }
}

/** An address that is not UTF-8 gets the page that says so, in the reader's language. */
function unreadable(request: IncomingMessage, path: string): string {
  const first = path.split('/', 2)[1]
  return `/${isLocale(first) ? first : negotiateLocale(request.headers['accept-language'])}/unreadable`
}

let last = 0
const begin = Date.now().toString(36)
const newId = () => `${begin}-${process.pid.toString(36)}-${(last += 1).toString(36)}`
