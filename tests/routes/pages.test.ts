import { describe, expect, it } from 'vitest'
import { locales } from '#kernel/locales.ts'
import { aboutPages } from '#kernel/paths.ts'
import { useSite } from './setup-server.ts'

const site = useSite()

const kinds = [
  '',
  '/cities',
  '/cities?view=list',
  '/cities?view=table&region=africa',
  '/cities/cork',
  '/countries',
  '/countries/kr',
  '/regions/arab-states',
  '/practices',
  '/practices?theme=literacy',
  '/practices/namyangju-learning-lighthouses',
  '/award',
  '/conferences',
  '/search?q=cork',
  ...aboutPages.map((page) => `/about${page && `/${page}`}`),
]

describe('every kind of page', () => {
  for (const locale of locales)
    it(`is there in ${locale}, in its language and direction, with one h1, its addresses in the others, and no script that runs`, async () => {
      for (const kind of kinds) {
        const answer = await site.get(`/${locale}${kind}`)
        const html = await answer.text()
        const where = `/${locale}${kind}`
        expect([where, answer.status]).toEqual([where, 200])
        expect(html).toContain(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}">`)
        expect([where, html.match(/<h1/g)?.length]).toEqual([where, 1])
        expect([where, /<title>[^<]{5,}<\/title>/.test(html)]).toEqual([where, true])
        expect([where, html.match(/<script(?! type="application\/ld\+json")/g)]).toEqual([where, null])
        expect([where, /\son\w+=|\sstyle=/.test(html)]).toEqual([where, false])
        expect(html).toContain('rel="canonical"')
        if (!kind.startsWith('/search')) for (const other of locales) expect(html).toContain(`hreflang="${other}"`)
        expect([where, html.match(/undefined|\[object Object\]|NaN|terms\.\w+/)?.[0]]).toEqual([where, undefined])
      }
    })
})

describe('the front door', () => {
  it('leads to the language that the browser asks for', async () => {
    const to = async (headers: Record<string, string>) => (await site.get('/', { headers })).headers.get('location')
    expect(await to({ 'accept-language': 'fr-CA,fr;q=0.9,en;q=0.8' })).toBe('/fr')
    expect(await to({ 'accept-language': 'zh-Hans-CN' })).toBe('/zh')
    expect(await to({ 'accept-language': 'sw, de;q=0.5' })).toBe('/en')
  })

  it('leads to the language that was chosen before, whatever the browser asks for', async () => {
    const answer = await site.get('/', { headers: { 'accept-language': 'fr', cookie: 'lang=ru' } })
    expect(answer.headers.get('location')).toBe('/ru')
  })

  it('remembers a language only when it was pressed on a page of ours', async () => {
    const pressed = { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'document' }
    const host = new URL(site.address).host
    const chosen = await site.get('/ar/cities', { headers: { ...pressed, referer: `http://${host}/en/cities` } })
    expect(chosen.headers.get('set-cookie')).toBe('lang=ar; Path=/; Max-Age=31536000; SameSite=Lax')
    for (const headers of [
      {},
      { ...pressed, referer: `http://${host}/ar` },
      { ...pressed, referer: 'http://elsewhere.example/en' },
      { referer: `http://${host}/en` },
    ]) {
      const answer = await site.get('/ar/cities', { headers: headers as Record<string, string> })
      expect(answer.headers.get('set-cookie')).toBeNull()
    }
  })
})

describe('the counts', () => {
  it('say on home, directory, country, region and sources that 300 of 425 members are on record', async () => {
    for (const path of ['/en', '/en/cities', '/en/countries', '/en/countries/kr', '/en/regions/africa', '/en/about/sources'])
      expect([path, (await site.text(path)).includes('300 of the 425 member cities')]).toEqual([path, true])
  })

  it('never show an estimate: no size, no coordinate', async () => {
    const cork = await site.text('/en/cities/cork')
    const all = [cork, await site.text('/en/cities/cork.json'), await site.text('/en/cities.json'), await site.text('/en/cities.csv')].join(
      '\n',
    )
    expect(all).not.toMatch(/50k|250k|1M-5M|latitude|longitude|map_x|51\.9/)
  })

  it('show awards and practices as the data hold them', async () => {
    const home = await site.text('/en')
    expect(home.replace(/<!--.*?-->/g, '')).toMatch(/Learning City Awards<\/dt> ?<dd>58</)
    expect((await site.text('/en/award')).match(/class="card place"/g)).toHaveLength(58)
  })
})

describe('a city', () => {
  it('shows its awards, its practices, its milestones, its neighbours and its sources', async () => {
    const html = await site.text('/en/cities/cork')
    for (const words of ['Award 2015', 'Award 2024', 'Learning Neighbourhoods', 'Limerick', 'UIL: Awardees 2015', 'Corcaigh', 'BibTeX'])
      expect(html).toContain(words)
  })

  it('describes itself to machines without letting a name end the description', async () => {
    const html = await site.text('/en/cities/nzerekore')
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? ''
    const hostile = '</script><script>alert(1)</script>'
    await site.database.pool.query('update city set name = name || $1 where slug = $2', [hostile, 'serres'])
    await site.database.pool.query("delete from city_name where city_id = (select id from city where slug = 'serres')")
    const attacked = await site.text('/en/cities/serres')
    expect(attacked).not.toContain('<script>alert')
    expect(JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(attacked)?.[1] ?? '')).toMatchObject({
      name: `Serres${hostile}`,
    })
    expect(JSON.parse(json)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'AdministrativeArea',
      name: "N'Zérékoré",
      containedInPlace: { identifier: 'GN' },
    })
  })

  it('that left and came back shows both stays', async () => {
    const html = await site.text('/en/cities/muharraq')
    expect(html).toContain('2019 – not known')
    expect(html).toContain('2024 – today')
    expect(html).toContain('Joins the network again')
  })

  it('whose membership is not verified says so', async () => {
    expect(await site.text('/en/cities/ybycui')).toContain('could not be verified')
    expect(await site.text('/en/cities/cork')).not.toContain('could not be verified')
  })

  it('shows a fact with its year and source, and no gap for what is not known', async () => {
    const wyndham = await site.text('/en/cities/wyndham')
    expect(wyndham).toContain('over 270,000')
    expect(wyndham).toContain('Year 2021.')
    expect(await site.text('/en/cities/cork')).not.toContain('Inhabitants')
  })
})

describe('a practice', () => {
  it('in another language keeps its own and is marked as such', async () => {
    const html = await site.text('/ar/practices/cork-lifelong-learning-festival')
    expect(html).toMatch(/<h1 lang="en" dir="ltr">/)
    expect(html).toContain('الإنجليزية')
  })
})

describe('headers', () => {
  it('hold a strict policy without a nonce on pages that are kept, and no cookie', async () => {
    const { headers } = await site.get('/en/cities')
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'self'; img-src 'self' data:; object-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('x-request-id')).toMatch(/^[\w-]+$/)
    expect(headers.get('x-made-of')).toBeNull()
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('let a page be asked for again without being sent again', async () => {
    const first = await site.get('/en/award')
    const again = await site.get('/en/award', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  it('answer HEAD like GET, without the body', async () => {
    const head = await site.get('/en/award', { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(1000)
  })
})

describe('errors', () => {
  it('speak the language of the address, and help to go on', async () => {
    const answer = await site.get('/fr/villes-perdues')
    const html = await answer.text()
    expect(answer.status).toBe(404)
    expect(html).toContain('<html lang="fr"')
    expect(html).toContain('href="/fr/cities"')
    expect(html).toContain('role="search"')
  })

  it('speak the language of the reader where the address names none', async () => {
    const answer = await site.get('/xx/cities', { headers: { 'accept-language': 'es' } })
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('<html lang="es"')
  })

  it('are 404 for places and practices that do not exist, and for pages beyond the last', async () => {
    for (const path of [
      '/en/cities/atlantis',
      '/en/countries/zz',
      '/en/regions/atlantis',
      '/en/practices/none',
      '/en/cities?page=9999',
      '/en/practices?page=9999',
      '/en/cities/atlantis.json',
    ])
      expect([path, (await site.get(path)).status]).toEqual([path, 404])
  })
})
