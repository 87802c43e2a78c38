import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDirectoryRequest, sorts, views, writeDirectoryQuery } from '#features/cities/filters.ts'
import { placeKinds, regionCodes } from '#features/cities/model.ts'
import { readPracticeRequest, writePracticeQuery } from '#features/library/filters.ts'
import { themeCodes } from '#features/library/model.ts'

const countries = new Set(['IE', 'KR'])
const read = (query: string) => readDirectoryRequest(new URLSearchParams(query), countries, 2026)

describe('the filters of the directory', () => {
  it('come back from the address as they were written', () => {
    const request = fc.record({
      filters: fc.record({
        region: fc.option(fc.constantFrom(...regionCodes), { nil: undefined }),
        country: fc.option(fc.constantFrom('IE', 'KR'), { nil: undefined }),
        kind: fc.option(fc.constantFrom(...placeKinds), { nil: undefined }),
        joinedBy: fc.option(fc.integer({ min: 2013, max: 2026 }), { nil: undefined }),
        awarded: fc.constantFrom(true, undefined),
        text: fc.option(fc.constantFrom('Cork', 'a & b', '北京', '%_'), { nil: undefined }),
      }),
      view: fc.constantFrom(...views),
      sort: fc.constantFrom(...sorts),
      page: fc.integer({ min: 1, max: 99 }),
    })
    fc.assert(
      fc.property(request, (asked) => {
        const { ignored, ...got } = read(writeDirectoryQuery(asked))
        const text = asked.filters.text === '%_' ? undefined : asked.filters.text
        expect(got).toEqual({ ...asked, filters: { ...asked.filters, text } })
        expect(ignored).toEqual(text === asked.filters.text ? [] : [{ name: 'q', value: '%_' }])
      }),
    )
  })

  it('never fail on an address, and name what they leave out', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('q', 'region', 'country', 'kind', 'joined', 'awarded', 'view', 'sort', 'page'),
          fc.string({ unit: 'binary' }),
        ),
        (query) => {
          const request = read(new URLSearchParams(query).toString())
          expect(request.page).toBeGreaterThan(0)
          for (const { value } of request.ignored) expect([...value].length).toBeLessThanOrEqual(40)
        },
      ),
    )
    expect(read('region=atlantis&joined=2012&country=zz&awarded=yes').ignored).toEqual([
      { name: 'region', value: 'atlantis' },
      { name: 'country', value: 'zz' },
      { name: 'joined', value: '2012' },
      { name: 'awarded', value: 'yes' },
    ])
  })
})

describe('the filters of the practices', () => {
  it('come back from the address as they were written', () => {
    const filters = { theme: themeCodes[3], region: regionCodes[1], city: 'port-amara', text: 'école de nuit' }
    expect(readPracticeRequest(new URLSearchParams(writePracticeQuery({ filters, page: 3 })))).toEqual({ filters, page: 3, ignored: [] })
    expect(readPracticeRequest(new URLSearchParams('theme=magic&city=../etc')).ignored).toEqual([
      { name: 'theme', value: 'magic' },
      { name: 'city', value: '../etc' },
    ])
  })
})
