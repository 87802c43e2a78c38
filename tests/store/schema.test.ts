import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDatabase } from '../../tools/seed/command.ts'
import { describeSchema } from '../../tools/write-dictionary.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

describe('the schema', () => {
  it('is what the row types say', () => {
    const file = join(tmpdir(), `lyceum-tables-${process.pid}.ts`)
    execFileSync(
      'kysely-codegen',
      [
        '--dialect',
        'postgres',
        '--date-parser',
        'string',
        '--numeric-parser',
        'number',
        '--exclude-pattern',
        'schema_migration',
        '--url',
        database.url,
        '--out-file',
        file,
      ],
      { stdio: 'pipe' },
    )
    const live = readFileSync(file, 'utf8')
    rmSync(file)
    expect(live).toBe(readFileSync('src/db/tables.ts', 'utf8'))
  })

  it('is what the data dictionary says', async () => {
    expect(await describeSchema(database.db)).toBe(readFileSync('docs/data-dictionary.md', 'utf8'))
  })

  it('has a comment on every table and column, and on delete with every reference', async () => {
    const { rows } = await database.pool.query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and obj_description(c.oid) is null
      union all
      select c.relname || '.' || a.attname from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
       where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and col_description(c.oid, a.attnum) is null
      union all
      select conname from pg_constraint where contype = 'f' and confdeltype = 'a'`)
    expect(rows.map((row) => row.name)).toEqual([])
  })

  it('has an index for every reference', async () => {
    const { rows } = await database.pool.query<{ name: string }>(`
      select k.conname as name from pg_constraint k
       where k.contype = 'f' and not exists (
         select from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0:0] = k.conkey[1:1])`)
    expect(rows.map((row) => row.name).filter((name) => !name.startsWith('country_region'))).toEqual([])
  })
})

describe('the audits', () => {
  it('find nothing wrong in the real data and in the demonstration', async () => {
    expect((await seedDatabase(database.db, true)).ok).toBe(true)
    const audits = readdirSync('audits').filter((name) => name.endsWith('.sql'))
    expect(audits.length).toBeGreaterThan(5)
    for (const audit of audits) {
      const { rows } = await database.pool.query(readFileSync(join('audits', audit), 'utf8'))
      expect([audit, rows]).toEqual([audit, []])
    }
  })
})
