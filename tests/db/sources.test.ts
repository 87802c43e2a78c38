import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordSource } from '#db/sources.ts'
import type { Source } from '#kernel/source.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const record = (source: Source) => database.db.transaction().execute((tx) => recordSource(tx, source))

test('a source is recorded once: by its address, or without one by its title', async () => {
  const first = await record({ title: 'UIL: The award', url: 'https://uil.example/award' })
  expect(first).toBe('uil-the-award')
  expect(await record({ title: 'The award, as UIL tells it', url: 'https://uil.example/award' })).toBe(first)
  const letter = await record({ title: 'Letter of the mayor' })
  expect(await record({ title: 'Letter of the mayor' })).toBe(letter)
  expect(letter).not.toBe(first)
})

test('sources of the same title at other addresses are other sources, whatever names are taken', async () => {
  expect(await record({ title: 'Annual report 2', url: 'https://city.example/2' })).toBe('annual-report-2')
  expect(await record({ title: 'Annual report', url: 'https://city.example/1' })).toBe('annual-report')
  expect(await record({ title: 'Annual report', url: 'https://city.example/3' })).toBe('annual-report-3')
  expect(await record({ title: 'Annual report', url: 'https://city.example/4' })).toBe('annual-report-4')
})

test('a title in a script without Latin letters is recorded', async () => {
  expect(await record({ title: '学习型城市', url: 'https://city.example/zh' })).toBe('source')
  expect(await record({ title: 'مدن التعلم', url: 'https://city.example/ar' })).toBe('source-2')
})
