import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#db/embedded/server.ts'
import { migrate } from '#db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server, database `postgres` or the one named by DATABASE_URL. */
    serverUrl: string
    /** Name of a migrated, empty database to copy. */
    template: string
  }
}

/** Made by the first test that asks for one, and copied: a database with the data of the network, and a data folder with such a database. */
export const seededTemplate = (template: string) => `${template}_seeded`
export const preparedFolder = (template: string) => join(tmpdir(), `${template}_prepared`)

/** A real PostgreSQL for the tests: the one named by DATABASE_URL, else our own on a folder that is thrown away. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env.DATABASE_URL ? null : await startOwn()
  const serverUrl = process.env.DATABASE_URL ?? own?.url ?? ''
  const template = `lyceum_test_${randomBytes(4).toString('hex')}`
  await run(serverUrl, `create database ${template} template template0 encoding 'UTF8'`)
  const migrated = await migrate(withDatabase(serverUrl, template), 'migrations')
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.refusal))
  project.provide('serverUrl', serverUrl)
  project.provide('template', template)
  return async () => {
    await run(serverUrl, `drop database if exists ${seededTemplate(template)} with (force)`)
    await run(serverUrl, `drop database if exists ${template} with (force)`)
    rmSync(preparedFolder(template), { recursive: true, force: true })
    await own?.stop()
  }
}

async function startOwn() {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-test-'))
  chmodSync(folder, 0o755)
  const started = await startEmbedded({ dataDir: folder, settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] })
  if (!started.ok) throw new Error(JSON.stringify(started.refusal))
  return {
    url: withDatabase(started.value.url, 'postgres'),
    stop: async () => {
      await started.value.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
