import { locales } from '#kernel/locales.ts'
import type { RequestHandler } from './$types'

/** The list of the sitemaps, one for each language. */
export const GET: RequestHandler = ({ locals: { origin, madeOf } }) => {
  madeOf.add('words')
  const entries = locales.map((locale) => `<sitemap><loc>${origin}/sitemap-${locale}.xml</loc></sitemap>`)
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</sitemapindex>\n`,
    {
      headers: { 'content-type': 'application/xml; charset=utf-8' },
    },
  )
}
