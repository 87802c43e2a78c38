import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase, openPool } from '#db/database.ts'
import { prepareDatabase } from '#db/prepare.ts'
import { fromRoot } from '../tools/root.ts'
import { seedDatabase } from '../tools/seed/command.ts'
import { indexPages } from '../tools/index-pages.ts'
import { generateCities } from './generate.ts'

/** The data is thrown away: nothing need reach the disk, whose speed is not what is measured. */
const throwaway = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=4GB']

/** A database server of our own in a temporary folder, with the network as it is. */
export interface World {
  dataDir: string
  url: string
  postgresVersion: string
  /** Makes a second database: the first and generated cities, `total` together. Answers its address. */
  enlarge: (total: number) => Promise<string>
  /** Stops the server; the folder stays. */
  stop: () => Promise<void>
  remove: () => void
}

/** Starts PostgreSQL, migrates and seeds. Throws when it cannot, leaving nothing behind. */
export async function makeWorld(): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lyceum-bench-'))
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  chmodSync(dataDir, 0o755)
  const database = await prepareDatabase({ databaseUrl: '', dataDir }, fromRoot('migrations'), { owner: true, settings: throwaway })
  if (!database.ok) {
    remove()
    throw new Error(database.refusal)
  }
  const { url, stop } = database.value
  try {
    return { dataDir, url, postgresVersion: await seed(url), enlarge: (total) => enlarge(url, total), stop, remove }
  } catch (error) {
    await stop()
    remove()
    throw error
  }
}

async function seed(url: string): Promise<string> {
  const pool = openPool(url, 2)
  try {
    const db = openDatabase(pool)
    const seeded = await seedDatabase(db, false)
    if (!seeded.ok) throw new Error(seeded.lines.join('\n'))
    await indexPages(db)
    await pool.query('vacuum (analyze)')
    const { rows } = await pool.query<{ server_version: string }>('show server_version')
    return rows[0]?.server_version ?? 'unknown'
  } finally {
    await pool.end()
  }
}

async function enlarge(url: string, total: number): Promise<string> {
  const large = new URL(url)
  large.pathname += '_enlarged'
  const admin = new pg.Client({ connectionString: new URL('/postgres', url).href })
  await admin.connect()
  try {
    await admin.query(`create database ${large.pathname.slice(1)} template ${new URL(url).pathname.slice(1)}`)
  } finally {
    await admin.end()
  }
  await generateCities(large.href, total)
  return large.href
}
