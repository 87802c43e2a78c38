import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { serverFlags } from '../../tools/prepare.mjs'
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { preparedFolder } from './database-setup.ts'

export interface TestServer {
  address: string
  child: ChildProcess
  /** Everything that it printed so far. */
  output: () => string
  stop: () => Promise<number | null>
}

const node = process.execPath
const children = new Set<ChildProcess>()

/** Starts `tools/serve.ts` in a process of its own and waits until it says its address, or fails with what it printed. */
export async function startServer(env: Record<string, string>, args: string[] = []): Promise<TestServer> {
  const child = spawn(node, [...serverFlags, 'tools/serve.ts', ...args], {
    env: { ...cleanEnv(), HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  let printed = ''
  const address = await new Promise<string>((resolve, reject) => {
    const read = (text: string) => {
      printed += text
      const found = /Lyceum is at (http\S+)/.exec(printed)
      if (found?.[1]) resolve(found[1])
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    child.once('exit', (code) => reject(new Error(`the server stopped with ${code}: ${printed}`)))
  })
  return {
    address,
    child,
    output: () => printed,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      child.kill('SIGTERM')
      const [code] = (await once(child, 'exit')) as [number | null]
      return code
    },
  }
}

/** Runs `tools/serve.ts` to its end: for starts that must be refused. */
export async function startRefused(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(node, [...serverFlags, 'tools/serve.ts'], {
    env: { ...cleanEnv(), HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, said }
}

/** The environment without what would configure a server by accident. */
function cleanEnv(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, PORT: _port, HOST: _host, PUBLIC_URL: _public, DATA_DIR: _dir, ...rest } = process.env
  return rest
}

/** A data folder to throw away. PostgreSQL must be able to enter it when we are root. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-data-'))
  chmodSync(folder, 0o755)
  return folder
}

/** A data folder with its database and the data in it, not running. Made once a run, then copied. */
export async function preparedDataFolder(): Promise<string> {
  const original = preparedFolder(inject('template'))
  if (!existsSync(original)) {
    const made = newDataFolder()
    const server = await startServer({ DATA_DIR: made })
    await server.stop()
    renameSync(made, original)
  }
  const folder = newDataFolder()
  execFileSync('cp', ['-a', `${original}/.`, folder]) // keeps the owner, as PostgreSQL demands
  return folder
}

/** Removes a data folder, ending the PostgreSQL that may have been left on it. */
export async function removeDataFolder(folder: string): Promise<void> {
  const pid = postmasterOf(folder)
  if (pid !== null && isAlive(pid)) {
    process.kill(pid, 'SIGQUIT')
    await until(() => !isAlive(pid))
  }
  rmSync(folder, { recursive: true, force: true })
}

/** The process number of the PostgreSQL on a data folder; null when it has none. */
export function postmasterOf(folder: string): number | null {
  const file = join(folder, 'postgres', 'postmaster.pid')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : null
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** Asks until the answer is true. Throws after `mostMs`. */
export async function until(isSo: () => boolean | Promise<boolean>, mostMs = 10_000): Promise<void> {
  const begun = Date.now()
  while (!(await isSo())) {
    if (Date.now() - begun > mostMs) throw new Error(`not so within ${mostMs} ms: ${isSo}`)
    await new Promise((wake) => setTimeout(wake, 25))
  }
}

export async function statusOf(address: string): Promise<number> {
  const answer = await fetch(address, { redirect: 'manual' })
  await answer.arrayBuffer()
  return answer.status
}

/** How a server that logs (LOG_LEVEL=info) came by an answer: hit, miss, stale, unchanged, pass. */
export async function howServed(server: TestServer, answer: Response): Promise<string> {
  const id = answer.headers.get('x-request-id')
  const line = () =>
    server
      .output()
      .split('\n')
      .find((text) => text.includes(`"requestId":"${id}"`) && text.includes('"served"') && text.endsWith('}'))
  await until(() => line() !== undefined, 3_000)
  return (JSON.parse(line() as string) as { served: string }).served
}

/** Ends every server that was started and still runs: for afterEach, so that no failing test leaves one behind. */
export async function stopServers(): Promise<void> {
  await Promise.all(
    [...children].map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    }),
  )
  children.clear()
}

/** Kills every server that runs (SIGKILL), as a crash would: nothing of theirs is put away. */
export function killServers(): void {
  for (const child of children) child.kill('SIGKILL')
}
