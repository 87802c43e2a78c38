import type { Transaction } from 'kysely'
import { recordSource } from '#db/sources.ts'
import type { DB } from '#db/tables.ts'
import type { Source } from '#kernel/source.ts'

/** Records the awardees of a year; the same year again replaces. */
export async function recordAwards(tx: Transaction<DB>, year: number, citySlugs: string[], source: Source): Promise<void> {
  const source_id = await recordSource(tx, source)
  await tx
    .insertInto('award_edition')
    .values({ year, source_id })
    .onConflict((it) => it.column('year').doUpdateSet({ source_id }))
    .execute()
  await tx.deleteFrom('award_laureate').where('year', '=', year).execute()
  const cities = await tx.selectFrom('city').select('id').where('slug', 'in', citySlugs).execute()
  await tx
    .insertInto('award_laureate')
    .values(cities.map((city) => ({ year, city_id: city.id })))
    .execute()
}
