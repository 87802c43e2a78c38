import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBibTeX, toCslJson, toRis } from '#kernel/citation.ts'
import { countryName } from '#kernel/countries.ts'
import { toCsv } from '#kernel/csv.ts'
import { fold } from '#kernel/fold.ts'
import { locales, negotiateLocale } from '#kernel/locales.ts'
import { slugify } from '#kernel/slug.ts'

describe('folding', () => {
  it('makes equal what readers hold to be equal', () => {
    for (const [one, other] of [
      ['N’Zérékoré', 'nzerekore'],
      ['İZMİR', 'izmir'],
      ['Sønderborg', 'sonderborg'],
      ["'s-Hertogenbosch", 's hertogenbosch'],
      ['القاهِرة', 'القاهره'],
      ['أغادير', 'اغادير'],
      ['Орёл', 'орел'],
      ['Straße', 'strasse'],
      ['ＢＥＩＪＩＮＧ', 'beijing'],
    ] as const)
      expect(fold(one)).toBe(fold(other))
  })

  it('is done once: folding what is folded changes nothing, and only letters, digits and single spaces remain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = fold(text)
        expect(fold(folded)).toBe(folded)
        expect(folded).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u)
      }),
    )
  })
})

describe('a slug', () => {
  it('is fit for an address, whatever it is made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(slugify(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
      }),
    )
    expect(slugify('Évry-Courcouronnes (Île-de-France)')).toBe('evry-courcouronnes-ile-de-france')
  })
})

describe('the language', () => {
  it('is the first that a browser likes and we have', () => {
    expect(negotiateLocale('de;q=1, fr;q=0.4, es;q=0.9')).toBe('es')
    expect(negotiateLocale('zh-TW')).toBe('zh')
    expect(negotiateLocale('en;q=0, ru;q=0.1')).toBe('ru')
    expect(negotiateLocale(null)).toBe('en')
  })

  it('is always one of the six, whatever the header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (header) => {
        expect(locales).toContain(negotiateLocale(header))
      }),
    )
  })
})

describe('names of countries', () => {
  it('follow the United Nations where usage differs, and Intl elsewhere', () => {
    expect(locales.map((locale) => countryName('KR', locale))).toEqual([
      'Republic of Korea',
      'République de Corée',
      'República de Corea',
      'جمهورية كوريا',
      'Республика Корея',
      '大韩民国',
    ])
    expect(locales.map((locale) => countryName('IE', locale))).toEqual(['Ireland', 'Irlande', 'Irlanda', 'أيرلندا', 'Ирландия', '爱尔兰'])
  })
})

describe('CSV', () => {
  it('keeps every value, quotes what needs it and disarms formulas', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          { a: 'x,"y"', b: null },
          { a: '=1+1', b: 3 },
          { a: 'two\nlines', b: true },
        ],
      ),
    ).toBe('\uFEFFa,b\r\n"x,""y""",\r\n\'=1+1,3\r\n"two\nlines",true\r\n')
  })
})

describe('citations', () => {
  const cited = {
    key: 'cork',
    title: 'Cork & {Ireland} 100 %',
    url: 'https://x.example/en/cities/cork',
    publisher: 'The network',
    lang: 'en',
    issued: '2026-11-22',
    accessed: '2026-11-23',
  }

  it('hold the same in all three forms', () => {
    expect(toBibTeX(cited)).toBe(
      '@online{cork,\n  title = {{Cork \\& \\{Ireland\\} 100 \\%}},\n  author = {{The network}},\n  date = {2026-11-22},\n  year = {2026},\n  url = {https://x.example/en/cities/cork},\n  urldate = {2026-11-23},\n  langid = {en}\n}\n',
    )
    expect(toRis(cited).split('\r\n')).toEqual([
      'TY  - ELEC',
      'TI  - Cork & {Ireland} 100 %',
      'AU  - The network',
      'PB  - The network',
      'PY  - 2026',
      'DA  - 2026/11/22',
      'UR  - https://x.example/en/cities/cork',
      'Y2  - 2026/11/23',
      'LA  - en',
      'ER  - ',
      '',
    ])
    expect(toCslJson(cited)).toEqual([
      {
        id: 'cork',
        type: 'webpage',
        title: cited.title,
        author: [{ literal: 'The network' }],
        publisher: 'The network',
        language: 'en',
        URL: cited.url,
        issued: { 'date-parts': [[2026, 11, 22]] },
        accessed: { 'date-parts': [[2026, 11, 23]] },
      },
    ])
  })

  it('cannot be broken open by a title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(toRis({ ...cited, title }).split('\r\n')).toHaveLength(11)
        const bib = toBibTeX({ ...cited, title }).replace(/\\[{}]/g, '')
        expect(bib.split('{').length).toBe(bib.split('}').length)
      }),
    )
  })
})
