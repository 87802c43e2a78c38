import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import {
  howServed,
  isAlive,
  killServers,
  postmasterOf,
  preparedDataFolder,
  removeDataFolder,
  startServer,
  statusOf,
  stopServers,
  until,
  type TestServer,
} from '../support/server.ts'

let folder: string
beforeAll(async () => {
  folder = await preparedDataFolder()
})
afterEach(stopServers)
afterAll(() => removeDataFolder(folder))

const listCities = async (server: TestServer) =>
  (await (await fetch(`${server.address}/en/cities.json`)).text()).replaceAll(server.address, '')
const isReady = async (server: TestServer) => (await statusOf(`${server.address}/readyz`)) === 200

function killDatabase(): number {
  const pid = postmasterOf(folder) as number
  process.kill(pid, 'SIGKILL')
  return pid
}

test('a database that is killed is started again, with everything that was in it', async () => {
  const server = await startServer({ DATA_DIR: folder })
  const before = await listCities(server)
  const killed = killDatabase()
  await until(() => server.output().includes('The database is back.'), 20_000)
  await until(() => isReady(server))
  expect(server.output()).toContain('The database stopped (exit SIGKILL); starting it again.\n')
  expect(isAlive(killed)).toBe(false)
  expect(postmasterOf(folder)).not.toBe(killed)
  expect(await listCities(server)).toBe(before)
  expect(await statusOf(`${server.address}/es/practices`)).toBe(200)
  expect(await server.stop()).toBe(0)
  expect(postmasterOf(folder)).toBe(null)
})

test('while the database is away, a page that is known is served as it last was, another says that it cannot be made', async () => {
  const server = await startServer({ DATA_DIR: folder, LOG_LEVEL: 'info' })
  await until(async () => (await howServed(server, await fetch(`${server.address}/en/cities/cork`))) === 'hit')
  const known = await (await fetch(`${server.address}/en/cities/cork`)).text()
  const version = join(folder, 'postgres', 'PG_VERSION')
  renameSync(version, `${version}-away`) // it cannot be started again
  try {
    killDatabase()
    await until(() => server.output().includes('The database stopped five times in a minute and is left stopped'), 30_000)

    const stale = await fetch(`${server.address}/en/cities/cork`)
    expect({ status: stale.status, body: await stale.text(), served: await howServed(server, stale) }).toEqual({
      status: 200,
      body: known,
      served: 'stale',
    })

    const unknown = await fetch(`${server.address}/fr/cities/swansea`)
    const said = await unknown.text()
    expect({ status: unknown.status, type: unknown.headers.get('content-type'), etag: unknown.headers.get('etag') }).toEqual({
      status: 500,
      type: 'text/html',
      etag: null,
    })
    expect(said).toContain('<html lang="fr"')
    expect(said).toContain(unknown.headers.get('x-request-id'))
    expect(said).not.toMatch(/ECONNREFUSED|postgres|127\.0\.0\.1:|\.js:\d/i)
    expect(await Promise.all(['/healthz', '/readyz'].map((path) => statusOf(server.address + path)))).toEqual([200, 503])
    expect(await server.stop()).toBe(0)
  } finally {
    renameSync(`${version}-away`, version)
  }
  const again = await startServer({ DATA_DIR: folder })
  expect(await isReady(again)).toBe(true)
  expect(await statusOf(`${again.address}/fr/cities/swansea`)).toBe(200)
})

test('a server that is killed leaves its database behind; the next start on the folder takes it over and loses nothing', async () => {
  const killed = await startServer({ DATA_DIR: folder })
  const before = await listCities(killed)
  const orphan = postmasterOf(folder) as number
  killServers()
  await until(() => !isAlive(killed.child.pid as number))
  expect(isAlive(orphan)).toBe(true)

  const next = await startServer({ DATA_DIR: folder })
  expect(isAlive(orphan)).toBe(false)
  expect(postmasterOf(folder)).not.toBe(orphan)
  expect(await listCities(next)).toBe(before)
  expect(await next.stop()).toBe(0)
  expect(postmasterOf(folder)).toBe(null)
})

test('a machine that crashed leaves files of processes that are gone; the next start passes them over', async () => {
  const crashed = await startServer({ DATA_DIR: folder })
  const postmaster = postmasterOf(folder) as number
  killServers()
  process.kill(postmaster, 'SIGKILL')
  await until(() => !isAlive(postmaster) && !isAlive(crashed.child.pid as number))
  expect(postmasterOf(folder)).toBe(postmaster)

  const next = await startServer({ DATA_DIR: folder })
  expect(await isReady(next)).toBe(true)
  expect(await next.stop()).toBe(0)
})
