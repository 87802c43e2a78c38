import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededDatabase, type TestDatabase } from '../support/database.ts'
import { howServed, startServer, stopServers, until, type TestServer } from '../support/server.ts'

let database: TestDatabase
let servers: TestServer[]
beforeAll(async () => {
  database = await seededDatabase()
  const env = { DATABASE_URL: database.url, LOG_LEVEL: 'info' }
  servers = await Promise.all([startServer(env), startServer(env)])
  await Promise.all(servers.map((server) => untilFollowing(server)))
})
afterAll(async () => {
  await stopServers()
  await database.drop()
})

const get = (server: TestServer, path: string, headers: Record<string, string> = {}) => fetch(server.address + path, { headers })
const textOf = async (server: TestServer, path: string) => (await get(server, path)).text()

/** Until the process hears of changes, nothing is kept. */
const untilFollowing = (server: TestServer) => until(async () => (await howServed(server, await get(server, '/en/about'))) === 'hit')

const forEach = (act: (server: TestServer, index: number) => Promise<void>) => Promise.all(servers.map(act))
const untilEachSays = (path: string, words: string) =>
  forEach((server) => until(async () => (await textOf(server, path)).includes(words), 2_000))

const ofFollowers = "from pg_stat_activity where application_name = 'lyceum-follow' and datname = current_database()"
const countFollowers = async () => (await database.pool.query(`select 1 ${ofFollowers}`)).rowCount

/** Makes a change that no process hears of, and waits until each hears again. */
async function changeInSilence(statement: string): Promise<void> {
  const cut = await database.pool.query(`select pg_terminate_backend(pid, 5000) ${ofFollowers}`) // answers when they are gone
  expect(cut.rowCount).toBe(servers.length)
  await database.pool.query(statement)
  await until(async () => (await countFollowers()) === servers.length)
  await forEach(untilFollowing)
}

test('a page that is asked for again is served from memory, and not at all to someone who has it', async () => {
  await forEach(async (server) => {
    const first = await get(server, '/en/cities/cork')
    expect(await howServed(server, first)).toBe('miss')
    const second = await get(server, '/en/cities/cork')
    expect(await howServed(server, second)).toBe('hit')
    const etag = first.headers.get('etag') as string
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/)
    expect({ etag: second.headers.get('etag'), body: await second.text() }).toEqual({ etag, body: await first.text() })

    const unchanged = await get(server, '/en/cities/cork', { 'if-none-match': etag })
    expect({ status: unchanged.status, etag: unchanged.headers.get('etag'), body: await unchanged.text() }).toEqual({
      status: 304,
      etag,
      body: '',
    })
    expect(await howServed(server, unchanged)).toBe('unchanged')
  })
})

test('a city that is given another name has it at once in every process, and nobody is told that nothing changed', async () => {
  const etags = await Promise.all(servers.map(async (server) => (await get(server, '/en/cities/cork')).headers.get('etag') as string))
  await database.pool.query("update city set name = 'Corcaigh on the Lee' where slug = 'cork'")
  await untilEachSays('/en/cities/cork', 'Corcaigh on the Lee')
  await untilEachSays('/en/cities.json', 'Corcaigh on the Lee')
  for (const [index, server] of servers.entries())
    expect((await get(server, '/en/cities/cork', { 'if-none-match': etags[index] as string })).status).toBe(200)
})

test('a new award is in the list of every process at once', async () => {
  for (const server of servers) expect(await textOf(server, '/en/award.csv')).not.toContain('2024,swansea')
  await database.pool.query("insert into award_laureate (year, city_id) select 2024, id from city where slug = 'swansea'")
  await untilEachSays('/en/award.csv', '2024,swansea')
})

test('what is not made of the changed subject goes on being served from memory', async () => {
  const paths = { network: '/en/network.json', conferences: '/en/conferences', practices: '/en/practices.csv' }
  for (const server of servers) for (const path of Object.values(paths)) await (await get(server, path)).arrayBuffer()
  await database.pool.query('update conference set participants = 4321 where number = 1')
  await forEach(async (server) => {
    await until(async () => /4[,.]?321/.test(await textOf(server, paths.conferences)), 2_000)
    expect(await howServed(server, await get(server, paths.network))).toBe('hit')
    expect(await howServed(server, await get(server, paths.practices))).toBe('hit')
  })
})

test('a change that is rolled back drops nothing', async () => {
  const [server] = servers as [TestServer, TestServer]
  await until(async () => (await howServed(server, await get(server, '/en/cities/cork'))) === 'hit')
  const client = await database.pool.connect()
  await client.query('begin')
  await client.query("update city set name = 'Nowhere' where slug = 'cork'")
  await client.query('rollback')
  client.release()
  await database.pool.query(
    'update network_count set countries = countries + 1 where counted_on = (select max(counted_on) from network_count)',
  )
  await until(async () => (await howServed(server, await get(server, '/en/network.json'))) !== 'hit', 2_000)
  expect(await howServed(server, await get(server, '/en/cities/cork'))).toBe('hit')
})

test('what changed while a process could not hear of it is not served as it was', async () => {
  const path = '/en/cities/cork'
  await forEach((server) => until(async () => (await howServed(server, await get(server, path))) === 'hit'))
  await changeInSilence("update city set name = 'Renamed in silence' where slug = 'cork'")
  await forEach(async (server) => expect(await textOf(server, path)).toContain('Renamed in silence'))
})

test('a subject that is raised for the first time while a process could not hear of it is noticed too', async () => {
  await database.pool.query("delete from data_version where subject = 'events'")
  const fresh = await startServer({ DATABASE_URL: database.url, LOG_LEVEL: 'info' })
  servers.push(fresh)
  await untilFollowing(fresh)
  expect(await textOf(fresh, '/en/conferences')).toMatch(/4[,.]?321/)
  await changeInSilence('update conference set participants = 5678 where number = 1')
  await forEach(async (server) => expect(await textOf(server, '/en/conferences')).toMatch(/5[,.]?678/))
})
