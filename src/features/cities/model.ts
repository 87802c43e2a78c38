import type { Precision, Source } from '#kernel/source.ts'

/** The kinds of local government that are members. Names in locales/, under terms.kind. */
export const placeKinds = [
  'city',
  'town',
  'municipality',
  'metropolitan_municipality',
  'island_municipality',
  'commune',
  'district',
  'borough',
  'county',
  'province',
  'governorate',
  'industrial_city',
  'new_town',
  'consortium',
] as const
export type PlaceKind = (typeof placeKinds)[number]

export const regionCodes = ['africa', 'arab-states', 'asia-pacific', 'europe-north-america', 'latin-america-caribbean'] as const
export type RegionCode = (typeof regionCodes)[number]

export const changeKinds = ['formed_by_merger', 'merged_into', 'split', 'succeeded_by', 'renamed', 'reform'] as const
export type ChangeKind = (typeof changeKinds)[number]

export const milestoneKinds = [
  'plan_adopted',
  'body_created',
  'festival',
  'facility',
  'recognition',
  'event_hosted',
  'agreement',
  'programme_started',
  'publication',
] as const
export type MilestoneKind = (typeof milestoneKinds)[number]

export interface MembershipSpell {
  /** Year of admission; absent when no source gives it. */
  joined?: number | undefined
  ended?: boolean | undefined
  /** Year in which it ended; absent when unknown or not ended. */
  left?: number | undefined
  note?: string | undefined
}

/** A place as it is recorded: everything but what others say about it. */
export interface CityRecord {
  slug: string
  name: string
  country: string
  kind: PlaceKind
  parent?: string | undefined
  latitude?: number | undefined
  longitude?: number | undefined
  sizeHint?: string | undefined
  standingVerified: boolean
  standingNote?: string | undefined
  demo: boolean
  memberships: MembershipSpell[]
  facts: { kind: 'population'; value: number; precision: Precision; year?: number | undefined; source: Source }[]
  changes: { kind: ChangeKind; year?: number | undefined; lang: string; note: string; source: Source }[]
  names: { lang: string; name: string; native: boolean }[]
  sources: Source[]
}
