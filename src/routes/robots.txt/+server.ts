import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { origin, madeOf } }) => {
  madeOf.add('words')
  return new Response(`User-agent: *\nAllow: /\nDisallow: /*/search\n\nSitemap: ${origin}/sitemap.xml\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}
