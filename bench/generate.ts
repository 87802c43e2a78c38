import { sql, type Transaction } from 'kysely'
import { openDatabase, openPool, type Database } from '#db/database.ts'
import type { DB } from '#db/tables.ts'
import { indexEverything } from '../tools/index-documents.ts'

/** Cities a transaction: the triggers raise the same few tallies again and again, which grows slow within one. */
const batch = 3_000

/**
 * Fills a seeded database up to `total` cities. Each generated city is modelled on a real one: its country, kind, spells, awards
 * and sources are the same, its place lies around it, its names are put together from those of two cities in the same language.
 * Nothing is random: the same cities come out every time. They are marked as made up (`demo`).
 */
export async function generateCities(url: string, total: number): Promise<void> {
  const pool = openPool(url, 1) // temporary tables belong to one connection
  const db = openDatabase(pool)
  try {
    await sql`set statement_timeout = 0`.execute(db)
    await plan(db, total)
    await setLabelTriggers(db, 'disable')
    for (let from = 0; from < total; from += batch)
      await db.transaction().execute(async (tx) => {
        await sql`create temp table generated on commit drop as select * from planned where n >= ${from} and n < ${from + batch}`.execute(
          tx,
        )
        await insertCities(tx)
        await copyRecords(tx)
      })
    await setLabelTriggers(db, 'enable')
    await sql`update city set name = name where slug like 'generated-%'`.execute(db)
    await db.transaction().execute(indexEverything)
    await sql`vacuum (analyze)`.execute(db)
  } finally {
    await pool.end()
  }
}

/** One row a city to come: its own number, its model, the city that lends the second half of its name, and its turn around the model. */
async function plan(db: Database, total: number): Promise<void> {
  await sql`
    create temp table planned as
    with real as (select c.id, row_number() over (order by c.slug) - 1 as place, count(*) over () as cities from city c where not c.demo)
    select n, gen_random_uuid() as id, model.id as model_id, lender.id as lender_id, n / model.cities + 1 as turn
      from real model
      join generate_series(0, ${total}::int - 1 - (select count(*)::int from city)) n on n % model.cities = model.place
      join real lender on lender.place = (model.place + 7 * (n / model.cities) + 1) % model.cities`.execute(db)
}

/** Two halves of names: Cork and Espoo give Copoo. */
const halves = (first: string, second: string) =>
  sql`left(${sql.ref(first)}, (length(${sql.ref(first)}) + 1) / 2) || right(${sql.ref(second)}, length(${sql.ref(second)}) / 2)`

/** Places wind around their model in a spiral of at most about three degrees; a degree is about 2.5 units of the map. */
async function insertCities(tx: Transaction<DB>): Promise<void> {
  await sql`
    insert into city (id, slug, name, country_iso2, kind, parent_unit, latitude, longitude, map_x, map_y, size_hint, standing_verified, demo)
    select g.id, 'generated-' || g.n, ${halves('m.name', 'o.name')}, m.country_iso2, m.kind, m.parent_unit,
           greatest(-60, least(75, m.latitude + g.north)), greatest(-179, least(179, m.longitude + g.east)),
           greatest(5, least(995, m.map_x + 2.4 * g.east)), greatest(5, least(480, m.map_y - 2.6 * g.north)),
           m.size_hint, m.standing_verified, true
      from (select *, 0.3 * sqrt(turn) * sin(2.4 * turn) as north, 0.3 * sqrt(turn) * cos(2.4 * turn) as east from generated) g
      join city m on m.id = g.model_id
      join city o on o.id = g.lender_id
     order by g.n`.execute(tx)
}

/** The labels of a city are made once, when it has all of its names, and not again with each. */
async function setLabelTriggers(db: Database, state: 'enable' | 'disable'): Promise<void> {
  await sql`alter table city ${sql.raw(state)} trigger city_keeps_its_labels`.execute(db)
  await sql`alter table city_name ${sql.raw(state)} trigger city_name_keeps_labels`.execute(db)
}

/** Names, spells, awards and sources as the model has them; standing and tallies come by trigger. */
async function copyRecords(tx: Transaction<DB>): Promise<void> {
  await sql`
    insert into city_name (city_id, lang, name, native)
    select g.id, m.lang, ${halves('m.name', 'o.name')}, false
      from generated g
      join city_name m on m.city_id = g.model_id and not m.native
      join city_name o on o.city_id = g.lender_id and not o.native and o.lang = m.lang`.execute(tx)
  await sql`
    insert into membership_spell (city_id, position, joined_year, ended, left_year)
    select g.id, s.position, s.joined_year, s.ended, s.left_year from generated g join membership_spell s on s.city_id = g.model_id`.execute(
    tx,
  )
  await sql`
    insert into award_laureate (year, city_id)
    select a.year, g.id from generated g join award_laureate a on a.city_id = g.model_id`.execute(tx)
  await sql`
    insert into city_source (city_id, source_id, position)
    select g.id, s.source_id, s.position from generated g join city_source s on s.city_id = g.model_id`.execute(tx)
}
