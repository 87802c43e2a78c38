import { error } from '@sveltejs/kit'
import { listCountries } from '#features/cities/queries.server/places.ts'
import { loadPlacePage } from '../../place-page.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { ctx, madeOf }, params }) => {
  for (const subject of ['cities', 'award', 'network', 'library'] as const) madeOf.add(subject)
  const country = (await listCountries(ctx)).find((it) => it.iso2 === params.iso2.toUpperCase())
  if (!country) error(404, 'No such country')
  return { country, ...(await loadPlacePage(ctx, { country: country.iso2 }, true)) }
}
