import { listPublishedCounts } from '#features/cities/queries.server/network.ts'
import { answerDataset } from '../../dataset.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { ctx, madeOf }, params }) => {
  madeOf.add('network')
  const rows = (await listPublishedCounts(ctx)).map((count) => ({
    counted_on: count.countedOn,
    date_precision: count.datePrecision,
    members: count.members,
    members_precision: count.membersPrecision,
    countries: count.countries,
    inhabitants: count.inhabitants,
    inhabitants_precision: count.inhabitantsPrecision,
    source: count.sourceTitle,
    source_url: count.sourceUrl,
  }))
  return answerDataset(
    params.format,
    'network',
    [
      'counted_on',
      'date_precision',
      'members',
      'members_precision',
      'countries',
      'inhabitants',
      'inhabitants_precision',
      'source',
      'source_url',
    ],
    rows,
    {},
  )
}
