import { describe, expect, it } from 'vitest'
import { growthOf } from '#features/cities/growth.ts'
import { drawRings } from '#features/cities/rings.ts'
import { timelineOf } from '#features/cities/timeline.ts'

describe('rings', () => {
  const draw = (memberSince: number | null, awardYears: number[] = [], slug = 'lindhaven') =>
    drawRings({ slug, memberSince, awardYears }, 2026)

  it('are one for every two years, seven at most', () => {
    expect([2026, 2025, 2024, 2016, 2013, 1990].map((year) => draw(year).length)).toEqual([1, 1, 2, 6, 7, 7])
  })

  it('mark the ring of an award, an award before the entry on the innermost', () => {
    expect(draw(2016, [2017, 2024]).map((ring) => ring.award)).toEqual([true, false, false, false, true, false])
    expect(draw(2016, [2015]).findIndex((ring) => ring.award)).toBe(0)
  })

  it('of an unknown year are dashed, around the awards', () => {
    expect(draw(null, [2015]).map(({ award, dashed }) => [award, dashed])).toEqual([
      [true, false],
      [false, true],
    ])
  })

  it('are the same each time, and differ between cities of the same age', () => {
    expect(draw(2016)).toEqual(draw(2016))
    expect(draw(2016)).not.toEqual(draw(2016, [], 'port-amara'))
  })

  it('stay within their square', () => {
    for (const { path, width } of [...draw(2013, [2013]), ...draw(null, [2015, 2017, 2019])])
      for (const [, x, y] of path.matchAll(/([\d.]+) ([\d.]+)(?=A|$)/g))
        expect(Math.hypot(Number(x) - 24, Number(y) - 24) + width / 2).toBeLessThan(24)
  })
})

describe('growth', () => {
  it('counts members at the end of each year without gaps, and those without a year apart', () => {
    expect(
      growthOf(
        [
          { year: 2016, cities: 2 },
          { year: 2019, cities: 1 },
          { year: null, cities: 4 },
        ],
        2020,
      ),
    ).toEqual({
      bars: [
        { year: 2016, joined: 2, members: 2 },
        { year: 2017, joined: 0, members: 2 },
        { year: 2018, joined: 0, members: 2 },
        { year: 2019, joined: 1, members: 3 },
        { year: 2020, joined: 0, members: 3 },
      ],
      unknown: 4,
    })
    expect(growthOf([{ year: null, cities: 4 }], 2020)).toEqual({ bars: [], unknown: 4 })
  })
})

describe('the timeline', () => {
  it('puts everything dated in order, and leaves out what has no year', () => {
    const source = { title: 'S', url: null }
    const entries = timelineOf({
      spells: [
        { joined: 2019, ended: true, left: null },
        { joined: 2024, ended: false, left: null },
      ],
      awardYears: [2021],
      conferences: [{ number: 3, startsOn: '2017-09-18' }],
      milestones: [{ kind: 'festival', year: 2021, month: 3, day: null, lang: 'en', title: 'A festival', source }],
    })
    expect(entries.map(({ what, year }) => `${year} ${what}`)).toEqual([
      '2017 conference',
      '2019 joined',
      '2021 award',
      '2021 milestone',
      '2024 rejoined',
    ])
  })
})
