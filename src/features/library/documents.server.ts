import { sql, type Transaction } from 'kysely'
import type { DB } from '#db/tables.ts'
import type { SearchDocument } from '#features/search/model.ts'

/** Every practice as the search reads it, with the names of its cities in all languages. */
export async function listPracticeDocuments(tx: Transaction<DB>): Promise<SearchDocument[]> {
  const rows = await tx
    .selectFrom('practice')
    .select(['slug', 'lang', 'title', 'summary', 'demo'])
    .select(
      sql<string>`(select string_agg(s.body, ' ' order by s.position) from practice_section s where s.practice_id = practice.id)`.as(
        'body',
      ),
    )
    .select(
      sql<string>`(select string_agg(t.theme_code, ' ' order by t.position) from practice_theme t where t.practice_id = practice.id)`.as(
        'themes',
      ),
    )
    .select(
      sql<string>`(select string_agg(distinct l.label, ' ') from practice_city p join city_label l on l.city_id = p.city_id where p.practice_id = practice.id)`.as(
        'cities',
      ),
    )
    .orderBy('slug')
    .execute()
  return rows.map((row) => ({
    kind: 'practice',
    ref: row.slug,
    lang: row.lang,
    titles: { [row.lang]: row.title },
    extracts: { [row.lang]: row.summary },
    keys: [row.title],
    text: { a: row.title, b: row.summary, c: `${row.themes} ${row.cities}`, d: row.body },
    demo: row.demo,
  }))
}
