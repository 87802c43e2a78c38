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

/** Years that one ring stands for, and the most rings there are. */
const yearsARing = 2
const mostRings = 7

/**
 * The figure of a city: one open ring for every two years in the network, the oldest innermost; a ring with an award is strong and
 * in the accent colour. The opening of each ring is turned by the city's name, so that two cities of the same age differ. An
 * unknown year gives one dashed ring around the awards. It identifies a city; it is never a score.
 */
export function drawRings(city: { slug: string; memberSince: number | null; awardYears: number[] }, thisYear: number): Ring[] {
  const turn = seed(city.slug)
  if (city.memberSince === null) {
    const awards = city.awardYears.map((_, index) => ring(8 + index * 5, turn(index), 0.2, { width: 3, award: true }))
    return [...awards, { ...ring(outermost - 2, turn(7), 0.16, { width: 2.2 }), dashed: true }]
  }
  const since = city.memberSince
  const count = Math.min(mostRings, Math.max(1, Math.ceil((thisYear - since + 1) / yearsARing)))
  const step = (outermost - innermost) / Math.max(count, 4)
  const indexOf = (year: number) => Math.max(0, Math.min(count - 1, Math.floor((year - since) / yearsARing)))
  const awarded = new Set(city.awardYears.map(indexOf))
  return Array.from({ length: count }, (_, index) =>
    ring(innermost + step * (index + 0.6), turn(index), 0.13 + 0.1 * ((turn(index) * 7) % 1), {
      width: Math.min(step * 0.5, 2.2) * (awarded.has(index) ? 1.5 : 1),
      award: awarded.has(index),
    }),
  )
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
