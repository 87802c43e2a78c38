import { readDirectoryRequest } from '#features/cities/filters.ts'
import { listCities, listCountryRegions } from '#features/cities/queries.server/directory.ts'
import { findCoverage } from '#features/cities/queries.server/network.ts'
import { countryName } from '#kernel/countries.ts'
import { paths } from '#kernel/paths.ts'
import { answerDataset } from '../../dataset.server.ts'
import type { RequestHandler } from './$types'

const most = 50_000

export const GET: RequestHandler = async ({ locals: { ctx, locale, madeOf, origin }, params, url }) => {
  for (const subject of ['cities', 'award', 'network', 'search'] as const) madeOf.add(subject)
  const regions = await listCountryRegions(ctx)
  const { filters, sort, ignored } = readDirectoryRequest(url.searchParams, new Set(regions.keys()), ctx.now().getUTCFullYear())
  const [cities, coverage] = await Promise.all([listCities(ctx, { filters, sort, page: 1 }, most), findCoverage(ctx)])
  const rows = cities.map((city) => ({
    id: city.slug,
    name: city.label,
    network_name: city.name,
    country: city.country,
    country_name: countryName(city.country, locale),
    region: city.region,
    kind: city.kind,
    parent: city.parent,
    member_since: city.memberSince,
    awards: city.awardYears.join(' '),
    demo: city.demo,
    url: origin + paths.city(locale, city.slug),
  }))
  return answerDataset(
    params.format,
    'cities',
    ['id', 'name', 'network_name', 'country', 'country_name', 'region', 'kind', 'parent', 'member_since', 'awards', 'demo', 'url'],
    rows,
    {
      filters,
      ignored,
      coverage: { on_record: coverage.recordedCities, known_to_exist: coverage.publishedMembers, as_of: coverage.publishedOn },
      note: 'member_since is empty where no source read gives the year. Coordinates are estimates and are not given out.',
    },
  )
}
