import { openDatabase, openPool } from '#db/database.ts'
import { prepareDatabase } from '#db/prepare.ts'
import { readConfig } from '#kernel/config.ts'
import { fromRoot } from './root.ts'
import { seedDatabase } from './seed/command.ts'
import { writeDictionary } from './write-dictionary.ts'

const help = `Usage: npm run lyceum -- COMMAND [--json]

  migrate         bring the database up to this version
  seed [--demo]   load the real data of the network; with --demo also made-up data, marked as such
  dictionary      write docs/data-dictionary.md from the comments in the database

  --json          answer in JSON
  --help          this text
`

interface Answer {
  ok: boolean
  lines: string[]
}

async function run(words: string[]): Promise<Answer> {
  const [command] = words.filter((word) => !word.startsWith('--'))
  if (words.includes('--help') || !command) return { ok: words.includes('--help'), lines: [help] }
  if (!['migrate', 'seed', 'dictionary'].includes(command)) return { ok: false, lines: [`There is no command “${command}”.`, help] }
  const unknown = words.filter((word) => word.startsWith('--') && !['--json', '--demo'].includes(word))
  if (unknown.length > 0) return { ok: false, lines: [`There is no option ${unknown.join(', ')}.`, help] }

  const config = readConfig(process.env)
  if (!config.ok) return { ok: false, lines: config.refusal }
  const database = await prepareDatabase(config.value, fromRoot('migrations'))
  if (!database.ok) return { ok: false, lines: [database.refusal] }
  const pool = openPool(database.value.url, 2)
  try {
    const { migrated } = database.value
    if (command === 'migrate') return { ok: true, lines: [migrated.length ? `Applied: ${migrated.join(', ')}` : 'Nothing to apply.'] }
    if (command === 'dictionary') return { ok: true, lines: [await writeDictionary(openDatabase(pool))] }
    return await seedDatabase(openDatabase(pool), words.includes('--demo'))
  } finally {
    await pool.end()
    await database.value.stop()
  }
}

const answer = await run(process.argv.slice(2))
const text = process.argv.includes('--json') ? JSON.stringify(answer) : answer.lines.join('\n')
;(answer.ok ? process.stdout : process.stderr).write(text + '\n')
process.exitCode = answer.ok ? 0 : 1
