import fc from 'fast-check'
import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { useSite } from './setup-server.ts'

const site = useSite()

/** Sends an address exactly as it is, which fetch would not. */
function raw(path: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(site.address)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers: { 'accept-language': 'en' } }, (answer) => {
      let body = ''
      answer
        .setEncoding('utf8')
        .on('data', (text: string) => (body += text))
        .on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

const attacks = [
  "' or 1=1 --",
  '"; drop table city; --',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '%00',
  '\u0000',
  '../../etc/passwd',
  '{{7*7}}',
  '\\',
  '%',
  '_',
  "'",
  '😀'.repeat(50),
  'ﷺ',
  '\u202e',
  '&amp;',
  '|bar|',
  "a' & b | !c:*",
  '<->',
  '()',
  ':*',
]
const parameters = ['q', 'region', 'country', 'kind', 'joined', 'awarded', 'view', 'sort', 'page', 'theme', 'city', 'other']
const routes = [
  '/en',
  '/ar/cities',
  '/zh/practices',
  '/en/search',
  '/en/cities.json',
  '/fr/cities.csv',
  '/en/practices.atom',
  '/ru/award',
  '/en/about',
  '/en/cities/cork',
  '/es/countries/kr',
]

describe('hostile input', () => {
  it('in any parameter of any route is answered by a page, never by a failure, and never comes back as markup', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...routes),
        fc.uniqueArray(
          fc.tuple(
            fc.constantFrom(...parameters),
            fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'binary', maxLength: 60 }), fc.integer().map(String)),
          ),
          { maxLength: 5, selector: ([name]) => name },
        ),
        async (route, query) => {
          const { status, body } = await raw(
            `${route}?${query.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&')}`,
          )
          expect([200, 400, 404]).toContain(status)
          expect(body).not.toMatch(/<script>alert|<img src=x/)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('in the path is answered by a page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/en/', '/ar/cities/', '/zh/practices/', '/xx/', '/'),
        fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'binary', maxLength: 40 })),
        async (route, rest) => {
          const { status, body } = await raw(route + encodeURIComponent(rest.toWellFormed()).replaceAll('%2F', '/'))
          expect([200, 302, 308, 400, 404]).toContain(status)
          if (status >= 400) expect(body).toContain('<h1')
        },
      ),
      { numRuns: 80 },
    )
  })

  it('that is broken UTF-8 gets the page that says so, in the language of the address', async () => {
    for (const path of ['/fr/cities/%ff%fe', '/fr/%c3%28', '/fr/cities/%00']) {
      const { status, body } = await raw(path)
      expect([path, status]).toEqual([path, 400])
      expect(body).toContain('<html lang="fr"')
    }
    expect((await raw('/en/cities?q=%ff%fe')).status).toBe(200)
    expect((await raw('/en/search?q=%00%00')).status).toBe(200)
  })

  it('of ten kilobytes is answered', async () => {
    for (const path of ['/en/cities', '/en/practices', '/en/search', '/en/award'])
      expect([path, (await raw(`${path}?q=${'a%20b'.repeat(2000)}`)).status]).toEqual([path, 200])
    expect((await raw(`/en/search?q=${'long '.repeat(100).replaceAll(' ', '+')}`)).body).toContain('only its beginning')
  })

  it('cannot poison a kept page through the Host header', async () => {
    const { hostname, port } = new URL(site.address)
    const answer = await new Promise<string>((resolve, reject) => {
      request({ hostname, port, path: '/en/award', headers: { host: 'evil.example"><script>' } }, (it) => {
        let body = ''
        it.setEncoding('utf8')
          .on('data', (text: string) => (body += text))
          .on('end', () => resolve(body))
      })
        .on('error', reject)
        .end()
    })
    expect(answer).not.toContain('evil.example')
    expect(await site.text('/en/award')).toContain(`${site.address}/en/award`)
  })

  it('posted to a page that takes nothing is refused, not failed', async () => {
    const answer = await site.get('/en/cities', {
      method: 'POST',
      body: 'a=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: site.address },
    })
    expect(answer.status).toBe(405)
  })
})
