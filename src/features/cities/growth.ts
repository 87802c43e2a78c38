/** One bar of the chart of growth. */
export interface GrowthBar {
  year: number
  joined: number
  /** Members at the end of the year, of those whose year is known. */
  members: number
}

/** Joined per year to members at the end of each year, without gaps from the first year to `lastYear`. */
export function growthOf(counts: { year: number | null; cities: number }[], lastYear: number): { bars: GrowthBar[]; unknown: number } {
  const known = new Map(counts.flatMap(({ year, cities }) => (year === null ? [] : [[year, cities] as const])))
  const unknown = counts.filter(({ year }) => year === null).reduce((sum, { cities }) => sum + cities, 0)
  if (known.size === 0) return { bars: [], unknown }
  const bars: GrowthBar[] = []
  let members = 0
  for (let year = Math.min(...known.keys()); year <= Math.max(lastYear, ...known.keys()); year += 1) {
    const joined = known.get(year) ?? 0
    members += joined
    bars.push({ year, joined, members })
  }
  return { bars, unknown }
}
