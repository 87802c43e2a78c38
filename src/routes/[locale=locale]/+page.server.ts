import { countAwards } from '#features/award/queries.server.ts'
import { drawMap } from '#features/cities/map/drawing.ts'
import { listCities } from '#features/cities/queries.server/directory.ts'
import { findCoverage } from '#features/cities/queries.server/network.ts'
import { listMapPoints } from '#features/cities/queries.server/points.ts'
import { drawRings } from '#features/cities/rings.ts'
import { listComing } from '#features/events/queries.server.ts'
import { countPractices } from '#features/library/queries.server.ts'
import { marksOf } from './cities/marks.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { ctx, locale, madeOf } }) => {
  for (const subject of ['cities', 'library', 'award', 'events', 'network'] as const) madeOf.add(subject)
  const coverage = await findCoverage(ctx)
  const [points, newest, awards, practices, coming] = await Promise.all([
    listMapPoints(ctx, {}, coverage.recordedCities),
    listCities(ctx, { filters: {}, sort: 'newest', page: 1 }, 8),
    countAwards(ctx),
    countPractices(ctx),
    listComing(ctx),
  ])
  const drawing = drawMap(points, false)
  const thisYear = ctx.now().getUTCFullYear()
  return {
    coverage,
    awards,
    practices: practices.practices,
    themes: practices.themes.filter((theme) => theme.practices > 0),
    map: { viewBox: drawing.viewBox, land: drawing.land, dots: drawing.dots },
    marks: marksOf(drawing.marks, {}, locale),
    newest: newest.map((city) => ({ ...city, rings: drawRings(city, thisYear) })),
    coming: coming.slice(0, 3),
  }
}
