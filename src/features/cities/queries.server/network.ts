import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { Precision } from '#kernel/source.ts'

export interface PublishedCount {
  countedOn: string
  datePrecision: 'day' | 'month' | 'year'
  members: number
  membersPrecision: Precision
  countries: number | null
  inhabitants: number | null
  inhabitantsPrecision: Precision | null
  sourceTitle: string
  sourceUrl: string | null
}

/** The size of the network as published, oldest first. */
export async function listPublishedCounts(ctx: Context): Promise<PublishedCount[]> {
  const { rows } = await sql<PublishedCount>`
    select n.counted_on as "countedOn", n.date_precision as "datePrecision", n.members, n.members_precision as "membersPrecision",
           n.countries, n.inhabitants, n.inhabitants_precision as "inhabitantsPrecision", s.title as "sourceTitle", s.url as "sourceUrl"
      from network_count n join source s on s.id = n.source_id
     order by n.counted_on, n.source_id
     limit 200`.execute(ctx.db)
  return rows
}

/** What our own records hold, and the last published size that they are measured against. */
export interface Coverage {
  recordedCities: number
  recordedCountries: number
  publishedMembers: number | null
  publishedCountries: number | null
  publishedInhabitants: number | null
  publishedOn: string | null
}

/** Made-up places lie in made-up countries, whose codes ISO 3166 leaves to users: they are never counted among the real. */
const real = sql`country_iso2 not in ('XA', 'XB')`

export async function findCoverage(ctx: Context): Promise<Coverage> {
  const { rows } = await sql<Coverage>`
    select (select coalesce(sum(cities), 0)::int from city_tally where ${real}) as "recordedCities",
           (select count(distinct country_iso2)::int from city_tally where cities > 0 and ${real}) as "recordedCountries",
           n.members as "publishedMembers", n.countries as "publishedCountries", n.inhabitants as "publishedInhabitants",
           n.counted_on as "publishedOn"
      from (select 1) as one
      left join (select * from network_count order by counted_on desc limit 1) n on true`.execute(ctx.db)
  return rows[0] as Coverage
}
