// What has to be there before anything of ours runs. Plain JavaScript for Node 20.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** How a server process is started. Young objects get little room, which halves the memory of a busy process at the same speed. */
export const serverFlags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8']

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => join(root, ...parts)

/** The Node of node_modules, whatever Node this is. */
export function pinnedNode() {
  return (
    [at('node_modules', 'node', 'bin', 'node'), at('node_modules', 'node', 'bin', 'node.exe'), at('node_modules', '.bin', 'node')].find(
      existsSync,
    ) ?? process.execPath
  )
}

/** Environment in which `node` and the tools of node_modules are found first. */
export function pinnedEnv(more = {}) {
  const separator = process.platform === 'win32' ? ';' : ':'
  return { ...process.env, PATH: [dirname(pinnedNode()), at('node_modules', '.bin'), process.env.PATH].join(separator), ...more }
}

function run(what, command, args, env = process.env) {
  process.stdout.write(`${what} …\n`)
  const begun = Date.now()
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status === 0) return process.stdout.write(`${what}: ${((Date.now() - begun) / 1000).toFixed(1)} s\n`)
  process.stderr.write(`${stdout ?? ''}\n${stderr ?? ''}\n${what} failed${error ? `: ${error.message}` : ''}.\n`)
  process.exit(1)
}

const hashOf = (...files) =>
  files.reduce((hash, file) => hash.update(file.slice(root.length)).update(readFileSync(file)), createHash('sha256')).digest('hex')
const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '')

/** Installs what the lock file says, unless that is what is there. */
export function installIfNeeded() {
  const [major] = process.versions.node.split('.').map(Number)
  if (major < 20) {
    process.stderr.write(`Lyceum needs Node 20 or later to start; this is Node ${process.versions.node}.\n`)
    process.exit(1)
  }
  const stamp = at('node_modules', '.lyceum-installed')
  const wanted = hashOf(at('package-lock.json'))
  if (readStamp(stamp) === wanted && existsSync(pinnedNode())) return
  run('Installing packages (once, about a minute)', process.platform === 'win32' ? 'npm.cmd' : 'npm', [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  writeFileSync(stamp, wanted)
}

/** Builds the pages, unless they are those of the sources that are there. */
export function buildIfNeeded() {
  const stamp = at('build', '.sources')
  const wanted = hashOf(
    ...filesOf('src'),
    ...filesOf('locales'),
    ...filesOf('static'),
    at('package-lock.json'),
    at('vite.config.ts'),
    at('project.inlang', 'settings.json'),
  )
  if (readStamp(stamp) === wanted) return
  run('Building the pages', pinnedNode(), [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'], pinnedEnv())
  mkdirSync(at('build'), { recursive: true })
  writeFileSync(stamp, wanted)
}

function filesOf(folder) {
  return readdirSync(at(folder), { recursive: true })
    .map((name) => at(folder, name))
    .filter((file) => !file.startsWith(at('src', 'words')) && statSync(file).isFile())
    .sort()
}
