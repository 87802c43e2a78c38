import type { Transaction } from 'kysely'
import { slugify } from '#kernel/slug.ts'
import type { Source } from '#kernel/source.ts'
import type { DB } from './tables.ts'

/** Records a source once and answers its id. The same address is the same source, whatever a record calls it. */
export async function recordSource(tx: Transaction<DB>, { title, url }: Source): Promise<string> {
  const known = await tx
    .selectFrom('source')
    .select('id')
    .where((it) => (url ? it('url', '=', url) : it.and([it('title', '=', title), it('url', 'is', null)])))
    .executeTakeFirst()
  if (known) return known.id
  const id = slugify(title, 80) || 'source' // a title in a script that has no Latin letters
  const rows = await tx.selectFrom('source').select('id').where('id', 'like', `${id}%`).execute()
  const taken = new Set(rows.map((row) => row.id))
  let free = id
  for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`
  await tx
    .insertInto('source')
    .values({ id: free, title, url: url ?? null })
    .execute()
  return free
}
