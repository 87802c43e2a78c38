import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { done, refused, type Outcome } from '#kernel/outcome.ts'

export type MigrationRefusal =
  | { code: 'database_newer'; names: string[] }
  | { code: 'migration_changed'; name: string }
  | { code: 'migration_failed'; name: string; reason: string }

const advisoryLock = 7_140_318_206 // one upgrade at a time, whichever process begins first

interface Migration {
  name: string
  sql: string
  checksum: string
}

export function listMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8')
      return { name: file.replace(/\.sql$/, ''), sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** Brings a database up to the migrations of this version, each in its own transaction. Answers the names applied now. */
export async function migrate(url: string, folder: string): Promise<Outcome<string[], MigrationRefusal>> {
  const client = new pg.Client({ connectionString: url, application_name: 'lyceum-migrate', connectionTimeoutMillis: 5_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    await client.query(`create table if not exists schema_migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    await client.query(`comment on table schema_migration is 'Migrations applied to this database, once each, in order.';
      comment on column schema_migration.name is 'File name without its ending.';
      comment on column schema_migration.checksum is 'SHA-256 of the file as it was applied.';
      comment on column schema_migration.applied_at is 'When, UTC.'`)
    return await applyMissing(client, listMigrations(folder))
  } finally {
    await client.end()
  }
}

async function applyMissing(client: pg.Client, known: Migration[]): Promise<Outcome<string[], MigrationRefusal>> {
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migration order by name')
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))

  const unknown = [...applied.keys()].filter((name) => !known.some((migration) => migration.name === name))
  if (unknown.length > 0) return refused({ code: 'database_newer', names: unknown })

  const changed = known.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)
  if (changed) return refused({ code: 'migration_changed', name: changed.name })

  const names: string[] = []
  for (const { name, sql, checksum } of known.filter((migration) => !applied.has(migration.name))) {
    try {
      await client.query('begin')
      await client.query(sql)
      await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
      await client.query('commit')
      names.push(name)
    } catch (error) {
      await client.query('rollback')
      return refused({ code: 'migration_failed', name, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  return done(names)
}

/** True when every migration of this version is applied. */
export async function isMigrated(pool: pg.Pool, folder: string): Promise<boolean> {
  const { rows } = await pool.query<{ name: string }>('select name from schema_migration')
  const applied = new Set(rows.map((row) => row.name))
  return listMigrations(folder).every((migration) => applied.has(migration.name))
}
