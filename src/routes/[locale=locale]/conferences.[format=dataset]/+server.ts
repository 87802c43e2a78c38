import { listConferences } from '#features/events/queries.server.ts'
import { answerDataset } from '../../dataset.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { ctx, madeOf }, params }) => {
  for (const subject of ['events', 'cities'] as const) madeOf.add(subject)
  const rows = (await listConferences(ctx)).map((it) => ({
    number: it.number,
    starts_on: it.startsOn,
    ends_on: it.endsOn,
    planned_for: it.plannedFor,
    host: it.host?.slug ?? null,
    country: it.host?.country ?? null,
    theme: it.theme,
    outcome: it.outcome,
    participants: it.participants,
    participants_precision: it.participantsPrecision,
    countries: it.countries,
    lang: it.lang,
    sources: it.sources.flatMap((source) => source.url ?? []).join(' '),
  }))
  return answerDataset(
    params.format,
    'conferences',
    [
      'number',
      'starts_on',
      'ends_on',
      'planned_for',
      'host',
      'country',
      'theme',
      'outcome',
      'participants',
      'participants_precision',
      'countries',
      'lang',
      'sources',
    ],
    rows,
    {},
  )
}
