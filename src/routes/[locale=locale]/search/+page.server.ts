import { search } from '#features/search/queries.server.ts'
import { paths } from '#kernel/paths.ts'
import type { SearchResult } from '#features/search/model.ts'
import type { Locale } from '#kernel/locales.ts'
import type { PageServerLoad } from './$types'

const longest = 200

export const load: PageServerLoad = async ({ locals: { ctx, locale, madeOf }, url }) => {
  for (const subject of ['search', 'cities', 'library'] as const) madeOf.add(subject)
  const given = url.searchParams.get('q')?.trim() ?? ''
  const query = [...given].slice(0, longest).join('')
  const results = query ? await search(ctx, query) : []
  return {
    query,
    shortened: query.length < given.length,
    results: results.map((result) => ({ ...result, href: addressOf(result, locale) })),
  }
}

function addressOf({ kind, ref }: SearchResult, locale: Locale): string {
  if (kind === 'city') return paths.city(locale, ref)
  if (kind === 'country') return paths.country(locale, ref)
  if (kind === 'practice') return paths.practice(locale, ref)
  return `/${locale}/${ref}`
}
