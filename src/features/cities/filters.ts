import { fold } from '#kernel/fold.ts'
import { oneOf, pageNumber, queryReader, type Ignored } from '#kernel/query.ts'
import { placeKinds, regionCodes, type PlaceKind, type RegionCode } from './model.ts'

export const views = ['map', 'list', 'table'] as const
export type View = (typeof views)[number]
export const sorts = ['name', 'country', 'newest', 'oldest'] as const
export type Sort = (typeof sorts)[number]

export interface DirectoryFilters {
  region?: RegionCode | undefined
  /** ISO 3166-1 alpha-2, capitals. */
  country?: string | undefined
  kind?: PlaceKind | undefined
  /** Member since this year or earlier; places whose year is unknown are left out. */
  joinedBy?: number | undefined
  awarded?: boolean | undefined
  /** As typed, at most 100 characters. */
  text?: string | undefined
}

export interface DirectoryRequest {
  filters: DirectoryFilters
  view: View
  sort: Sort
  /** From 1. */
  page: number
  /** What the address asked for and could not be read: said on the page, and left out. */
  ignored: Ignored[]
}

export const firstYear = 2013

/** Reads the query of an address. What cannot be read is named and left out; nothing is refused. */
export function readDirectoryRequest(query: URLSearchParams, countries: ReadonlySet<string>, thisYear: number): DirectoryRequest {
  const { read, ignored } = queryReader(query)
  const filters: DirectoryFilters = {
    region: read('region', oneOf(regionCodes)),
    country: read('country', (text) => (countries.has(text.toUpperCase()) ? text.toUpperCase() : undefined)),
    kind: read('kind', oneOf(placeKinds)),
    joinedBy: read('joined', (text) => {
      const year = /^\d{4}$/.test(text) ? Number(text) : NaN
      return year >= firstYear && year <= thisYear ? year : undefined
    }),
    awarded: read('awarded', (text) => (text === '1' ? true : undefined)),
    text: read('q', (text) => (fold(text) === '' ? undefined : [...text].slice(0, 100).join(''))),
  }
  return {
    filters,
    view: read('view', oneOf(views)) ?? 'map',
    sort: read('sort', oneOf(sorts)) ?? 'name',
    page: read('page', pageNumber) ?? 1,
    ignored,
  }
}

/** The address query of a request, in one order and without what is usual, so that a page has one address. */
export function writeDirectoryQuery({ filters, view, sort, page }: Partial<Omit<DirectoryRequest, 'ignored'>>): string {
  const query = new URLSearchParams()
  if (filters?.text) query.set('q', filters.text)
  if (filters?.region) query.set('region', filters.region)
  if (filters?.country) query.set('country', filters.country)
  if (filters?.kind) query.set('kind', filters.kind)
  if (filters?.joinedBy) query.set('joined', String(filters.joinedBy))
  if (filters?.awarded) query.set('awarded', '1')
  if (view && view !== 'map') query.set('view', view)
  if (sort && sort !== 'name') query.set('sort', sort)
  if (page && page > 1) query.set('page', String(page))
  const text = query.toString()
  return text && `?${text}`
}
