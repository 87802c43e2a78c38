import { findCoverage, listPublishedCounts } from '#features/cities/queries.server/network.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { ctx, madeOf } }) => {
  for (const subject of ['network', 'cities'] as const) madeOf.add(subject)
  const [counts, coverage] = await Promise.all([listPublishedCounts(ctx), findCoverage(ctx)])
  return { counts, coverage }
}
