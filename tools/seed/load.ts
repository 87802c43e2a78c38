import type { Transaction } from 'kysely'
import type { Database } from '#db/database.ts'
import type { DB } from '#db/tables.ts'
import { recordAwards } from '#features/award/store.server.ts'
import { recordCity, recordCountry, recordMilestone, recordNetworkCount, recordRegion } from '#features/cities/store.server.ts'
import { recordConference } from '#features/events/store.server.ts'
import { recordPractice, recordTheme } from '#features/library/store.server.ts'
import { isLocale } from '#kernel/locales.ts'
import { indexEverything } from '../index-documents.ts'
import type { SeedRows } from './schemas.ts'

/** Loads everything in one transaction: all of it is there afterwards, or nothing has changed. Loaded twice, it is there once. */
export function loadSeed(db: Database, seed: SeedRows, now: Date): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await loadPlaces(tx, seed)
    for (const row of seed.awards) await recordAwards(tx, row.id, row.cities, row.source)
    for (const row of seed.conferences)
      await recordConference(tx, {
        number: row.id, city: row.city, startsOn: row.starts, endsOn: row.ends, plannedFor: row.planned,
        participants: row.participants, precision: row.precision, countries: row.countries, texts: row.texts, sources: row.sources,
      })
    for (const row of seed['network-counts']) await loadCount(tx, row)
    for (const [index, row] of seed.themes.entries()) await recordTheme(tx, row.id, index + 1)
    for (const { id, ...row } of seed.practices) await recordPractice(tx, { slug: id, ...row }, now)
    for (const { id, ...row } of seed.milestones) await recordMilestone(tx, { slug: id, ...row })
    await indexEverything(tx)
  })
}

async function loadPlaces(tx: Transaction<DB>, seed: SeedRows): Promise<void> {
  for (const [index, row] of seed.regions.entries()) await recordRegion(tx, row.id, index + 1)
  for (const row of seed.countries) await recordCountry(tx, row.id, row.region)
  const names = new Map(seed['city-names'].map((row) => [row.city, row.names]))
  for (const row of seed.cities) {
    const { native, ...others } = names.get(row.id) ?? {}
    await recordCity(tx, {
      slug: row.id, name: row.name, country: row.country, kind: row.kind, parent: row.parent, latitude: row.latitude,
      longitude: row.longitude, sizeHint: row.size_hint, standingVerified: row.standing_verified, standingNote: row.standing_note,
      demo: row.demo, memberships: row.memberships, facts: row.facts, changes: row.changes, sources: row.sources,
      names: [
        ...Object.entries(others).flatMap(([lang, name]) => (isLocale(lang) && name ? [{ lang, name: String(name), native: false }] : [])),
        ...(native ? [{ ...native, native: true }] : []),
      ],
    })
  }
}

/** A date known to the month or year stands at its first day. */
async function loadCount(tx: Transaction<DB>, row: SeedRows['network-counts'][number]): Promise<void> {
  await recordNetworkCount(tx, {
    countedOn: `${row.id}-01-01`.slice(0, 10),
    datePrecision: row.id.length === 4 ? 'year' : row.id.length === 7 ? 'month' : 'day',
    members: row.members,
    membersPrecision: row.members_precision,
    countries: row.countries,
    inhabitants: row.inhabitants,
    inhabitantsPrecision: row.inhabitants_precision,
    source: row.source,
  })
}
