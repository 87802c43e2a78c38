import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { findClosedFolder, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'

/**
 * Programs that the account can run. Where the project lies in a folder that only root may enter, they are copied once into the
 * data folder, which the account can reach.
 */
export function makeReachable(binaries: Binaries, dataDir: string, account: Account): Binaries {
  if (account.uid === undefined || findClosedFolder(dirname(binaries.postgres)) === null) return binaries
  const own = join(dataDir, `postgresql-${binaries.major}`)
  if (!existsSync(own)) {
    const copying = `${own}.${process.pid}`
    cpSync(dirname(dirname(binaries.postgres)), copying, { recursive: true, verbatimSymlinks: true })
    if (existsSync(own)) rmSync(copying, { recursive: true, force: true })
    else renameSync(copying, own)
  }
  const inOwn = (program: string) => join(own, 'bin', basename(program))
  return { ...binaries, initdb: inOwn(binaries.initdb), postgres: inOwn(binaries.postgres) }
}
