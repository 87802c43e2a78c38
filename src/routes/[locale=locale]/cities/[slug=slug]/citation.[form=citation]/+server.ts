import { error } from '@sveltejs/kit'
import { m } from '#words/messages.js'
import { findCity } from '#features/cities/queries.server/city.ts'
import { countryName } from '#kernel/countries.ts'
import { paths } from '#kernel/paths.ts'
import { answerCitation } from '../../../../citation.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { ctx, locale, madeOf, origin }, params }) => {
  for (const subject of ['cities', 'award', 'events'] as const) madeOf.add(subject)
  const city = await findCity(ctx, params.slug)
  if (!city) error(404, 'No such city')
  return answerCitation(params.form, {
    key: city.slug,
    title: m['site.place']({ city: city.label, country: countryName(city.country, locale) }),
    url: origin + paths.city(locale, city.slug),
    publisher: m['site.network'](),
    lang: locale,
    accessed: ctx.now().toISOString().slice(0, 10),
  })
}
