import { sql, type RawBuilder } from 'kysely'
import { fold } from '#kernel/fold.ts'
import type { DirectoryFilters } from '../filters.ts'

type FilterName = keyof DirectoryFilters

/** The filters as one SQL condition on a table with the columns of city_tally; `text` is left to `textCondition`. */
export function tallyCondition(filters: DirectoryFilters, without?: FilterName): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (filters.region && without !== 'region')
    parts.push(sql`t.country_iso2 in (select iso2 from country where region_code = ${filters.region})`)
  if (filters.country && without !== 'country') parts.push(sql`t.country_iso2 = ${filters.country}`)
  if (filters.kind && without !== 'kind') parts.push(sql`t.kind = ${filters.kind}`)
  if (filters.joinedBy && without !== 'joinedBy') parts.push(sql`t.member_since <= ${filters.joinedBy}`)
  if (filters.awarded && without !== 'awarded') parts.push(sql`t.awarded`)
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

/** The filters as one SQL condition on `city c`. Only members are ever listed: visibility is decided here. */
export function cityCondition(filters: DirectoryFilters): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`c.member`]
  if (filters.region) parts.push(sql`c.country_iso2 in (select iso2 from country where region_code = ${filters.region})`)
  if (filters.country) parts.push(sql`c.country_iso2 = ${filters.country}`)
  if (filters.kind) parts.push(sql`c.kind = ${filters.kind}`)
  if (filters.joinedBy) parts.push(sql`c.member_since <= ${filters.joinedBy}`)
  if (filters.awarded) parts.push(sql`c.award_years <> '{}'`)
  if (filters.text) parts.push(textCondition(filters.text))
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

/** A name, or part of one, in any language; with at most a few letters wrong. The index of names is that of the search. */
function textCondition(text: string): RawBuilder<boolean> {
  const name = fold(text).slice(0, 80)
  return sql<boolean>`c.slug in (
    select d.ref from search_document d
     where d.kind = 'city' and (d.keys like ${`%${name}%`} or ${name} <% d.keys or d.words @@ plainto_tsquery('simple', ${name})))`
}
