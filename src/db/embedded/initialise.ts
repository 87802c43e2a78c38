import { spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepAccess, type Access } from './access.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'

const unfinished = 'postgres-new-'

/** Makes the database beside its place and moves it there when it is whole: a start that is cut off spoils nothing. */
export function initialise(binaries: Binaries, folder: string, dataDir: string, access: Access, account: Account): string[] | null {
  const making = mkdtempSync(join(dataDir, unfinished))
  if (account.uid !== undefined && account.gid !== undefined) chownSync(making, account.uid, account.gid)
  const passwordFile = `${making}.password`
  writeFileSync(passwordFile, access.password + '\n', { mode: 0o600 })
  if (account.uid !== undefined && account.gid !== undefined) chownSync(passwordFile, account.uid, account.gid)
  try {
    const { status, stderr, error } = spawnSync(
      binaries.initdb,
      [
        '-D',
        making,
        '-U',
        access.user,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-instructions',
      ],
      { ...account, cwd: making, encoding: 'utf8' },
    )
    if (status !== 0) return lastLines(error?.message ?? stderr ?? '')
    keepAccess(dataDir, access)
    rmdirSync(folder)
    renameSync(making, folder)
    return null
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(making, { recursive: true, force: true })
  }
}

/** What starts that were cut off left behind. An initdb that a killed start left running may still write there; then the next start removes it. */
export function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((file) => file.startsWith(unfinished)))
    try {
      rmSync(join(dataDir, name), { recursive: true, force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error
    }
}

/** The end of what a program of PostgreSQL said: why it stopped. */
export const lastLines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(-6)
