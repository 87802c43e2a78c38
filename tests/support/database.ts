import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, openPool, type Database, type Watcher } from '#db/database.ts'
import type { Context } from '#db/context.ts'
import type { Locale } from '#kernel/locales.ts'
import { seedDatabase } from '../../tools/seed/command.ts'
import { seededTemplate, withDatabase } from './database-setup.ts'

export interface TestDatabase {
  url: string
  pool: pg.Pool
  db: Database
  /** A context at noon of 22 November 2026. */
  ctx: (locale?: Locale, watch?: Watcher) => Context
  drop: () => Promise<void>
}

/** A database of one's own, migrated and empty. */
export const freshDatabase = (): Promise<TestDatabase> => copyOf(inject('template'))

/** A database of one's own with nothing in it, not even a migration. */
export const emptyDatabase = (): Promise<TestDatabase> => copyOf('template0')

/** A database of one's own with the data of the network in it. */
export async function seededDatabase(): Promise<TestDatabase> {
  const seeded = seededTemplate(inject('template'))
  if (!(await exists(seeded))) {
    const making = await copyOf(inject('template'))
    const outcome = await seedDatabase(making.db, false)
    if (!outcome.ok) throw new Error(outcome.lines.join('\n'))
    await making.pool.end()
    await execute(`alter database ${new URL(making.url).pathname.slice(1)} rename to ${seeded}`)
  }
  return copyOf(seeded)
}

async function copyOf(template: string): Promise<TestDatabase> {
  const name = `lyceum_test_${randomBytes(6).toString('hex')}`
  await execute(`create database ${name} template ${template}`)
  const url = withDatabase(inject('serverUrl'), name)
  const pool = openPool(url, 4)
  const db = openDatabase(pool)
  return {
    url,
    pool,
    db,
    ctx: (locale = 'en', watch) => ({ db: watch ? openDatabase(pool, watch) : db, locale, now: () => new Date('2026-11-22T12:00:00Z') }),
    drop: async () => {
      await pool.end()
      await execute(`drop database if exists ${name} with (force)`)
    },
  }
}

const exists = async (name: string) => (await execute(`select 1 from pg_database where datname = '${name}'`)) > 0

/** Answers how many rows it found or touched. */
async function execute(statement: string): Promise<number> {
  const client = new pg.Client({ connectionString: inject('serverUrl') })
  await client.connect()
  try {
    return (await client.query(statement)).rowCount ?? 0
  } finally {
    await client.end()
  }
}
