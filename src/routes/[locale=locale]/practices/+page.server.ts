import { error } from '@sveltejs/kit'
import { readPracticeRequest } from '#features/library/filters.ts'
import { countPracticeFacets, listPractices, practicePageLength } from '#features/library/queries.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { ctx, madeOf }, url }) => {
  for (const subject of ['library', 'cities', 'search'] as const) madeOf.add(subject)
  const request = readPracticeRequest(url.searchParams)
  const [facets, practices] = await Promise.all([countPracticeFacets(ctx, request.filters), listPractices(ctx, request)])
  const total = facets.find((count) => count.facet === 'total')?.practices ?? 0
  const pages = Math.max(1, Math.ceil(total / practicePageLength))
  if (request.page > pages) error(404, 'No such page')
  const of = (facet: 'theme' | 'region' | 'city') =>
    facets.flatMap((it) => (it.facet === facet && it.value ? [{ value: it.value, label: it.label ?? '', practices: it.practices }] : []))
  return { ...request, practices, total, pages, themes: of('theme'), regions: of('region'), cities: of('city') }
}
