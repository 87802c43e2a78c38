import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, openPool, type Database, type Watcher } from '#db/database.ts'
import type { Context } from '#db/context.ts'
import type { Locale } from '#kernel/locales.ts'
import { withDatabase } from './database-setup.ts'

export interface TestDatabase {
  url: string
  pool: pg.Pool
  db: Database
  /** A context at noon of 22 November 2026. */
  ctx: (locale?: Locale, watch?: Watcher) => Context
  drop: () => Promise<void>
}

/** A database of one's own, migrated and empty. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `lyceum_test_${randomBytes(6).toString('hex')}`
  await execute(`create database ${name} template ${inject('template')}`)
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

async function execute(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('serverUrl') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
