import type { Context } from '#db/context.ts'
import type { DirectoryFilters } from '#features/cities/filters.ts'
import { growthOf } from '#features/cities/growth.ts'
import { drawMap } from '#features/cities/map/drawing.ts'
import type { RegionCode } from '#features/cities/model.ts'
import { listCities } from '#features/cities/queries.server/directory.ts'
import { findCoverage } from '#features/cities/queries.server/network.ts'
import { countByYear } from '#features/cities/queries.server/places.ts'
import { listMapPoints } from '#features/cities/queries.server/points.ts'
import { drawRings } from '#features/cities/rings.ts'
import { listPracticesOf } from '#features/library/queries.server.ts'
import { marksOf } from './cities/marks.ts'

const mostListed = 120

/** What the pages of a country and of a region have in common: map, growth, cities, practices. */
export async function loadPlacePage(ctx: Context, place: { country: string } | { region: RegionCode }, withCities: boolean) {
  const filters: DirectoryFilters = place
  const [years, coverage, practices, cities] = await Promise.all([
    countByYear(ctx, place),
    findCoverage(ctx),
    listPracticesOf(ctx, place),
    withCities ? listCities(ctx, { filters, sort: 'name', page: 1 }, mostListed) : [],
  ])
  const total = years.reduce((sum, { cities: count }) => sum + count, 0)
  const drawing = drawMap(await listMapPoints(ctx, filters, total), true, 'country' in place ? 60 : 140)
  const thisYear = ctx.now().getUTCFullYear()
  return {
    total,
    coverage,
    practices,
    growth: growthOf(years, thisYear),
    cities: cities.map((city) => ({ ...city, rings: drawRings(city, thisYear) })),
    map: { viewBox: drawing.viewBox, land: drawing.land, dots: drawing.dots },
    marks: marksOf(drawing.marks, filters, ctx.locale),
  }
}
