import { m } from '#words/messages.js'
import { readPracticeRequest } from '#features/library/filters.ts'
import { listPractices } from '#features/library/queries.server.ts'
import { paths } from '#kernel/paths.ts'
import { answerAtom } from '../../feed.server.ts'
import type { RequestHandler } from './$types'

/** The newest practices; takes the filters of the list, so that a theme or a region can be followed. */
export const GET: RequestHandler = async ({ locals: { ctx, locale, madeOf, origin }, url }) => {
  for (const subject of ['library', 'cities', 'search'] as const) madeOf.add(subject)
  const { filters } = readPracticeRequest(url.searchParams)
  const practices = await listPractices(ctx, { filters, page: 1 }, 50)
  return answerAtom(
    {
      title: m['library.feed'](),
      description: m['library.lead'](),
      url: origin + paths.practices(locale),
      feedUrl: `${origin}/${locale}/practices.atom`,
      locale,
    },
    practices.map((practice) => ({
      title: practice.title,
      url: origin + paths.practice(locale, practice.slug),
      summary: practice.summary,
      updated: new Date(practice.publishedAt),
    })),
  )
}
