import { resolve } from 'node:path'
import { openDatabase, openPool } from '#db/database.ts'
import { prepareDatabase } from '#db/prepare.ts'
import { readConfig } from '#kernel/config.ts'
import { fromRoot } from './root.ts'
import { isUnseeded, seedDatabase } from './seed/command.ts'
import { indexPages } from './index-pages.ts'
import { claimFolder } from '../src/entry/claim.ts'
import { serve } from '../src/server.ts'

const say = (text: string) => process.stdout.write(text + '\n')

function stopWith(sentences: string[]): never {
  for (const sentence of sentences) process.stderr.write(sentence + '\n')
  process.exit(1)
}

const config = readConfig(process.env)
if (!config.ok) stopWith(config.refusal)
const demo = process.argv.includes('--demo')
const dataDir = resolve(config.value.dataDir)

const claim = config.value.databaseUrl ? null : takeFolder()
function takeFolder() {
  try {
    const outcome = claimFolder(dataDir)
    if (outcome.ok) return outcome.value
    const { pid, address } = outcome.refusal
    return stopWith([`Lyceum already runs on the data folder ${dataDir}${address ? `, at ${address}` : ''} (process ${pid}). Use that one, stop it, or name another folder: DATA_DIR=./var2 PORT=3001 npm start.`])
  } catch (error) {
    return stopWith([`The data folder ${dataDir} cannot be read and written (${error instanceof Error ? error.message : error}). Give this user the right to it, or name another folder by DATA_DIR.`])
  }
}

const migrations = fromRoot('migrations')
const database = await prepareDatabase({ ...config.value, dataDir }, migrations, {
  owner: true,
  tell: (event, detail) =>
    process.stderr.write(
      event === 'died' ? `The database stopped (${detail}); starting it again.\n`
      : event === 'restarted' ? 'The database is back.\n'
      : `The database stopped five times in a minute and is left stopped (${detail}). Look at ${dataDir}, then start Lyceum again.\n`,
    ),
})
if (!database.ok) {
  claim?.release()
  stopWith([database.refusal])
}

async function leave(code: number): Promise<never> {
  if (database.ok) await database.value.stop()
  claim?.release()
  process.exit(code)
}

const pool = openPool(database.value.url, 2)
const db = openDatabase(pool)
if (demo || (await isUnseeded(db))) {
  const seeded = await seedDatabase(db, demo)
  for (const line of seeded.lines) (seeded.ok ? say : console.error)(line)
  if (!seeded.ok) await leave(1)
}
await indexPages(db)
await pool.end()

const running = await serve(config.value, database.value.url, migrations)
if (!running.ok) {
  process.stderr.write(running.refusal + '\n')
  await leave(1)
} else {
  claim?.tell(running.value.address)
  say(`Lyceum is at ${config.value.publicUrl || running.value.address} (stop with Ctrl-C)`)
  let leaving = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (leaving) return
      leaving = true
      void running.value.close().then(() => leave(0))
    })
}
