import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startServer } from './server.ts'

/** One site with the real data for all browser tests: on the database server named by DATABASE_URL, else on its own. */
export default async function setup(): Promise<() => Promise<void>> {
  const outside = process.env.DATABASE_URL
  const name = `lyceum_test_${randomBytes(5).toString('hex')}`
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-browser-'))
  chmodSync(folder, 0o755)
  if (outside) await run(outside, `create database ${name} template template0 encoding 'UTF8'`)
  const url = outside && new URL(outside)
  if (url) url.pathname = `/${name}`
  const server = await startServer(url ? { DATABASE_URL: url.href } : { DATA_DIR: folder })
  process.env.SITE = server.address
  return async () => {
    await server.stop()
    if (outside) await run(outside, `drop database if exists ${name} with (force)`)
    rmSync(folder, { recursive: true, force: true })
  }
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
