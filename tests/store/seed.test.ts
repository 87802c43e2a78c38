import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isUnseeded, seedDatabase } from '../../tools/seed/command.ts'
import { freshDatabase, seededDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await seededDatabase()
})
afterAll(() => database.drop())

async function countsOf({ pool }: TestDatabase): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_name not in ('data_version') order by 1",
  )
  const counts: Record<string, number> = {}
  for (const { name } of rows)
    counts[name] =
      (await pool.query<{ n: number }>(`select count(*)::int as n from ${name} ${/_tally|_grid/.test(name) ? 'where cities > 0' : ''}`))
        .rows[0]?.n ?? -1
  return counts
}
const rowsOf = async (query: string) => (await database.pool.query(query)).rows as unknown[]

describe('the data of the network', () => {
  test('has the places, awards, practices and conferences that its sources name', async () => {
    const counts = await countsOf(database)
    expect({ city: counts.city, award_laureate: counts.award_laureate, conference: counts.conference }).toEqual({
      city: 300,
      award_laureate: 58,
      conference: 7,
    })
    expect(counts.practice).toBeGreaterThanOrEqual(40)
    expect(await isUnseeded(database.db)).toBe(false)
  })

  test('names a source for every place, practice, conference and edition of the award', async () => {
    expect(await rowsOf('select slug from city c where not exists (select 1 from city_source s where s.city_id = c.id)')).toEqual([])
    expect(
      await rowsOf('select slug from practice p where not exists (select 1 from practice_source s where s.practice_id = p.id)'),
    ).toEqual([])
    expect(
      await rowsOf('select number from conference c where not exists (select 1 from conference_source s where s.number = c.number)'),
    ).toEqual([])
  })

  test('holds nothing that was made up', async () => {
    expect(
      await rowsOf(
        'select slug from city where demo union all select slug from practice where demo union all select ref from search_document where demo',
      ),
    ).toEqual([])
    expect(await rowsOf("select iso2 from country where iso2 in ('XA', 'XB')")).toEqual([])
  })
})

describe('loading', () => {
  test('twice doubles nothing, and keeps what each thing is known by', async () => {
    const counts = await countsOf(database)
    const ids = await rowsOf('select id, slug from city order by slug')
    expect(await seedDatabase(database.db, false)).toEqual({
      ok: true,
      lines: ['Loaded 300 places of 71 countries, 58 awards, 61 practices.'],
    })
    expect(await countsOf(database)).toEqual(counts)
    expect(await rowsOf('select id, slug from city order by slug')).toEqual(ids)
  })

  test('with the demonstration adds made-up rows, each marked as such', async () => {
    const demo = await seededDatabase()
    try {
      const before = await countsOf(demo)
      expect((await seedDatabase(demo.db, true)).ok).toBe(true)
      const after = await countsOf(demo)
      expect({ city: after.city, country: after.country, practice: after.practice }).toEqual({
        city: 302,
        country: (before.country ?? 0) + 2,
        practice: (before.practice ?? 0) + 1,
      })
      const { rows } = await demo.pool.query(
        'select slug from city where demo union all select slug from practice where demo order by slug',
      )
      expect(rows).toEqual([{ slug: 'lindhaven' }, { slug: 'lindhaven-tram-library' }, { slug: 'port-amara' }])
      const found = await demo.pool.query(
        "select kind, ref from search_document where demo and kind in ('city', 'practice') order by kind, ref",
      )
      expect(found.rows).toEqual([
        { kind: 'city', ref: 'lindhaven' },
        { kind: 'city', ref: 'port-amara' },
        { kind: 'practice', ref: 'lindhaven-tram-library' },
      ])
    } finally {
      await demo.drop()
    }
  })
})

describe('a seed with a broken row is refused by file, line and field, and leaves what was there:', () => {
  let folder: string
  let empty: TestDatabase
  beforeAll(async () => {
    empty = await freshDatabase()
  })
  afterAll(() => empty.drop())
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lyceum-seed-'))
    cpSync('seed', folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  type Row = Record<string, unknown>
  /** Rewrites one line of a file, counted from 1. */
  function spoil(file: string, line: number, change: (row: Row) => Row | string): void {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n')
    const changed = change(JSON.parse(lines[line - 1] as string) as Row)
    lines[line - 1] = typeof changed === 'string' ? changed : JSON.stringify(changed)
    writeFileSync(join(folder, file), lines.join('\n'))
  }
  const without = (row: Row, ...fields: string[]): Row =>
    Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)))
  const spell = (row: Row, ...memberships: Row[]) => ({ ...row, memberships })

  test.each<[string, string, number, (row: Row) => Row | string, RegExp]>([
    ['bad JSON', 'cities.jsonl', 7, () => '{"id": "hina", ', /cities\.jsonl, line 7: is not JSON/],
    ['a field that there is not', 'cities.jsonl', 3, (row) => ({ ...row, mayor: 'x' }), /cities\.jsonl, line 3: .*mayor/],
    [
      'a field of the wrong kind',
      'cities.jsonl',
      300,
      (row) => ({ ...row, latitude: 'north' }),
      /cities\.jsonl, line 300, field “latitude”: /,
    ],
    ['a field that is missing', 'practices.jsonl', 2, (row) => without(row, 'summary'), /practices\.jsonl, line 2, field “summary”: /],
    [
      'a country that no file holds',
      'cities.jsonl',
      5,
      (row) => ({ ...row, country: 'QQ' }),
      /cities\.jsonl, line 5, field “country”: “QQ” is in no file/,
    ],
    [
      'an award for an unknown city',
      'awards.jsonl',
      2,
      (row) => ({ ...row, cities: ['atlantis'] }),
      /awards\.jsonl, line 2, field “cities”: “atlantis” is in no file/,
    ],
    [
      'a practice of an unknown city',
      'practices.jsonl',
      61,
      (row) => ({ ...row, cities: ['atlantis'] }),
      /practices\.jsonl, line 61, field “cities”: “atlantis”/,
    ],
    [
      'an unknown host of a conference',
      'conferences.jsonl',
      1,
      (row) => ({ ...row, city: 'atlantis' }),
      /conferences\.jsonl, line 1, field “city”: “atlantis”/,
    ],
    [
      'an id that stands already',
      'cities.jsonl',
      9,
      (row) => ({ ...row, id: 'porto-novo' }),
      /cities\.jsonl, line 9, field “id”: “porto-novo” stands already at .+cities\.jsonl, line 1/,
    ],
    [
      'two open spells',
      'cities.jsonl',
      4,
      (row) => spell(row, { joined: 2015 }, { joined: 2019 }),
      /cities\.jsonl, line 4, field “memberships”: /,
    ],
    [
      'a spell that ends before it begins',
      'cities.jsonl',
      4,
      (row) => spell(row, { joined: 2019, ended: true, left: 2016 }),
      /cities\.jsonl, line 4, field “memberships/,
    ],
    [
      'a year of leaving in a spell that goes on',
      'cities.jsonl',
      4,
      (row) => spell(row, { joined: 2016, left: 2019 }),
      /cities\.jsonl, line 4, field “memberships/,
    ],
    [
      'a spell before there was a network',
      'cities.jsonl',
      4,
      (row) => spell(row, { joined: 1999 }),
      /cities\.jsonl, line 4, field “memberships\.0\.joined”: /,
    ],
    ['half a position', 'cities.jsonl', 4, (row) => without(row, 'latitude'), /cities\.jsonl, line 4, field “latitude”: /],
    [
      'an awardee named twice',
      'awards.jsonl',
      1,
      (row) => ({ ...row, cities: ['cork', 'cork'] }),
      /awards\.jsonl, line 1, field “cities”: /,
    ],
    [
      'a day without its month',
      'milestones.jsonl',
      1,
      (row) => ({ ...without(row, 'month'), day: 3 }),
      /milestones\.jsonl, line 1, field “day”: /,
    ],
    [
      'a conference without a date',
      'conferences.jsonl',
      1,
      (row) => without(row, 'starts', 'ends', 'planned'),
      /conferences\.jsonl, line 1, field “starts”: /,
    ],
  ])('%s', async (_name, file, line, change, words) => {
    spoil(file, line, change)
    const before = await countsOf(empty)
    const outcome = await seedDatabase(empty.db, false, folder)
    expect(outcome.ok).toBe(false)
    expect(outcome.lines[0]).toMatch(words)
    expect(outcome.lines.at(-1)).toBe('Nothing was loaded; what was there is as it was.')
    expect(outcome.lines).toHaveLength(2)
    expect(await countsOf(empty)).toEqual(before)
    expect(await isUnseeded(empty.db)).toBe(true)
  })

  test('every bad row of every file is named at once', async () => {
    spoil('cities.jsonl', 2, () => '{')
    spoil('cities.jsonl', 8, (row) => ({ ...row, kind: 'castle' }))
    spoil('practices.jsonl', 1, (row) => ({ ...row, themes: ['dragons'] }))
    const { ok, lines } = await seedDatabase(database.db, false, folder)
    expect(ok).toBe(false)
    expect(lines.map((text) => /(\w+\.jsonl, line \d+)/.exec(text)?.[1])).toEqual([
      'cities.jsonl, line 2',
      'cities.jsonl, line 8',
      'practices.jsonl, line 1',
      undefined,
    ])
    expect((await countsOf(database)).city).toBe(300)
  })

  test('lines are those of the file, blank lines and a second folder counted right', async () => {
    const awards = readFileSync(join(folder, 'awards.jsonl'), 'utf8').split('\n')
    writeFileSync(
      join(folder, 'awards.jsonl'),
      ['', awards[0], '', (awards[1] as string).replace('"giza"', '"atlantis"'), ...awards.slice(2)].join('\n'),
    )
    const cities = readFileSync(join(folder, 'demo', 'cities.jsonl'), 'utf8')
    writeFileSync(join(folder, 'demo', 'cities.jsonl'), cities.replace('"XB"', '"QQ"'))
    const { lines } = await seedDatabase(empty.db, true, folder)
    expect(lines.map((text) => text.replaceAll(folder, ''))).toEqual([
      '/demo/cities.jsonl, line 2, field “country”: “QQ” is in no file',
      '/awards.jsonl, line 4, field “cities”: “atlantis” is in no file',
      'Nothing was loaded; what was there is as it was.',
    ])
  })
})

describe('what is kept true by triggers', () => {
  const tally = 'select country_iso2, kind, awarded, member_since, cities from city_tally where cities > 0 order by 1, 2, 3, 4 nulls last'
  const counted = `select country_iso2, kind, award_years <> '{}' as awarded, member_since, count(*)::int as cities
    from city where member group by 1, 2, 3, 4 order by 1, 2, 3, 4 nulls last`
  const grid =
    'select country_iso2, column_16, row_16, cities, round(sum_x::numeric, 2) as x, round(sum_y::numeric, 2) as y from city_grid where cities > 0 order by 1, 2, 3'
  const gridCounted = `select country_iso2, floor(map_x / 16)::int as column_16, floor(map_y / 16)::int as row_16, count(*)::int as cities,
    round(sum(map_x::float8)::numeric, 2) as x, round(sum(map_y::float8)::numeric, 2) as y
    from city where member and map_x is not null group by 1, 2, 3 order by 1, 2, 3`
  const standing = `select slug from city c
    where member is distinct from exists (select 1 from membership_spell s where s.city_id = c.id and not s.ended)
       or member_since is distinct from (select joined_year from membership_spell s where s.city_id = c.id and not s.ended)
       or award_years is distinct from array(select year from award_laureate l where l.city_id = c.id order by year)`
  const labels = `select c.slug, l.lang from city c join city_label l on l.city_id = c.id
    left join city_name n on n.city_id = c.id and n.lang = l.lang and not n.native where l.label is distinct from coalesce(n.name, c.name)`
  async function expectAllTrue() {
    expect(await rowsOf(labels)).toEqual([])
    expect(await rowsOf(standing)).toEqual([])
    expect(await rowsOf(tally)).toEqual(await rowsOf(counted))
    expect(await rowsOf(grid)).toEqual(await rowsOf(gridCounted))
  }
  const city = (slug: string) => `(select id from city where slug = '${slug}')`

  test('is true after loading', expectAllTrue)

  test.each([
    ['a spell ends', `update membership_spell set ended = true, left_year = 2026 where city_id = ${city('cork')}`],
    ['spells are removed', "delete from membership_spell where city_id in (select id from city where country_iso2 = 'KR')"],
    ['a year of admission is corrected', 'update membership_spell set joined_year = 2014 where joined_year = 2015'],
    ['an award is taken back', 'delete from award_laureate where year = 2019'],
    ['an award is given', `insert into award_laureate (year, city_id) values (2019, ${city('swansea')})`],
    ['cities move to another country', "update city set country_iso2 = 'FR' where country_iso2 = 'DE'"],
    ['cities change their kind', "update city set kind = 'town' where kind = 'commune'"],
    [
      'points are moved and removed',
      "update city set map_x = map_x + 20 where country_iso2 = 'FR'; update city set map_x = null, map_y = null where country_iso2 = 'GB'",
    ],
    [
      'a spell was written under the wrong city',
      `update membership_spell set city_id = ${city('cork')}, position = 9 where city_id = ${city('swansea')}`,
    ],
    [
      'an award was written under the wrong city',
      `update award_laureate set city_id = ${city('limerick')} where city_id = ${city('swansea')}`,
    ],
    [
      'a name was written under the wrong city',
      `delete from city_name where city_id = ${city('swansea')}; update city_name set city_id = ${city('swansea')} where city_id = ${city('cork')}`,
    ],
    ['names are removed', "delete from city_name where lang = 'fr'"],
    ['every spell is removed', 'delete from membership_spell'],
  ])('stays true when %s', async (_name, statement) => {
    for (const part of statement.split('; ')) expect((await database.pool.query(part)).rowCount).toBeGreaterThan(0)
    await expectAllTrue()
  })
})

test('of two who open a spell for the same city at once, exactly one does', async () => {
  const raced = await seededDatabase()
  try {
    await raced.pool.query("update membership_spell set ended = true where city_id = (select id from city where slug = 'cork')")
    const open = (position: number) =>
      raced.pool.query("insert into membership_spell (city_id, position, joined_year) select id, $1, 2026 from city where slug = 'cork'", [
        position,
      ])
    const outcomes = await Promise.allSettled([open(11), open(12), open(13)])
    const lost = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [(outcome.reason as { constraint: string }).constraint] : [],
    )
    expect(lost).toEqual(['one_open_spell_per_city', 'one_open_spell_per_city'])
    const { rows } = await raced.pool.query(
      "select count(*)::int as open from membership_spell s join city c on c.id = s.city_id where c.slug = 'cork' and not s.ended",
    )
    expect(rows).toEqual([{ open: 1 }])
  } finally {
    await raced.drop()
  }
})
