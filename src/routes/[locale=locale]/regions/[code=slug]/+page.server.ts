import { error } from '@sveltejs/kit'
import { regionCodes } from '#features/cities/model.ts'
import { listCountries } from '#features/cities/queries.server/places.ts'
import { loadPlacePage } from '../../place-page.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { ctx, madeOf }, params }) => {
  for (const subject of ['cities', 'award', 'network', 'library'] as const) madeOf.add(subject)
  const region = regionCodes.find((code) => code === params.code)
  if (!region) error(404, 'No such region')
  const [countries, place] = await Promise.all([listCountries(ctx, region), loadPlacePage(ctx, { region }, false)])
  return { region, countries, ...place }
}
