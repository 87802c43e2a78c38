import { listAwardEditions } from '#features/award/queries.server.ts'
import { drawRings } from '#features/cities/rings.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { ctx, madeOf } }) => {
  for (const subject of ['award', 'cities'] as const) madeOf.add(subject)
  const thisYear = ctx.now().getUTCFullYear()
  const editions = await listAwardEditions(ctx)
  return {
    editions: editions.map((edition) => ({
      ...edition,
      laureates: edition.laureates.map((city) => ({ ...city, rings: drawRings(city, thisYear) })),
    })),
  }
}
