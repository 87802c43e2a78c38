import { describe, expect, it } from 'vitest'
import { locales } from '#kernel/locales.ts'
import { useSite } from './setup-server.ts'

const site = useSite()
const atOnce = 8

/** Every address of this site that pages of one language lead to, followed from its home page; lists are followed one query deep. */
async function crawl(locale: string): Promise<{ visited: number; broken: string[]; anchors: string[] }> {
  const waiting = [`/${locale}`]
  const seen = new Set(waiting)
  const broken: string[] = []
  const anchors: string[] = []
  let visited = 0
  const visit = async (path: string) => {
    const answer = await site.get(path)
    visited += 1
    if (answer.status >= 400) broken.push(`${path}: ${answer.status}`)
    if (!answer.headers.get('content-type')?.includes('html')) return answer.body?.cancel()
    const html = await answer.text()
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((found) => found[1]))
    for (const [, written] of html.matchAll(/\s(?:href|action|src)="([^"]+)"/g)) {
      const address = (written as string).replaceAll('&amp;', '&')
      if (address.startsWith('#')) {
        if (!ids.has(address.slice(1)) && !path.includes('/about/design')) anchors.push(`${path} ${address}`)
        continue
      }
      const url = new URL(address, site.address)
      if (url.origin !== site.address) continue
      const next = url.pathname + (path.includes('?') ? '' : url.search)
      const foreign = /^\/[a-z]{2}(?=\/|$|\?)/.test(next) && !next.startsWith(`/${locale}`)
      if (foreign || seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  while (waiting.length > 0) await Promise.all(waiting.splice(0, atOnce).map(visit))
  return { visited, broken, anchors }
}

describe('internal links', () => {
  for (const locale of locales)
    it(`all lead somewhere in ${locale}`, { timeout: 180_000 }, async () => {
      const { visited, broken, anchors } = await crawl(locale)
      expect(broken).toEqual([])
      expect(anchors).toEqual([])
      expect(visited).toBeGreaterThan(450)
    })

  it('of the sitemap all lead somewhere, in one language as in the others', async () => {
    const addresses = await Promise.all(
      locales.map(async (locale) =>
        [...(await site.text(`/sitemap-${locale}.xml`)).matchAll(/<loc>([^<]+)<\/loc>/g)].map((found) => found[1] as string),
      ),
    )
    expect(new Set(addresses.map((list) => list.length)).size).toBe(1)
    expect(addresses[0]?.length).toBeGreaterThan(440)
    const index = await site.text('/sitemap.xml')
    for (const locale of locales) expect(index).toContain(`/sitemap-${locale}.xml`)
    for (const address of addresses[0]?.filter((_, position) => position % 25 === 0) ?? [])
      expect([address, (await fetch(address, { method: 'HEAD' })).status]).toEqual([address, 200])
  })
})
