import { listConferences } from '#features/events/queries.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { ctx, madeOf } }) => {
  for (const subject of ['events', 'cities'] as const) madeOf.add(subject)
  return { conferences: await listConferences(ctx), today: ctx.now().toISOString().slice(0, 10) }
}
