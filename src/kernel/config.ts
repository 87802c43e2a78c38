import { done, refused, type Outcome } from './outcome.ts'

export interface Config {
  /** TCP port to listen on; 0 takes a free one. */
  port: number
  host: string
  /** Origin under which people reach the site, without a slash at its end; empty means the address it listens on. */
  publicUrl: string
  dataDir: string
  /** Empty means the embedded database in dataDir. */
  databaseUrl: string
  logLevel: LogLevel
  /** Believe X-Forwarded-For, X-Forwarded-Proto and X-Request-Id: only behind a proxy that sets them. */
  trustProxy: boolean
  /** Room for cached pages, in MiB; 0 switches the cache off. */
  pageCacheMiB: number
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const whole = (text: string, least: number, most: number): number | null =>
  /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null

/** Reads the configuration of a process. Refuses with one sentence for each wrong value, so that all can be mended at once. */
export function readConfig(env: Record<string, string | undefined>): Outcome<Config, string[]> {
  const problems: string[] = []
  const given = (name: string, otherwise: string) => env[name]?.trim() || otherwise

  const port = whole(given('PORT', '3000'), 0, 65535)
  if (port === null) problems.push(`PORT is “${env.PORT}”. Set it to a number from 0 to 65535, such as 3000.`)

  const publicUrl = given('PUBLIC_URL', '').replace(/\/+$/, '')
  if (publicUrl && !isWebOrigin(publicUrl))
    problems.push(
      `PUBLIC_URL is “${env.PUBLIC_URL}”. Set it to where people reach the site, such as https://cities.example.org, without a path.`,
    )

  const databaseUrl = given('DATABASE_URL', '')
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl))
    problems.push(
      'DATABASE_URL does not begin with postgres://. Set it to the address of a PostgreSQL 15 or later, or leave it out to use the embedded one.',
    )

  const logLevel = logLevels.find((level) => level === given('LOG_LEVEL', 'info'))
  if (!logLevel) problems.push(`LOG_LEVEL is “${env.LOG_LEVEL}”. Set it to one of ${logLevels.join(', ')}.`)

  const trustProxy = given('TRUST_PROXY', '0')
  if (!['0', '1'].includes(trustProxy)) problems.push(`TRUST_PROXY is “${env.TRUST_PROXY}”. Set it to 1 behind a proxy, else to 0.`)

  const pageCacheMiB = whole(given('PAGE_CACHE_MB', '64'), 0, 4096)
  if (pageCacheMiB === null) problems.push(`PAGE_CACHE_MB is “${env.PAGE_CACHE_MB}”. Set it to a number from 0 (no cache) to 4096.`)

  if (problems.length > 0) return refused(problems)
  return done({
    port: port as number,
    host: given('HOST', '127.0.0.1'),
    publicUrl,
    dataDir: given('DATA_DIR', './var'),
    databaseUrl,
    logLevel: logLevel as LogLevel,
    trustProxy: trustProxy === '1',
    pageCacheMiB: pageCacheMiB as number,
  })
}

function isWebOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text
}
