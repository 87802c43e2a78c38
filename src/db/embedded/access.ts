import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** How this installation reaches its own database: a password made once, kept beside the data, readable by its owner only. */
export interface Access {
  user: string
  password: string
  port: number
}

export const accessFile = (dataDir: string) => join(dataDir, 'postgres-access.json')

export function readAccess(dataDir: string): Access | null {
  if (!existsSync(accessFile(dataDir))) return null
  try {
    const read = JSON.parse(readFileSync(accessFile(dataDir), 'utf8')) as Partial<Access>
    return typeof read.user === 'string' && typeof read.password === 'string' && Number.isInteger(read.port) ? (read as Access) : null
  } catch {
    return null
  }
}

export function keepAccess(dataDir: string, access: Access): void {
  writeFileSync(accessFile(dataDir), JSON.stringify(access) + '\n', { mode: 0o600 })
}

export function makeAccess(port: number): Access {
  return { user: 'lyceum', password: randomBytes(24).toString('base64url'), port }
}

export const databaseUrl = (access: Access, database: string) =>
  `postgres://${access.user}:${encodeURIComponent(access.password)}@127.0.0.1:${access.port}/${database}`

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
