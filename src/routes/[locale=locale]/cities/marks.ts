import { m } from '#words/messages.js'
import { countryName } from '#kernel/countries.ts'
import type { Locale } from '#kernel/locales.ts'
import { paths } from '#kernel/paths.ts'
import { writeDirectoryQuery, type DirectoryFilters } from '#features/cities/filters.ts'
import type { Mark } from '#features/cities/map/drawing.ts'
import type { RegionCode } from '#features/cities/model.ts'
import { formatList, formatNumber } from '#ui/format.ts'

export interface LinkedMark {
  x: number
  y: number
  radius: number
  href: string
  label: string
  number: string
  /** Written beside the dot where there is room. */
  name: string
}

/** Marks with somewhere to go: a place to its page, a number to the part of the directory that it stands for. */
/** So few marks leave room for names. */
const fewMarks = 16

export function marksOf(marks: Mark[], filters: DirectoryFilters, locale: Locale, regions?: Map<string, RegionCode>): LinkedMark[] {
  return marks.map(({ x, y, radius, cluster }) => {
    const { slug, label, countries, cities, names } = cluster
    if (slug && label)
      return { x, y, radius, href: paths.city(locale, slug), label, number: '', name: marks.length <= fewMarks ? label : '' }
    const [country = ''] = countries
    const region = regions?.get(country)
    const narrower: DirectoryFilters =
      countries.length === 1 || filters.region || !region ? { ...filters, country } : { ...filters, region }
    const places = countries.slice(0, 3).map((iso2) => countryName(iso2, locale))
    return {
      x,
      y,
      radius,
      href: paths.cities(
        locale,
        writeDirectoryQuery({ filters: country ? narrower : filters, view: countries.length === 1 && filters.country ? 'list' : 'map' }),
      ),
      label: m['cities.map.cluster']({ count: cities, places: formatList(names.length > 0 ? names.slice(0, 3) : places, locale) }),
      number: formatNumber(cities, locale),
      name: '',
    }
  })
}
