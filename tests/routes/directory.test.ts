import { describe, expect, it } from 'vitest'
import { useSite } from './setup-server.ts'

const site = useSite()
const plain = (html: string) => html.replace(/<!--.*?-->/g, '')
const slugs = (html: string) => [...plain(html).matchAll(/<th scope="row"><a href="\/en\/cities\/([a-z0-9-]+)"/g)].map((found) => found[1])

describe('the directory', () => {
  it('narrows by region, country, kind, year and award together, and says what is narrowed', async () => {
    const html = await site.text('/en/cities?view=table&region=europe-north-america&country=IE')
    expect(slugs(html)).toEqual(['cork', 'dublin', 'limerick'])
    expect(html).toContain('3 cities found')
    const awarded = slugs(await site.text('/en/cities?view=table&awarded=1&region=africa'))
    expect(awarded).toEqual(['bahir-dar', 'bouake', 'ibadan', 'mayo-baleo', 'nzerekore'])
    expect(slugs(await site.text('/en/cities?view=table&kind=island_municipality'))).toEqual(['lesbos'])
    const early = slugs(await site.text('/en/cities?view=table&joined=2015'))
    expect(early).toEqual(['amman', 'larissa'])
  })

  it('forgives accents, case and a wrong letter, and knows the names of other languages', async () => {
    for (const [typed, slug] of [
      ['sonderborg', 'sonderborg'],
      ['NZEREKORE', 'nzerekore'],
      ['Gwangmyong', 'gwangmyeong'],
      ['Пекин', 'beijing'],
      ['北京', 'beijing'],
      ['القاهرة', 'cairo'],
      ['lisboa', 'lisbon'],
    ] as const)
      expect([typed, slugs(await site.text(`/en/cities?view=table&q=${encodeURIComponent(typed)}`))]).toEqual([
        typed,
        expect.arrayContaining([slug]),
      ])
  })

  it('sorts by name, country and year, in the order of the language', async () => {
    expect(slugs(await site.text('/en/cities?view=table&country=PT')).slice(0, 3)).toEqual(['alcobaca', 'anadia', 'batalha'])
    const newest = slugs(await site.text('/en/cities?view=table&sort=newest&country=KR'))
    expect(newest.slice(0, 3)).toEqual(['anseong', 'gangdong-gu', 'yanggu'])
    expect(newest.at(-1)).toBe('eunpyeong-gu')
  })

  it('parts its list into pages that hold every city once', async () => {
    const seen: (string | undefined)[] = []
    for (let page = 1; page <= 8; page += 1) seen.push(...slugs(await site.text(`/en/cities?view=table&page=${page}`)))
    expect(seen).toHaveLength(300)
    expect(new Set(seen).size).toBe(300)
  })

  it('draws every place that it lists on the map, by itself or within a number', async () => {
    const html = plain(await site.text('/en/cities'))
    const map = html.slice(html.indexOf('class="map'), html.indexOf('map-note'))
    const numbers = [...map.matchAll(/<text[^>]*>(\d+)<\/text>/g)].reduce((sum, found) => sum + Number(found[1]), 0)
    const single = [...map.matchAll(/<a href="\/en\/cities\/[a-z0-9-]+"/g)].length
    expect(numbers + single).toBe(300)
    expect(html).toContain('without borders')
  })

  it('leaves out what it cannot read, and says so', async () => {
    const html = await site.text('/en/cities?region=atlantis&joined=1066&kind=galaxy&view=globe&sort=magic&page=minus')
    expect(html).toContain('could not be read and was left out')
    for (const value of ['atlantis', '1066', 'galaxy', 'globe', 'magic', 'minus']) expect(html).toContain(value)
    expect(html).toContain('300 cities found')
  })

  it('says so when nothing fits, and how to go on', async () => {
    const html = await site.text('/en/cities?region=africa&country=JP')
    expect(html).toContain('No city fits all of this')
  })

  it('gives the same list as data', async () => {
    const json = (await (await site.get('/en/cities.json?country=ie')).json()) as {
      count: number
      items: { id: string }[]
      coverage: object
    }
    expect(json.items.map((item) => item.id)).toEqual(['cork', 'dublin', 'limerick'])
    expect(json.coverage).toEqual({ on_record: 300, known_to_exist: 425, as_of: '2025-12-04' })
    const csv = Buffer.from(await (await site.get('/en/cities.csv?country=ie')).arrayBuffer()).toString('utf8')
    expect(csv.startsWith('\uFEFFid,name,network_name,')).toBe(true)
    expect(csv.trimEnd().split('\r\n')).toHaveLength(4)
    const atom = await site.get('/fr/cities.atom')
    expect(atom.headers.get('content-type')).toContain('application/atom+xml')
    expect(await atom.text()).toMatch(/<feed[\s\S]*<entry>[\s\S]*<\/feed>/)
  })
})

describe('the search', () => {
  const titles = async (q: string, locale = 'en') =>
    [...plain(await site.text(`/${locale}/search?q=${encodeURIComponent(q)}`)).matchAll(/<h2><a href="([^"]+)"/g)].map((found) => found[1])

  it('finds a place by any of its names first', async () => {
    for (const [typed, path] of [
      ['Medellin', '/en/cities/medellin'],
      ['上海', '/en/cities/shanghai'],
      ['South Korea', '/en/countries/kr'],
      ['Corée', '/en/countries/kr'],
      ['Pékin', '/en/cities/beijing'],
    ] as const)
      expect([typed, (await titles(typed))[0]]).toEqual([typed, path])
  })

  it('finds practices by a sentence', async () => {
    expect((await titles('young people who left school')).slice(0, 3)).toContain('/en/practices/medellin-return-to-school')
    expect((await titles('care for family while studying')).slice(0, 3)).toContain('/en/practices/bogota-care-blocks')
  })

  it('finds pages in the language of the reader', async () => {
    expect(await titles('comment une ville adhère au réseau', 'fr')).toContain('/fr/about/join')
    expect((await titles('隐私', 'zh'))[0]).toBe('/zh/about/privacy')
  })

  it('finds a name with letters wrong', async () => {
    expect(await titles('Gelsenkirhcen')).toContain('/en/cities/gelsenkirchen')
  })

  it('says so when it finds nothing', async () => {
    expect(await site.text('/en/search?q=zzqqxxyy')).toContain('Nothing found for')
  })
})
