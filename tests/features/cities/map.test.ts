import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cluster, type MapPoint } from '#features/cities/map/clusters.ts'
import { drawMap } from '#features/cities/map/drawing.ts'
import { landIn, windowAround, world } from '#features/cities/map/outline.ts'
import { toMap } from '#features/cities/map/projection.ts'

const point = fc.record({
  x: fc.double({ min: 0, max: 1000, noNaN: true }),
  y: fc.double({ min: 0, max: 430, noNaN: true }),
  cities: fc.integer({ min: 1, max: 40 }),
  country: fc.constantFrom('XA', 'XB', null),
})

describe('clusters', () => {
  it('hold every city once, and none are nearer than asked', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 120 }), fc.integer({ min: 5, max: 80 }), (points, distance) => {
        const clusters = cluster(points, distance)
        const count = (list: { cities: number }[]) => list.reduce((sum, it) => sum + it.cities, 0)
        expect(count(clusters)).toBe(count(points))
        clusters.forEach((one, index) =>
          clusters
            .slice(index + 1)
            .forEach((other) => expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(distance)),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('name a place only where it stands alone', () => {
    const place = (x: number, slug: string): MapPoint => ({ x, y: 100, cities: 1, country: 'XA', slug, label: slug })
    const drawn = cluster([place(10, 'lindhaven'), place(12, 'port-amara'), place(200, 'alone')], 20)
    expect(drawn).toEqual([
      { x: 11, y: 100, cities: 2, countries: ['XA'], slug: undefined, label: undefined, names: ['lindhaven', 'port-amara'] },
      { x: 200, y: 100, cities: 1, countries: ['XA'], slug: 'alone', label: 'alone', names: ['alone'] },
    ])
  })
})

describe('the projection', () => {
  it('puts places where they are seen from each other', () => {
    const [cork, beijing, capeTown] = [toMap(51.9, -8.5), toMap(39.9, 116.4), toMap(-33.9, 18.4)]
    expect(cork.x).toBeLessThan(capeTown.x)
    expect(capeTown.x).toBeLessThan(beijing.x)
    expect(cork.y).toBeLessThan(beijing.y)
    expect(beijing.y).toBeLessThan(capeTown.y)
    for (const { x, y } of [cork, beijing, capeTown]) expect(x >= 0 && x <= 1000 && y >= world.y && y <= world.y + world.height).toBe(true)
  })
})

describe('the land', () => {
  it('of the whole world is light enough to send with a page', () => {
    const path = landIn(world)
    expect(path.length).toBeGreaterThan(8_000)
    expect(path.length).toBeLessThan(32_000)
    expect(path).toMatch(/^M\d+ \d+l/)
  })

  it('of a part holds no point far outside of it, and is finer', () => {
    const window = windowAround([toMap(51.9, -8.5), toMap(53.3, -6.3)])
    const steps = [...landIn(window).matchAll(/M(-?\d+) (-?\d+)/g)].map((found) => [Number(found[1]), Number(found[2])])
    expect(steps.length).toBeGreaterThan(1)
    const unit = window.width / 1000
    for (const [x = 0, y = 0] of steps) {
      expect(x).toBeGreaterThan(window.x / unit - 40)
      expect(x).toBeLessThan(window.x / unit + 1040)
      expect(y).toBeGreaterThan(window.y / unit - 40)
    }
  })

  it('is drawn around any points, and holds them', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (points) => {
        const { x, y, width, height } = windowAround(points)
        for (const it of points) if (width < 820) expect(it.x >= x - 2 && it.x <= x + width + 2 && it.y <= y + height + 2).toBe(true)
      }),
    )
  })
})

describe('a drawing', () => {
  it('has a dot for each place and a mark for each cluster, within the picture', () => {
    const drawing = drawMap(
      [
        { ...toMap(51.9, -8.5), cities: 1, country: 'IE', slug: 'cork', label: 'Cork' },
        { ...toMap(53.3, -6.3), cities: 1, country: 'IE', slug: 'dublin', label: 'Dublin' },
      ],
      true,
    )
    expect(drawing.dots.match(/M/g)).toHaveLength(2)
    expect(drawing.marks.map((mark) => mark.cluster.slug)).toEqual(['dublin', 'cork'])
    const [left = 0, top = 0, width = 0, height = 0] = drawing.viewBox.split(' ').map(Number)
    for (const { x, y } of drawing.marks) expect(x > left && x < left + width && y > top && y < top + height).toBe(true)
  })
})
