import { m } from '#words/messages.js'
import { listCities } from '#features/cities/queries.server/directory.ts'
import { countryName } from '#kernel/countries.ts'
import { paths } from '#kernel/paths.ts'
import { answerAtom } from '../../feed.server.ts'
import type { RequestHandler } from './$types'

/** The newest members. Only the year of admission is known of most, so an entry is dated on its last day, or today. */
export const GET: RequestHandler = async ({ locals: { ctx, locale, madeOf, origin } }) => {
  for (const subject of ['cities', 'award'] as const) madeOf.add(subject)
  const cities = (await listCities(ctx, { filters: {}, sort: 'newest', page: 1 }, 50)).filter((city) => city.memberSince !== null)
  const today = ctx.now()
  const endOf = (year: number) => new Date(Math.min(Date.UTC(year, 11, 31), Date.parse(today.toISOString().slice(0, 10))))
  return answerAtom(
    {
      title: m['cities.feed'](),
      description: m['cities.lead'](),
      url: origin + paths.cities(locale, '?sort=newest'),
      feedUrl: `${origin}/${locale}/cities.atom`,
      locale,
    },
    cities.map((city) => ({
      title: m['site.place']({ city: city.label, country: countryName(city.country, locale) }),
      url: origin + paths.city(locale, city.slug),
      summary: m['cities.member_since']({ year: String(city.memberSince) }),
      updated: endOf(city.memberSince as number),
    })),
  )
}
