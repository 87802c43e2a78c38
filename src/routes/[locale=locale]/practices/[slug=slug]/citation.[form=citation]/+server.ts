import { error } from '@sveltejs/kit'
import { m } from '#words/messages.js'
import { findPractice } from '#features/library/queries.server.ts'
import { paths } from '#kernel/paths.ts'
import { answerCitation } from '../../../../citation.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { ctx, locale, madeOf, origin }, params }) => {
  for (const subject of ['library', 'cities'] as const) madeOf.add(subject)
  const practice = await findPractice(ctx, params.slug)
  if (!practice) error(404, 'No such practice')
  return answerCitation(params.form, {
    key: practice.slug,
    title: practice.title,
    url: origin + paths.practice(locale, practice.slug),
    publisher: m['site.network'](),
    lang: practice.lang,
    issued: practice.publishedAt.slice(0, 10),
    accessed: ctx.now().toISOString().slice(0, 10),
  })
}
