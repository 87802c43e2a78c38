import { chownSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The user that PostgreSQL runs as when we are root; empty otherwise, which means: as ourselves. */
export interface Account {
  uid?: number
  gid?: number
}

/**
 * PostgreSQL refuses to run as root. A root user therefore lends the folder to the owner that it already has, else to the
 * system's `postgres`, else to `nobody`; nothing is added to the system.
 */
export function chooseAccount(folder: string): Account {
  if (process.getuid?.() !== 0) return {}
  const owner = statSync(folder)
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = ['postgres', 'nobody'].map((name) => users.find((fields) => fields[0] === name)).find(Boolean)
  if (!user) return {}
  const account = { uid: Number(user[2]), gid: Number(user[3]) }
  chownSync(folder, account.uid, account.gid)
  return account
}

/** The first folder on the way down to `path` that another user could not enter; null when all can be entered. */
export function findClosedFolder(path: string): string | null {
  const chain: string[] = []
  for (let folder = resolve(path); folder !== dirname(folder); folder = dirname(folder)) chain.unshift(folder)
  return chain.find((folder) => (statSync(folder).mode & 0o001) === 0) ?? null
}
