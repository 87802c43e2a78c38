import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { RegionCode } from '../model.ts'

export interface CountrySummary {
  iso2: string
  name: string
  region: RegionCode
  cities: number
  awards: number
}

/** Countries with members, in the order of their names; of one region when named. */
export async function listCountries(ctx: Context, region?: RegionCode): Promise<CountrySummary[]> {
  const { rows } = await sql<CountrySummary>`
    select k.iso2, n.name, k.region_code as region, sum(t.cities)::int as cities,
           (select count(*)::int from award_laureate a join city c on c.id = a.city_id where c.country_iso2 = k.iso2) as awards
      from country k
      join country_name n on n.iso2 = k.iso2 and n.lang = ${ctx.locale}
      join city_tally t on t.country_iso2 = k.iso2 and t.cities > 0
     where ${region ?? null}::text is null or k.region_code = ${region ?? null}
     group by k.iso2, n.name, k.region_code
     order by n.name ${sql.raw(`collate "${ctx.locale}-x-icu"`)}, k.iso2
     limit 300`.execute(ctx.db)
  return rows
}

export interface YearCount {
  /** Null: the year is not known. */
  year: number | null
  cities: number
}

/** How many present members joined in each year, by country or region; for the chart of growth. */
export async function countByYear(ctx: Context, place: { country?: string; region?: RegionCode } = {}): Promise<YearCount[]> {
  const { rows } = await sql<YearCount>`
    select t.member_since as year, sum(t.cities)::int as cities
      from city_tally t
     where t.cities > 0
       ${place.country ? sql`and t.country_iso2 = ${place.country}` : sql``}
       ${place.region ? sql`and t.country_iso2 in (select iso2 from country where region_code = ${place.region})` : sql``}
     group by t.member_since
     order by t.member_since`.execute(ctx.db)
  return rows
}
