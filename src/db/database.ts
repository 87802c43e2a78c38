import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.ts'

export type Database = Kysely<DB>

/** Called once for each statement that was sent, with its text and values. */
export type Watcher = (sql: string, values: readonly unknown[]) => void

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === 1082 // date: a day without a time has no zone; it stays YYYY-MM-DD
      ? (value: string) => value
      : oid === 1700 || oid === 20 // numeric and bigint: ours fit a double
        ? Number
        : pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig

export function openPool(url: string, max = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    application_name: 'lyceum',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
  })
  pool.on('error', () => {}) // an idle connection that dies is replaced by the pool; the next query reports what matters
  return pool
}

/** Texts with a name, the same in every connection. More texts than this are sent without one, so that no server fills up. */
const names = new Map<string, string>()
const mostNames = 400

export function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostNames) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

/** The pool with statements prepared once a connection: PostgreSQL then plans them once and not for each page. */
function prepareStatements(pool: pg.Pool): PostgresPool {
  return {
    connect: async () => {
      const client = await pool.connect()
      const query = (text: string, values: readonly unknown[]) => client.query({ name: nameOf(text), text, values: values as unknown[] })
      return { query, release: () => client.release() } as unknown as PostgresPoolClient
    },
    end: () => pool.end(),
    options: pool.options as PostgresPool['options'],
  }
}

export function openDatabase(pool: pg.Pool, watch?: Watcher): Database {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool: prepareStatements(pool) }),
    ...(watch && {
      log: (event) => {
        if (event.level === 'query') watch(event.query.sql, event.query.parameters)
      },
    }),
  })
}
