import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '#db/database.ts'
import { fromRoot } from '../root.ts'
import { loadSeed } from './load.ts'
import { describeProblem, readSeed } from './read.ts'

/** Loads the seed folder, and the demonstration folder when asked for. */
export async function seedDatabase(db: Database, demo: boolean, folder = fromRoot('seed')): Promise<{ ok: boolean; lines: string[] }> {
  const folders = demo ? [folder, join(folder, 'demo')] : [folder]
  const seed = readSeed(folders)
  if (!seed.ok) return { ok: false, lines: [...seed.refusal.map(describeProblem), 'Nothing was loaded; what was there is as it was.'] }
  await loadSeed(db, seed.value, new Date())
  const checksum = checksumOf(folders)
  await db
    .insertInto('derived_state')
    .values({ name: 'seed', checksum })
    .onConflict((it) => it.column('name').doUpdateSet({ checksum, derived_at: new Date() }))
    .execute()
  const { cities, practices, awards, countries } = seed.value
  const laureates = awards.reduce((sum, edition) => sum + edition.cities.length, 0)
  return { ok: true, lines: [`Loaded ${cities.length} places of ${countries.length} countries, ${laureates} awards, ${practices.length} practices.`] }
}

/** True when this database has never been given the seed. */
export async function isUnseeded(db: Database): Promise<boolean> {
  return (await db.selectFrom('derived_state').select('name').where('name', '=', 'seed').executeTakeFirst()) === undefined
}

function checksumOf(folders: string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders)
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl')).sort()) hash.update(readFileSync(join(folder, file)))
  return hash.digest('hex')
}
