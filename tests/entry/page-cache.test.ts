import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { bodyOf, newPage, PageCache } from '../../src/entry/page-cache.ts'

const noon = Date.parse('2026-11-22T12:00:00Z')
const page = (length: number, madeOf = ['cities'], now = noon) => newPage(200, {}, Buffer.alloc(length, 'a'), madeOf, now)

function trusted(mostBytes = 1_000_000, now = () => noon): PageCache {
  const cache = new PageCache(mostBytes, now)
  cache.trust()
  return cache
}

describe('what is kept', () => {
  test('is found as it was made', () => {
    const cache = trusted()
    const made = page(100)
    expect(cache.keep('/en', made, cache.begin())).toBe(true)
    expect(cache.find('/en')).toBe(made)
    expect(cache.find('/fr')).toBe(undefined)
  })

  test('never weighs more than the bound, and what was longest not asked for goes first', () => {
    const size = 1_000 * 1.5 + '/0'.length * 2 + 600
    const cache = trusted(size * 10)
    for (let index = 0; index < 10; index += 1) cache.keep(`/${index}`, page(1_000), cache.begin())
    expect(cache.size).toEqual({ pages: 10, bytes: size * 10 })
    cache.find('/0')
    cache.keep('/a', page(1_000), cache.begin())
    expect(cache.size).toEqual({ pages: 10, bytes: size * 10 })
    expect(['/0', '/1', '/2', '/a'].map((key) => cache.find(key) !== undefined)).toEqual([true, false, true, true])
  })

  test('is replaced under the same key without weighing twice', () => {
    const cache = trusted()
    cache.keep('/en', page(1_000), cache.begin())
    const { bytes } = cache.size
    const newer = page(1_000)
    cache.keep('/en', newer, cache.begin())
    expect(cache.size).toEqual({ pages: 1, bytes })
    expect(cache.find('/en')).toBe(newer)
  })

  test('is no page that would push out an eighth of the others', () => {
    const cache = trusted(8_000)
    expect(cache.keep('/large', page(1_000), cache.begin())).toBe(false)
    expect(cache.size).toEqual({ pages: 0, bytes: 0 })
  })

  test('weighs nothing once all of it is dropped', () => {
    const cache = trusted()
    for (const key of ['/a', '/b', '/c']) cache.keep(key, page(key.charCodeAt(1)), cache.begin())
    cache.raise('cities')
    expect(cache.size).toEqual({ pages: 0, bytes: 0 })
  })
})

describe('a subject that is raised', () => {
  test('drops the pages made of it, also as one of several, and no other', () => {
    const cache = trusted()
    cache.keep('/cities', page(10, ['cities']), cache.begin())
    cache.keep('/city', page(10, ['library', 'cities']), cache.begin())
    cache.keep('/award', page(10, ['award']), cache.begin())
    cache.raise('cities')
    expect(['/cities', '/city', '/award'].map((key) => cache.find(key) !== undefined)).toEqual([false, false, true])
    expect(cache.findStale('/cities')).toBe(undefined)
  })

  test('keeps out a page of it that was begun before, and lets in one begun after', () => {
    const cache = trusted()
    const before = cache.begin()
    cache.raise('cities')
    const after = cache.begin()
    expect(cache.keep('/old', page(10, ['cities']), before)).toBe(false)
    expect(cache.keep('/other', page(10, ['award']), before)).toBe(true)
    expect(cache.keep('/new', page(10, ['cities']), after)).toBe(true)
    cache.raise('award')
    expect(cache.keep('/newer', page(10, ['cities']), after)).toBe(true)
    expect(cache.keep('/newest', page(10, ['cities', 'award']), after)).toBe(false)
  })
})

describe('in doubt', () => {
  test('a cache is until it is told that it hears of changes', () => {
    const cache = new PageCache(1_000_000, () => noon)
    expect(cache.keep('/en', page(10), cache.begin())).toBe(false)
    cache.trust()
    expect(cache.keep('/en', page(10), cache.begin())).toBe(true)
  })

  test('nothing is found and nothing kept, but what there was is there for when no page can be made', () => {
    const cache = trusted()
    const made = page(10)
    cache.keep('/en', made, cache.begin())
    cache.doubt()
    expect(cache.find('/en')).toBe(undefined)
    expect(cache.keep('/fr', page(10), cache.begin())).toBe(false)
    expect(cache.findStale('/en')).toBe(made)
    cache.trust()
    expect(cache.find('/en')).toBe(made)
  })

  test('a change that is learned of afterwards drops what was kept before', () => {
    const cache = trusted()
    cache.keep('/en', page(10), cache.begin())
    const begun = cache.begin()
    cache.doubt()
    cache.raise('cities')
    cache.trust()
    expect(cache.find('/en')).toBe(undefined)
    expect(cache.keep('/en', page(10), begun)).toBe(false)
  })
})

test('a page is made anew after midnight UTC, for it may name today', () => {
  let now = Date.parse('2026-11-22T23:59:59.999Z')
  const cache = trusted(1_000_000, () => now)
  const made = page(10, ['events'], now)
  expect(new Date(made.staleAt).toISOString()).toBe('2026-11-23T00:00:00.000Z')
  cache.keep('/en', made, cache.begin())
  expect(cache.find('/en')).toBe(made)
  now += 1
  expect(cache.find('/en')).toBe(undefined)
  expect(cache.findStale('/en')).toBe(made)
  expect(new Date(page(10, ['events'], now).staleAt).toISOString()).toBe('2026-11-24T00:00:00.000Z')
})

describe('the body of a page', () => {
  const text = 'A city that learns. '.repeat(200)
  const made = () => newPage(200, {}, Buffer.from(text), ['cities'], noon)

  test('is the same in every encoding, and compressed once', async () => {
    const one = made()
    expect((await bodyOf(one, 'identity')).toString()).toBe(text)
    expect(gunzipSync(await bodyOf(one, 'gzip')).toString()).toBe(text)
    expect(brotliDecompressSync(await bodyOf(one, 'br')).toString()).toBe(text)
    expect(await bodyOf(one, 'gzip')).toBe(await bodyOf(one, 'gzip'))
  })

  test('is still the same when it has been asked for often', async () => {
    const one = made()
    for (let asked = 0; asked < 8; asked += 1) await bodyOf(one, 'br')
    await new Promise((wake) => setTimeout(wake, 100))
    expect(brotliDecompressSync(await bodyOf(one, 'br')).toString()).toBe(text)
  })

  test('gives the tag: the same words the same, others another', () => {
    expect(made().etag).toBe(made().etag)
    expect(made().etag).toMatch(/^W\/"[\w-]{22}"$/)
    expect(newPage(200, {}, Buffer.from(`${text}!`), ['cities'], noon).etag).not.toBe(made().etag)
  })
})
