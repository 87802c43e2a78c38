import type { Transaction } from 'kysely'
import { recordSource } from '#db/sources.ts'
import type { DB } from '#db/tables.ts'
import { countryName } from '#kernel/countries.ts'
import { locales } from '#kernel/locales.ts'
import type { Precision, Source } from '#kernel/source.ts'
import { toMap } from './map/projection.ts'
import type { CityRecord, MilestoneKind, RegionCode } from './model.ts'

type Tx = Transaction<DB>

export async function recordRegion(tx: Tx, code: RegionCode, position: number): Promise<void> {
  await tx
    .insertInto('region')
    .values({ code, position })
    .onConflict((it) => it.column('code').doUpdateSet({ position }))
    .execute()
}

export async function recordCountry(tx: Tx, iso2: string, region: RegionCode): Promise<void> {
  await tx
    .insertInto('country')
    .values({ iso2, region_code: region })
    .onConflict((it) => it.column('iso2').doUpdateSet({ region_code: region }))
    .execute()
  await tx.deleteFrom('country_name').where('iso2', '=', iso2).execute()
  await tx
    .insertInto('country_name')
    .values(locales.map((lang) => ({ iso2, lang, name: countryName(iso2, lang) })))
    .execute()
}

/** Records a place with all that belongs to it; the same slug again replaces. Answers its id. */
export async function recordCity(tx: Tx, city: CityRecord): Promise<string> {
  const point = city.latitude !== undefined && city.longitude !== undefined ? toMap(city.latitude, city.longitude) : null
  const row = {
    name: city.name,
    country_iso2: city.country,
    kind: city.kind,
    parent_unit: city.parent ?? null,
    latitude: city.latitude ?? null,
    longitude: city.longitude ?? null,
    coordinates_estimated: true,
    map_x: point?.x ?? null,
    map_y: point?.y ?? null,
    size_hint: city.sizeHint ?? null,
    standing_verified: city.standingVerified,
    standing_note: city.standingNote ?? null,
    demo: city.demo,
  }
  const { id } = await tx
    .insertInto('city')
    .values({ slug: city.slug, ...row })
    .onConflict((it) => it.column('slug').doUpdateSet(row))
    .returning('id')
    .executeTakeFirstOrThrow()
  await replaceSpells(tx, id, city)
  await replaceNames(tx, id, city)
  await replaceSources(tx, id, city.sources)
  await replaceFactsAndChanges(tx, id, city)
  return id
}

async function replaceSpells(tx: Tx, id: string, city: CityRecord): Promise<void> {
  await tx.deleteFrom('membership_spell').where('city_id', '=', id).execute()
  if (city.memberships.length === 0) return
  const rows = city.memberships.map((spell, index) => ({
    city_id: id,
    position: index + 1,
    joined_year: spell.joined ?? null,
    ended: spell.ended ?? false,
    left_year: spell.left ?? null,
    note: spell.note ?? null,
  }))
  await tx.insertInto('membership_spell').values(rows).execute()
}

async function replaceNames(tx: Tx, id: string, city: CityRecord): Promise<void> {
  await tx.deleteFrom('city_name').where('city_id', '=', id).execute()
  if (city.names.length > 0)
    await tx
      .insertInto('city_name')
      .values(city.names.map((name) => ({ city_id: id, ...name })))
      .execute()
}

async function replaceSources(tx: Tx, id: string, sources: Source[]): Promise<void> {
  await tx.deleteFrom('city_source').where('city_id', '=', id).execute()
  const ids = new Set<string>()
  for (const source of sources) ids.add(await recordSource(tx, source))
  if (ids.size > 0)
    await tx
      .insertInto('city_source')
      .values([...ids].map((source_id, position) => ({ city_id: id, source_id, position })))
      .execute()
}

async function replaceFactsAndChanges(tx: Tx, id: string, city: CityRecord): Promise<void> {
  await tx.deleteFrom('city_fact').where('city_id', '=', id).execute()
  for (const { source, year, ...fact } of city.facts)
    await tx
      .insertInto('city_fact')
      .values({ city_id: id, ...fact, year: year ?? null, source_id: await recordSource(tx, source) })
      .execute()
  await tx.deleteFrom('place_change').where('city_id', '=', id).execute()
  for (const { source, year, ...change } of city.changes)
    await tx
      .insertInto('place_change')
      .values({ city_id: id, ...change, year: year ?? null, source_id: await recordSource(tx, source) })
      .execute()
}

export interface MilestoneRecord {
  slug: string
  city: string
  kind: MilestoneKind
  year: number
  month?: number | undefined
  day?: number | undefined
  lang: string
  title: string
  source: Source
}

export async function recordMilestone(tx: Tx, { slug, city, source, month, day, ...rest }: MilestoneRecord): Promise<void> {
  const { id } = await tx.selectFrom('city').select('id').where('slug', '=', city).executeTakeFirstOrThrow()
  const row = { ...rest, city_id: id, month: month ?? null, day: day ?? null, source_id: await recordSource(tx, source) }
  await tx
    .insertInto('milestone')
    .values({ slug, ...row })
    .onConflict((it) => it.column('slug').doUpdateSet(row))
    .execute()
}

export interface NetworkCountRecord {
  countedOn: string
  datePrecision: 'day' | 'month' | 'year'
  members: number
  membersPrecision: Precision
  countries?: number | undefined
  inhabitants?: number | undefined
  inhabitantsPrecision?: Precision | undefined
  source: Source
}

export async function recordNetworkCount(tx: Tx, count: NetworkCountRecord): Promise<void> {
  const row = {
    date_precision: count.datePrecision,
    members: count.members,
    members_precision: count.membersPrecision,
    countries: count.countries ?? null,
    inhabitants: count.inhabitants ?? null,
    inhabitants_precision: count.inhabitantsPrecision ?? null,
  }
  await tx
    .insertInto('network_count')
    .values({ counted_on: count.countedOn, source_id: await recordSource(tx, count.source), ...row })
    .onConflict((it) => it.columns(['counted_on', 'source_id']).doUpdateSet(row))
    .execute()
}
