import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { seededDatabase, type TestDatabase } from '../support/database.ts'
import { startServer, stopServers, until } from '../support/server.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await seededDatabase()
})
afterEach(stopServers)
afterAll(() => database.drop())

test('a page that is being made when the server is asked to stop is still sent; then it ends at once, and nobody new is let in', async () => {
  const server = await startServer({ DATABASE_URL: database.url })
  const lock = await database.pool.connect()
  await lock.query('begin; lock table city in access exclusive mode')
  const asked = fetch(`${server.address}/en/cities/cork`)
  await until(async () => (await lock.query("select 1 from pg_locks where relation = 'city'::regclass and not granted")).rowCount !== 0)

  server.child.kill('SIGTERM')
  await until(async () => (await fetch(`${server.address}/healthz`, { headers: { connection: 'close' } }).catch(() => null)) === null)
  expect(server.child.exitCode).toBe(null)
  await lock.query('rollback')
  lock.release()

  const answer = await asked
  expect([answer.status, (await answer.text()).includes('Cork')]).toEqual([200, true])
  const begun = Date.now()
  if (server.child.exitCode === null) await once(server.child, 'exit')
  expect(server.child.exitCode).toBe(0)
  expect(Date.now() - begun).toBeLessThan(3_000) // the reader's connection is kept alive, the server does not wait for it
})

test('a server that only uses a database leaves it running, and leaves no connection in it', async () => {
  const server = await startServer({ DATABASE_URL: database.url })
  expect((await fetch(`${server.address}/en`)).status).toBe(200)
  expect(await server.stop()).toBe(0)
  const ours = () =>
    database.pool.query(
      "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like 'lyceum-%'",
    )
  await until(async () => (await ours()).rowCount === 0)
  expect((await database.pool.query('select count(*)::int as cities from city')).rows).toEqual([{ cities: 300 }])
})
