import { error } from '@sveltejs/kit'
import { findPractice, listRelatedPractices } from '#features/library/queries.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { ctx, madeOf }, params }) => {
  for (const subject of ['library', 'cities'] as const) madeOf.add(subject)
  const practice = await findPractice(ctx, params.slug)
  if (!practice) error(404, 'No such practice')
  return { practice, related: await listRelatedPractices(ctx, practice.id), today: ctx.now().toISOString().slice(0, 10) }
}
