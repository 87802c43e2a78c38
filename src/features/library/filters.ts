import { regionCodes, type RegionCode } from '#features/cities/model.ts'
import { fold } from '#kernel/fold.ts'
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
  ignored: { name: string; value: string }[]
}

/** Reads the query of an address. What cannot be read is named and left out; nothing is refused. */
export function readPracticeRequest(query: URLSearchParams): PracticeRequest {
  const ignored: PracticeRequest['ignored'] = []
  function read<T>(name: string, parse: (text: string) => T | undefined): T | undefined {
    const text = query.get(name)?.trim()
    if (!text) return undefined
    const value = parse(text)
    if (value === undefined) ignored.push({ name, value: [...text].slice(0, 40).join('') })
    return value
  }
  return {
    filters: {
      theme: read('theme', (text) => themeCodes.find((code) => code === text)),
      region: read('region', (text) => regionCodes.find((code) => code === text)),
      city: read('city', (text) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 120 ? text : undefined)),
      text: read('q', (text) => (fold(text) === '' ? undefined : [...text].slice(0, 200).join(''))),
    },
    page: read('page', (text) => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined)) ?? 1,
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
