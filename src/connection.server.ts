import type pg from 'pg'
import { openDatabase, openPool, type Database, type Watcher } from '#db/database.ts'

let opened: { pool: pg.Pool; database: Database } | undefined

/** Set by the benchmark and by tests that count queries; told of every statement. */
const watch: Watcher | undefined = process.env.WATCH_QUERIES
  ? (sql, values) => process.stdout.write(`\u0001query ${JSON.stringify({ sql, values })}\n`)
  : undefined

function open() {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set: the pages are served by src/server.ts, which starts the database')
  const pool = openPool(url)
  return (opened = { pool, database: openDatabase(pool, watch) })
}

export const pool = () => (opened ?? open()).pool
export const database = () => (opened ?? open()).database
