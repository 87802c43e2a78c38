import { listPublishedCounts } from '#features/cities/queries.server/network.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { ctx, madeOf } }) => {
  madeOf.add('network')
  return { counts: await listPublishedCounts(ctx) }
}
