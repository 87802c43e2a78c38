import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { Precision } from '#kernel/source.ts'
import type { ChangeKind, MilestoneKind } from '../model.ts'
import { rowColumns, type CityRow } from './directory.ts'

interface CitedSource {
  title: string
  url: string | null
}

export interface CityPage extends CityRow {
  id: string
  mapX: number | null
  mapY: number | null
  standingVerified: boolean
  member: boolean
  names: { lang: string; name: string; native: boolean }[]
  spells: { joined: number | null; ended: boolean; left: number | null }[]
  facts: { kind: 'population'; value: number; precision: Precision; year: number | null; source: CitedSource }[]
  changes: { kind: ChangeKind; year: number | null; lang: string; note: string; source: CitedSource; other: string | null }[]
  milestones: {
    kind: MilestoneKind
    year: number
    month: number | null
    day: number | null
    lang: string
    title: string
    source: CitedSource
  }[]
  conferences: { number: number; startsOn: string }[]
  sources: CitedSource[]
}

const list = (query: ReturnType<typeof sql>) => sql`coalesce((select jsonb_agg(to_jsonb(q)) from (${query}) q), '[]')`
const cited = sql`jsonb_build_object('title', s.title, 'url', s.url) as source`

/** Everything that the page of a place shows of the place itself; null when there is no such place. */
export async function findCity(ctx: Context, slug: string): Promise<CityPage | null> {
  const { rows } = await sql<CityPage>`
    select ${rowColumns}, c.id, c.map_x as "mapX", c.map_y as "mapY", c.standing_verified as "standingVerified", c.member,
      ${list(sql`select n.lang, n.name, n.native from city_name n where n.city_id = c.id order by n.native desc, n.lang`)} as names,
      ${list(sql`select m.joined_year as joined, m.ended, m.left_year as left from membership_spell m where m.city_id = c.id order by m.position`)} as spells,
      ${list(sql`select f.kind, f.value, f.precision, f.year, ${cited} from city_fact f join source s on s.id = f.source_id where f.city_id = c.id order by f.kind`)} as facts,
      ${list(sql`select p.kind, p.year, p.lang, p.note, ${cited}, o.slug as other from place_change p join source s on s.id = p.source_id
        left join city o on o.id = p.other_city_id where p.city_id = c.id order by p.year, p.kind`)} as changes,
      ${list(sql`select m.kind, m.year, m.month, m.day, m.lang, m.title, ${cited} from milestone m join source s on s.id = m.source_id
        where m.city_id = c.id order by m.year, m.month nulls first, m.day nulls first, m.slug`)} as milestones,
      ${list(sql`select f.number, f.starts_on as "startsOn" from conference f where f.city_id = c.id and f.starts_on is not null order by f.number`)} as conferences,
      ${list(sql`select s.title, s.url from city_source cs join source s on s.id = cs.source_id where cs.city_id = c.id order by cs.position`)} as sources
      from city c
      join city_label l on l.city_id = c.id and l.lang = ${ctx.locale}
      join country k on k.iso2 = c.country_iso2
     where c.slug = ${slug}`.execute(ctx.db)
  return rows[0] ?? null
}

/** The nearest members on the map, and other members of the same country, at most `limit` each. */
export async function listNeighbours(
  ctx: Context,
  city: Pick<CityPage, 'id' | 'mapX' | 'mapY' | 'country'>,
  limit = 6,
): Promise<{ nearest: CityRow[]; compatriots: CityRow[] }> {
  const columns = sql`${rowColumns} from city c join city_label l on l.city_id = c.id and l.lang = ${ctx.locale} join country k on k.iso2 = c.country_iso2`
  const { rows } = await sql<CityRow & { near: boolean }>`
    (select true as near, ${columns}
      where c.member and c.id <> ${city.id} and ${city.mapX}::real is not null
      order by point(c.map_x, c.map_y) <-> point(${city.mapX}::real, ${city.mapY}::real) limit ${limit})
    union all
    (select false, ${columns}
      where c.member and c.id <> ${city.id} and c.country_iso2 = ${city.country}
      order by c.member_since desc nulls last, c.id limit ${limit})`.execute(ctx.db)
  return { nearest: rows.filter((row) => row.near), compatriots: rows.filter((row) => !row.near) }
}
