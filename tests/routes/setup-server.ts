import { afterAll, beforeAll } from 'vitest'
import { openDatabase, openPool } from '#db/database.ts'
import { indexPages } from '../../tools/index-pages.ts'
import { seedDatabase } from '../../tools/seed/command.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { startServer, type TestServer } from '../support/server.ts'

export interface Site {
  get: (path: string, init?: RequestInit) => Promise<Response>
  text: (path: string, init?: RequestInit) => Promise<string>
  address: string
  database: TestDatabase
}

/** The built site on a database of its own with the real data, for the tests of one file. */
export function useSite(env: Record<string, string> = {}): Site {
  const site = {} as Site
  let server: TestServer
  beforeAll(async () => {
    site.database = await freshDatabase()
    const pool = openPool(site.database.url, 2)
    const db = openDatabase(pool)
    const seeded = await seedDatabase(db, false)
    if (!seeded.ok) throw new Error(seeded.lines.join('\n'))
    await indexPages(db)
    await pool.end()
    server = await startServer({ DATABASE_URL: site.database.url, ...env })
    site.address = server.address
    site.get = (path, init) => fetch(server.address + path, { redirect: 'manual', ...init })
    site.text = async (path, init) => (await site.get(path, init)).text()
  })
  afterAll(async () => {
    await server?.stop()
    await site.database?.drop()
  })
  return site
}
