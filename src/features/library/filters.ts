import { regionCodes, type RegionCode } from '#features/cities/model.ts'
import { fold } from '#kernel/fold.ts'
import { oneOf, pageNumber, queryReader, type Ignored } from '#kernel/query.ts'
import { themeCodes, type ThemeCode } from './model.ts'

export interface PracticeFilters {
  theme?: ThemeCode | undefined
  region?: RegionCode | undefined
  /** City slug. */
  city?: string | undefined
  /** As typed, at most 200 characters. */
  text?: string | undefined
}

export interface PracticeRequest {
  filters: PracticeFilters
  /** From 1. */
  page: number
  ignored: Ignored[]
}

/** Reads the query of an address. What cannot be read is named and left out; nothing is refused. */
export function readPracticeRequest(query: URLSearchParams): PracticeRequest {
  const { read, ignored } = queryReader(query)
  return {
    filters: {
      theme: read('theme', oneOf(themeCodes)),
      region: read('region', oneOf(regionCodes)),
      city: read('city', (text) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 120 ? text : undefined)),
      text: read('q', (text) => (fold(text) === '' ? undefined : [...text].slice(0, 200).join(''))),
    },
    page: read('page', pageNumber) ?? 1,
    ignored,
  }
}

export function writePracticeQuery({ filters, page }: Partial<Omit<PracticeRequest, 'ignored'>>): string {
  const query = new URLSearchParams()
  if (filters?.text) query.set('q', filters.text)
  if (filters?.theme) query.set('theme', filters.theme)
  if (filters?.region) query.set('region', filters.region)
  if (filters?.city) query.set('city', filters.city)
  if (page && page > 1) query.set('page', String(page))
  const text = query.toString()
  return text && `?${text}`
}
