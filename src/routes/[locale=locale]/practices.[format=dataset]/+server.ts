import { readPracticeRequest } from '#features/library/filters.ts'
import { listPractices } from '#features/library/queries.server.ts'
import { paths } from '#kernel/paths.ts'
import { answerDataset } from '../../dataset.server.ts'
import type { RequestHandler } from './$types'

const most = 20_000

export const GET: RequestHandler = async ({ locals: { ctx, locale, madeOf, origin }, params, url }) => {
  for (const subject of ['library', 'cities', 'search'] as const) madeOf.add(subject)
  const { filters, ignored } = readPracticeRequest(url.searchParams)
  const rows = (await listPractices(ctx, { filters, page: 1 }, most)).map((practice) => ({
    id: practice.slug,
    lang: practice.lang,
    title: practice.title,
    summary: practice.summary,
    cities: practice.cities.map((city) => city.slug).join(' '),
    countries: [...new Set(practice.cities.map((city) => city.country))].join(' '),
    themes: practice.themes.join(' '),
    since: practice.year,
    published_at: practice.publishedAt,
    demo: practice.demo,
    url: origin + paths.practice(locale, practice.slug),
  }))
  return answerDataset(
    params.format,
    'practices',
    ['id', 'lang', 'title', 'summary', 'cities', 'countries', 'themes', 'since', 'published_at', 'demo', 'url'],
    rows,
    { filters, ignored },
  )
}
