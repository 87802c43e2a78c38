import { regionCodes } from '#features/cities/model.ts'
import { findCoverage } from '#features/cities/queries.server/network.ts'
import { listCountries } from '#features/cities/queries.server/places.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { ctx, madeOf } }) => {
  for (const subject of ['cities', 'award', 'network'] as const) madeOf.add(subject)
  const [countries, coverage] = await Promise.all([listCountries(ctx), findCoverage(ctx)])
  return {
    coverage,
    regions: regionCodes
      .map((code) => ({ code, countries: countries.filter((country) => country.region === code) }))
      .filter((region) => region.countries.length > 0),
  }
}
