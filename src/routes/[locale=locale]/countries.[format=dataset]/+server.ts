import { listCountries } from '#features/cities/queries.server/places.ts'
import { paths } from '#kernel/paths.ts'
import { answerDataset } from '../../dataset.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { ctx, locale, madeOf, origin }, params }) => {
  for (const subject of ['cities', 'award'] as const) madeOf.add(subject)
  const rows = (await listCountries(ctx)).map(({ iso2, name, region, cities, awards }) => ({
    id: iso2,
    name,
    region,
    cities,
    awards,
    url: origin + paths.country(locale, iso2),
  }))
  return answerDataset(params.format, 'countries', ['id', 'name', 'region', 'cities', 'awards', 'url'], rows, {})
}
