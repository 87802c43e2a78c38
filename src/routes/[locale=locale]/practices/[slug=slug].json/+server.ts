import { error } from '@sveltejs/kit'
import { findPractice } from '#features/library/queries.server.ts'
import { paths } from '#kernel/paths.ts'
import { answerJson } from '../../../dataset.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { ctx, locale, madeOf, origin }, params }) => {
  for (const subject of ['library', 'cities'] as const) madeOf.add(subject)
  const practice = await findPractice(ctx, params.slug)
  if (!practice) error(404, 'No such practice')
  const { slug, lang, title, summary, year, cities, themes, sections, figures, sources, publishedAt, demo } = practice
  return answerJson({
    id: slug,
    lang,
    title,
    summary,
    since: year,
    cities: cities.map((city) => city.slug),
    themes,
    sections,
    figures,
    sources,
    published_at: publishedAt,
    demo,
    url: origin + paths.practice(locale, slug),
  })
}
