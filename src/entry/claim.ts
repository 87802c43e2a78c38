import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

interface Holder {
  pid: number
  /** Where it serves; empty until it does. */
  address: string
}

export interface Claim {
  tell: (address: string) => void
  release: () => void
}

/** One server a data folder: takes the folder, or answers who holds it. A holder that died is passed over. */
export function claimFolder(dataDir: string): Outcome<Claim, Holder> {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'server.json')
  const own = `${file}.${process.pid}`
  const prepare = (address: string) => writeFileSync(own, JSON.stringify({ pid: process.pid, address }) + '\n')
  const tell = (address: string) => {
    prepare(address)
    renameSync(own, file)
  }
  prepare('')
  try {
    while (!linked(own, file)) {
      const holder = read(file)
      if (holder && holder.pid !== process.pid && isAlive(holder.pid)) return refused(holder)
      rmSync(file, { force: true })
    }
  } finally {
    rmSync(own, { force: true })
  }
  return done({ tell, release: () => rmSync(file, { force: true }) })
}

/** Gives a file a second name, unless that is taken: of several who try at once, one does. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function read(file: string): Holder | null {
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  try {
    return /lyceum|serve|node/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
  } catch {
    return true
  }
}
