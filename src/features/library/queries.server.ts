import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#db/context.ts'
import { queryWords } from '#features/search/analysis.ts'
import { askedFor } from '#features/search/queries.server.ts'
import type { PracticeFilters, PracticeRequest } from './filters.ts'
import type { SectionKind, ThemeCode } from './model.ts'

export interface PracticeCity {
  slug: string
  label: string
  country: string
}

export interface PracticeRow {
  slug: string
  lang: string
  title: string
  summary: string
  year: number | null
  demo: boolean
  publishedAt: string
  cities: PracticeCity[]
  themes: ThemeCode[]
}

export interface PracticePage extends PracticeRow {
  id: string
  sections: { kind: SectionKind; body: string }[]
  figures: { value: string; label: string }[]
  sources: { title: string; url: string | null }[]
}

export const practicePageLength = 20

const list = (query: RawBuilder<unknown>) => sql`coalesce((select jsonb_agg(to_jsonb(q)) from (${query}) q), '[]')`

const rowColumns = (ctx: Context) => sql`p.slug, p.lang, p.title, p.summary, p.started_year as year, p.demo,
  to_char(p.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publishedAt",
  ${list(sql`select c.slug, l.label, c.country_iso2 as country from practice_city pc join city c on c.id = pc.city_id
    join city_label l on l.city_id = c.id and l.lang = ${ctx.locale} where pc.practice_id = p.id order by pc.position`)} as cities,
  array(select t.theme_code from practice_theme t where t.practice_id = p.id order by t.position) as themes`

/** The filters as one SQL condition on `practice p`; one of them may be left out, to count its own values. */
function condition(ctx: Context, filters: PracticeFilters, without?: keyof PracticeFilters): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (filters.theme && without !== 'theme')
    parts.push(sql`exists (select from practice_theme t where t.practice_id = p.id and t.theme_code = ${filters.theme})`)
  if (filters.region && without !== 'region')
    parts.push(sql`exists (select from practice_city pc join city c on c.id = pc.city_id join country k on k.iso2 = c.country_iso2
      where pc.practice_id = p.id and k.region_code = ${filters.region})`)
  if (filters.city && without !== 'city')
    parts.push(
      sql`exists (select from practice_city pc join city c on c.id = pc.city_id where pc.practice_id = p.id and c.slug = ${filters.city})`,
    )
  if (filters.text)
    parts.push(sql`p.slug in (select d.ref from search_document d where d.kind = 'practice' and d.words @@ ${asked(ctx, filters.text)})`)
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

/** Any word may match; the order puts first what matches more. */
function asked(ctx: Context, text: string): RawBuilder<unknown> {
  const words = queryWords(text)
  return words.length === 0 ? sql`''::tsquery` : askedFor(ctx.locale, words)
}

export async function listPractices(
  ctx: Context,
  { filters, page }: Pick<PracticeRequest, 'filters' | 'page'>,
  length = practicePageLength,
): Promise<PracticeRow[]> {
  const rank = filters.text
    ? sql`(select ts_rank('{0.1, 0.25, 0.5, 1}', d.words, ${asked(ctx, filters.text)}, 1) from search_document d where d.kind = 'practice' and d.ref = p.slug limit 1) desc,`
    : sql``
  const { rows } = await sql<PracticeRow>`
    select ${rowColumns(ctx)}
      from practice p
     where ${condition(ctx, filters)}
     order by ${rank} p.published_at desc, p.title collate "und-x-icu", p.id
     limit ${length} offset ${(page - 1) * length}`.execute(ctx.db)
  return rows
}

export interface PracticeFacet {
  facet: 'total' | 'theme' | 'region' | 'city'
  value: string | null
  label: string | null
  practices: number
}

/** How many practices fit, in all and by each value of each facet; each facet is counted without its own filter. */
export async function countPracticeFacets(ctx: Context, filters: PracticeFilters): Promise<PracticeFacet[]> {
  const { rows } = await sql<PracticeFacet>`
    select 'total' as facet, null as value, null as label, count(*)::int as practices from practice p where ${condition(ctx, filters)}
    union all
    select 'theme', t.theme_code, null, count(*)::int from practice p join practice_theme t on t.practice_id = p.id
     where ${condition(ctx, filters, 'theme')} group by 2
    union all
    select 'region', k.region_code, null, count(distinct p.id)::int from practice p join practice_city pc on pc.practice_id = p.id
      join city c on c.id = pc.city_id join country k on k.iso2 = c.country_iso2
     where ${condition(ctx, filters, 'region')} group by 2
    union all
    (select 'city', c.slug, l.label, count(*)::int from practice p join practice_city pc on pc.practice_id = p.id
      join city c on c.id = pc.city_id join city_label l on l.city_id = c.id and l.lang = ${ctx.locale}
     where ${condition(ctx, filters, 'city')} group by 2, 3 order by 3 limit 500)`.execute(ctx.db)
  return rows
}

export async function findPractice(ctx: Context, slug: string): Promise<PracticePage | null> {
  const { rows } = await sql<PracticePage>`
    select ${rowColumns(ctx)}, p.id,
      ${list(sql`select s.kind, s.body from practice_section s where s.practice_id = p.id order by s.position`)} as sections,
      ${list(sql`select f.value, f.label from practice_figure f where f.practice_id = p.id order by f.position`)} as figures,
      ${list(sql`select s.title, s.url from practice_source ps join source s on s.id = ps.source_id where ps.practice_id = p.id order by ps.position`)} as sources
      from practice p
     where p.slug = ${slug}`.execute(ctx.db)
  return rows[0] ?? null
}

/** Practices that share most themes with one, its own city's later. */
export async function listRelatedPractices(ctx: Context, id: string, limit = 4): Promise<PracticeRow[]> {
  const { rows } = await sql<PracticeRow>`
    select ${rowColumns(ctx)}
      from practice p
      join (select other.practice_id, sum(1.0 / (own.position + other.position)) as nearness
              from practice_theme own join practice_theme other on other.theme_code = own.theme_code and other.practice_id <> own.practice_id
             where own.practice_id = ${id} group by other.practice_id) shared on shared.practice_id = p.id
     order by shared.nearness desc, p.title collate "und-x-icu", p.id
     limit ${limit}`.execute(ctx.db)
  return rows
}

export async function listPracticesOf(
  ctx: Context,
  place: { city?: string; country?: string; region?: string },
  limit = 12,
): Promise<PracticeRow[]> {
  const { rows } = await sql<PracticeRow>`
    select ${rowColumns(ctx)}
      from practice p
     where exists (select from practice_city pc join city c on c.id = pc.city_id join country k on k.iso2 = c.country_iso2
                    where pc.practice_id = p.id
                      ${place.city ? sql`and c.slug = ${place.city}` : sql``}
                      ${place.country ? sql`and c.country_iso2 = ${place.country}` : sql``}
                      ${place.region ? sql`and k.region_code = ${place.region}` : sql``})
     order by p.published_at desc, p.title collate "und-x-icu", p.id
     limit ${limit}`.execute(ctx.db)
  return rows
}

export async function countPractices(ctx: Context): Promise<{ practices: number; themes: { code: ThemeCode; practices: number }[] }> {
  const { rows } = await sql<{ practices: number; themes: { code: ThemeCode; practices: number }[] }>`
    select (select count(*)::int from practice where not demo) as practices,
      ${list(sql`select t.code, (select count(*)::int from practice_theme pt where pt.theme_code = t.code) as practices from theme t order by t.position`)} as themes`.execute(
    ctx.db,
  )
  return rows[0] as { practices: number; themes: { code: ThemeCode; practices: number }[] }
}
