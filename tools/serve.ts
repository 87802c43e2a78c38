import { resolve } from 'node:path'
import { openDatabase, openPool } from '#db/database.ts'
import { prepareDatabase } from '#db/prepare.ts'
import { readConfig } from '#kernel/config.ts'
import { fromRoot } from './root.ts'
import { isUnseeded, seedDatabase } from './seed/command.ts'
import { indexPages } from './index-pages.ts'
import { claimFolder } from '../src/entry/claim.ts'
import { serve, type RunningServer } from '../src/server.ts'

const say = (text: string) => process.stdout.write(text + '\n')

function stopWith(sentences: string[]): never {
  for (const sentence of sentences) process.stderr.write(sentence + '\n')
  process.exit(1)
}

const reading = readConfig(process.env)
if (!reading.ok) stopWith(reading.refusal)
const config = reading.value
const demo = process.argv.includes('--demo')
const dataDir = resolve(config.dataDir)

const claim = config.databaseUrl ? null : takeFolder()
function takeFolder() {
  try {
    const outcome = claimFolder(dataDir)
    if (outcome.ok) return outcome.value
    const { pid, address } = outcome.refusal
    return stopWith([
      `Lyceum already runs on the data folder ${dataDir}${address ? `, at ${address}` : ''} (process ${pid}). Use that one, stop it, or name another folder: DATA_DIR=./var2 PORT=3001 npm start.`,
    ])
  } catch (error) {
    return stopWith([
      `The data folder ${dataDir} cannot be read and written (${error instanceof Error ? error.message : error}). Give this user the right to it, or name another folder by DATA_DIR.`,
    ])
  }
}

let running: RunningServer | undefined
let leaving = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave(0))

const migrations = fromRoot('migrations')
const preparing = prepareDatabase({ ...config, dataDir }, migrations, {
  owner: true,
  tell: (event, detail) =>
    process.stderr.write(
      event === 'died'
        ? `The database stopped (${detail}); starting it again.\n`
        : event === 'restarted'
          ? 'The database is back.\n'
          : `The database stopped five times in a minute and is left stopped (${detail}). Look at ${dataDir}, then start Lyceum again.\n`,
    ),
})

/** Ends this process at any moment of its life, the start included; what it started ends before it. */
async function leave(code: number): Promise<void> {
  if (leaving) return
  leaving = true
  await running?.close()
  const database = config.databaseUrl ? null : await preparing.catch(() => null)
  if (database?.ok) await database.value.stop()
  claim?.release()
  process.exit(code)
}

async function start(): Promise<void> {
  const database = await preparing
  if (!database.ok) return refuse([database.refusal])
  const pool = openPool(database.value.url, 2)
  const db = openDatabase(pool)
  if (demo || (await isUnseeded(db))) {
    const seeded = await seedDatabase(db, demo)
    if (!seeded.ok) return refuse(seeded.lines)
    seeded.lines.forEach(say)
  }
  await indexPages(db)
  await pool.end()
  if (leaving) return
  const served = await serve(config, database.value.url, migrations)
  if (!served.ok) return refuse([served.refusal])
  running = served.value
  claim?.tell(running.address)
  say(`Lyceum is at ${config.publicUrl || running.address} (stop with Ctrl-C)`)
}

function refuse(sentences: string[]): Promise<void> {
  for (const sentence of sentences) process.stderr.write(sentence + '\n')
  return leave(1)
}

start().catch((error: unknown) => {
  if (leaving) return // the database was stopped under it
  return refuse([error instanceof Error ? (error.stack ?? error.message) : String(error)])
})
