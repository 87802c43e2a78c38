import { listAwardEditions } from '#features/award/queries.server.ts'
import { paths } from '#kernel/paths.ts'
import { answerDataset } from '../../dataset.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { ctx, locale, madeOf, origin }, params }) => {
  for (const subject of ['award', 'cities'] as const) madeOf.add(subject)
  const rows = (await listAwardEditions(ctx)).flatMap(({ year, sourceUrl, laureates }) =>
    laureates.map((city) => ({
      year,
      id: city.slug,
      name: city.label,
      country: city.country,
      source: sourceUrl,
      url: origin + paths.city(locale, city.slug),
    })),
  )
  return answerDataset(params.format, 'award', ['year', 'id', 'name', 'country', 'source', 'url'], rows, {})
}
