import { error } from '@sveltejs/kit'
import { readDirectoryRequest } from '#features/cities/filters.ts'
import { drawMap } from '#features/cities/map/drawing.ts'
import { countFacets, listCities, listCountryRegions, pageLength } from '#features/cities/queries.server/directory.ts'
import { findCoverage } from '#features/cities/queries.server/network.ts'
import { listMapPoints } from '#features/cities/queries.server/points.ts'
import { drawRings } from '#features/cities/rings.ts'
import { optionsOf } from './facets.ts'
import { marksOf } from './marks.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { ctx, locale, madeOf }, url }) => {
  for (const subject of ['cities', 'award', 'network', 'search'] as const) madeOf.add(subject)
  const thisYear = ctx.now().getUTCFullYear()
  const regions = await listCountryRegions(ctx)
  const request = readDirectoryRequest(url.searchParams, new Set(regions.keys()), thisYear)
  const { filters, view, page } = request

  const facets = await countFacets(ctx, filters)
  const total = facets.find((count) => count.facet === 'total')?.cities ?? 0
  const pages = Math.max(1, Math.ceil(total / pageLength))
  if (page > pages) error(404, 'No such page')

  const [cities, coverage, points] = await Promise.all([
    listCities(ctx, request),
    findCoverage(ctx),
    view === 'map' ? listMapPoints(ctx, filters, total) : [],
  ])
  const drawing = view === 'map' ? drawMap(points, Boolean(filters.region || filters.country), filters.country ? 60 : 140) : null
  return {
    ...request,
    total,
    pages,
    coverage,
    options: optionsOf(facets, locale),
    cities: cities.map((city) => ({ ...city, rings: view === 'list' ? drawRings(city, thisYear) : [] })),
    map: drawing && { viewBox: drawing.viewBox, land: drawing.land, dots: drawing.dots },
    marks: drawing ? marksOf(drawing.marks, filters, locale, regions) : [],
    thisYear,
  }
}
