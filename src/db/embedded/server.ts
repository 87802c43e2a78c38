import { spawn, type ChildProcess } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { accessFile, databaseUrl, findFreePort, keepAccess, makeAccess, readAccess, type Access } from './access.ts'
import { chooseAccount, findClosedFolder, type Account } from './account.ts'
import { findBinaries, type Binaries } from './binaries.ts'
import { makeReachable } from './reachable.ts'
import { initialise, lastLines, removeUnfinished } from './initialise.ts'
import type { EmbeddedRefusal } from './refusals.ts'

export interface EmbeddedDatabase {
  url: string
  /** True when another process had it running already; then that process stops it, not we. */
  joined: boolean
  stop: () => Promise<void>
}

export interface EmbeddedOptions {
  dataDir: string
  /** We hold the folder's claim: a server left running by a process that died is taken over, not joined. */
  owner?: boolean
  /** Settings of PostgreSQL, such as fsync=off in tests. */
  settings?: string[]
  /** Told when the server died and when it is back. */
  tell?: (event: 'died' | 'restarted' | 'gave_up', detail: string) => void
}

const database = 'lyceum'

/**
 * Starts the PostgreSQL that came from npm on a data folder, making the folder's database the first time; joins it when it is
 * running already. A server that dies is started again, up to five times in a minute, on the same port.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Outcome<EmbeddedDatabase, EmbeddedRefusal>> {
  const found = findBinaries()
  if (!found) return refused({ code: 'platform_unknown', platform: `${process.platform} ${process.arch}` })

  const dataDir = resolve(options.dataDir)
  const folder = join(dataDir, 'postgres')
  const prepared = prepareFolder(dataDir, folder)
  if (!prepared.ok) return prepared

  const version = readDataVersion(folder)
  if (version !== null && version !== found.major)
    return refused({ code: version > found.major ? 'data_newer' : 'data_older', folder, found: version, ours: found.major })

  const kept = readAccess(dataDir)
  if (version !== null && !kept) return refused({ code: 'access_lost', file: accessFile(dataDir) })
  const access = kept ?? makeAccess(await findFreePort())

  if (version !== null && (await answers(access))) {
    if (!options.owner) return done({ url: databaseUrl(access, database), joined: true, stop: async () => {} })
    await stopOrphan(folder)
  }

  const account = prepared.value
  const binaries = makeReachable(found, dataDir, account)
  if (options.owner) removeUnfinished(dataDir)
  if (version === null) {
    const failure = initialise(binaries, folder, dataDir, access, account)
    if (failure) return refused({ code: 'start_failed', folder, lines: failure })
  }
  removeStalePid(folder)

  const server = new Server(binaries, folder, access, account, options)
  const failure = await server.start(dataDir)
  if (failure) return refused({ code: 'start_failed', folder, lines: failure })
  await ensureDatabase(access)
  return done({ url: databaseUrl(access, database), joined: false, stop: () => server.stop() })
}

function prepareFolder(dataDir: string, folder: string): Outcome<Account, EmbeddedRefusal> {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    if (process.getuid?.() === 0) chmodSync(dataDir, 0o711)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const account = chooseAccount(folder)
    if (account.uid !== undefined) {
      const closed = findClosedFolder(dataDir)
      if (closed) return refused({ code: 'folder_of_root', folder: closed })
    } else {
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    }
    return done(account)
  } catch (error) {
    return refused({ code: 'folder_unreachable', folder: dataDir, reason: error instanceof Error ? error.message : String(error) })
  }
}

function readDataVersion(folder: string): number | null {
  const file = join(folder, 'PG_VERSION')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null
}

/** True when a server of ours answers with this installation's own password. */
async function answers(access: Access): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl(access, database), connectionTimeoutMillis: 1_000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Stops the server that a killed process left behind, and waits until it has let go of the folder. */
async function stopOrphan(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid')
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0
  if (pid > 1 && isPostgres(pid)) process.kill(pid, 'SIGINT')
  for (let waited = 0; existsSync(file) && waited < 10_000; waited += 50) await new Promise((wake) => setTimeout(wake, 50))
}

/** A crash of the machine leaves postmaster.pid behind; it is removed when no PostgreSQL has that number any more. */
function removeStalePid(folder: string): void {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  if (!isPostgres(pid)) rmSync(file, { force: true })
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    return true
  }
}

async function ensureDatabase(access: Access): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(access, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (!rowCount) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}

class Server {
  private child: ChildProcess | undefined
  private stopping = false
  private deaths: number[] = []
  private readonly binaries: Binaries
  private readonly folder: string
  private readonly access: Access
  private readonly account: Account
  private readonly options: EmbeddedOptions

  constructor(binaries: Binaries, folder: string, access: Access, account: Account, options: EmbeddedOptions) {
    this.binaries = binaries
    this.folder = folder
    this.access = access
    this.account = account
    this.options = options
  }

  /** Starts, taking another port when the remembered one is taken. Answers the last lines of its log when it does not start. */
  async start(dataDir: string): Promise<string[] | null> {
    for (let attempt = 0; ; attempt += 1) {
      const lines = await this.launch()
      if (!lines) return null
      if (attempt === 4 || !/could not (bind|create any TCP)|Address already in use/i.test(lines.join(' '))) return lines
      this.access.port = await findFreePort()
      keepAccess(dataDir, this.access)
    }
  }

  private launch(): Promise<string[] | null> {
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=60',
      'log_checkpoints=off',
      'timezone=UTC',
      'log_timezone=UTC',
      ...(this.options.settings ?? []),
    ]
    const child = spawn(
      this.binaries.postgres,
      ['-D', this.folder, '-p', String(this.access.port), ...settings.flatMap((setting) => ['-c', setting])],
      {
        ...this.account,
        cwd: this.folder,
        stdio: ['ignore', 'ignore', 'pipe'],
        detached: true, // Ctrl-C reaches us first; we stop it after the last answer
      },
    )
    this.child = child
    return new Promise((resolvePromise) => {
      let said = ''
      let ready = false
      child.stderr?.setEncoding('utf8')
      child.stderr?.on('data', (text: string) => {
        said = (said + text).slice(-4_000)
        if (!ready && said.includes('ready to accept connections')) {
          ready = true
          resolvePromise(null)
        }
      })
      child.once('error', (error) => resolvePromise([error.message]))
      child.once('exit', (code, signal) => {
        if (!ready) resolvePromise(lastLines(said))
        else if (!this.stopping) void this.revive(`exit ${code ?? signal}`)
      })
    })
  }

  private async revive(detail: string): Promise<void> {
    const now = Date.now()
    this.deaths = [...this.deaths.filter((at) => now - at < 60_000), now]
    this.options.tell?.('died', detail)
    if (this.deaths.length > 5) {
      this.options.tell?.('gave_up', detail)
      return
    }
    await new Promise((wake) => setTimeout(wake, 200 * this.deaths.length))
    if (this.stopping) return
    removeStalePid(this.folder)
    const failure = await this.launch()
    if (failure) await this.revive(failure.join(' | '))
    else this.options.tell?.('restarted', detail)
  }

  async stop(): Promise<void> {
    this.stopping = true
    const child = this.child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    await new Promise<void>((resolvePromise) => {
      child.once('exit', () => resolvePromise())
      child.kill('SIGINT') // fast shutdown: open transactions are rolled back, everything committed is kept
    })
  }
}
