import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { DirectoryFilters } from '../filters.ts'
import type { MapPoint } from '../map/clusters.ts'
import { cityCondition } from './conditions.ts'

/** More single places than this are drawn from the grid, as numbers. */
const mostPlaces = 1_200

/** What the map draws: single places, or, where they are very many, the squares of the grid with their numbers. */
export async function listMapPoints(ctx: Context, filters: DirectoryFilters, total: number): Promise<MapPoint[]> {
  if (total > mostPlaces && isCoarse(filters)) return listSquares(ctx, filters)
  const { rows } = await sql<MapPoint>`
    select c.map_x as x, c.map_y as y, 1 as cities, c.country_iso2 as country, c.slug, l.label
      from city c
      join city_label l on l.city_id = c.id and l.lang = ${sql.lit(ctx.locale)}
     where ${cityCondition(filters)} and c.map_x is not null
     order by c.id
     limit ${mostPlaces}`.execute(ctx.db)
  return rows
}

const isCoarse = ({ kind, joinedBy, awarded, text }: DirectoryFilters) => !kind && !joinedBy && !awarded && !text

async function listSquares(ctx: Context, filters: DirectoryFilters): Promise<MapPoint[]> {
  const { rows } = await sql<MapPoint>`
    select (sum(g.sum_x) / sum(g.cities))::real as x, (sum(g.sum_y) / sum(g.cities))::real as y, sum(g.cities)::int as cities,
           case when count(*) = 1 then min(g.country_iso2) end as country
      from city_grid g
     where g.cities > 0
       ${filters.country ? sql`and g.country_iso2 = ${filters.country}` : sql``}
       ${filters.region ? sql`and g.country_iso2 in (select iso2 from country where region_code = ${filters.region})` : sql``}
     group by g.column_16, g.row_16
     order by g.column_16, g.row_16`.execute(ctx.db)
  return rows
}
