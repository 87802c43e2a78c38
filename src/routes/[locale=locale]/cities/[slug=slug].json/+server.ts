import { error } from '@sveltejs/kit'
import { findCity } from '#features/cities/queries.server/city.ts'
import { timelineOf } from '#features/cities/timeline.ts'
import { paths } from '#kernel/paths.ts'
import { answerJson } from '../../../dataset.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { ctx, locale, madeOf, origin }, params }) => {
  for (const subject of ['cities', 'award', 'events'] as const) madeOf.add(subject)
  const city = await findCity(ctx, params.slug)
  if (!city) error(404, 'No such city')
  const {
    slug,
    label,
    name,
    country,
    region,
    kind,
    parent,
    member,
    standingVerified,
    spells,
    awardYears,
    names,
    facts,
    changes,
    sources,
    demo,
  } = city
  return answerJson({
    id: slug,
    name: label,
    network_name: name,
    country,
    region,
    kind,
    parent,
    member,
    standing_verified: standingVerified,
    spells,
    awards: awardYears,
    names,
    facts,
    changes,
    timeline: timelineOf(city),
    sources,
    demo,
    url: origin + paths.city(locale, slug),
  })
}
