import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import {
  isAlive,
  killServers,
  newDataFolder,
  postmasterOf,
  removeDataFolder,
  startServer,
  statusOf,
  stopServers,
  until,
} from '../support/server.ts'

const above = newDataFolder()
const folder = join(above, 'a b – données 数据')
afterEach(stopServers)
afterAll(async () => {
  await removeDataFolder(folder)
  await removeDataFolder(above)
})

const addresses = ['/en', '/en/cities', '/healthz', '/readyz']
const statuses = (address: string) => Promise.all(addresses.map((path) => statusOf(address + path)))

test('the first start on an empty folder, whatever its name, makes the database, loads the data and serves', async () => {
  const server = await startServer({ DATA_DIR: folder })
  expect(server.output()).toContain('Loaded 300 places of 71 countries, 58 awards, 61 practices.')
  expect(await statuses(server.address)).toEqual([200, 200, 200, 200])
  expect(await server.stop()).toBe(0)
})

test('the second start finds what the first made, loads nothing, and serves', async () => {
  const server = await startServer({ DATA_DIR: folder })
  expect(server.output()).toBe(`Lyceum is at ${server.address} (stop with Ctrl-C)\n`)
  expect(await statuses(server.address)).toEqual([200, 200, 200, 200])
  expect(await (await fetch(`${server.address}/en/cities.json`)).text()).toContain('"porto-novo"')
  expect(await server.stop()).toBe(0)
})

test('asked to stop, the server ends with 0 and leaves neither PostgreSQL nor a claim behind', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await startServer({ DATA_DIR: folder })
    const postmaster = postmasterOf(folder) as number
    expect(isAlive(postmaster)).toBe(true)
    const ended = new Promise((resolve) => server.child.once('exit', (code, by) => resolve([code, by])))
    server.child.kill(signal)
    expect(await ended).toEqual([0, null])
    expect({ alive: isAlive(postmaster), pidFile: postmasterOf(folder), files: readdirSync(folder).sort() }).toEqual({
      alive: false,
      pidFile: null,
      files: ['postgres', 'postgres-access.json'],
    })
  }
})

test('a first start that is cut off at any moment leaves no PostgreSQL and does not spoil the folder', async () => {
  const empty = newDataFolder()
  const cutOff = async (isReached: () => boolean, cut: () => unknown) => {
    const starting = startServer({ DATA_DIR: empty }).then(
      () => 'started',
      () => 'ended',
    )
    await until(isReached)
    await cut()
    expect(await starting).toBe('ended')
    await until(() => postmasterOf(empty) === null)
  }
  const unfinished = () => readdirSync(empty).filter((name) => name.startsWith('postgres-new-') && !name.endsWith('.password'))
  try {
    await cutOff(() => unfinished().some((name) => existsSync(join(empty, name, 'PG_VERSION'))), killServers)
    const left = unfinished()
    await cutOff(() => unfinished().some((name) => !left.includes(name)), stopServers)
    await cutOff(() => postmasterOf(empty) !== null, stopServers)
    const server = await startServer({ DATA_DIR: empty })
    expect(server.output()).toContain('Loaded 300 places')
    expect(await server.stop()).toBe(0)
    expect(readdirSync(empty).sort()).toEqual(['postgres', 'postgres-access.json'])
  } finally {
    await removeDataFolder(empty)
  }
})
