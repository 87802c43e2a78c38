import { countryName } from '#kernel/countries.ts'
import type { Locale } from '#kernel/locales.ts'
import { collatorOf } from '#ui/format.ts'
import type { FacetCount } from '#features/cities/queries.server/directory.ts'
import { regionCodes } from '#features/cities/model.ts'
import { say } from '#ui/say.ts'

export interface Option {
  value: string
  text: string
  cities: number
}

export interface DirectoryOptions {
  regions: Option[]
  countries: Option[]
  kinds: Option[]
  /** Joined in or before each year, rising. */
  joined: Option[]
  awarded: number
}

/** Facet counts as the choices of the form: named, in the reader's order, the empty ones left out. */
export function optionsOf(facets: FacetCount[], locale: Locale): DirectoryOptions {
  const of = (facet: FacetCount['facet']) =>
    facets.flatMap((count) => (count.facet === facet && count.value !== null ? [{ value: count.value, cities: count.cities }] : []))
  const byText = collatorOf(locale)
  const named = (facet: FacetCount['facet'], name: (value: string) => string) =>
    of(facet)
      .map((count) => ({ ...count, text: name(count.value) }))
      .sort((a, b) => byText.compare(a.text, b.text))
  let before = 0
  return {
    regions: named('region', (code) => say('region', code)).sort((a, b) => order(a.value) - order(b.value)),
    countries: named('country', (iso2) => countryName(iso2, locale)),
    kinds: named('kind', (kind) => say('kind', kind)),
    joined: of('joined')
      .sort((a, b) => Number(a.value) - Number(b.value))
      .map((count) => ({ ...count, text: count.value, cities: (before += count.cities) })),
    awarded: of('awarded')[0]?.cities ?? 0,
  }
}

const order = (code: string) => (regionCodes as readonly string[]).indexOf(code)
