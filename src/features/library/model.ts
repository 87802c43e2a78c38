import type { Source } from '#kernel/source.ts'

export const themeCodes = [
  'access',
  'neighbourhoods',
  'libraries-centres',
  'children-families',
  'schools',
  'second-chance',
  'higher-education',
  'skills-work',
  'literacy',
  'digital',
  'ageing',
  'disability',
  'gender',
  'migration',
  'equity',
  'health',
  'citizenship',
  'culture-heritage',
  'festivals',
  'volunteering',
  'sustainability',
  'governance',
  'planning',
  'networks',
] as const
export type ThemeCode = (typeof themeCodes)[number]

export const sectionKinds = ['challenge', 'context', 'action', 'participants', 'resources', 'results', 'limits', 'adaptation'] as const
export type SectionKind = (typeof sectionKinds)[number]

export interface PracticeRecord {
  slug: string
  lang: string
  title: string
  summary: string
  year?: number | undefined
  demo: boolean
  /** City slugs. */
  cities: string[]
  themes: ThemeCode[]
  sections: { kind: SectionKind; body: string }[]
  figures: { value: string; label: string }[]
  sources: Source[]
}
