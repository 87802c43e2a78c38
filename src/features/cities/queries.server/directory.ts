import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { DirectoryFilters, DirectoryRequest, Sort } from '../filters.ts'
import type { PlaceKind, RegionCode } from '../model.ts'
import { cityCondition, tallyCondition } from './conditions.ts'

export interface CityRow {
  slug: string
  /** Name in the language of the page. */
  label: string
  /** Name that the network uses. */
  name: string
  country: string
  region: RegionCode
  kind: PlaceKind
  parent: string | null
  memberSince: number | null
  awardYears: number[]
  demo: boolean
}

export const rowColumns = sql`c.slug, l.label, c.name, c.country_iso2 as country, k.region_code as region, c.kind,
  c.parent_unit as parent, c.member_since as "memberSince", c.award_years as "awardYears", c.demo`

/** One facet value with how many cities it would leave, given the other filters. */
export interface FacetCount {
  facet: 'region' | 'country' | 'kind' | 'joined' | 'awarded' | 'total'
  value: string | null
  cities: number
}

export const pageLength = 40

/** One page of members that fit, in order; `total` is what all pages hold together. */
export async function listCities(
  ctx: Context,
  { filters, sort, page }: Pick<DirectoryRequest, 'filters' | 'sort' | 'page'>,
  length = pageLength,
): Promise<CityRow[]> {
  const { rows } = await sql<CityRow>`
    select ${rowColumns}
      from city_label l
      join city c on c.id = l.city_id
      join country k on k.iso2 = c.country_iso2
      ${sort === 'country' ? sql`join country_name n on n.iso2 = c.country_iso2 and n.lang = ${ctx.locale}` : sql``}
     where l.lang = ${sql.lit(ctx.locale)} and ${cityCondition(filters)}
     order by ${order(sort, ctx)}
     limit ${length} offset ${(page - 1) * length}`.execute(ctx.db)
  return rows
}

function order(sort: Sort, ctx: Context) {
  const collation = sql.raw(`collate "${ctx.locale}-x-icu"`)
  const byName = sql`l.label ${collation}, l.city_id`
  if (sort === 'country') return sql`n.name ${collation}, ${byName}`
  if (sort === 'newest') return sql`c.member_since desc nulls last, ${byName}`
  if (sort === 'oldest') return sql`c.member_since nulls last, ${byName}`
  return byName
}

/**
 * How many members fit, in all and by each value of each facet, each facet counted without its own filter. Counted from the
 * tallies, whose size does not grow with the number of cities; a text has to look at the cities themselves.
 */
export async function countFacets(ctx: Context, filters: DirectoryFilters): Promise<FacetCount[]> {
  const tally = filters.text
    ? sql`select c.country_iso2, c.kind, c.award_years <> '{}' as awarded, c.member_since, 1 as cities
            from city c where ${cityCondition({ text: filters.text })}`
    : sql`select * from city_tally where cities > 0`
  const { rows } = await sql<FacetCount>`
    with t as materialized (${tally})
    select 'total' as facet, null as value, coalesce(sum(t.cities), 0)::int as cities from t where ${tallyCondition(filters)}
    union all
    select 'region', k.region_code, sum(t.cities)::int from t join country k on k.iso2 = t.country_iso2
     where ${tallyCondition(filters, 'region')} group by 2
    union all
    select 'country', t.country_iso2, sum(t.cities)::int from t where ${tallyCondition(filters, 'country')} group by 2
    union all
    select 'kind', t.kind, sum(t.cities)::int from t where ${tallyCondition(filters, 'kind')} group by 2
    union all
    select 'joined', t.member_since::text, sum(t.cities)::int from t
     where t.member_since is not null and ${tallyCondition(filters, 'joinedBy')} group by 2
    union all
    select 'awarded', '1', coalesce(sum(t.cities), 0)::int from t where t.awarded and ${tallyCondition(filters, 'awarded')}`.execute(ctx.db)
  return rows
}

/** Countries and their regions, in no order. Few, and asked for by every filter. */
export async function listCountryRegions(ctx: Context): Promise<Map<string, RegionCode>> {
  const rows = await ctx.db.selectFrom('country').select(['iso2', 'region_code']).execute()
  return new Map(rows.map((row) => [row.iso2, row.region_code as RegionCode]))
}
