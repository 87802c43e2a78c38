import { sql } from 'kysely'
import type { Context } from '#db/context.ts'

export interface AwardEdition {
  year: number
  sourceTitle: string
  sourceUrl: string | null
  laureates: { slug: string; label: string; country: string; memberSince: number | null; awardYears: number[] }[]
}

/** The roll of the award, newest year first, cities by name. */
export async function listAwardEditions(ctx: Context): Promise<AwardEdition[]> {
  const { rows } = await sql<AwardEdition>`
    select e.year, s.title as "sourceTitle", s.url as "sourceUrl",
      (select jsonb_agg(jsonb_build_object('slug', c.slug, 'label', l.label, 'country', c.country_iso2,
                'memberSince', c.member_since, 'awardYears', c.award_years)
              order by l.label ${sql.raw(`collate "${ctx.locale}-x-icu"`)}, c.id)
         from award_laureate a join city c on c.id = a.city_id
         join city_label l on l.city_id = c.id and l.lang = ${ctx.locale} where a.year = e.year) as laureates
      from award_edition e join source s on s.id = e.source_id
     order by e.year desc
     limit 100`.execute(ctx.db)
  return rows
}

export async function countAwards(ctx: Context): Promise<number> {
  const { rows } = await sql<{ awards: number }>`select count(*)::int as awards from award_laureate`.execute(ctx.db)
  return rows[0]?.awards ?? 0
}
