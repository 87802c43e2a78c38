import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export interface TestServer {
  address: string
  child: ChildProcess
  /** Everything that it printed so far. */
  output: () => string
  stop: () => Promise<number | null>
}

const node = process.execPath

/** Starts `tools/serve.ts` in a process of its own and waits until it says its address, or fails with what it printed. */
export async function startServer(env: Record<string, string>, args: string[] = []): Promise<TestServer> {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', 'tools/serve.ts', ...args], {
    env: { ...cleanEnv(), HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
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
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', 'tools/serve.ts'], {
    env: { ...cleanEnv(), HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
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
