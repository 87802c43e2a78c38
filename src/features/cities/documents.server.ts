import { sql, type Transaction } from 'kysely'
import type { DB } from '#db/tables.ts'
import type { SearchDocument } from '#features/search/model.ts'
import { countryName } from '#kernel/countries.ts'
import { locales, type Locale } from '#kernel/locales.ts'

const inAllLanguages = (iso2: string) =>
  Object.fromEntries(locales.map((locale) => [locale, countryName(iso2, locale)])) as Record<Locale, string>

/** Every place as the search reads it: found by any of its names, and by its country's. */
export async function listCityDocuments(tx: Transaction<DB>): Promise<SearchDocument[]> {
  const rows = await tx
    .selectFrom('city')
    .select(['slug', 'name', 'country_iso2', 'parent_unit', 'demo'])
    .select(
      sql<Record<Locale, string>>`(select jsonb_object_agg(l.lang, l.label) from city_label l where l.city_id = city.id)`.as('labels'),
    )
    .select(sql<string[]>`array(select n.name from city_name n where n.city_id = city.id order by n.lang, n.name)`.as('names'))
    .orderBy('slug')
    .execute()
  return rows.map((row) => {
    const countries = inAllLanguages(row.country_iso2)
    return {
      kind: 'city',
      ref: row.slug,
      lang: 'mul',
      titles: row.labels,
      extracts: countries,
      keys: [row.name, ...row.names],
      text: { a: [row.name, ...row.names].join(' '), c: [row.parent_unit ?? '', ...Object.values(countries)].join(' ') },
      demo: row.demo,
    }
  })
}

export async function listCountryDocuments(tx: Transaction<DB>): Promise<SearchDocument[]> {
  const rows = await tx
    .selectFrom('country')
    .select(['iso2'])
    .select(sql<boolean>`not exists (select from city c where c.country_iso2 = country.iso2 and not c.demo)`.as('demo'))
    .orderBy('iso2')
    .execute()
  return rows.map(({ iso2, demo }) => {
    const names = inAllLanguages(iso2)
    return {
      kind: 'country',
      ref: iso2,
      lang: 'mul',
      titles: names,
      extracts: {},
      keys: [...Object.values(names), ...usualNames(iso2)],
      text: { a: [...Object.values(names), ...usualNames(iso2)].join(' ') },
      demo,
    }
  })
}

/** What people call a country when they do not use the name of the United Nations: South Korea, Iran. */
function usualNames(iso2: string): string[] {
  return locales.map((locale) => new Intl.DisplayNames(locale, { type: 'region' }).of(iso2) ?? '').filter(Boolean)
}
