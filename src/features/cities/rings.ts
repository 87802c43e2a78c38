/** One ring of a city's glyph, in a square of 48 units. */
export interface Ring {
  path: string
  width: number
  award: boolean
  dashed: boolean
}

const middle = 24
const innermost = 4.5
const outermost = 22

/**
 * The figure of a city: one open ring for each year in the network, the oldest innermost, at most eleven of them; a year with an
 * award is a strong ring in the accent colour. The opening of each ring is turned by the city's name, so that two cities of the
 * same age differ. Unknown years give one dashed ring. It identifies a city; it is never a score.
 */
export function drawRings(city: { slug: string; memberSince: number | null; awardYears: number[] }, thisYear: number): Ring[] {
  const turn = seed(city.slug)
  if (city.memberSince === null) {
    const awards = city.awardYears.map((_, index) => ring(9 + index * 5, turn(index), 0.2, { width: 3.4, award: true }))
    return [...awards, { ...ring(outermost - 2, turn(7), 0.16, { width: 2.2 }), dashed: true }]
  }
  const years = Array.from({ length: Math.max(1, thisYear - city.memberSince + 1) }, (_, index) => (city.memberSince as number) + index).slice(-11)
  const early = city.awardYears.filter((year) => year < (years[0] as number))
  const step = (outermost - innermost) / Math.max(years.length, 3)
  const rings = years.map((year, index) => {
    const award = city.awardYears.includes(year)
    return ring(innermost + step * (index + 0.6), turn(index), 0.14 + 0.1 * ((turn(index) * 7) % 1), {
      width: Math.min(step * 0.62, 2.6) * (award ? 1.25 : 0.8), award,
    })
  })
  return early.length > 0 ? [ring(2.2, turn(12), 0.1, { width: 2.6, award: true }), ...rings] : rings
}

/** Numbers from 0 to 1 that depend on a name only (FNV-1a). */
function seed(name: string): (index: number) => number {
  return (index) => {
    let hash = 2166136261
    for (const letter of `${name}${index}`) hash = Math.imul(hash ^ (letter.codePointAt(0) as number), 16777619)
    return ((hash ^ (hash >>> 15)) >>> 0) / 4294967296
  }
}

/** A ring around the middle; `turn` says where its opening is and `gap` how wide, both in shares of the full circle. */
function ring(radius: number, turn: number, gap: number, { width, award = false }: { width: number; award?: boolean }): Ring {
  const at = (share: number) => {
    const angle = share * 2 * Math.PI
    return `${round(middle + radius * Math.cos(angle))} ${round(middle + radius * Math.sin(angle))}`
  }
  const r = round(radius)
  return { path: `M${at(turn + gap)}A${r} ${r} 0 1 1 ${at(turn + 1)}`, width: round(width), award, dashed: false }
}

const round = (value: number) => Math.round(value * 10) / 10
