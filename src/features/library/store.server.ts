import type { Transaction } from 'kysely'
import { recordSource } from '#db/sources.ts'
import type { DB } from '#db/tables.ts'
import type { PracticeRecord, ThemeCode } from './model.ts'

type Tx = Transaction<DB>

export async function recordTheme(tx: Tx, code: ThemeCode, position: number): Promise<void> {
  await tx
    .insertInto('theme')
    .values({ code, position })
    .onConflict((it) => it.column('code').doUpdateSet({ position }))
    .execute()
}

/** Records a practice with all that belongs to it; the same slug again replaces and keeps the date of publication. */
export async function recordPractice(tx: Tx, practice: PracticeRecord, publishedAt: Date): Promise<void> {
  const row = {
    lang: practice.lang,
    title: practice.title,
    summary: practice.summary,
    started_year: practice.year ?? null,
    demo: practice.demo,
  }
  const { id } = await tx
    .insertInto('practice')
    .values({ slug: practice.slug, published_at: publishedAt, ...row })
    .onConflict((it) => it.column('slug').doUpdateSet(row))
    .returning('id')
    .executeTakeFirstOrThrow()

  for (const table of ['practice_section', 'practice_city', 'practice_theme', 'practice_figure', 'practice_source'] as const)
    await tx.deleteFrom(table).where('practice_id', '=', id).execute()

  await tx
    .insertInto('practice_section')
    .values(practice.sections.map((section, position) => ({ practice_id: id, position, ...section })))
    .execute()
  const cities = await tx.selectFrom('city').select(['id', 'slug']).where('slug', 'in', practice.cities).execute()
  await tx
    .insertInto('practice_city')
    .values(cities.map((city) => ({ practice_id: id, city_id: city.id, position: practice.cities.indexOf(city.slug) })))
    .execute()
  await tx
    .insertInto('practice_theme')
    .values(practice.themes.map((theme_code, index) => ({ practice_id: id, theme_code, position: index + 1 })))
    .execute()
  if (practice.figures.length > 0)
    await tx
      .insertInto('practice_figure')
      .values(practice.figures.map((figure, position) => ({ practice_id: id, position, ...figure })))
      .execute()
  const sources = new Set<string>()
  for (const source of practice.sources) sources.add(await recordSource(tx, source))
  await tx
    .insertInto('practice_source')
    .values([...sources].map((source_id, position) => ({ practice_id: id, source_id, position })))
    .execute()
}
