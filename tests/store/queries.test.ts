import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#db/context.ts'
import { listAwardEditions } from '#features/award/queries.server.ts'
import { recordCity, recordCountry, recordRegion } from '#features/cities/store.server.ts'
import { countFacets, listCities } from '#features/cities/queries.server/directory.ts'
import { findCity, listNeighbours } from '#features/cities/queries.server/city.ts'
import { findCoverage } from '#features/cities/queries.server/network.ts'
import { listCountries } from '#features/cities/queries.server/places.ts'
import { listMapPoints } from '#features/cities/queries.server/points.ts'
import { recordPractice, recordTheme } from '#features/library/store.server.ts'
import { countPracticeFacets, countPractices, findPractice, listPractices, listRelatedPractices } from '#features/library/queries.server.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
const source = { title: 'Made up for a test' }

async function addCity(number: number): Promise<void> {
  await database.db.transaction().execute((tx) =>
    recordCity(tx, {
      slug: `lindhaven-${number}`,
      name: `Lindhaven ${number}`,
      country: 'XA',
      kind: 'city',
      latitude: 40 + number,
      longitude: number,
      standingVerified: true,
      demo: true,
      memberships: [{ joined: 2016 + number }],
      facts: [{ kind: 'population', value: 5, precision: 'exact', source }],
      changes: [],
      names: [{ lang: 'fr', name: `Tilleul ${number}`, native: false }],
      sources: [source],
    }),
  )
  await database.db.transaction().execute((tx) =>
    recordPractice(
      tx,
      {
        slug: `practice-${number}`,
        lang: 'en',
        title: `Practice ${number}`,
        summary: 'Made up.',
        demo: true,
        cities: [`lindhaven-${number}`],
        themes: ['literacy', 'digital'],
        sections: [
          { kind: 'challenge', body: 'x' },
          { kind: 'action', body: 'y' },
        ],
        figures: [],
        sources: [source],
      },
      new Date('2026-01-01'),
    ),
  )
}

beforeAll(async () => {
  database = await freshDatabase()
  await database.db.transaction().execute(async (tx) => {
    await recordRegion(tx, 'africa', 1)
    await recordCountry(tx, 'XA', 'africa')
    await recordTheme(tx, 'literacy', 1)
    await recordTheme(tx, 'digital', 2)
  })
  await addCity(1)
})
afterAll(() => database.drop())

/** Reads everything that pages read, and counts the statements. */
async function readAll(): Promise<{ statements: number; found: number[] }> {
  let statements = 0
  const ctx: Context = database.ctx('en', () => (statements += 1))
  const cities = await listCities(ctx, { filters: {}, sort: 'name', page: 1 })
  const city = await findCity(ctx, 'lindhaven-1')
  if (!city) throw new Error('lindhaven-1 is missing')
  const { nearest } = await listNeighbours(ctx, city)
  const points = await listMapPoints(ctx, {}, cities.length)
  await countFacets(ctx, {})
  await listCountries(ctx)
  const practices = await listPractices(ctx, { filters: {}, page: 1 })
  const practice = await findPractice(ctx, 'practice-1')
  const related = await listRelatedPractices(ctx, practice?.id ?? '')
  await countPracticeFacets(ctx, {})
  await listAwardEditions(ctx)
  return { statements, found: [cities.length, nearest.length, points.length, practices.length, related.length] }
}

describe('lists', () => {
  it('cost the same number of statements with one row and with three', async () => {
    const one = await readAll()
    expect(one).toEqual({ statements: 11, found: [1, 0, 1, 1, 0] })
    await addCity(2)
    await addCity(3)
    expect(await readAll()).toEqual({ statements: 11, found: [3, 2, 3, 3, 2] })
  })

  it('show members only: a place that left is not listed, counted or drawn, and comes back when it joins again', async () => {
    const ctx = database.ctx()
    const see = async () => {
      const total = (await countFacets(ctx, {})).find((count) => count.facet === 'total')?.cities
      return [(await listCities(ctx, { filters: {}, sort: 'name', page: 1 })).length, total, (await listMapPoints(ctx, {}, 3)).length]
    }
    expect(await see()).toEqual([3, 3, 3])
    await database.pool.query(
      "update membership_spell set ended = true, left_year = 2020 where city_id = (select id from city where slug = 'lindhaven-2')",
    )
    expect(await see()).toEqual([2, 2, 2])
    await database.pool.query(
      "insert into membership_spell (city_id, position, joined_year) select id, 2, 2024 from city where slug = 'lindhaven-2'",
    )
    expect(await see()).toEqual([3, 3, 3])
  })

  it('never count what is made up among what is on record', async () => {
    expect(await findCoverage(database.ctx())).toMatchObject({ recordedCities: 0, recordedCountries: 0 })
    expect((await countPractices(database.ctx())).practices).toBe(0)
  })

  it('call a place by its name in the language of the page, and sort by it', async () => {
    expect((await listCities(database.ctx('fr'), { filters: {}, sort: 'name', page: 1 })).map((city) => city.label)).toEqual([
      'Tilleul 1',
      'Tilleul 2',
      'Tilleul 3',
    ])
    await database.pool.query("update city_name set name = 'Arbre' where name = 'Tilleul 3'")
    expect((await listCities(database.ctx('fr'), { filters: {}, sort: 'name', page: 1 })).map((city) => city.label)).toEqual([
      'Arbre',
      'Tilleul 1',
      'Tilleul 2',
    ])
  })
})
