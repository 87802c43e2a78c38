import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { isMigrated, listMigrations, migrate } from '#db/migrate.ts'
import { emptyDatabase, freshDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let folder: string
beforeEach(async () => {
  database = await emptyDatabase()
  folder = mkdtempSync(join(tmpdir(), 'lyceum-migrations-'))
  write('20260101-0900-towns', 'create table town (name text primary key);')
  write('20260102-0900-rivers', "create table river (name text primary key); insert into river (name) values ('Lind');")
})
afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const write = (name: string, sql: string) => writeFileSync(join(folder, `${name}.sql`), sql)
const namesOf = async (query: string) => (await database.pool.query<{ name: string }>(query)).rows.map((row) => row.name)
const applied = () => namesOf('select name from schema_migration order by name')
const tables = () => namesOf("select table_name as name from information_schema.tables where table_schema = 'public' order by 1")

test('each migration is applied once, in the order of names', async () => {
  expect(await migrate(database.url, folder)).toEqual({ ok: true, value: ['20260101-0900-towns', '20260102-0900-rivers'] })
  expect(await migrate(database.url, folder)).toEqual({ ok: true, value: [] })
  write('20260103-0900-lakes', 'create table lake (name text primary key);')
  expect(await isMigrated(database.pool, folder)).toBe(false)
  expect(await migrate(database.url, folder)).toEqual({ ok: true, value: ['20260103-0900-lakes'] })
  expect(await isMigrated(database.pool, folder)).toBe(true)
  expect(await tables()).toEqual(['lake', 'river', 'schema_migration', 'town'])
  expect(await namesOf('select name from river')).toEqual(['Lind'])
})

test('a migration that is no longer what it was is refused by name, and nothing after it is applied', async () => {
  await migrate(database.url, folder)
  write('20260101-0900-towns', 'create table town (name text primary key, inhabitants integer);')
  write('20260103-0900-lakes', 'create table lake (name text primary key);')
  expect(await migrate(database.url, folder)).toEqual({ ok: false, refusal: { code: 'migration_changed', name: '20260101-0900-towns' } })
  expect(await tables()).toEqual(['river', 'schema_migration', 'town'])
})

test('a database with a migration that this version does not know is refused', async () => {
  await migrate(database.url, folder)
  rmSync(join(folder, '20260102-0900-rivers.sql'))
  expect(await migrate(database.url, folder)).toEqual({ ok: false, refusal: { code: 'database_newer', names: ['20260102-0900-rivers'] } })
})

test('a migration that fails is undone whole and named; those before it stay, and mended it is applied', async () => {
  write('20260103-0900-lakes', 'create table lake (name text primary key); insert into nowhere (name) values (1);')
  write('20260104-0900-seas', 'create table sea (name text primary key);')
  expect(await migrate(database.url, folder)).toEqual({
    ok: false,
    refusal: { code: 'migration_failed', name: '20260103-0900-lakes', reason: 'relation "nowhere" does not exist' },
  })
  expect(await tables()).toEqual(['river', 'schema_migration', 'town'])
  write('20260103-0900-lakes', 'create table lake (name text primary key);')
  expect(await migrate(database.url, folder)).toEqual({ ok: true, value: ['20260103-0900-lakes', '20260104-0900-seas'] })
})

test('of several upgrades at once, each succeeds and each migration is applied once', async () => {
  write('20260103-0900-slow', 'select pg_sleep(0.2); create table lake (name text primary key);')
  const outcomes = await Promise.all([1, 2, 3].map(() => migrate(database.url, folder)))
  expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true, true])
  expect(outcomes.flatMap((outcome) => (outcome.ok ? outcome.value : [])).sort()).toEqual([
    '20260101-0900-towns',
    '20260102-0900-rivers',
    '20260103-0900-slow',
  ])
  expect(await applied()).toEqual(['20260101-0900-towns', '20260102-0900-rivers', '20260103-0900-slow'])
})

test('the migrations of this version are all applied to a fresh database, and every table and column says what it holds', async () => {
  const fresh = await freshDatabase()
  try {
    const { rows } = await fresh.pool.query<{ name: string }>('select name from schema_migration order by name')
    expect(rows.map((row) => row.name)).toEqual(listMigrations('migrations').map((migration) => migration.name))
    const silent = await fresh.pool.query(`
      select c.relname, a.attname
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0 and not a.attisdropped
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
         and (col_description(c.oid, a.attnum) is null or obj_description(c.oid, 'pg_class') is null)`)
    expect(silent.rows).toEqual([])
  } finally {
    await fresh.drop()
  }
})

test('a database that cannot be reached is an error, not a wait', async () => {
  const url = new URL(inject('serverUrl'))
  url.pathname = '/there_is_no_such_database'
  await expect(migrate(url.href, folder)).rejects.toThrow(pg.DatabaseError)
})
