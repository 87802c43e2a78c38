import { regionCodes } from '#features/cities/model.ts'
import { listCities } from '#features/cities/queries.server/directory.ts'
import { listCountries } from '#features/cities/queries.server/places.ts'
import { listPractices } from '#features/library/queries.server.ts'
import { isLocale, locales } from '#kernel/locales.ts'
import { aboutPages, paths } from '#kernel/paths.ts'
import { error } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** A sitemap holds at most 50,000 addresses. */
const most = 49_000

export const GET: RequestHandler = async ({ locals, params }) => {
  const { origin, madeOf } = locals
  for (const subject of ['cities', 'library', 'award'] as const) madeOf.add(subject)
  const locale = params.locale
  if (!isLocale(locale)) error(404, 'No such language')
  const ctx = { ...locals.ctx, locale }
  const [cities, countries, practices] = await Promise.all([
    listCities(ctx, { filters: {}, sort: 'name', page: 1 }, most - 10_000),
    listCountries(ctx),
    listPractices(ctx, { filters: {}, page: 1 }, 9_000),
  ])
  const addresses = [
    paths.home(locale),
    paths.cities(locale),
    paths.countries(locale),
    paths.practices(locale),
    paths.award(locale),
    paths.conferences(locale),
    ...aboutPages.map((page) => paths.about(locale, page)),
    ...regionCodes.map((code) => paths.region(locale, code)),
    ...countries.map((country) => paths.country(locale, country.iso2)),
    ...cities.map((city) => paths.city(locale, city.slug)),
    ...practices.map((practice) => paths.practice(locale, practice.slug)),
  ]
  const entries = addresses.map((path) => `<url><loc>${origin}${path}</loc>${alternates(origin, path)}</url>`)
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`,
    { headers: { 'content-type': 'application/xml; charset=utf-8' } },
  )
}

const alternates = (origin: string, path: string) =>
  locales.map((lang) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${origin}/${lang}${path.slice(3)}"/>`).join('')
