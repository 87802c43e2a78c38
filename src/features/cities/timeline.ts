import type { MilestoneKind } from './model.ts'

/** One line of a city's way in the network. */
export type TimelineEntry =
  | { what: 'joined' | 'rejoined' | 'left' | 'award'; year: number; month?: undefined; day?: undefined }
  | { what: 'conference'; year: number; month: number; day: number; number: number }
  | {
      what: 'milestone'
      year: number
      month: number | null
      day: number | null
      kind: MilestoneKind
      lang: string
      title: string
      source: { title: string; url: string | null }
    }

interface City {
  spells: { joined: number | null; ended: boolean; left: number | null }[]
  awardYears: number[]
  conferences: { number: number; startsOn: string }[]
  milestones: {
    kind: MilestoneKind
    year: number
    month: number | null
    day: number | null
    lang: string
    title: string
    source: { title: string; url: string | null }
  }[]
}

/** Everything dated that is known of a city, oldest first; what has no year has no place here. */
export function timelineOf(city: City): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...city.spells.flatMap((spell, index): TimelineEntry[] => [
      ...(spell.joined === null ? [] : [{ what: index === 0 ? ('joined' as const) : ('rejoined' as const), year: spell.joined }]),
      ...(spell.left === null ? [] : [{ what: 'left' as const, year: spell.left }]),
    ]),
    ...city.awardYears.map((year): TimelineEntry => ({ what: 'award', year })),
    ...city.conferences.map(({ number, startsOn }): TimelineEntry => {
      const [year, month, day] = startsOn.split('-').map(Number) as [number, number, number]
      return { what: 'conference', year, month, day, number }
    }),
    ...city.milestones.map((milestone): TimelineEntry => ({ what: 'milestone', ...milestone })),
  ]
  const rank = (entry: TimelineEntry) => entry.year * 10_000 + (entry.month ?? 0) * 100 + (entry.day ?? 0)
  return entries.sort((a, b) => rank(a) - rank(b))
}
