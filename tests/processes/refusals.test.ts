import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import {
  newDataFolder,
  preparedDataFolder,
  removeDataFolder,
  startRefused,
  startServer,
  statusOf,
  stopServers,
  type TestServer,
} from '../support/server.ts'

let folder: string
let first: TestServer
let url: string
beforeAll(async () => {
  folder = await preparedDataFolder()
  first = await startServer({ DATA_DIR: folder })
  const { user, password, port } = JSON.parse(readFileSync(join(folder, 'postgres-access.json'), 'utf8')) as Record<string, string>
  url = `postgres://${user}:${password}@127.0.0.1:${port}/lyceum`
})
afterAll(async () => {
  await stopServers()
  await removeDataFolder(folder)
})

const listen = (server: Server) =>
  new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)))

describe.concurrent('a start is refused with a sentence and exit code 1, when', () => {
  test('the folder is served already: its address and process are named, and the first goes on', async () => {
    const refused = await startRefused({ DATA_DIR: folder })
    expect(refused).toEqual({
      code: 1,
      said: `Lyceum already runs on the data folder ${folder}, at ${first.address} (process ${first.child.pid}). Use that one, stop it, or name another folder: DATA_DIR=./var2 PORT=3001 npm start.\n`,
    })
    expect(await statusOf(`${first.address}/en`)).toBe(200)
    expect(await statusOf(`${first.address}/readyz`)).toBe(200)
  })

  test('the port is taken', async () => {
    const port = new URL(first.address).port
    expect(await startRefused({ DATABASE_URL: url, PORT: port })).toEqual({
      code: 1,
      said: `Port ${port} on 127.0.0.1 is taken by another program. Stop it, or choose another port: PORT=${Number(port) + 1} npm start.\n`,
    })
  })

  test('the host is no address of this machine', async () => {
    const { code, said } = await startRefused({ DATABASE_URL: url, HOST: '192.0.2.1' })
    expect(code).toBe(1)
    expect(said).toMatch(/^Cannot listen on 192\.0\.2\.1:0 \(.+\)\. Set HOST and PORT to an address of this machine\.\n$/)
  })

  test('the data folder cannot be made', async () => {
    const parent = newDataFolder()
    writeFileSync(join(parent, 'file'), '')
    const { code, said } = await startRefused({ DATA_DIR: join(parent, 'file', 'x') })
    expect(code).toBe(1)
    expect(said).toMatch(
      /^The data folder .+\/file\/x cannot be read and written \(.+\)\. Give this user the right to it, or name another folder by DATA_DIR\.\n$/,
    )
    await removeDataFolder(parent)
  })

  test.each([
    [
      '99',
      /was written by PostgreSQL 99; this version brings PostgreSQL \d+\. Use the newer version of Lyceum that wrote it\. Nothing was changed\.\n$/,
    ],
    ['9.6', /was written by PostgreSQL 9; this version brings PostgreSQL \d+\. Bring it over as .+ says .+\. Nothing was changed\.\n$/],
    [
      '18',
      /^The file .+postgres-access\.json, which holds the password of the embedded database, is missing or broken\. .+ Nothing was changed\.\n$/,
    ],
  ])('the data is of PostgreSQL %s and its password is not there: nothing in the folder is changed', async (version, sentence) => {
    const other = newDataFolder()
    mkdirSync(join(other, 'postgres'))
    writeFileSync(join(other, 'postgres', 'PG_VERSION'), `${version}\n`)
    writeFileSync(join(other, 'postgres', 'precious'), 'data')
    const { code, said } = await startRefused({ DATA_DIR: other })
    expect(code).toBe(1)
    expect(said).toMatch(sentence)
    expect(readdirSync(other)).toEqual(['postgres'])
    expect(readdirSync(join(other, 'postgres')).sort()).toEqual(['PG_VERSION', 'precious'])
    await removeDataFolder(other)
  })

  test('the file with the password is broken', async () => {
    const other = newDataFolder()
    mkdirSync(join(other, 'postgres'))
    writeFileSync(join(other, 'postgres', 'PG_VERSION'), '18\n')
    writeFileSync(join(other, 'postgres-access.json'), '{"user":"lyc')
    const { code, said } = await startRefused({ DATA_DIR: other })
    expect(code).toBe(1)
    expect(said).toMatch(/postgres-access\.json, which holds the password of the embedded database, is missing or broken\./)
    expect(readFileSync(join(other, 'postgres-access.json'), 'utf8')).toBe('{"user":"lyc')
    await removeDataFolder(other)
  })

  test('values of the configuration are wrong: each is named', async () => {
    const { code, said } = await startRefused({
      PORT: '70000',
      PUBLIC_URL: 'cities.example.org',
      DATABASE_URL: 'mysql://localhost/lyceum',
      LOG_LEVEL: 'loud',
      TRUST_PROXY: 'yes',
      PAGE_CACHE_MB: '-1',
    })
    expect(code).toBe(1)
    expect(said.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'PUBLIC_URL',
      'DATABASE_URL',
      'LOG_LEVEL',
      'TRUST_PROXY',
      'PAGE_CACHE_MB',
      '',
    ])
  })

  test('nobody listens at DATABASE_URL', async () => {
    const other = createServer()
    const port = await listen(other)
    await new Promise((resolve) => other.close(resolve))
    expect(await startRefused({ DATABASE_URL: `postgres://lyceum@127.0.0.1:${port}/lyceum` })).toEqual({
      code: 1,
      said: `The database named by DATABASE_URL does not answer (connect ECONNREFUSED 127.0.0.1:${port}). Start it, or mend the address.\n`,
    })
  })

  test('what listens at DATABASE_URL never answers', async () => {
    const silent = createServer((socket) => socket.on('error', () => {}).resume())
    const port = await listen(silent)
    const { code, said } = await startRefused({ DATABASE_URL: `postgres://lyceum@127.0.0.1:${port}/lyceum` })
    expect(code).toBe(1)
    expect(said).toMatch(/^The database named by DATABASE_URL does not answer \(.*timeout.*\)\. Start it, or mend the address\.\n$/)
    await new Promise((resolve) => silent.close(resolve))
  })

  test('the password in DATABASE_URL is wrong: it is not printed', async () => {
    const { code, said } = await startRefused({ DATABASE_URL: url.replace(/:[^:@]+@/, ':a-wrong-secret@') })
    expect(code).toBe(1)
    expect(said).toMatch(/^The database named by DATABASE_URL does not answer \(password authentication failed for user "lyceum"\)\./)
    expect(said).not.toContain('a-wrong-secret')
  })

  test('a newer version of Lyceum has written the database', async () => {
    const database = await freshDatabase()
    await database.pool.query("insert into schema_migration (name, checksum) values ('29990101-0000-tomorrow', 'x')")
    expect(await startRefused({ DATABASE_URL: database.url })).toEqual({
      code: 1,
      said: 'The database was written by a newer version of Lyceum (it has 29990101-0000-tomorrow). Use that version or a later one. Nothing was changed.\n',
    })
    await database.drop()
  })

  test('a migration is no longer the one that the database was made with', async () => {
    const database = await freshDatabase()
    await database.pool.query("update schema_migration set checksum = 'other' where name like '%-places'")
    const { code, said } = await startRefused({ DATABASE_URL: database.url })
    expect(code).toBe(1)
    expect(said).toMatch(
      /^The migration \d+-\d+-places differs from the one that this database was made with\. .+ Nothing was changed\.\n$/,
    )
    await database.drop()
  })
})

test('of two starts on one folder at the same moment one serves, the other is refused', async () => {
  const same = await preparedDataFolder()
  const outcomes = await Promise.allSettled([startServer({ DATA_DIR: same }), startServer({ DATA_DIR: same })])
  const served = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []))
  expect(refused).toEqual([expect.stringContaining(`Lyceum already runs on the data folder ${same}`)])
  expect(await statusOf(`${served[0]?.address}/readyz`)).toBe(200)
  expect(await served[0]?.stop()).toBe(0)
  await removeDataFolder(same)
})
