import { error } from '@sveltejs/kit'
import { dotsOf, viewBoxOf } from '#features/cities/map/drawing.ts'
import { landIn, windowAround } from '#features/cities/map/outline.ts'
import { findCity, listNeighbours } from '#features/cities/queries.server/city.ts'
import { drawRings } from '#features/cities/rings.ts'
import { timelineOf } from '#features/cities/timeline.ts'
import { listPracticesOf } from '#features/library/queries.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { ctx, madeOf }, params }) => {
  for (const subject of ['cities', 'library', 'award', 'events'] as const) madeOf.add(subject)
  const city = await findCity(ctx, params.slug)
  if (!city) error(404, 'No such city')
  const [{ nearest, compatriots }, practices] = await Promise.all([listNeighbours(ctx, city), listPracticesOf(ctx, { city: city.slug })])
  return {
    city,
    nearest,
    compatriots,
    practices,
    timeline: timelineOf(city),
    rings: drawRings(city, ctx.now().getUTCFullYear()),
    locator: city.mapX === null || city.mapY === null ? null : drawLocator({ x: city.mapX, y: city.mapY }),
    today: ctx.now().toISOString().slice(0, 10),
  }
}

/** The part of the world around the place. Neighbouring places share a window, so that few are drawn. */
function drawLocator(point: { x: number; y: number }) {
  const corner = { x: Math.round(point.x / 20) * 20, y: Math.round(point.y / 10) * 10 }
  const window = windowAround([corner], 130)
  return { viewBox: viewBoxOf(window), land: landIn(window), dots: '', here: dotsOf([point], window) }
}
